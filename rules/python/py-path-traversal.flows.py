"""Flows through a helper function and through the field of an object."""

import json
import os

from flask import Flask, request

app = Flask(__name__)
FOLDER = "/srv/templates"


def read_text(folder, name):
    # ruleid: py-path-traversal
    with open(os.path.join(folder, name)) as file:
        return file.read()


def load_settings():
    # ok: py-path-traversal
    with open("settings.json") as file:
        return json.load(file)


@app.get("/template")
def template():
    return {"text": read_text(FOLDER, request.args["name"])}


class Export:
    def __init__(self, name, kind):
        self.name = name
        self.kind = kind


@app.post("/export")
def export():
    job = Export(request.json["name"], "csv")
    # ruleid: py-path-traversal
    with open(f"/srv/exports/{job.name}", "w") as file:
        file.write("id;total\n")
    # ok: py-path-traversal
    with open(f"/srv/exports/{os.path.basename(job.name)}", "w") as file:
        file.write("id;total\n")
    return {"ok": True}
