import smtplib
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler

from django.http import HttpResponse
from flask import Flask, make_response, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
LANGUAGES = {"en": "en-GB", "de": "de-DE"}


class FileHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        # ruleid: py-header-injection
        self.send_header("Content-Disposition", f"attachment; filename={self.path.lstrip('/')}")
        self.end_headers()


@app.route("/language")
def language():
    response = make_response("ok")
    # ruleid: py-header-injection
    response.headers["Content-Language"] = request.args.get("lang", "en")
    return response


def export(request):
    response = HttpResponse("a;b")
    # ruleid: py-header-injection
    response["Content-Disposition"] = "attachment; filename=" + request.GET["name"]
    return response


def tag(response, label):
    # ruleid: py-header-injection
    response.headers["X-Label"] = label
    return response


class Mail:
    def __init__(self, subject, priority):
        self.subject = subject
        self.priority = priority


@app.post("/contact")
def contact():
    mail = Mail(request.form["subject"], 3)
    text = "Subject: " + mail.subject + "\n\nHello"
    with smtplib.SMTP("localhost") as server:
        # ruleid: py-header-injection
        server.sendmail("web@example.org", ["team@example.org"], text)
    return tag(make_response("sent"), request.form["label"])


@app.route("/download")
def download():
    response = make_response("data")
    # ok: py-header-injection
    response.headers["Content-Disposition"] = f"attachment; filename={secure_filename(request.args['name'])}"
    # ok: py-header-injection
    response.headers["Content-Language"] = LANGUAGES[request.args["lang"]]
    # ok: py-header-injection
    response.headers["X-Page"] = str(int(request.args["page"]))
    return response


def send_contact(form):
    message = EmailMessage()
    message["Subject"] = form["subject"]
    with smtplib.SMTP("localhost") as server:
        # ok: py-header-injection
        server.send_message(message)
