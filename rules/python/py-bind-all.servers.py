import os
import socket
from http.server import HTTPServer, SimpleHTTPRequestHandler

import uvicorn
from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
api = FastAPI()


def serve():
    # ruleid: py-bind-all
    app.run(host="0.0.0.0", port=5000)


def serve_api():
    # ruleid: py-bind-all
    uvicorn.run(api, host="0.0.0.0", port=8000)


class Listener:
    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # ruleid: py-bind-all
        self.socket.bind(("", port))


def share():
    # ruleid: py-bind-all
    HTTPServer(("0.0.0.0", 8080), SimpleHTTPRequestHandler).serve_forever()


def serve_locally():
    # ok: py-bind-all
    app.run(host="127.0.0.1", port=5000)


def serve_configured():
    # ok: py-bind-all
    uvicorn.run(api, host=os.environ.get("HOST", "127.0.0.1"), port=8000)


def listen_locally(port):
    server = socket.socket()
    # ok: py-bind-all
    server.bind(("127.0.0.1", port))
    return server
