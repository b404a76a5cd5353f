import xml.etree.ElementTree as ET

from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)
tree = etree.parse("users.xml")


@app.route("/login", methods=["POST"])
def login():
    name = request.form["name"]
    password = request.form["password"]
    # ruleid: py-xpath-injection
    found = tree.xpath(f"//user[name='{name}' and password='{password}']")
    return jsonify(ok=bool(found))


def book(request, title):
    root = ET.parse("books.xml").getroot()
    # ruleid: py-xpath-injection
    return root.findall("./book[@title='" + title + "']")


def select(document, name):
    # ruleid: py-xpath-injection
    return document.xpath("//item[@name='%s']" % name)


class Filter:
    def __init__(self, city, page):
        self.city = city
        self.page = page


@app.get("/stores")
def stores():
    wanted = Filter(request.args["city"], 1)
    # ruleid: py-xpath-injection
    rows = tree.xpath("//store[city='" + wanted.city + "']")
    return jsonify(len(rows) + len(select(tree, request.args["item"])))


@app.route("/safe-login", methods=["POST"])
def safe_login():
    # ok: py-xpath-injection
    found = tree.xpath("//user[name=$name]", name=request.form["name"])
    return jsonify(ok=bool(found))


def third():
    # ok: py-xpath-injection
    return tree.xpath("//user[3]")


@app.get("/row")
def row():
    # ok: py-xpath-injection
    return jsonify(len(tree.xpath(f"//row[{int(request.args['n'])}]")))
