"""Seeds and sample data: each loads without a problem and holds what its README promises."""

from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from briefgen import model
from briefgen.meetingfile import load_meeting
from briefgen.model import Meeting, Noun
from briefgen.model.scorecard import Scorecard
from tests.shelves import SEEDS, TEMPLATES

FOLDERS = sorted(folder for folder in SEEDS.iterdir() if folder.is_dir())
MEETINGS = sorted([*SEEDS.glob("*/meeting.yaml"), *TEMPLATES.glob("*/*/sample.yaml")])
SAMPLE = TEMPLATES / "brief" / "one-page" / "sample.yaml"
LEFT_OPEN = {("Meeting", "schema_version"), ("Meeting", "period_final"), ("Meeting", "language")}


@cache
def meeting(path: Path) -> Meeting:
    return load_meeting(path.read_bytes(), str(path))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_seed_says_what_it_is_good_for_in_two_languages(folder: Path) -> None:
    assert (folder / "README.md").read_text(encoding="utf-8").count("\n# ") == 1
    assert any((folder / name).is_file() for name in ("meeting.yaml", "source.txt"))


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.parent.name)
def test_every_meeting_file_loads(path: Path) -> None:
    assert meeting(path).indicators


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.parent.name)
def test_printed_ratios_and_changes_agree_with_their_figures(path: Path) -> None:
    """As printed: to the last digit of the per cent figure."""
    for indicator in meeting(path).indicators:
        if indicator.actual is None or indicator.actual.quantity.bound:
            continue
        actual = indicator.actual.quantity.value
        for attainment, target in zip(indicator.attainments, indicator.targets, strict=False):
            if target.quantity is not None:
                ratio = 100 * actual / target.quantity.value
                assert ratio.quantize(attainment.percent) == attainment.percent, indicator.id
        for change in indicator.changes:
            if indicator.previous is not None:
                rise = 100 * (actual / indicator.previous.quantity.value - 1)
                assert rise.quantize(change.quantity.value) == change.quantity.value, indicator.id


def fields_filled(noun: Noun, found: dict[str, set[str]]) -> None:
    for name, field in type(noun).model_fields.items():
        value = getattr(noun, name)
        if field.is_required() or value != field.default:
            found[type(noun).__name__].add(name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Noun):
                fields_filled(item, found)


def test_the_sample_fills_every_field_of_a_meeting() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    fields_filled(meeting(SAMPLE), found)
    names = [name for name in model.__all__ if isinstance(getattr(model, name), type)]
    nouns = [noun for name in names if issubclass(noun := getattr(model, name), Noun)]
    parts = {noun.__name__: noun for noun in nouns if noun.__name__ in found}
    empty = {
        (name, field)
        for name, noun in parts.items()
        for field in noun.model_fields
        if field not in found[name] and field not in {"span", "evidence", "retold", "encoding"}
    }
    assert empty - LEFT_OPEN == set()


def test_spans_of_the_sample_quote_its_sentences() -> None:
    found = meeting(SAMPLE)
    assert found.source is not None
    texts = {sentence.id: sentence for sentence in found.source.sentences}
    spans = [found.date.span if found.date else None, *(i.span for i in found.indicators)]
    spans += [i.actual.span for i in found.indicators if i.actual]
    quoted = [span for span in [*spans, *found.leftovers] if span is not None]
    assert len(quoted) == 4
    for span in quoted:
        sentence = texts[span.sentence or ""]
        start = span.start - sentence.start
        assert sentence.text[start : start + len(span.quote)] == span.quote
        assert len(sentence.text) == sentence.end - sentence.start


class TestSongHau:
    found = staticmethod(lambda: meeting(SEEDS / "ubnd-song-hau-2024" / "meeting.yaml"))

    def test_it_has_24_indicators_in_three_groups(self) -> None:
        rows = [indicator for indicator in self.found().indicators if indicator.kind != "tally"]
        assert len(rows) == 24
        assert [*dict.fromkeys(row.group for row in rows)] == ["Kinh tế", "Xã hội", "Môi trường"]

    def test_it_exercises_every_kind_of_target(self) -> None:
        targets = [target for row in self.found().indicators for target in row.targets]
        assert {target.comparison for target in targets} >= {
            "equal",
            "at_least",
            "at_most",
            "less_than",
            "keep",
        }
        assert any(target.quantity and target.quantity.high for target in targets)
        assert any(target.text and target.quantity is None for target in targets)

    def test_it_has_a_miss_that_is_only_told_in_words(self) -> None:
        told = [row for row in self.found().indicators if row.verdict and row.actual is None]
        assert [row.verdict.status for row in told if row.verdict] == ["missed"]

    def test_its_tally_is_what_its_table_gives(self) -> None:
        statuses = [row.status for row in scorecard("ubnd-song-hau-2024").rows]
        met = sum(status in {"met", "exceeded"} for status in statuses)
        tally = self.found().indicators[0].tally
        assert tally is not None
        assert (met, len(statuses)) == (tally.met, tally.total) == (16, 24)


class TestDonorReview:
    found = staticmethod(lambda: meeting(SEEDS / "donor-review-2023" / "meeting.yaml"))

    def test_it_is_in_english_and_keeps_names_as_they_are(self) -> None:
        assert self.found().language == "en"
        assert "Phạm Đức Long" in [person.name for person in self.found().people]

    def test_it_has_nine_indicators_with_decimal_points(self) -> None:
        rows = self.found().indicators
        assert len(rows) == 9
        values = [row.actual.quantity.value for row in rows if row.actual]
        assert {Decimal("22.1"), Decimal("19.6"), Decimal(12640)} <= set(values)

    def test_every_row_has_a_verdict(self) -> None:
        statuses = [row.status for row in scorecard("donor-review-2023").rows]
        counts = {status: statuses.count(status) for status in statuses}
        assert counts == {"exceeded": 1, "met": 4, "missed": 4}


def scorecard(name: str) -> Scorecard:
    from briefgen.compose import compose_scorecard

    return compose_scorecard(meeting(SEEDS / name / "meeting.yaml"))
