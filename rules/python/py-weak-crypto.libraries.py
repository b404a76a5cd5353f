import hashlib
import os

import bcrypt
from argon2 import PasswordHasher
from Crypto.Cipher import AES, DES
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

BLOCK = 16


def hash_password(password):
    # ruleid: py-weak-crypto
    return hashlib.md5(password.encode()).hexdigest()


def register(form):
    password = form["password"]
    # ruleid: py-weak-crypto
    return hashlib.sha256(password.encode()).hexdigest()


def sign(body):
    # ruleid: py-weak-crypto
    return hashlib.sha1(body).hexdigest()


def encrypt(key, text):
    # ruleid: py-weak-crypto
    cipher = AES.new(key, AES.MODE_ECB)
    return cipher.encrypt(text)


class Vault:
    def __init__(self, key):
        self.key = key

    def lock(self, text):
        # ruleid: py-weak-crypto
        cipher = DES.new(self.key, DES.MODE_CBC, os.urandom(8))
        # ruleid: py-weak-crypto
        other = Cipher(algorithms.AES(self.key), modes.CBC(b"0000000000000000"))
        return cipher.encrypt(text), other

    def lock_well(self, text):
        # ok: py-weak-crypto
        cipher = Cipher(algorithms.AES(self.key), modes.GCM(os.urandom(12)))
        return cipher.encryptor().update(text)


def derive(password, salt):
    # ruleid: py-weak-crypto
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=1000)
    return kdf.derive(password)


def new_key():
    # ruleid: py-weak-crypto
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


def new_strong_key():
    # ok: py-weak-crypto
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def store(password):
    # ok: py-weak-crypto
    return PasswordHasher().hash(password)


def store_bcrypt(password):
    # ok: py-weak-crypto
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(rounds=12))


def checksum(content):
    # ok: py-weak-crypto
    return hashlib.sha256(content).hexdigest()


def cache_key(url):
    # ok: py-weak-crypto
    return hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()


def stretch(password):
    # ok: py-weak-crypto
    return hashlib.pbkdf2_hmac("sha256", password.encode(), os.urandom(16), 600_000)


def sign_message(private_key, message):
    # ok: py-weak-crypto
    return private_key.sign(message, padding.PKCS1v15(), hashes.SHA256())


def wrap(public_key, message):
    # ruleid: py-weak-crypto
    return public_key.encrypt(message, padding.PKCS1v15())
