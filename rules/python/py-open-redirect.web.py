from urllib.parse import urlparse

from django.http import HttpResponseRedirect
from django.shortcuts import redirect as django_redirect
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
api = FastAPI()
PAGES = {"home": "/", "cart": "/cart"}


@app.route("/login", methods=["POST"])
def login():
    target = request.args.get("next") or "/"
    # ruleid: py-open-redirect
    return redirect(target)


@api.get("/out")
async def out(url: str):
    # ruleid: py-open-redirect
    return RedirectResponse(url)


def leave(request):
    # ruleid: py-open-redirect
    return HttpResponseRedirect(request.GET["to"])


def go(address):
    # ruleid: py-open-redirect
    return redirect(address)


class Step:
    def __init__(self, target, title):
        self.target = target
        self.title = title


@app.get("/continue")
def proceed():
    step = Step(request.args["return_to"], "pay")
    if request.args.get("quick"):
        return go(request.args["return_to"])
    # ruleid: py-open-redirect
    return redirect(step.target, code=302)


@app.route("/safe-login", methods=["POST"])
def safe_login():
    # ok: py-open-redirect
    return redirect(url_for("home"))


def checked(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: py-open-redirect
    return django_redirect(target)


@app.route("/page")
def page():
    # ok: py-open-redirect
    return redirect(PAGES[request.args["page"]])


@app.route("/user/<name>/old")
def old_profile(name):
    # ok: py-open-redirect
    return redirect(f"/profile/{name}")


@app.route("/parsed")
def parsed():
    target = request.args.get("next", "/")
    parts = urlparse(target)
    if parts.scheme or parts.netloc or target.startswith(("//", "\\")):
        target = "/"
    # ok: py-open-redirect
    return redirect(target)
