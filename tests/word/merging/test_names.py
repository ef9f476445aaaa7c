"""Prefixes: what a root declares, and what it says may be ignored."""

import pytest

from briefgen.word.content.nouns import Subdocument
from briefgen.word.merging.names import MC, declared, let_ignore
from tests.word.packages import docx, fill, member, run
from tests.word.soundness import with_members

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

ROOTS = [
    ("<a><b/></a>", f'<a xmlns:mc="{MC}" xmlns:w15="{W15}" mc:Ignorable="w15"><b/></a>'),
    (f'<?xml version="1.0"?><a xmlns:x="{W15}"/>',
     f'<?xml version="1.0"?><a xmlns:x="{W15}" xmlns:mc="{MC}" mc:Ignorable="x"/>'),
    (f'<a xmlns:w15="urn:other" xmlns:m="{MC}" m:Ignorable="q">',
     f'<a xmlns:w15="urn:other" xmlns:m="{MC}" xmlns:w15b="{W15}" m:Ignorable="q w15b">'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ROOTS)
def test_a_root_learns_what_may_be_ignored(before: str, after: str) -> None:
    assert let_ignore(before, {"w15": W15}) == after
    assert let_ignore(after, {"w15": W15}) == after


def test_extensions_of_word_come_along_as_such() -> None:
    text = member(docx("x")).replace(
        "<w:document ", f'<w:document xmlns:mc="{MC}" xmlns:w15="{W15}" mc:Ignorable="w15 w14" '
    )
    body = f'<w:p><w:r><w:rPr><w15:glow w15:v="1"/></w:rPr></w:r>{run("y")}</w:p>'
    text = text.replace("<w:body>", f"<w:body>{body}")
    sub = with_members(docx("x"), {"word/document.xml": text.encode()})
    made = member(fill(docx("{{ a }}"), a=Subdocument(sub)))
    assert 'mc:Ignorable="w15"' in made.partition("<w:body>")[0]
    assert declared(made)["w15"] == W15
    assert '<w15:glow w15:v="1"/>' in made
