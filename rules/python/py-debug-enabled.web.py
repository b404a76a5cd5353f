import os

from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
# ruleid: py-debug-enabled
api = FastAPI(debug=True)
# ok: py-debug-enabled
quiet = FastAPI(title="shop")
# ruleid: py-debug-enabled
app.config["DEBUG"] = True
# ruleid: py-debug-enabled
DEBUG = True


class ProductionConfig:
    # ruleid: py-debug-enabled
    DEBUG = True


class DevelopmentConfig:
    # ok: py-debug-enabled
    DEBUG = True


class Server:
    def __init__(self, flask_app):
        self.app = flask_app

    def start(self):
        # ruleid: py-debug-enabled
        self.app.run(host="127.0.0.1", debug=True)

    def start_quietly(self):
        # ok: py-debug-enabled
        self.app.run(debug=False)


if __name__ == "__main__":
    # ok: py-debug-enabled
    app.run(debug=os.environ.get("FLASK_DEBUG") == "1")
