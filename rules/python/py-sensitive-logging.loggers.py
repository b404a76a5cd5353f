import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.post("/login")
def login():
    username = request.form["username"]
    password = request.form["password"]
    # ruleid: py-sensitive-logging
    logger.info(f"login {username} with {password}")
    # ok: py-sensitive-logging
    logger.info("login for %r", username)
    return "ok"


def send_reset(user, reset_token):
    # ruleid: py-sensitive-logging
    logging.debug("reset token for %s: %s", user.id, reset_token)


class Payment:
    def __init__(self, card_number, amount):
        self.card_number = card_number
        self.amount = amount

    def pay(self):
        # ruleid: py-sensitive-logging
        print("charging", self.card_number)
        # ok: py-sensitive-logging
        print("charging", self.amount)


def show_config(settings):
    # ruleid: py-sensitive-logging
    app.logger.warning("key is " + settings["api_key"])
    # ok: py-sensitive-logging
    app.logger.warning("password is missing")
