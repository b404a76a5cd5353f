from django.http import HttpResponse
from fastapi import FastAPI, Response
from flask import Flask, make_response

app = Flask(__name__)
api = FastAPI()
# ruleid: py-insecure-cookie
app.config["SESSION_COOKIE_SECURE"] = False
# ok: py-insecure-cookie
app.config["SESSION_COOKIE_HTTPONLY"] = True
# ruleid: py-insecure-cookie
SESSION_COOKIE_HTTPONLY = False


@app.post("/login")
def login():
    response = make_response("ok")
    # ruleid: py-insecure-cookie
    response.set_cookie("session_id", new_session())
    return response


@api.post("/token")
async def token(response: Response):
    # ruleid: py-insecure-cookie
    response.set_cookie(key="access_token", value=new_session(), httponly=True)
    return {"ok": True}


def remember(request):
    response = HttpResponse("ok")
    # ruleid: py-insecure-cookie
    response.set_cookie("remember", new_session(), secure=False, httponly=True)
    return response


class Login:
    def __init__(self, response):
        self.response = response

    def finish(self, value):
        # ok: py-insecure-cookie
        self.response.set_cookie("session_id", value, secure=True, httponly=True, samesite="Lax")


@api.post("/safe-token")
async def safe_token(response: Response):
    # ok: py-insecure-cookie
    response.set_cookie(key="access_token", value=new_session(), httponly=True, secure=True)
    return {"ok": True}


@app.post("/theme")
def theme():
    response = make_response("ok")
    # ok: py-insecure-cookie
    response.set_cookie("theme", "dark")
    return response
