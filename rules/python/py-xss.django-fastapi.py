from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


def greet(request):
    name = request.GET.get("name", "")
    # ruleid: py-xss
    return HttpResponse("Hello " + name)


def badge(request):
    # ruleid: py-xss
    label = mark_safe(request.GET["label"])
    return render(request, "badge.html", {"label": label})


@app.get("/profile", response_class=HTMLResponse)
async def profile(nickname: str):
    # ruleid: py-xss
    return f"<html><body><b>{nickname}</b></body></html>"


@app.get("/banner")
async def banner(text: str):
    # ruleid: py-xss
    return HTMLResponse(content=text)


def safe_badge(request):
    # ok: py-xss
    label = format_html("<b>{}</b>", request.GET["label"])
    return render(request, "badge.html", {"label": label})


def api(request):
    # ok: py-xss
    return JsonResponse({"name": request.GET.get("name")})


@app.get("/items/{item_id}")
async def item(item_id: str):
    # ok: py-xss
    return {"id": item_id}


@app.get("/count", response_class=HTMLResponse)
async def count(n: int = 1):
    # ok: py-xss
    return f"<p>{n} items</p>"
