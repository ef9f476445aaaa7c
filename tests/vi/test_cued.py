import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract import roles
from briefgen.extract.figures import tallies
from briefgen.vi.cued import Cued, cues_of
from briefgen.vi.phrases import phrases

PATTERNS = {
    "chaired": (roles._CHAIRED, ["chủ trì", "Điều  hành", "của", "hội nghị", "sự "]),
    "present": (roles._PRESENT, ["tham dự", "CÓ MẶT", "về  phía", "tỉnh có", ": ", "tham gia có"]),
    "within": (tallies._WITHIN, ["Trong 16 ", "chỉ tiêu ", "CHỈ TIÊU ", "đã có 14 chỉ tiêu đạt"]),
}


def test_a_part_of_a_text_without_a_cue_holds_no_match() -> None:
    number = Cued(r"số\s+\d+", "số")
    assert [found[0] for found in number.finditer("Số 5, số 6; tỉnh 7")] == ["Số 5", "số 6"]
    assert number.search("Số 5, tỉnh 7", 4) is None
    found = number.search("Số 5, số 6", 4)
    assert found is not None
    assert found.span() == (6, 10)


def test_a_letter_whose_small_form_is_longer_hides_no_match() -> None:
    assert Cued(r"số \d", "số").search("İ số 5") is not None


@pytest.mark.parametrize("section", ["chairing", "attending", "judging"])
def test_each_phrase_holds_one_of_its_cues(section: str) -> None:
    book = "findings" if section == "judging" else "meeting"
    cues = cues_of(book, section)
    assert all(any(cue in phrase.lower() for cue in cues) for phrase in phrases(book, section))


@pytest.mark.parametrize(("cued", "words"), PATTERNS.values(), ids=PATTERNS.keys())
@given(data=st.data())
def test_nothing_is_missed(cued: Cued, words: list[str], data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from([*words, " ", ", ", "X", "2 "]), max_size=9)))
    plain = re.compile(cued.pattern, re.IGNORECASE)
    assert [each.span() for each in cued.finditer(text)] == [
        each.span() for each in plain.finditer(text)
    ]
