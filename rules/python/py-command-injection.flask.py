import ipaddress
import os
import shlex
import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)
TOOLS = {"disk": "df -h", "memory": "free -m"}


@app.route("/ping")
def ping():
    host = request.args.get("host", "127.0.0.1")
    # ruleid: py-command-injection
    output = subprocess.check_output(f"ping -c 1 {host}", shell=True, text=True)
    return jsonify(output=output)


@app.route("/convert", methods=["POST"])
def convert():
    body = request.get_json()
    target = body["filename"].replace(".docx", ".pdf")
    # ruleid: py-command-injection
    os.system("libreoffice --headless --convert-to pdf " + target)
    return jsonify(ok=True)


@app.route("/lookup/<domain>")
def lookup(domain):
    # ruleid: py-command-injection
    return os.popen("nslookup %s" % domain).read()


@app.route("/run", methods=["POST"])
def run_tool():
    data = request.json
    # ruleid: py-command-injection
    result = subprocess.run(["bash", "-c", data["script"]], capture_output=True)
    return jsonify(code=result.returncode)


@app.route("/safe-ping")
def safe_ping():
    host = request.args.get("host", "127.0.0.1")
    # ok: py-command-injection
    output = subprocess.check_output(["ping", "-c", "1", "--", host], text=True, timeout=5)
    address = ipaddress.ip_address(host)
    # ok: py-command-injection
    os.system(f"traceroute {address}")
    return jsonify(output=output)


@app.route("/quoted")
def quoted():
    name = shlex.quote(request.args["name"])
    # ok: py-command-injection
    os.system(f"figlet {name}")
    return "ok"


@app.route("/status")
def status():
    # ok: py-command-injection
    return os.popen(TOOLS[request.args["tool"]]).read()


@app.route("/service")
def service():
    action = request.args.get("action")
    if action not in ["start", "stop", "restart"]:
        return jsonify(error="unknown action"), 400
    # ok: py-command-injection
    subprocess.run(f"systemctl {action} worker", shell=True, check=True)
    return jsonify(ok=True)
