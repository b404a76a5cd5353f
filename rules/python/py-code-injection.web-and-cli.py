import ast
import importlib
import json
import operator

from django.http import JsonResponse
from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()
OPERATIONS = {"add": operator.add, "multiply": operator.mul}
EXPORTERS = {"csv": "exporters.csv", "json": "exporters.json"}


@app.route("/calculate")
def calculate():
    expression = request.args.get("expression")
    # ruleid: py-code-injection
    return str(eval(expression))


@api.post("/rules")
async def add_rule(rule: dict):
    # ruleid: py-code-injection
    exec(rule["code"], {"__builtins__": {}})
    return {"ok": True}


def load_plugin(request):
    # ruleid: py-code-injection
    plugin = importlib.import_module("plugins." + request.POST["plugin"])
    return JsonResponse({"name": plugin.__name__})


def evaluate_formula(formula, row):
    # ruleid: py-code-injection
    return eval(formula, {}, {"row": row})


class Rule:
    def __init__(self, condition, label):
        self.condition = condition
        self.label = label


def apply_rule(rule):
    # ruleid: py-code-injection
    return eval(rule.condition)


@app.post("/apply")
def apply():
    return str(apply_rule(Rule(request.json["condition"], "manual")))


def main():
    numbers = input("Numbers, e.g. [1, 2]: ")
    # ruleid: py-code-injection
    print(sum(eval(numbers)))
    # ok: py-code-injection
    print(sum(ast.literal_eval(numbers)))


@app.route("/compute")
def compute():
    # ok: py-code-injection
    result = OPERATIONS[request.args["op"]](float(request.args["a"]), float(request.args["b"]))
    return str(result)


@app.route("/export")
def export():
    # ok: py-code-injection
    exporter = importlib.import_module(EXPORTERS[request.args["format"]])
    return exporter.run(json.loads(request.data))


def bootstrap():
    # ok: py-code-injection
    exec("import sys; sys.path.insert(0, '.')")
