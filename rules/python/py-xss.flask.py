import html

from flask import Flask, Markup, jsonify, make_response, render_template, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # ruleid: py-xss
    return f"<h1>Hello {name}</h1>"


@app.route("/search")
def search():
    query = request.args["q"]
    page = "<html><body>"
    # ruleid: py-xss
    page += "<p>Results for %s</p>" % query
    page += "</body></html>"
    return page


@app.route("/user/<username>")
def user(username):
    # ruleid: py-xss
    return "User " + username


@app.route("/comment", methods=["POST"])
def comment():
    # ruleid: py-xss
    body = Markup(request.form["comment"])
    return render_template("comment.html", body=body)


@app.route("/raw")
def raw():
    # ruleid: py-xss
    return request.args.get("text")


@app.route("/greeting")
def greeting():
    text = "Hello " + request.args.get("name")
    # ruleid: py-xss
    return text


@app.route("/echo")
def echo():
    # ruleid: py-xss
    return make_response(request.args.get("text"))


def card(title):
    # ruleid: py-xss
    return "<div class='card'>{}</div>".format(title)


class Post:
    def __init__(self, title, views):
        self.title = title
        self.views = views


@app.post("/preview")
def preview():
    post = Post(request.form["title"], 0)
    # ruleid: py-xss
    heading = f"<h2>{post.title}</h2>"
    return heading + card(request.form["title"])


@app.route("/safe-hello")
def safe_hello():
    # ok: py-xss
    return f"<h1>Hello {escape(request.args.get('name', ''))}</h1>"


@app.route("/escaped")
def escaped():
    name = html.escape(request.args["name"])
    # ok: py-xss
    return "<p>" + name + "</p>"


@app.route("/json")
def as_json():
    # ok: py-xss
    return jsonify(name=request.args["name"])


@app.route("/template")
def template():
    # ok: py-xss
    return render_template("hello.html", name=request.args["name"])


@app.route("/year/<int:year>")
def year_page(year):
    # ok: py-xss
    return f"<h1>{year}</h1>"
