import json

from bson import ObjectId
from fastapi import FastAPI
from flask import Flask, abort, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
api = FastAPI()
db = MongoClient().shop


@app.route("/login", methods=["POST"])
def login():
    data = request.get_json()
    # ruleid: py-nosql-injection
    user = db.users.find_one({"username": data["username"], "password": data["password"]})
    return jsonify(ok=user is not None)


@app.route("/search", methods=["POST"])
def search():
    # ruleid: py-nosql-injection
    return jsonify(list(db.products.find(request.json)))


@api.post("/orders/query")
async def query_orders(body: dict):
    # ruleid: py-nosql-injection
    return db.orders.count_documents({"status": body["status"]})


def find_account(query):
    # ruleid: py-nosql-injection
    return db.accounts.find_one(query)


class ResetRequest:
    def __init__(self, token, attempts):
        self.token = token
        self.attempts = attempts


@app.post("/reset")
def reset():
    wanted = ResetRequest(request.json["token"], 1)
    # ruleid: py-nosql-injection
    db.resets.delete_many({"token": wanted.token})
    return jsonify(find_account({"email": request.json["email"]}))


def on_message(channel, method, properties, body):
    message = json.loads(body)
    # ruleid: py-nosql-injection
    db.events.update_one({"key": message["key"]}, {"$set": {"seen": True}})


@app.route("/typed-login", methods=["POST"])
def typed_login():
    data = request.get_json()
    # ok: py-nosql-injection
    user = db.users.find_one({"username": str(data["username"])})
    return jsonify(ok=user is not None)


@app.route("/by-id")
def by_id():
    # ok: py-nosql-injection
    return jsonify(db.products.find_one({"_id": ObjectId(request.json["id"])}))


@app.route("/by-name")
def by_name():
    # ok: py-nosql-injection
    return jsonify(db.products.find_one({"name": request.args["name"]}))


@app.route("/checked", methods=["POST"])
def checked():
    token = request.json.get("token")
    if not isinstance(token, str):
        abort(400)
    # ok: py-nosql-injection
    return jsonify(db.resets.find_one({"token": token}))
