from fastapi import FastAPI
from flask import Flask, jsonify, request
from pydantic import BaseModel

from .models import Account, Profile, User, db

app = Flask(__name__)
api = FastAPI()
EDITABLE = {"name", "city"}


class ProfileUpdate(BaseModel):
    name: str
    city: str


@app.route("/register", methods=["POST"])
def register():
    # ruleid: py-mass-assignment
    user = User(**request.get_json())
    db.session.add(user)
    db.session.commit()
    return jsonify(id=user.id)


@app.route("/users/<int:user_id>", methods=["PATCH"])
def update_user(user_id):
    user = User.query.get_or_404(user_id)
    for key, value in request.json.items():
        # ruleid: py-mass-assignment
        setattr(user, key, value)
    db.session.commit()
    return jsonify(ok=True)


def create_profile(request):
    data = request.data
    # ruleid: py-mass-assignment
    return Profile.objects.create(**data)


@api.put("/accounts/{account_id}")
async def put_account(account_id: int, body: dict):
    # ruleid: py-mass-assignment
    Account.query.filter_by(id=account_id).update(body)
    return {"ok": True}


def apply_changes(target, changes):
    for field in changes:
        # ruleid: py-mass-assignment
        setattr(target, field, changes[field])


class Command:
    def __init__(self, fields, dry_run):
        self.fields = fields
        self.dry_run = dry_run


@app.post("/profiles")
def new_profile():
    command = Command(request.json, False)
    # ruleid: py-mass-assignment
    profile = Profile(**command.fields)
    apply_changes(profile, request.json)
    return jsonify(id=profile.id)


@app.route("/safe-register", methods=["POST"])
def safe_register():
    data = request.get_json()
    # ok: py-mass-assignment
    user = User(name=data["name"], email=data["email"])
    return jsonify(id=user.id)


@app.route("/safe/<int:user_id>", methods=["PATCH"])
def safe_update(user_id):
    user = User.query.get_or_404(user_id)
    for key, value in request.json.items():
        if key in EDITABLE:
            # ok: py-mass-assignment
            setattr(user, key, value)
    return jsonify(ok=True)


@api.put("/profile")
async def put_profile(body: ProfileUpdate):
    # ok: py-mass-assignment
    return Profile(**body.model_dump())
