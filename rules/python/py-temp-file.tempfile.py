import os
import tempfile


def render_pdf(content):
    # ruleid: py-temp-file
    path = tempfile.mktemp(suffix=".pdf")
    with open(path, "wb") as file:
        file.write(content)
    return path


def dump(text):
    # ruleid: py-temp-file
    with open("/tmp/report.txt", "w") as file:
        file.write(text)


class Cache:
    def __init__(self, user):
        self.user = user

    def store(self, text):
        # ruleid: py-temp-file
        with open(f"/tmp/cache-{self.user}", "w") as file:
            file.write(text)

    def store_well(self, text):
        # ok: py-temp-file
        with tempfile.NamedTemporaryFile("w", delete=False) as file:
            file.write(text)
            return file.name


def work():
    # ok: py-temp-file
    with tempfile.TemporaryDirectory() as folder:
        # ok: py-temp-file
        with open(os.path.join(folder, "work.txt"), "w") as file:
            file.write("x")


def read():
    # ok: py-temp-file
    return open("/tmp/report.txt").read()
