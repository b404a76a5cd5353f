# ruleid: area-crypto-python
import hashlib
# ok: area-crypto-python
import json


# ruleid: area-crypto-python
def sign_body(key, body):
    # ruleid: area-crypto-python
    return hmac.new(key, body, "sha256").hexdigest()


def store(fernet, text):
    # ruleid: area-crypto-python
    return fernet.encrypt(text)


def render(text):
    # ok: area-crypto-python
    return json.dumps(text)
