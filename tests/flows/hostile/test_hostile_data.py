"""Data files that are broken or built to do harm: a sentence with its place, or as typed."""

from pathlib import Path

import pytest

from tests.flows.hostile.attempts import attempt, refused
from tests.word.packages import docx

TEMPLATE = docx("{{ a }}")

JSON = [
    (b'{"a": 1', "json-open-bracket", 1),
    (b'{"a": "x', "json-open-quote", 1),
    (b'{"a" 1}', "json-no-colon", 1),
    (b'{"a": 01}', "json-value", 1),
    (b'{"a": +1}', "json-value", 1),
    (b'{"a": .5}', "json-value", 1),
    (b"{'a': 1}", "json-key", 1),
    (b"{a: 1}", "json-key", 1),
    (b'{"a": NaN}', "json-value", 1),
    (b'{"a": -Infinity}', "json-value", 1),
    (b'{"a": 1e999999999}', "data-number-too-long", 1),
    (b'{"a": ' + b"1" * 100_000 + b"}", "data-number-too-long", 1),
    (b'{"a": 1,\n "a": 2}', "double-key", 2),
    ('{"a\u0301": 1,\n "á": 2}'.encode(), "double-key", 2),
    (b'{"a": "x\ny"}', "json-line-break", 1),
    (b'{"a": "\\x41"}', "json-escape", 1),
    (b'{"a": 1}\n{"a": 2}', "json-after-end", 2),
    (b'// note\n{"a": 1}', "json-value", 1),
    (b'{"a": 1,\r\n"b": 2,\r"c": }', "json-value", 3),
    (b"[1]", "top-is-list", 1),
    (b"null", "top-is-text", 1),
    (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "too-deep", 1),
    (b'{"a": ' + b"[" * 200_000, "too-deep", 1),
    (b'{"a": "' + b"x" * 1_100_000 + b'"}', "data-text-too-long", 1),
    (b'{"a": [' + b"1," * 200_001 + b"1]}", "too-many-rows", 1),
    (b'{"a": "\xed\xa0\x80"}', "data-encoding", 1),
    (b'{"a": "\xc0\xaf"}', "data-encoding", 1),
    (b'{"a": "\xe9"}', "data-encoding", 1),
]
YAML = [
    (b"a: [1\n", "yaml-open-bracket", 1),
    (b'a: "x', "yaml-open-quote", 1),
    (b"a: b: c", "yaml-colon", 1),
    (b"a:\n\t- 1", "yaml-tab", 2),
    (b"a: 1\na: 2", "double-key", 2),
    (b"a: *x", "yaml-alias", 1),
    (b"a: &a [*a]", "yaml-anchor", 1),
    (b"x: &x {a: 1}\n<<: *x\na: 2", "yaml-anchor", 1),
    (b"a: !!python/object/apply:os.system [ls]", "yaml-tag", 1),
    (b"a: !!binary aGk=", "yaml-tag", 1),
    (b'a: !!int "3"', "yaml-tag", 1),
    (b"a: 1\n---\na: 2", "second-document", 2),
    (b"? [a, b]\n: 1\na: 2", "yaml-odd-key", 1),
    (b"a: x #b", "yaml-hash", 1),
    (b'a: "\\uD800"', "yaml-escape", 1),
    (b'a: "\\q"', "yaml-escape", 1),
    (b"a: \x07", "control-character", 1),
    (b"a: @x", "yaml-first-character", 1),
    (b"a: ]", "yaml-bracket", 1),
    (b"a: - x", "yaml-dash", 1),
    (b"a: x\n b: y", "yaml-indent", 2),
    (b"a:1", "top-is-text", 1),
    (b"- 1", "top-is-list", 1),
    (b"# note\n", "data-empty", None),
    (b"a: " + b"[" * 300, "too-deep", 1),
    (b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 10))
                                 for n in range(1, 12)), "yaml-anchor", 1),
]  # fmt: skip
TOML = [
    (b"a = ", "data-toml-syntax", 1),
    (b"b = 1\na = 1\na = 2", "data-toml-syntax", 3),
    (b"[a]\n[a]", "data-toml-syntax", 2),
    (b"a = 1979-02-30", "data-toml-syntax", 1),
    (b'a = "x', "data-toml-syntax", 1),
    (b"[[rows]]\nn = 1\n[rows]\nn = 2", "data-toml-syntax", 3),
    (b"a = nan", "data-number-not-finite", None),
    (b"a = 1e999", "data-number-too-long", None),
    (b"a = " + b"[" * 100_000, "data-toml-syntax", None),
    (b"a." * 5_000 + b"b = 1", "too-deep", None),
]


@pytest.mark.parametrize(("content", "code", "line"), JSON, ids=range(len(JSON)))
def test_json_is_told_where_it_is_wrong(
    tmp_path: Path, content: bytes, code: str, line: int
) -> None:
    found = refused(tmp_path, TEMPLATE, content)
    assert (found[0].code, found[0].at.line) == (code, line)


