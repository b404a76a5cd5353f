import hmac
import os

import jwt
import psycopg2
from flask import Flask, request
from pydantic_settings import BaseSettings

app = Flask(__name__)
# ruleid: py-hardcoded-secret
app.config["SECRET_KEY"] = "change-me-in-production"
# ruleid: py-hardcoded-secret
JWT_SECRET = "super-secret-jwt-key"
# ruleid: py-hardcoded-secret
API_KEY = os.environ.get("API_KEY", "your-api-key-here")
# ruleid: py-hardcoded-secret
DATABASE_URL = "postgresql://shop:hunter22@db.internal:5432/shop"
# ok: py-hardcoded-secret
SESSION_SECRET = os.environ["SESSION_SECRET"]
# ok: py-hardcoded-secret
PASSWORD_FIELD = "password"
# ok: py-hardcoded-secret
TOKEN_URL = "https://login.example.com/token"
# ok: py-hardcoded-secret
CACHE_URL = "redis://cache.internal:6379/0"


class Settings(BaseSettings):
    # ruleid: py-hardcoded-secret
    admin_password: str = "admin123"
    # ok: py-hardcoded-secret
    smtp_password: str
    # ok: py-hardcoded-secret
    api_key: str = ""


def connect():
    # ruleid: py-hardcoded-secret
    return psycopg2.connect(host="localhost", user="shop", password="shop-password")


def connect_safely():
    # ok: py-hardcoded-secret
    return psycopg2.connect(host="localhost", user="shop", password=os.environ["DB_PASSWORD"])


def issue(user):
    # ruleid: py-hardcoded-secret
    return jwt.encode({"sub": user}, "my-signing-secret", algorithm="HS256")


class Signer:
    def __init__(self):
        # ruleid: py-hardcoded-secret
        self.signing_key = "not-a-real-signing-key"

    def sign(self, message):
        return hmac.new(self.signing_key.encode(), message, "sha256").hexdigest()


def fallback(name="dev-token-secret"):
    return os.getenv("TOKEN_SECRET") or name


@app.post("/admin")
def admin():
    # ruleid: py-hardcoded-secret
    if request.form["password"] == "letmein99":
        return "welcome"
    # ok: py-hardcoded-secret
    if request.form["role"] == "administrator":
        return "no"
    # ok: py-hardcoded-secret
    password = request.form["password"]
    return password_form(password)


def check_settings(settings):
    # ok: py-hardcoded-secret
    assert settings.password == "from-the-vault"


# ok: py-hardcoded-secret
BROKER = "amqp://guest:guest@localhost:5672//"

# ok: py-hardcoded-secret
LOGGED_ADDRESS = "mongodb://reports:***@db.internal/shop"

# ruleid: py-hardcoded-secret
BROKER_OUTSIDE = "amqp://guest:guest@broker.internal:5672//"
