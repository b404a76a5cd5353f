import ftplib
import smtplib
import telnetlib

import requests


def rates():
    # ruleid: py-cleartext-transport
    return requests.get("http://api.example.com/rates", timeout=10).json()


def upload(path, user, password):
    # ruleid: py-cleartext-transport
    ftp = ftplib.FTP("files.example.com", user, password)
    with open(path, "rb") as file:
        ftp.storbinary("STOR report.csv", file)


class Mailer:
    def __init__(self, user, password):
        self.user = user
        self.password = password

    def send(self, text):
        with smtplib.SMTP("mail.example.com", 25) as server:
            # ruleid: py-cleartext-transport
            server.login(self.user, self.password)
            server.sendmail("a@example.com", "b@example.com", text)

    def send_well(self, text):
        with smtplib.SMTP("mail.example.com", 587) as server:
            server.starttls()
            # ok: py-cleartext-transport
            server.login(self.user, self.password)
            server.sendmail("a@example.com", "b@example.com", text)


def console(host):
    # ruleid: py-cleartext-transport
    return telnetlib.Telnet(host)


def safe_rates():
    # ok: py-cleartext-transport
    return requests.get("https://api.example.com/rates", timeout=10).json()


def local():
    # ok: py-cleartext-transport
    return requests.get("http://localhost:8000/health", timeout=1).ok
