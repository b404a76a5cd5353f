from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, request
from flask_cors import CORS

api = FastAPI()
app = Flask(__name__)
other = Flask("other")
ORIGINS = ["https://app.example.com"]

# ruleid: py-cors-misconfiguration
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])
# ruleid: py-cors-misconfiguration
CORS(app)
# ruleid: py-cors-misconfiguration
CORS(app, resources={r"/api/*": {"origins": "*"}})
# ruleid: py-cors-misconfiguration
CORS_ALLOW_ALL_ORIGINS = True


@app.after_request
def add_headers(response):
    # ruleid: py-cors-misconfiguration
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")
    return response


# ok: py-cors-misconfiguration
api.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)
# ok: py-cors-misconfiguration
CORS(other, origins=ORIGINS)
# ok: py-cors-misconfiguration
CORS_ALLOWED_ORIGINS = ["https://app.example.com"]


class Headers:
    def __init__(self, origin):
        self.origin = origin

    def apply(self, response):
        # ok: py-cors-misconfiguration
        response.headers["Access-Control-Allow-Origin"] = "https://app.example.com"
        return response
