import logging
import traceback

from django.http import HttpResponse, JsonResponse
from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify
from pydantic import ValidationError

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger(__name__)


@app.route("/orders")
def orders():
    try:
        return jsonify(load_orders())
    except Exception as e:
        # ruleid: py-error-exposure
        return jsonify({"error": str(e)}), 500


@api.get("/report")
async def report():
    try:
        return build_report()
    except Exception as exc:
        # ruleid: py-error-exposure
        raise HTTPException(status_code=500, detail=f"Report failed: {exc}")


def export(request):
    try:
        return JsonResponse(build_report())
    except OSError:
        # ruleid: py-error-exposure
        return HttpResponse(traceback.format_exc(), status=500)


def failure(text):
    # ruleid: py-error-exposure
    return JsonResponse({"detail": text}, status=500)


class Failure:
    def __init__(self, detail, code):
        self.detail = detail
        self.code = code


def import_file(request):
    try:
        return JsonResponse(read_file())
    except Exception as error:
        problem = Failure(str(error), 500)
        if request.GET.get("short"):
            return failure(repr(error))
        # ruleid: py-error-exposure
        return JsonResponse({"error": problem.detail}, status=500)


@app.route("/safe-orders")
def safe_orders():
    try:
        return jsonify(load_orders())
    except Exception as e:
        # ok: py-error-exposure
        logger.exception("orders failed: %s", e)
        # ok: py-error-exposure
        return jsonify({"error": "internal error"}), 500


@app.post("/form")
def form():
    try:
        return jsonify(check_form())
    except ValidationError as error:
        # ok: py-error-exposure
        return jsonify({"error": str(error)}), 422


@api.get("/kind")
async def kind():
    try:
        return build_report()
    except Exception as exc:
        # ok: py-error-exposure
        raise HTTPException(status_code=500, detail=type(exc).__name__)
