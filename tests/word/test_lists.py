"""Numbered lists in loops: where they begin anew, and where they go on."""

import re

import pytest

from tests.word.packages import docx, fill, member, override, p, relation, run

NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
TASKS = [{"t": "A", "steps": ["a", "b"]}, {"t": "B", "steps": ["c"]}, {"t": "C", "steps": []}]


def item(text: str, number: int = 1, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbered}</w:pPr>{run(text)}</w:p>"


def numbered(*blocks: str) -> bytes:
    """Return a template with one numbered and one bulleted list."""
    kept = docx(
        *blocks,
        members={"word/numbering9.xml": NUMBERING},
        types=override("word/numbering9.xml", "numbering"),
        relations=relation(9, "numbering", "numbering9.xml"),
    )
    # the plain document has lists of its own; the first relation of a kind is the one that counts
    return without(kept, "word/numbering.xml")


def without(document: bytes, name: str) -> bytes:
    import io
    import zipfile

    from tests.word.packages import package

    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        members = {each: archive.read(each) for each in archive.namelist() if each != name}
    short = name.removeprefix("word/").encode()
    for each, kind in (
        ("word/_rels/document.xml.rels", rb'<Relationship [^<>]*Target="' + short + rb'"[^<>]*/>'),
        ("[Content_Types].xml", rb'<Override [^<>]*PartName="/word/' + short + rb'"[^<>]*/>'),
    ):
        members[each] = re.sub(kind, b"", members[each])
    return package(members)


def counts(document: bytes) -> list[str]:
    """Return the lists of all paragraphs in their order, renamed a, b … as they come."""
    names: dict[str, str] = {}
    found = re.findall(r'<w:numId w:val="(\d+)"/>', member(document))
    return [names.setdefault(one, "abcdefgh"[len(names)]) for one in found]


CASES = {
    "the steps of each task begin anew": (
        ("{% for x in v %}", "{{ x.t }}", "{% for s in x.steps %}", item("{{ s }}"), "{% endfor %}",
         "{% endfor %}"),
        ["a", "a", "b"],
    ),
    "one item a turn goes on": (
        ("{% for x in v %}", item("{{ x.t }}"), "{% endfor %}"), ["a", "a", "a"],
    ),
    "several fixed items a turn begin anew": (
        ("{% for x in v %}", item("một"), item("hai"), "{% endfor %}"),
        ["a", "a", "b", "b", "c", "c"],
    ),
    "an item with deeper items goes on, Word begins the deeper ones anew": (
        ("{% for x in v %}", item("{{ x.t }}"), "{% for s in x.steps %}", item("{{ s }}", level=1),
         "{% endfor %}", "{% endfor %}"),
        ["a", "a", "a", "a", "a", "a"],
    ),
    "bullets need no count": (
        ("{% for x in v %}", "{% for s in x.steps %}", item("{{ s }}", 2), "{% endfor %}",
         "{% endfor %}"),
        ["a", "a", "a"],
    ),
    "a tag lets the list go on": (
        ("{% for x in v %}", "{% continue_list %}", "{% for s in x.steps %}", item("{{ s }}"),
         "{% endfor %}", "{% endfor %}"),
        ["a", "a", "a"],
    ),
    "a list outside of loops stays": ((item("một"), item("{{ v[0].t }}")), ["a", "a"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_lists_begin_anew_where_a_reader_expects_it(name: str) -> None:
    blocks, expected = CASES[name]
    assert counts(fill(numbered(*blocks), v=TASKS)) == expected


def test_a_new_count_starts_where_the_levels_of_the_list_start() -> None:
    made = fill(numbered(*CASES["the steps of each task begin anew"][0]), v=TASKS)
    lists = member(made, "word/numbering9.xml")
    assert lists.count("<w:num ") == 2 + 3
    assert '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/>' in lists
    assert lists.index("<w:abstractNum ") < lists.index("<w:num ")


def test_a_list_of_a_style_begins_anew_too() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Buoc"><w:name w:val="Buoc"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    from tests.word.packages import base

    styles = base()["word/styles.xml"].decode().replace("</w:styles>", style)
    step = f'<w:p><w:pPr><w:pStyle w:val="Buoc"/><w:keepNext/></w:pPr>{run("{{ s }}")}</w:p>'
    template = docx(
        *("{% for x in v %}", "{% for s in x.steps %}", step, "{% endfor %}", "{% endfor %}"),
        members={"word/styles.xml": styles, "word/numbering.xml": NUMBERING},
    )
    made = member(fill(template, v=TASKS))
    assert re.findall(r'<w:numId w:val="(\d+)"/>', made) == ["3", "3", "4"]
    assert '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId ' in made


def test_the_tag_that_lets_a_list_go_on_leaves_no_trace() -> None:
    made = fill(docx(p("{% continue_list %}"), p("a")))
    assert "continue" not in member(made)
