import os
import shutil
from pathlib import Path
from uuid import uuid4

from fastapi import FastAPI, HTTPException, UploadFile
from flask import Flask, abort, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
UPLOADS = Path("/srv/uploads")
ALLOWED = {".png", ".jpg"}


@app.post("/avatar")
def avatar():
    file = request.files["avatar"]
    # ruleid: py-unrestricted-upload
    file.save(os.path.join("/srv/uploads", secure_filename(file.filename)))
    return "ok"


@app.post("/document")
def document():
    upload = request.files["document"]
    filename = secure_filename(upload.filename)
    # ruleid: py-unrestricted-upload
    upload.save(os.path.join("/srv/uploads", filename))
    return "ok"


@api.post("/files")
async def files(file: UploadFile):
    with open(f"uploads/{file.filename}", "wb") as out:
        # ruleid: py-unrestricted-upload
        shutil.copyfileobj(file.file, out)
    return {"ok": True}


class Store:
    def __init__(self, folder):
        self.folder = folder

    def keep(self, file):
        # ok: py-unrestricted-upload
        file.save(self.folder / str(uuid4()))


@app.post("/safe-avatar")
def safe_avatar():
    file = request.files["avatar"]
    extension = Path(file.filename).suffix.lower()
    if extension not in ALLOWED:
        abort(415)
    # ok: py-unrestricted-upload
    file.save(os.path.join("/srv/uploads", secure_filename(file.filename)))
    return "ok"


@api.post("/safe-files")
async def safe_files(file: UploadFile):
    if not file.filename.endswith((".png", ".jpg")):
        raise HTTPException(status_code=415)
    with open(f"uploads/{file.filename}", "wb") as out:
        # ok: py-unrestricted-upload
        shutil.copyfileobj(file.file, out)
    return {"ok": True}
