import ldap
import ldap3
from flask import Flask, jsonify, request
from ldap.filter import escape_filter_chars

app = Flask(__name__)
BASE = "dc=example,dc=org"


@app.route("/people")
def people():
    connection = ldap.initialize("ldaps://directory.example.org")
    name = request.args["name"]
    # ruleid: py-ldap-injection
    found = connection.search_s(BASE, ldap.SCOPE_SUBTREE, "(cn=%s)" % name)
    return jsonify(count=len(found))


def find_user(conn, username):
    search_filter = f"(&(objectClass=person)(uid={username}))"
    # ruleid: py-ldap-injection
    conn.search(search_base=BASE, search_filter=search_filter, attributes=["mail"])
    return conn.entries


def login(request):
    connection = ldap.initialize("ldaps://directory.example.org")
    dn = "uid=" + request.POST["username"] + ",ou=people," + BASE
    # ruleid: py-ldap-injection
    connection.simple_bind_s(dn, request.POST["password"])


def lookup(conn, text):
    # ruleid: py-ldap-injection
    conn.search(BASE, text)
    return conn.entries


class Query:
    def __init__(self, mail, limit):
        self.mail = mail
        self.limit = limit


@app.get("/mail")
def by_mail():
    query = Query(request.args["mail"], 10)
    conn = ldap3.Connection(ldap3.Server("directory.example.org"))
    # ruleid: py-ldap-injection
    conn.search(BASE, "(mail=" + query.mail + ")", size_limit=query.limit)
    return jsonify(rows=len(lookup(conn, "(sn=" + request.args["sn"] + ")")))


@app.route("/safe-people")
def safe_people():
    connection = ldap.initialize("ldaps://directory.example.org")
    name = escape_filter_chars(request.args["name"])
    # ok: py-ldap-injection
    return jsonify(connection.search_s(BASE, ldap.SCOPE_SUBTREE, f"(cn={name})"))


def find_staff(conn, number: int):
    # ok: py-ldap-injection
    conn.search(search_base=BASE, search_filter="(objectClass=person)", size_limit=number)
    return conn.entries


def find_safely(conn, username):
    # ok: py-ldap-injection
    conn.search(BASE, "(uid=" + ldap3.utils.conv.escape_filter_chars(username) + ")")
    return conn.entries
