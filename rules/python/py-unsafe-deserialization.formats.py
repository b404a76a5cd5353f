import base64
import hmac
import json
import marshal
import pickle

import dill
import jsonpickle
import torch
import yaml
from fastapi import FastAPI, UploadFile
from flask import Flask, abort, request

app = Flask(__name__)
api = FastAPI()
KEY = load_key()


@app.route("/session")
def session():
    cookie = request.cookies.get("session")
    # ruleid: py-unsafe-deserialization
    data = pickle.loads(base64.b64decode(cookie))
    return {"user": data["user"]}


@app.route("/profile", methods=["POST"])
def profile():
    # ruleid: py-unsafe-deserialization
    return dill.loads(request.get_data())


@api.post("/model")
async def upload_model(file: UploadFile):
    # ruleid: py-unsafe-deserialization
    model = torch.load(file.file)
    return {"layers": len(model)}


def from_cache(redis, key):
    value = redis.get(key)
    # ruleid: py-unsafe-deserialization
    return pickle.loads(value) if value else None


def restore(blob):
    # ruleid: py-unsafe-deserialization
    return marshal.loads(blob)


class Job:
    def __init__(self, payload, priority):
        self.payload = payload
        self.priority = priority


@app.post("/jobs")
def enqueue():
    job = Job(request.form["payload"], 1)
    # ruleid: py-unsafe-deserialization
    task = jsonpickle.decode(job.payload)
    return {"name": task.name, "state": restore(request.data)}


@app.route("/safe-config", methods=["POST"])
def safe_config():
    # ok: py-unsafe-deserialization
    settings = yaml.safe_load(request.data)
    # ok: py-unsafe-deserialization
    return {"settings": settings, "json": json.loads(request.data)}


@app.route("/signed", methods=["POST"])
def signed():
    body = request.get_data()
    if not hmac.compare_digest(sign(KEY, body), request.headers["X-Signature"]):
        abort(403)
    # ok: py-unsafe-deserialization
    return {"job": pickle.loads(body)}


def load_model():
    # ok: py-unsafe-deserialization
    with open("model.pkl", "rb") as handle:
        return pickle.load(handle)


def copy(request):
    # ok: py-unsafe-deserialization
    return pickle.loads(pickle.dumps(request.data))
