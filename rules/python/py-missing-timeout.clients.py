import smtplib
import urllib.request

import httpx
import requests

OPTIONS = {"timeout": 5}


def fetch(url):
    # ruleid: py-missing-timeout
    return requests.get(url).json()


def send(url, payload):
    # ruleid: py-missing-timeout
    return requests.post(url, json=payload, headers={"Accept": "application/json"})


class Client:
    def __init__(self, base):
        self.base = base
        # ruleid: py-missing-timeout
        self.client = httpx.AsyncClient(timeout=None)

    def status(self):
        # ruleid: py-missing-timeout
        return urllib.request.urlopen(self.base + "/status").read()

    def status_in_time(self):
        # ok: py-missing-timeout
        return urllib.request.urlopen(self.base + "/status", timeout=5).read()


def mail(text):
    # ruleid: py-missing-timeout
    server = smtplib.SMTP("mail.example.org", 587)
    server.sendmail("a@example.org", "b@example.org", text)


def fetch_in_time(url):
    # ok: py-missing-timeout
    return requests.get(url, timeout=10).json()


def fetch_with_options(url):
    # ok: py-missing-timeout
    return requests.get(url, **OPTIONS)


def fetch_httpx(url):
    # ok: py-missing-timeout
    return httpx.get(url)
