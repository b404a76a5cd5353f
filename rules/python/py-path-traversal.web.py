import os
import shutil
from pathlib import Path

from fastapi import FastAPI, HTTPException, UploadFile
from fastapi.responses import FileResponse
from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
UPLOADS = Path("/srv/uploads").resolve()
REPORTS = {"daily": "daily.csv", "weekly": "weekly.csv"}


@app.route("/download")
def download():
    name = request.args.get("file")
    # ruleid: py-path-traversal
    return send_file(os.path.join("/srv/uploads", name), as_attachment=True)


@app.route("/view/<path:name>")
def view_file(name):
    # ruleid: py-path-traversal
    with open("/srv/pages/" + name) as page:
        return {"content": page.read()}


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    # ruleid: py-path-traversal
    file.save(os.path.join("/srv/uploads", file.filename))
    # ok: py-path-traversal
    file.save(os.path.join("/srv/uploads", secure_filename(file.filename)))
    return {"ok": True}


@api.get("/files/{filename}")
async def get_file(filename: str):
    path = UPLOADS / filename
    # ruleid: py-path-traversal
    return FileResponse(path)


@api.post("/avatars")
async def save_avatar(avatar: UploadFile):
    # ruleid: py-path-traversal
    with open(f"avatars/{avatar.filename}", "wb") as out:
        # ok: py-path-traversal
        shutil.copyfileobj(avatar.file, out)
    return {"ok": True}


def delete_document(request, filename):
    # ruleid: py-path-traversal
    os.remove(f"/srv/documents/{filename}")


@api.get("/checked/{filename}")
async def get_checked(filename: str):
    path = (UPLOADS / filename).resolve()
    if not path.is_relative_to(UPLOADS):
        raise HTTPException(status_code=404)
    # ok: py-path-traversal
    return FileResponse(path)


@app.route("/real")
def real_path():
    path = os.path.realpath(os.path.join("/srv/uploads", request.args["name"]))
    if not path.startswith("/srv/uploads/"):
        abort(403)
    # ok: py-path-traversal
    return send_file(path)


@app.route("/safe-download")
def safe_download():
    # ok: py-path-traversal
    return send_from_directory("/srv/uploads", request.args["file"])


@app.route("/report")
def report():
    # ok: py-path-traversal
    return send_file(REPORTS[request.args["kind"]])


@app.route("/invoices/<int:invoice>")
def invoice_file(invoice):
    # ok: py-path-traversal
    return send_file(f"/srv/invoices/{invoice}.pdf")
