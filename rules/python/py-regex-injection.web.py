import re

from django.http import JsonResponse
from fastapi import FastAPI
from flask import Flask, jsonify, request

app = Flask(__name__)
api = FastAPI()
PATTERNS = {"digits": r"^\d{1,20}$"}


@app.route("/grep")
def grep():
    pattern = request.args["pattern"]
    # ruleid: py-regex-injection
    return jsonify([line for line in open("notes.txt") if re.search(pattern, line)])


@api.get("/filter")
async def filter_names(q: str):
    # ruleid: py-regex-injection
    wanted = re.compile(q, re.IGNORECASE)
    return [name for name in names() if wanted.match(name)]


def find(text, rule):
    # ruleid: py-regex-injection
    return re.findall(rule, text)


class Search:
    def __init__(self, rule, limit):
        self.rule = rule
        self.limit = limit


def search(request):
    wanted = Search(request.GET["rule"], 10)
    # ruleid: py-regex-injection
    hit = re.search("^" + wanted.rule, "text")
    return JsonResponse({"hit": bool(hit), "all": find("text", request.GET["rule"])})


@app.route("/safe-grep")
def safe_grep():
    wanted = re.escape(request.args["q"])
    # ok: py-regex-injection
    return jsonify([line for line in open("notes.txt") if re.search(wanted, line)])


@app.route("/known")
def known():
    # ok: py-regex-injection
    return jsonify(bool(re.match(PATTERNS[request.args["kind"]], "12")))


@app.route("/digits")
def digits():
    # ok: py-regex-injection
    return jsonify(bool(re.match(r"^\d+$", request.args["n"])))
