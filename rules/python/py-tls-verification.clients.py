import ssl
import urllib.request

import aiohttp
import httpx
import paramiko
import requests


def fetch(url):
    # ruleid: py-tls-verification
    return requests.get(url, verify=False, timeout=10).json()


def read(url):
    # ruleid: py-tls-verification
    context = ssl._create_unverified_context()
    return urllib.request.urlopen(url, context=context).read()


class Client:
    def __init__(self):
        self.session = requests.Session()
        # ruleid: py-tls-verification
        self.session.verify = False
        # ruleid: py-tls-verification
        self.other = httpx.Client(verify=False)

    def context(self):
        context = ssl.create_default_context()
        # ruleid: py-tls-verification
        context.check_hostname = False
        # ruleid: py-tls-verification
        context.verify_mode = ssl.CERT_NONE
        return context


async def load(url):
    # ruleid: py-tls-verification
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False)) as session:
        return await session.get(url)


def deploy(host):
    client = paramiko.SSHClient()
    # ruleid: py-tls-verification
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)


def fetch_safely(url):
    # ok: py-tls-verification
    return requests.get(url, verify="/etc/ssl/company.pem", timeout=10).json()


def deploy_safely(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    # ok: py-tls-verification
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)


def context():
    # ok: py-tls-verification
    return ssl.create_default_context()


def check(form):
    # ok: py-tls-verification
    return form.validate(verify=False)
