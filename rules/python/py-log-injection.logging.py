import json
import logging

from django.http import HttpResponse
from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger(__name__)


@app.route("/login", methods=["POST"])
def login():
    username = request.form["username"]
    # ruleid: py-log-injection
    app.logger.warning(f"Failed login for {username}")
    return "no", 401


@api.get("/search")
async def search(q: str):
    # ruleid: py-log-injection
    logger.info("search for %s", q)
    return []


def contact(request):
    # ruleid: py-log-injection
    logging.info("Message from " + request.POST.get("email", ""))
    return HttpResponse("thanks")


@app.route("/agent")
def agent():
    agent_name = request.headers.get("User-Agent")
    with open("access.log", "a") as log_file:
        # ruleid: py-log-injection
        log_file.write("agent=" + agent_name + "\n")
    return "ok"


def audit(action, subject):
    # ruleid: py-log-injection
    logger.info("audit %s %s", action, subject)


class Visit:
    def __init__(self, page, count):
        self.page = page
        self.count = count


@app.get("/visit")
def visit():
    seen = Visit(request.args["page"], 1)
    # ruleid: py-log-injection
    logger.debug("visit to %s", seen.page)
    audit("visit", request.args["page"])
    return "ok"


@app.route("/safe-login", methods=["POST"])
def safe_login():
    username = request.form["username"]
    # ok: py-log-injection
    logger.warning("Failed login for %r", username)
    clean = username.replace("\r", "").replace("\n", "")
    # ok: py-log-injection
    logger.info("Login attempt by %s", clean)
    return "no", 401


@api.get("/orders/{order_id}")
async def order(order_id: int):
    # ok: py-log-injection
    logger.info("order %s requested", order_id)
    return {}


@app.post("/event")
def event():
    # ok: py-log-injection
    logger.info(json.dumps({"event": request.json}))
    return "ok"


@app.post("/quoted")
def quoted():
    # ok: py-log-injection
    logger.info(f"signup of {request.form['name']!r}")
    return "ok"
