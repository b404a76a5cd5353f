import asyncio
import os
import subprocess
import sys

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Job(BaseModel):
    repo: str
    depth: int = 1


@app.post("/clone")
async def clone(job: Job):
    # ruleid: py-command-injection
    process = await asyncio.create_subprocess_shell(f"git clone {job.repo} /srv/checkouts")
    return {"code": await process.wait()}


@app.post("/clone-safely")
async def clone_safely(job: Job):
    # ok: py-command-injection
    process = await asyncio.create_subprocess_exec("git", "clone", "--", job.repo, "/srv/checkouts")
    return {"code": await process.wait()}


def handler(event, context):
    # ruleid: py-command-injection
    subprocess.Popen("tar xzf /tmp/" + event["key"], shell=True)
    return {"statusCode": 200}


def archive(folder):
    # ruleid: py-command-injection
    os.system(f"tar czf backup.tgz {folder}")


def build():
    # ok: py-command-injection
    subprocess.run("make clean && make all", shell=True, check=True)


def compress(paths):
    # ok: py-command-injection
    subprocess.run(["gzip", "-9", *paths], check=True)


class Deployment:
    def __init__(self, branch, replicas):
        self.branch = branch
        self.replicas = replicas


def checkout(deployment):
    # ruleid: py-command-injection
    os.system("git checkout " + deployment.branch)


def main():
    checkout(Deployment(sys.argv[1], 3))
    command = input("Command: ")
    # ruleid: py-command-injection
    subprocess.call(command, shell=True)
    count = int(sys.argv[2])
    # ok: py-command-injection
    os.system(f"head -n {count} /var/log/app.log")
