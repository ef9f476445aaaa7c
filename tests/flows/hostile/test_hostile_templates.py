"""Templates that are broken or built to do harm: refused with a place, before anything is made."""

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.flows.hostile.attempts import attempt, refused
from tests.word.packages import docx, p, package, relation

DATA = '{"a": "chữ", "rows": [{"n": 1}, {"n": 2}]}'.encode()
PLAIN = docx("{{ a }}")
DOCUMENT, TYPES, PACKAGE_RELATIONS = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
Change = Callable[[bytes], bytes]


def changed(**members: bytes | Change | None) -> bytes:
    """Return a good template with members changed, added, or left out where ``None``."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        made = {name: archive.read(name) for name in archive.namelist()}
    for name, change in members.items():
        if change is None:
            del made[name]
        else:
            made[name] = change if isinstance(change, bytes) else change(made[name])
    return package(made)


def document(change: bytes | Change) -> bytes:
    return changed(**{DOCUMENT: change})


def before(text: bytes) -> Change:
    return lambda content: text + content


def instead(old: bytes, new: bytes) -> Change:
    return lambda content: content.replace(old, new)


def with_member(name: str) -> bytes:
    made = io.BytesIO(PLAIN)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr(name, b"x")
    return made.getvalue()


def linked(kind: str, target: str, *, external: bool = True) -> bytes:
    return docx("{{ a }}", relations=relation(1, kind, target, external=external))


ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
CONTENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

PACKAGES = {
    "cut in half": (PLAIN[: len(PLAIN) // 2], "package-broken"),
    "last byte gone": (PLAIN[:-1], "package-broken"),
    "end gone": (PLAIN[:-22], "package-broken"),
    "two letters": (b"PK", "package-broken"),
    "something in front": (b"x" * 50 + PLAIN, "package-not-word"),
    "a web page": (b"<html>", "package-not-word"),
    "RTF": (b"{\\rtf1}", "package-not-word"),
    "no members": (b"PK\5\6" + b"\0" * 18, "package-not-word"),
    "no content types": (changed(**{TYPES: None}), "package-not-word"),
    "content types broken": (changed(**{TYPES: b"x"}), "part-broken"),
    "another kind": (changed(**{TYPES: instead(b"wordprocessingml", b"presentationml")}),
                     "package-not-word"),
    "no relations": (changed(**{PACKAGE_RELATIONS: None}), "package-member-missing"),
    "relations broken": (changed(**{PACKAGE_RELATIONS: b"<a>"}), "part-broken"),
    "leads out": (changed(**{PACKAGE_RELATIONS: instead(b"word/document", b"../../document")}),
                  "package-not-word"),
    "no document": (changed(**{DOCUMENT: None}), "package-not-word"),
    "document empty": (document(b""), "part-broken"),
    "document binary": (document(b"\0\1"), "part-broken"),
    "document HTML": (document(b"<html/>"), "package-no-body"),
    "document without namespace": (document(b"<document><body/></document>"), "package-no-body"),
    "document cut": (document(lambda content: content[:-30]), "part-broken"),
    "two roots": (document(lambda content: content + b"<a/>"), "part-broken"),
    "encoding a lie": (document(before(b'<?xml version="1.0" encoding="utf-16"?>')), "part-broken"),
    "encoding unknown": (document(before(b'<?xml version="1.0" encoding="xyz"?>')), "part-broken"),
    "doctype": (document(before(b"<!DOCTYPE x>")), "part-doctype"),
    "doctype from outside": (document(before(b'<!DOCTYPE x SYSTEM "file:///etc/passwd">')),
                             "part-doctype"),
    "external entity": (document(before(ENTITY)), "part-doctype"),
    "doctype in UTF-16": (document(lambda c: (ENTITY + c).decode().encode("utf-16")),
                          "part-doctype"),
    "doctype in styles": (changed(**{"word/styles.xml": before(ENTITY)}), "part-doctype"),
    "doctype in types": (changed(**{TYPES: before(ENTITY)}), "part-doctype"),
    "unknown entity": (document(instead(b"{{ a }}", b"&foo;")), "part-broken"),
    "character 0": (document(instead(b"{{ a }}", b"&#0;")), "part-broken"),
    "character 1": (document(instead(b"{{ a }}", b"&#1;")), "part-broken"),
    "deep": (document(instead(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 5_000)), "part-broken"),
    "many attributes": (document(instead(b"<w:body>", b"<w:body %s>" % b" ".join(
        b'a%d="x"' % n for n in range(5_000)))), "part-too-large"),
    "bomb": (document(instead(b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_000_000)), "package-bomb"),
    "bomb beside": (changed(**{"word/media/a.bin": b"\0" * 70_000_000}),
                    "package-member-too-large"),
    "many members": (changed(**{f"word/x{n}.xml": b"<a/>" for n in range(1_100)}),
                     "package-too-many-members"),
    "twice": (with_member(DOCUMENT), "package-duplicate"),
    "twice in other case": (with_member("WORD/Document.XML"), "package-duplicate"),
    "path out": (with_member("../../etc/cron.d/x"), "package-name-odd"),
    "path out of Windows": (with_member("..\\..\\x"), "package-name-odd"),
    "absolute path": (with_member("/etc/passwd"), "package-name-odd"),
    "control in a name": (with_member("word/a\x01.xml"), "package-name-odd"),
    "macros": (changed(**{"word/vbaProject.bin": b"x"}), "active-macros"),
    "macro settings": (changed(**{"word/vbaData.xml": b"<a/>"}), "active-macros"),
    "controls": (changed(**{"word/activeX/activeX1.xml": b"<a/>"}), "active-macros"),
    "docm by type": (changed(**{TYPES: instead(
        CONTENT_TYPE, b"application/vnd.ms-word.document.macroEnabled.main+xml")}),
        "active-macros"),
    "remote template": (linked("attachedTemplate", "http://127.0.0.1:9/t.dotm"),
                        "active-remote-template"),
    "remote picture": (linked("image", "http://127.0.0.1:9/x.png"), "active-linked-picture"),
    "picture of a share": (linked("image", "\\\\127.0.0.1\\x\\a.png"), "active-linked-picture"),
    "picture of a file": (linked("image", "file:///etc/passwd"), "active-linked-picture"),
    "remote header": (linked("header", "http://127.0.0.1:9/h.xml"), "active-linked-document"),
    "remote video": (linked("video", "https://a.vn/v.mp4"), "active-linked-document"),
    "linked object": (linked("oleObject", "file:///c:/x.exe"), "active-linked-object"),
    "script": (linked("hyperlink", " JavaScript:alert(1)"), "active-link"),
    "data address": (linked("hyperlink", "data:text/html,x"), "active-link"),
    "program address": (linked("hyperlink", "ms-msdt:/id PCWDiagnostic"), "active-link"),
    "share": (linked("hyperlink", "//127.0.0.1/x"), "active-link"),
    "picture missing": (linked("image", "media/none.png", external=False), "relation-dangling"),
    "picture outside": (linked("image", "../../../etc/passwd", external=False),
                        "relation-dangling"),
    "foreign content": (docx('<w:altChunk r:id="t1"/>', members={"word/a.html": "x"},
                             relations=relation(1, "aFChunk", "a.html")), "active-foreign-content"),
}  # fmt: skip


@pytest.mark.parametrize("case", PACKAGES)
def test_a_package_that_is_not_as_it_should_be_is_refused(tmp_path: Path, case: str) -> None:
    template, code = PACKAGES[case]
    assert refused(tmp_path, template, DATA)[0].code == code


TOLERATED = {
    "XML 1.1": document(before(b'<?xml version="1.1"?>')),
    "Latin-1": document(before(b'<?xml version="1.0" encoding="iso-8859-1"?>')),
    "UTF-16": document(lambda content: content.decode().encode("utf-16")),
    "a folder listed": with_member("word/media/"),
    "bytes after the end": PLAIN + b"x" * 100,
    "a relation to itself": linked("header", "document.xml", external=False),
}


@pytest.mark.parametrize("case", TOLERATED)
def test_what_is_only_odd_is_filled(tmp_path: Path, case: str) -> None:
    assert attempt(tmp_path, TOLERATED[case], DATA) == ["chữ"]


EXPRESSIONS = [
    ("{{ a.__class__ }}", "name-private"),
    ("{{ a['__class__'] }}", "name-private"),
    ("{{ ''.__class__.__mro__ }}", "name-private"),
    ("{{ rows|map(attribute='__class__')|join }}", "name-private"),
    ("{{ rows|sum(attribute='__len__') }}", "name-private"),
    ("{{ a|attr('__class__') }}", "filter-unknown"),
    ("{{ '{0.__class__}'.format(a) }}", "call-refused"),
    ("{{ '%s' % a }}", "operands-unfit"),
    ("{{ cycler.__init__ }}", "name-private"),
    ("{{ namespace(a=1) }}", "call-refused"),
    ("{{ lipsum }}", "name-unknown"),
    ("{{ self }}", "name-reserved"),
    ("{{ a|safe }}", "filter-unknown"),
    ("{{ a|urlize }}", "filter-unknown"),
    ("{{ a is callable }}", "test-unknown"),
    ("{% include 'x' %}", "construct-refused"),
    ("{% import 'x' as y %}", "construct-refused"),
    ("{% extends 'x' %}", "construct-refused"),
    ("{% macro m() %}x{% endmacro %}", "construct-refused"),
    ("{% block x %}{% endblock %}", "construct-refused"),
    ("{% do a.append(1) %}", "construct-refused"),
    ("{% set a.b = 1 %}", "construct-refused"),
    ("{% debug %}", "statement-unknown"),
    ("{% for x in rows recursive %}{{ x }}{% endfor %}", "construct-refused"),
    ("{{ 9**99999999 }}", "construct-refused"),
    ("{{ range(1000000000)|join }}", "range-too-long"),
    ("{{ 'x'*1000000000 }}", "operands-unfit"),
    ("{{ ['x']*100000000 }}", "operands-unfit"),
    ("{{ 1.5e300 * 1.5e300 }}", "number-too-long"),
    ("{{ 1e999 }}", "number-not-finite"),
    ("{{ " + "9" * 5_000 + " }}", "expression-too-deep"),
    ("{{ " + "(" * 200 + "a" + ")" * 200 + " }}", "expression-too-deep"),
    ("{{ " + "+".join(["1"] * 20_000) + " }}", "expression-too-deep"),
    ("{{ a" + ".a" * 500 + " }}", "expression-too-deep"),
    ("{{ a" + "|upper" * 500 + " }}", "expression-too-deep"),
    ("{% for x in rows %}" * 60 + "{% endfor %}" * 60, "expression-too-deep"),
    ("{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
     "loop-too-long"),
    ("{% for a in range(999) %}{% for b in range(900) %}" + "x" * 200 + "{% endfor %}{% endfor %}",
     "output-too-long"),
    ("{% set x = 'xx' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}", "text-too-long"),
    ("{{ }}", "expression-unfinished"),
    ("{{ a }", "tag-unclosed"),
    ("{{ a }}}}", "tag-unopened"),
    ("{{ (a }}", "expression-open"),
    ("{{ 'a }}", "expression-open"),
    ("{{ a b }}", "expression-unexpected"),
    ("{% if a %}x", "block-unclosed"),
    ("x{% endif %}", "block-unopened"),
    ("{% else %}", "block-unopened"),
    ("{% for x in rows %}{% endif %}", "block-unclosed"),
    ("{% for loop in rows %}{% endfor %}", "name-reserved"),
    ("{% for x in a %}{{ x }}{% endfor %}", "value-not-list"),
    ("{{ 1/0 }}", "division-by-zero"),
    ("{{ a + 1 }}", "operands-unfit"),
    ("{{ b.c.d }}", "name-unknown"),
    ("{{ rows[9].n }}", "name-unknown"),
    ("{{ rows }}", "value-not-text"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "code"), EXPRESSIONS, ids=range(len(EXPRESSIONS)))
def test_an_expression_beyond_the_language_or_without_end_is_refused(
    tmp_path: Path, source: str, code: str
) -> None:
    assert refused(tmp_path, docx(p(source)), DATA)[0].code == code
