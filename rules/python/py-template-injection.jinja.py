from django.http import HttpResponse
from django.template import Context, Template
from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment

app = Flask(__name__)
env = Environment(autoescape=True)
THEMES = {"light": "light.html", "dark": "dark.html"}


@app.route("/hello")
def hello():
    name = request.args.get("name", "guest")
    template = f"<h1>Hello {name}</h1>"
    # ruleid: py-template-injection
    return render_template_string(template)


@app.errorhandler(404)
def not_found(error):
    page = "<p>%s was not found</p>" % request.args.get("from")
    # ruleid: py-template-injection
    return render_template_string(page), 404


def preview(request):
    # ruleid: py-template-injection
    template = Template(request.POST["body"])
    return HttpResponse(template.render(Context({"user": request.user})))


def render_mail(body, values):
    # ruleid: py-template-injection
    return env.from_string(body).render(**values)


class Mail:
    def __init__(self, subject, body):
        self.subject = subject
        self.body = body


@app.post("/mail")
def mail():
    draft = Mail("Welcome", request.form["body"])
    # ruleid: py-template-injection
    html = env.from_string("<p>" + draft.body + "</p>").render()
    return {"html": html, "text": render_mail(request.form["body"], {})}


@app.route("/safe-hello")
def safe_hello():
    # ok: py-template-injection
    return render_template_string("<h1>Hello {{ name }}</h1>", name=request.args.get("name"))


@app.route("/page")
def page():
    # ok: py-template-injection
    return render_template("page.html", title=request.args.get("title"))


@app.route("/theme")
def theme():
    # ok: py-template-injection
    return render_template(THEMES[request.args["theme"]])
