import hashlib
import random
import secrets
import string
import time
import uuid

from flask import Flask, jsonify, session

app = Flask(__name__)
ALPHABET = string.ascii_letters + string.digits


def generate_reset_token():
    # ruleid: py-weak-random
    return "".join(random.choice(ALPHABET) for _ in range(32))


@app.post("/otp")
def send_otp():
    # ruleid: py-weak-random
    otp = random.randint(100000, 999999)
    deliver(otp)
    return jsonify(sent=True)


def new_session():
    # ruleid: py-weak-random
    session_id = hashlib.sha256(str(time.time()).encode()).hexdigest()
    return session_id


class User:
    def __init__(self, name):
        self.name = name
        # ruleid: py-weak-random
        self.api_key = str(uuid.uuid1())


def pick(length):
    return "".join(random.choices(ALPHABET, k=length))


def invite(user):
    # ruleid: py-weak-random
    user.password = pick(12)


def create_link(user):
    # ruleid: py-weak-random
    return {"user": user, "token": "%032x" % random.getrandbits(128)}


def safe_reset_token():
    # ok: py-weak-random
    return secrets.token_urlsafe(32)


def safe_otp():
    # ok: py-weak-random
    otp = secrets.randbelow(900000) + 100000
    return otp


def system_password():
    generator = random.SystemRandom()
    # ok: py-weak-random
    password = "".join(generator.choice(ALPHABET) for _ in range(16))
    return password


def roll_dice():
    # ok: py-weak-random
    return random.randint(1, 6)


def backoff(attempt):
    # ok: py-weak-random
    delay = random.uniform(0, 2**attempt)
    return delay


def remember():
    # ok: py-weak-random
    session["started_at"] = time.time()
    # ok: py-weak-random
    session["token_expires"] = time.time() + 3600
