import os
import stat
import subprocess
from pathlib import Path


def install(path):
    # ruleid: py-file-permissions
    os.chmod(path, 0o777)


def upload_folder(path):
    # ruleid: py-file-permissions
    os.makedirs(path, mode=0o777, exist_ok=True)


class Script:
    def __init__(self, path):
        self.path = Path(path)

    def open_up(self):
        # ruleid: py-file-permissions
        self.path.chmod(0o666)

    def make_runnable(self):
        # ok: py-file-permissions
        self.path.chmod(0o755)


def daemonize():
    # ruleid: py-file-permissions
    os.umask(0)


def share(path):
    # ruleid: py-file-permissions
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXO)
    # ruleid: py-file-permissions
    subprocess.run(["chmod", "-R", "777", path], check=True)


def protect(path):
    # ok: py-file-permissions
    os.chmod(path, 0o600)


def private_folder(path):
    # ok: py-file-permissions
    os.makedirs(path, mode=0o700, exist_ok=True)
    # ok: py-file-permissions
    os.chmod("static/index.html", 0o644)


def publish_key():
    # ruleid: py-file-permissions
    os.chmod("/etc/app/server.pem", 0o644)
