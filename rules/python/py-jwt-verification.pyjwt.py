import base64
import json

import jwt
from fastapi import Depends, FastAPI, Header, HTTPException
from flask import request
from jose import jwt as jose_jwt

app = FastAPI()
PUBLIC_KEY = load_public_key()


def current_user():
    token = request.headers["Authorization"].split()[1]
    # ruleid: py-jwt-verification
    return jwt.decode(token, options={"verify_signature": False})["sub"]


def legacy_user(token, key):
    # ruleid: py-jwt-verification
    return jwt.decode(token, key, verify=False)


def any_algorithm(token, key):
    # ruleid: py-jwt-verification
    return jwt.decode(token, key, algorithms=["HS256", "none"])


async def claims(authorization: str = Header(...)):
    # ruleid: py-jwt-verification
    return jose_jwt.get_unverified_claims(authorization)


class Session:
    def __init__(self, token):
        self.token = token

    def payload(self):
        # ruleid: py-jwt-verification
        return json.loads(base64.urlsafe_b64decode(self.token.split(".")[1] + "=="))

    def header_algorithm(self, key):
        header = jwt.get_unverified_header(self.token)
        # ruleid: py-jwt-verification
        return jwt.decode(self.token, key, algorithms=[header["alg"]])


def verified(token):
    # ok: py-jwt-verification
    return jwt.decode(token, PUBLIC_KEY, algorithms=["RS256"], audience="shop")


@app.get("/me")
async def me(authorization: str = Header(...)):
    try:
        # ok: py-jwt-verification
        payload = jwt.decode(authorization, PUBLIC_KEY, algorithms=["RS256"], options={"require": ["exp", "sub"]})
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401)
    return payload


def key_id(token):
    # ok: py-jwt-verification
    return jwt.get_unverified_header(token)["kid"]
