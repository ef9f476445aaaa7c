"""The reference page and the schema are made from the vocabulary, and are current."""

from pathlib import Path

import pytest
from lxml import etree

from briefgen.pdf import compile_template
from briefgen.pdf.reference import (
    GROUPS,
    example_of,
    pictured,
    reference_page,
    relax_ng,
    told,
)
from briefgen.pdf.vocabulary import VOCABULARY
from tests.cli.command import call
from tests.pdf.files import png
from tests.pdf.sheets import faults, template

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = sorted({pictured(tag) for tag in VOCABULARY})
NAMESPACE = "{http://relaxng.org/ns/structure/1.0}"


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(relax_ng().encode()))


def test_the_page_is_current() -> None:
    page = DOCS / "pdf-reference.md"
    assert page.read_text(encoding="utf-8") == reference_page(), (
        "run: python -m tools.draw_pdf_reference"
    )


def test_every_tag_is_told_once_and_nothing_else() -> None:
    grouped = [tag for _, tags in GROUPS for tag in tags.split()]
    assert sorted(grouped) == sorted(VOCABULARY) == sorted(told()["tag"])
    for tag, entry in told()["tag"].items():
        assert set(entry.get("attributes", ())) <= set(VOCABULARY[tag].attributes), tag


def test_every_tag_has_its_picture() -> None:
    drawn = {path.stem for path in (DOCS / "pictures" / "pdf").glob("*.png")}
    assert drawn == set(EXAMPLES)


@pytest.mark.parametrize("tag", EXAMPLES)
def test_every_example_is_valid_and_conforms(tag: str, schema: etree.RelaxNG) -> None:
    content = template(example_of(tag))
    assert schema.validate(etree.fromstring(content)), schema.error_log
    made = compile_template(content).draw({}, read_asset=lambda _: png())
    assert faults(made.content, "ua1", "2a") == []


def test_templates_with_expressions_are_valid(schema: etree.RelaxNG) -> None:
    body = """{% for row in rows %}<text style="plain" size="{{ row.size }}"
    with-next="{{ 'yes' if row.last else 'no' }}">{{ row.name }}</text>{% endfor %}"""
    assert schema.validate(etree.fromstring(template(body)))


@pytest.mark.parametrize(
    "body",
    ["<tabel/>", '<text stile="a"/>', '<text size="big"/>', "<td/>", '<text align="middle"/>'],
)
def test_what_the_engine_refuses_the_schema_refuses(body: str, schema: etree.RelaxNG) -> None:
    assert not schema.validate(etree.fromstring(template(body)))


def test_the_schema_speaks_of_every_tag_and_attribute() -> None:
    grammar = etree.fromstring(relax_ng().encode())
    found = {
        element.get("name"): {each.get("name") for each in element.iter(f"{NAMESPACE}attribute")}
        for element in grammar.iter(f"{NAMESPACE}element")
    }
    assert found == {tag: set(entry.attributes) for tag, entry in VOCABULARY.items()}


def test_the_command_prints_it(tmp_path: Path) -> None:
    made = call("schema", "--pdf-template", cwd=tmp_path)
    assert made.text.strip() == relax_ng().strip()
