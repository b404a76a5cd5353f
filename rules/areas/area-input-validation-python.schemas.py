# ruleid: area-input-validation-python
from pydantic import BaseModel


# ruleid: area-input-validation-python
class Signup(BaseModel):
    name: str


# ruleid: area-input-validation-python
def validate_name(text):
    # ruleid: area-input-validation-python
    return re.fullmatch(r"[a-z]{1,20}", text)


# ok: area-input-validation-python
class Cart(Base):
    pass


# ok: area-input-validation-python
def total(items):
    return sum(items)
