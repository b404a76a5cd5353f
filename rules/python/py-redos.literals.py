import re

from django.core.validators import RegexValidator
from pydantic import BaseModel, Field

# ruleid: py-redos
EMAIL = re.compile(r"^([a-zA-Z0-9]+)*@example\.com$")
# ok: py-redos
CODE = re.compile(r"^[A-Z]{3}-[0-9]{4}$")


def is_name(text):
    # ruleid: py-redos
    return re.match(r"^(\w+\s?)+$", text) is not None


class Page:
    def __init__(self, html):
        self.html = html

    def links(self):
        # ruleid: py-redos
        return re.findall(r"(<a.*>)*</a>x(a+)+$", self.html)


# ruleid: py-redos
check_slug = RegexValidator(r"^([a-z]+)+$")


class Product(BaseModel):
    # ok: py-redos
    sku: str = Field(pattern=r"^[a-z0-9-]{1,40}$")


def words(text):
    # ok: py-redos
    return re.split(r"\s+", text)
