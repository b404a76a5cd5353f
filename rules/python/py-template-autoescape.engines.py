import jinja2
from flask import Flask
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = Flask(__name__)

# ruleid: py-template-autoescape
env = Environment(loader=FileSystemLoader("templates"))
# ruleid: py-template-autoescape
mail_env = jinja2.Environment(loader=FileSystemLoader("mails"), autoescape=False)
# ok: py-template-autoescape
page_env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())


class Renderer:
    def __init__(self, folder):
        # ruleid: py-template-autoescape
        self.env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder))
        # ok: py-template-autoescape
        self.safe_env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)


def configure(flask_app):
    # ruleid: py-template-autoescape
    flask_app.jinja_env.autoescape = False
    # ok: py-template-autoescape
    flask_app.jinja_env.trim_blocks = True
