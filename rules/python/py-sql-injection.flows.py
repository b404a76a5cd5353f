"""Flows through a helper function and through the field of an object."""

import sqlite3

from flask import Flask, request

app = Flask(__name__)


def build_filter(term):
    return " WHERE title LIKE '%" + term + "%'"


def run(statement):
    connection = sqlite3.connect("notes.db")
    # ruleid: py-sql-injection
    return connection.execute(statement).fetchall()


@app.get("/notes")
def notes():
    return {"notes": run("SELECT id, title FROM notes" + build_filter(request.args["q"]))}


class NoteQuery:
    def __init__(self, owner):
        self.owner = owner
        self.limit = 10


@app.get("/mine")
def mine():
    query = NoteQuery(request.args["owner"])
    connection = sqlite3.connect("notes.db")
    statement = "SELECT * FROM notes WHERE owner = '" + query.owner + "'"
    # ruleid: py-sql-injection
    rows = connection.execute(statement).fetchall()
    # ok: py-sql-injection
    first = connection.execute("SELECT * FROM notes LIMIT " + str(query.limit)).fetchall()
    # ok: py-sql-injection
    own = connection.execute("SELECT * FROM notes WHERE owner = ?", (query.owner,)).fetchall()
    return {"rows": rows + first + own}


def main():
    name = input("Customer name: ")
    connection = sqlite3.connect("notes.db")
    cursor = connection.cursor()
    # ruleid: py-sql-injection
    cursor.execute("SELECT * FROM customers WHERE name = '%s'" % name)
    print(cursor.fetchall())