@pytest.mark.parametrize(("content", "code", "line"), YAML, ids=range(len(YAML)))
def test_yaml_is_told_where_it_is_wrong(
    tmp_path: Path, content: bytes, code: str, line: int | None
) -> None:
    found = refused(tmp_path, TEMPLATE, content, "d.yaml")
    assert (found[0].code, found[0].at.line) == (code, line)


@pytest.mark.parametrize(("content", "code", "line"), TOML, ids=range(len(TOML)))
def test_toml_is_told_where_it_is_wrong(
    tmp_path: Path, content: bytes, code: str, line: int | None
) -> None:
    found = refused(tmp_path, TEMPLATE, content, "d.toml")
    assert (found[0].code, found[0].at.line) == (code, line)


ANY_KIND = [
    (b"", "data-empty"),
    (b" \n\t\n", "data-empty"),
    (b"\xef\xbb\xbf", "data-empty"),
    (b"\0\0\0\0", "data-binary"),
    ("a".encode("utf-32"), "data-encoding"),
    ('{"a": 1}'.encode("utf-16-le"), "data-binary"),
    (b"PK\x03\x04" + b"x" * 90, "data-binary"),
    (b"%PDF-1.7", "data-binary"),
    (b"\xd0\xcf\x11\xe0" + b"x" * 90, "data-binary"),
    (b"\x1f\x8b" + b"x" * 90, "data-binary"),
    (b"\xff\xfea", "data-encoding"),
]


@pytest.mark.parametrize("name", ["d.json", "d.yaml", "d.toml", "d.csv", "d.xyz"])
@pytest.mark.parametrize(("content", "code"), ANY_KIND, ids=range(len(ANY_KIND)))
def test_what_is_no_text_is_no_data(tmp_path: Path, content: bytes, code: str, name: str) -> None:
    assert [problem.code for problem in refused(tmp_path, TEMPLATE, content, name)] == [code]


PRINTED_IN_VAIN = [
    (b'{"a": "\\ud800"}', "character-forbidden"),
    (b'{"a": "\\udc00\\ud800"}', "character-forbidden"),
    (b'{"a": "\\u0000"}', "character-forbidden"),
    (b'{"a": "\\u202e"}', "character-forbidden"),
    (b'{"a": "\\ufffe"}', "character-forbidden"),
    (b'{"a": {"b": 1}}', "value-not-text"),
    (b'{"a": [1]}', "value-not-text"),
    (b'{"a": true}', "value-yes-or-no"),
    (b'{"a": 1E400}', "number-too-long"),
    (b'{"b": 1}', "name-unknown"),
    (b'{"A": 1}', "name-unknown"),
    (b'{"aa": 1}', "name-unknown-similar"),
    (b'{"<<": {"a": 1}}', "name-unknown"),
]


@pytest.mark.parametrize(("content", "code"), PRINTED_IN_VAIN)
def test_a_value_that_cannot_be_printed_is_told_at_its_tag(
    tmp_path: Path, content: bytes, code: str
) -> None:
    (problem,) = refused(tmp_path, TEMPLATE, content)
    assert (problem.code, problem.at.part, problem.at.tag) == (code, "body", "{{ a }}")


AS_TYPED = [
    (b'{"a": 9007199254740993}', "d.json", "9007199254740993"),
    (b'{"a": 1.10}', "d.json", "1.10"),
    (b'{"a": 1e2}', "d.json", "100"),
    (b'{"a": null}', "d.json", ""),
    (b'\xef\xbb\xbf{"a": "x"}', "d.json", "x"),
    ('{"a": "é"}'.encode("utf-16"), "d.json", "é"),
    (b'{"a": "{{ 7*7 }} {% x %} {# y #} {_{"}', "d.json", "{{ 7*7 }} {% x %} {# y #} {_{"),
    (b'{"a": "<w:p>&amp;]]>"}', "d.json", "<w:p>&amp;]]>"),
    (b'{"a": "%s {0.__class__} ${x}"}', "d.json", "%s {0.__class__} ${x}"),
    (b"a: 1_000", "d.yaml", "1_000"),
    (b"a: 0123", "d.yaml", "0123"),
    (b"a: 8:30", "d.yaml", "8:30"),
    (b"a: no", "d.yaml", "no"),
    (b"a: .inf", "d.yaml", ".inf"),
    (b"a: 0o17", "d.yaml", "0o17"),
    (b"a: 1.234.567", "d.yaml", "1.234.567"),
    (b"a: 2024-05-06", "d.yaml", "2024-05-06"),
    (b"a: 1,5", "d.yaml", "1,5"),
    (b"a: 1\r\nb: 2\rc: 3", "d.yaml", "1"),
    (b"%YAML 1.1\n---\na: yes", "d.yaml", "yes"),
    (b"a = 1.50", "d.toml", "1.50"),
    (b'a = "1e5"', "d.toml", "1e5"),
    (b"a: x", "-", "x"),
    (b'{"a": "x"}', "d.xyz", "x"),
]


@pytest.mark.parametrize(("content", "name", "shown"), AS_TYPED)
def test_what_stands_in_the_file_is_what_is_printed(
    tmp_path: Path, content: bytes, name: str, shown: str
) -> None:
    assert attempt(tmp_path, TEMPLATE, content, name) == [shown]
