from argon2 import PasswordHasher
from django.contrib.auth import authenticate
from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify, request

from .models import User, db

app = Flask(__name__)
api = FastAPI()


@app.post("/register")
def register():
    data = request.get_json()
    # ruleid: py-plaintext-password
    user = User(name=data["name"], password=data["password"])
    db.session.add(user)
    return jsonify(ok=True)


@app.post("/login")
def login():
    password = request.form["password"]
    user = User.query.filter_by(name=request.form["name"]).first()
    # ruleid: py-plaintext-password
    if user and user.password == password:
        return jsonify(ok=True)
    return jsonify(ok=False), 401


class Accounts:
    def __init__(self, users):
        self.users = users

    def check(self, name, password):
        # ruleid: py-plaintext-password
        return self.users[name]["password"] == password

    def check_well(self, name, password):
        # ok: py-plaintext-password
        return PasswordHasher().verify(self.users[name]["password_hash"], password)


@app.post("/safe-register")
def safe_register():
    data = request.get_json()
    # ok: py-plaintext-password
    user = User(name=data["name"], password_hash=PasswordHasher().hash(data["password"]))
    return jsonify(id=user.id)


def confirm(form):
    # ok: py-plaintext-password
    return form["password"] == form["password_again"]


def sign_in(request):
    # ok: py-plaintext-password
    return authenticate(request, username=request.POST["name"], password=request.POST["password"])
