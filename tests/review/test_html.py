"""Elements that no text can break out of."""

import json
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from briefgen.review.html import data_block, element, join


class Read(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.attributes: dict[str, str | None] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


ODD = "\ufffe\uffff"
PLAIN = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters=ODD))


@given(PLAIN, PLAIN)
def test_any_text_stays_text_in_an_element_and_in_an_attribute(inside: str, title: str) -> None:
    read = Read(element("p", inside, title=title))
    assert (read.tags, read.text, read.attributes) == (["p"], inside, {"title": title})


@given(st.text())
def test_any_text_stays_data_in_a_script(text: str) -> None:
    block = data_block("d", {"text": text})
    found = re.fullmatch(r'<script type="application/json" id="d">([^<>&]*)</script>', block)
    assert found
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    if clean == text:
        assert json.loads(found[1]) == {"text": text}


def test_what_cannot_stand_in_a_page_is_shown_as_missing() -> None:
    assert element("p", "a\x00b\ud800") == "<p>a\ufffdb\ufffd</p>"


def test_elements_stay_elements_and_nothing_is_left_out_but_none() -> None:
    assert join([element("b", "<"), None, "&"]) == "<b>&lt;</b>&amp;"
    assert element("input", disabled=True, hidden=False, class_="x") == '<input disabled class="x">'
