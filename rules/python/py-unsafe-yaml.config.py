import yaml
from flask import Flask, request

app = Flask(__name__)


def load_config(path):
    with open(path) as file:
        # ruleid: py-unsafe-yaml
        return yaml.load(file)


@app.post("/import")
def import_settings():
    # ruleid: py-unsafe-yaml
    return yaml.load(request.data, Loader=yaml.FullLoader)


class Playbook:
    def __init__(self, text):
        self.text = text

    def steps(self):
        # ruleid: py-unsafe-yaml
        return list(yaml.load_all(self.text, Loader=yaml.UnsafeLoader))

    def safe_steps(self):
        # ok: py-unsafe-yaml
        return list(yaml.safe_load_all(self.text))


def load_safely(path):
    with open(path) as file:
        # ok: py-unsafe-yaml
        return yaml.load(file, Loader=yaml.SafeLoader)


def defaults():
    # ok: py-unsafe-yaml
    return yaml.safe_load("debug: false")
