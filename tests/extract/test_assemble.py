import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.extract import extract_meeting, read_source
from briefgen.extract.assemble import spans_of
from briefgen.model import Meeting
from tests.shelves import SEEDS

SHARED = Path(__file__).parents[2].parent / "shared"
SEED = (SEEDS / "can-tho-2020" / "source.txt").read_text(encoding="utf-8")

STATE_MEETING = """\
UBND tỉnh Sông Lam họp phiên thường kỳ tháng 9
08:30, 05/10/2023

(SLO) - Sáng 4/10, UBND tỉnh Sông Lam tổ chức phiên họp thường kỳ đánh giá tình hình 9 tháng.
Ông Nguyễn Đình Phú - Chủ tịch UBND tỉnh chủ trì phiên họp.

Lĩnh vực giáo dục, y tế tiếp tục có chuyển biến tích cực. Giá dầu thế giới là 80 USD.
Trời hôm đó mưa to. Tuy nhiên, tiến độ giải ngân vốn đầu tư công còn chậm.

Kết luận phiên họp, Chủ tịch UBND tỉnh Nguyễn Đình Phú yêu cầu các sở, ngành khẩn trương rà soát;
giao Sở Tài chính chủ trì, phối hợp với Cục Thuế tỉnh tham mưu thu, xong trước ngày 20/10/2023.

Minh Tâm
"""


def extract(text: str) -> Meeting:
    return extract_meeting(read_source(text.encode(), "tin.txt"))


def check_places(meeting: Meeting, text: str) -> None:
    """Every fact quotes the text at its place; every telling sentence is used or left over."""
    source = meeting.source
    assert source is not None
    by_id = {sentence.id: sentence for sentence in source.sentences}
    for sentence in source.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
    for span in spans_of(meeting):
        assert text[span.start : span.end] == span.quote
        assert span.sentence is not None
        assert by_id[span.sentence].start <= span.start < by_id[span.sentence].end
    named = {span.sentence for span in spans_of(meeting)}
    assert {
        sentence.id for sentence in source.sentences if sentence.kind in {"body", "table"}
    } <= named


@pytest.mark.parametrize("text", [SEED, STATE_MEETING], ids=["seed", "state"])
def test_every_fact_quotes_the_text_as_read(text: str) -> None:
    check_places(extract(text), read_source(text.encode(), "tin.txt").text)


def test_real_reports_keep_the_same_promises() -> None:
    reports = sorted((SHARED / "corpus" / "texts").glob("*.txt"))
    if not reports:
        pytest.skip(f"no corpus at {SHARED}")
    for report in reports:
        source = read_source(report.read_bytes(), report.name)
        check_places(extract_meeting(source), source.text)


def test_joins_the_facts_of_a_report_of_another_kind() -> None:
    meeting = extract(STATE_MEETING)
    assert meeting.title == "UBND tỉnh Sông Lam họp phiên thường kỳ tháng 9"
    assert meeting.body is not None
    assert meeting.body.name == "UBND tỉnh Sông Lam"
    assert [(role.part, role.person) for role in meeting.roles] == [
        ("chair", "nguyen_dinh_phu"),
        ("conclusion", "nguyen_dinh_phu"),
    ]
    assert [finding.kind for finding in meeting.findings] == ["result", "limitation"]
    assert [(task.owner, task.partners, task.due) for task in meeting.directives] == [
        ("các sở, ngành", (), None),
        ("Sở Tài chính", ("Cục Thuế tỉnh",), "xong trước ngày 20/10/2023"),
    ]


def test_the_place_a_headline_opens_with_is_the_body_where_no_sentence_names_one() -> None:
    meeting = extract(
        "Chư Păh: Nhiều chỉ tiêu đạt kế hoạch\n\n"
        "Sáng 12/7/2023, hội nghị sơ kết 6 tháng đầu năm được tổ chức."
    )
    assert meeting.body is not None
    assert meeting.body.name == "Chư Păh"


def test_what_no_rule_used_is_listed() -> None:
    meeting = extract(STATE_MEETING)
    assert "Trời hôm đó mưa to." in [span.quote for span in meeting.leftovers]


def test_nothing_is_invented_for_a_text_without_a_meeting() -> None:
    meeting = extract("Trời hôm nay nắng đẹp. Ai cũng vui.")
    bare = meeting.model_copy(update={"source": None, "leftovers": ()})
    assert bare == Meeting()
    assert len(meeting.leftovers) == 2


def test_the_source_is_named_with_its_fingerprint() -> None:
    meeting = extract(SEED)
    assert meeting.source is not None
    assert meeting.source.file == "tin.txt"
    assert meeting.source.length == len(SEED)
    assert meeting.source.sha256 is not None
    assert len(meeting.source.sha256) == 64


def test_decomposed_text_gives_the_same_facts_at_its_own_places() -> None:
    decomposed = unicodedata.normalize("NFD", SEED)
    source = read_source(decomposed.encode(), "tin.txt")
    meeting, composed = extract_meeting(source), extract(SEED)
    check_places(meeting, source.text)
    assert [person.name for person in meeting.people] == [person.name for person in composed.people]
    assert len(meeting.findings) == len(composed.findings)
    assert len(meeting.directives) == len(composed.directives)
    first = meeting.people[0].span
    assert first is not None
    assert unicodedata.normalize("NFC", first.quote) == meeting.people[0].name


def test_the_same_text_gives_the_same_meeting() -> None:
    assert extract(SEED) == extract(SEED)


PIECES = st.sampled_from(
    [
        *SEED.split(),
        (
            "đồng "
            "chí"
        ), "Lê Văn Ba,", "chủ trì", "yêu cầu", "các sở,", "như:", ";", ".", "...", "“", "”",
        (
            ""
            "("
        ), "\n", "\n\n", "Nghị quyết số 59-NQ/TW", "12/13", "ngày 30/2", "5%", "nguyên nhân là do",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60))
def test_any_mixture_of_words_keeps_the_promises(words: list[str]) -> None:
    text = "Đ " + " ".join(words)
    source = read_source(text.encode(), "tin.txt")
    check_places(extract_meeting(source), source.text)
