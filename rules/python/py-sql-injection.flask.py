import sqlite3

from flask import Flask, g, jsonify, request

app = Flask(__name__)
SORT_COLUMNS = {"name": "name", "newest": "created_at"}


def get_db():
    if "db" not in g:
        g.db = sqlite3.connect("shop.db")
    return g.db


@app.route("/login", methods=["POST"])
def login():
    username = request.form["username"]
    password = request.form["password"]
    query = f"SELECT id FROM users WHERE username = '{username}' AND password = '{password}'"
    # ruleid: py-sql-injection
    row = get_db().execute(query).fetchone()
    return jsonify(ok=row is not None)


@app.route("/products")
def products():
    sql = "SELECT * FROM products WHERE 1=1"
    if request.args.get("category"):
        sql += " AND category = '%s'" % request.args.get("category")
    cursor = get_db().cursor()
    # ruleid: py-sql-injection
    cursor.execute(sql)
    return jsonify(cursor.fetchall())


@app.route("/users/<name>")
def user_by_name(name):
    cursor = get_db().cursor()
    # ruleid: py-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = '{}'".format(name))
    return jsonify(cursor.fetchone())


@app.route("/users/<int:user_id>")
def user_by_id(user_id):
    cursor = get_db().cursor()
    # ok: py-sql-injection
    cursor.execute(f"SELECT * FROM users WHERE id = {int(user_id)}")
    return jsonify(cursor.fetchone())


@app.route("/safe-login", methods=["POST"])
def safe_login():
    username = request.form["username"]
    # ok: py-sql-injection
    row = get_db().execute("SELECT id FROM users WHERE username = ?", (username,)).fetchone()
    return jsonify(ok=row is not None)


@app.route("/sorted")
def sorted_products():
    column = SORT_COLUMNS.get(request.args.get("sort"), "created_at")
    # ok: py-sql-injection
    rows = get_db().execute(f"SELECT * FROM products ORDER BY {column}").fetchall()
    return jsonify(rows)


@app.route("/ordered")
def ordered_products():
    order = request.args.get("order", "asc")
    if order not in ("asc", "desc"):
        return jsonify(error="bad order"), 400
    # ok: py-sql-injection
    rows = get_db().execute("SELECT * FROM products ORDER BY id " + order).fetchall()
    return jsonify(rows)
