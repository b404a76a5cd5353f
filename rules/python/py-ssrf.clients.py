import urllib.request
from urllib.parse import quote, urlparse

import aiohttp
import httpx
import requests
from django.http import HttpResponse
from fastapi import FastAPI, HTTPException
from flask import Flask, abort, request
from pydantic import BaseModel

app = Flask(__name__)
api = FastAPI()
ALLOWED_HOSTS = {"images.example.com", "cdn.example.com"}
WEATHER_API = "https://weather.example.com"
FEEDS = {"news": "https://news.example.com/rss"}


class Hook(BaseModel):
    url: str
    retries: int = 3


@app.route("/preview", methods=["POST"])
def preview():
    url = request.json["url"]
    # ruleid: py-ssrf
    return requests.get(url, timeout=5).text


@app.route("/proxy")
def proxy():
    # ruleid: py-ssrf
    with urllib.request.urlopen(request.args["target"]) as answer:
        return answer.read()


@api.post("/hooks")
async def test_hook(hook: Hook):
    async with httpx.AsyncClient() as client:
        # ruleid: py-ssrf
        answer = await client.post(hook.url, json={"test": True})
    return {"status": answer.status_code}


@api.get("/fetch")
async def fetch_page(host: str):
    async with aiohttp.ClientSession() as session:
        # ruleid: py-ssrf
        async with session.get(f"https://{host}/status") as answer:
            return await answer.text()


def download(address):
    # ruleid: py-ssrf
    return requests.get(address, timeout=10).content


class Avatar:
    def __init__(self, source, size):
        self.source = source
        self.size = size


def import_avatar(request):
    avatar = Avatar(request.POST["avatar_url"], 64)
    # ruleid: py-ssrf
    picture = requests.get(avatar.source, timeout=10)
    return HttpResponse(picture.content + download(request.POST["fallback_url"]))


@app.route("/checked")
def checked():
    url = request.args["url"]
    parts = urlparse(url)
    if parts.scheme != "https" or parts.hostname not in ALLOWED_HOSTS:
        abort(400)
    # ok: py-ssrf
    return requests.get(url, timeout=5, allow_redirects=False).text


@app.route("/weather")
def weather():
    # ok: py-ssrf
    return requests.get(f"{WEATHER_API}/v1/{quote(request.args['city'])}", timeout=5).json()


@app.route("/repo/<name>")
def repo(name):
    # ok: py-ssrf
    return requests.get(f"https://git.example.com/api/{name}", timeout=5).json()


@api.get("/feed")
async def feed(kind: str):
    if kind not in FEEDS:
        raise HTTPException(404)
    # ok: py-ssrf
    return httpx.get(FEEDS[kind]).text


@app.route("/query")
def query():
    # ok: py-ssrf
    return requests.get("https://search.example.com/", params={"q": request.args["q"]}, timeout=5).json()
