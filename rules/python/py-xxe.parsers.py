import xml.etree.ElementTree as ET
import xml.sax
from xml.dom import minidom

import defusedxml.ElementTree as safe_xml
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/import", methods=["POST"])
def import_orders():
    # ruleid: py-xxe
    parser = etree.XMLParser(resolve_entities=True)
    tree = etree.fromstring(request.data, parser)
    return {"orders": len(tree.findall("order"))}


@app.route("/feed", methods=["POST"])
def feed():
    # ruleid: py-xxe
    tree = etree.fromstring(request.data)
    return {"items": len(tree)}


def read_sheet(path):
    # ruleid: py-xxe
    parser = etree.XMLParser(load_dtd=True, no_network=False)
    return etree.parse(path, parser)


def read_events(stream, handler):
    reader = xml.sax.make_parser()
    # ruleid: py-xxe
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    reader.setContentHandler(handler)
    reader.parse(stream)


class Upload:
    def __init__(self, body):
        self.body = body

    def title(self):
        # ruleid: py-xxe
        return minidom.parseString(self.body).getElementsByTagName("title")


def summary(xml_text):
    # ruleid: py-xxe
    return ET.fromstring(xml_text).findtext("summary")


@app.route("/safe-import", methods=["POST"])
def safe_import():
    # ok: py-xxe
    return {"orders": len(safe_xml.fromstring(request.data))}


def read_locked(path):
    # ok: py-xxe
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    # ok: py-xxe
    return etree.parse(path, parser)


def read_manifest():
    # ok: py-xxe
    return ET.parse("manifest.xml").getroot()
