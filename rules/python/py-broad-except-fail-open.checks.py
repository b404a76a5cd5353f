import hmac

import jwt
import requests


def verify_signature(body, signature):
    # ruleid: py-broad-except-fail-open
    try:
        return hmac.compare_digest(sign(body), signature)
    except Exception:
        return True


def is_authorized(user, action):
    # ruleid: py-broad-except-fail-open
    try:
        answer = requests.get(POLICY_URL, params={"user": user, "action": action}, timeout=2)
        return answer.json()["allowed"]
    except requests.RequestException as error:
        print("policy service is down", error)
        return True


class TokenChecker:
    def __init__(self, key):
        self.key = key

    def validate_token(self, token):
        # ruleid: py-broad-except-fail-open
        try:
            jwt.decode(token, self.key, algorithms=["HS256"])
        except:
            pass
        return True

    def check_token(self, token):
        # ok: py-broad-except-fail-open
        try:
            jwt.decode(token, self.key, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            return False
        return True


def verify_body(body, signature):
    # ok: py-broad-except-fail-open
    try:
        return hmac.compare_digest(sign(body), signature)
    except (TypeError, ValueError):
        return False


def remove_file(path):
    # ok: py-broad-except-fail-open
    try:
        path.unlink()
    except FileNotFoundError:
        return True
    return True
