import os
import shutil
import tarfile
import zipfile
from pathlib import Path

TARGET = Path("/srv/uploads").resolve()


def unpack_backup(path):
    with tarfile.open(path, "r:gz") as tar:
        # ruleid: py-archive-traversal
        tar.extractall(path="/srv/restore")


def unpack_upload(upload):
    archive = tarfile.open(fileobj=upload.file)
    for member in archive.getmembers():
        # ruleid: py-archive-traversal
        archive.extract(member, "/srv/uploads")
    archive.close()


def unpack_any(path):
    # ruleid: py-archive-traversal
    shutil.unpack_archive(path, "/srv/uploads")


class Importer:
    def __init__(self, folder):
        self.folder = folder

    def run(self, path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                # ruleid: py-archive-traversal
                destination = os.path.join(self.folder, name)
                with open(destination, "wb") as out:
                    out.write(archive.read(name))


def unpack_one(path):
    # ruleid: py-archive-traversal
    tarfile.open(path).extractall("/srv/plugins")


def unpack_filtered(path):
    with tarfile.open(path) as tar:
        # ok: py-archive-traversal
        tar.extractall("/srv/restore", filter="data")


def unpack_zip(path):
    with zipfile.ZipFile(path) as archive:
        # ok: py-archive-traversal
        archive.extractall("/srv/uploads")


def unpack_checked(path):
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            # ok: py-archive-traversal
            target = (TARGET / member.filename).resolve()
            if not target.is_relative_to(TARGET):
                raise ValueError(f"refusing {member.filename}")
            target.write_bytes(archive.read(member))
