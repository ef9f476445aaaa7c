import re
import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

import briefgen
from briefgen.compose.wording import Wording, calendar_year
from briefgen.model import Period
from tests.meetings import YEAR_2019

LABELS = Path(briefgen.__file__).parent / "compose" / "labels.toml"
ENTRIES = [
    (section, key, text)
    for section, keys in tomllib.loads(LABELS.read_text(encoding="utf-8")).items()
    for key, text in keys.items()
]
VI, EN = Wording("vi"), Wording("en")


@pytest.mark.parametrize(("section", "key", "text"), ENTRIES)
def test_every_word_is_there_in_both_languages_with_the_same_facts(
    section: str, key: str, text: dict[str, str]
) -> None:
    assert set(text) == {"vi", "en"}
    assert text["vi"]
    facts = [{name for _, name, _, _ in Formatter().parse(text[side]) if name} for side in text]
    assert facts[0] == facts[1]


def test_every_sentence_is_used() -> None:
    sources = LABELS.parent.rglob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    known = {key for section, key, _ in ENTRIES if section == "sentence"}
    unused = {key for key in known if not re.search(rf"""["']{key}["']""", code)}
    assert {key for key in unused if not key.startswith("target_")} == set()


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        ("146512", "146.512", "146,512"),
        ("97.60", "97,60", "97.60"),
        ("-4.3", "−4,3", "−4.3"),
        ("0", "0", "0"),
    ],
)
def test_numbers_keep_their_digits(number: str, vi: str, en: str) -> None:
    assert VI.number(Decimal(number)) == vi
    assert EN.number(Decimal(number)) == en


def test_a_sign_stands_before_what_is_not_zero() -> None:
    signed = [VI.signed(Decimal(n)) for n in ("6.97", "-2", "0")]
    assert signed == ["+6,97", "−2", "0"]


def test_dates_times_and_periods_follow_the_language() -> None:
    day = date(2021, 1, 5)
    assert (VI.date(day), EN.date(day)) == ("05/01/2021", "5 January 2021")
    assert VI.time(datetime(2020, 11, 21, 5, 7, tzinfo=UTC)) == "05:07"
    assert (VI.period(YEAR_2019), EN.period(YEAR_2019)) == ("năm 2019", "2019")
    assert VI.short_period(YEAR_2019) == "2019"


def test_a_period_that_is_no_year_keeps_its_words() -> None:
    half = Period(text="6 tháng đầu năm 2020", start=date(2020, 1, 1), end=date(2020, 6, 30))
    assert VI.period(half) == VI.short_period(half) == half.text
    assert calendar_year(half) is None
    assert calendar_year(Period(text="thời gian tới")) is None


def test_names_are_listed_as_a_sentence_does() -> None:
    assert VI.listing(()) == ""
    assert VI.listing(("lúa",)) == "lúa"
    assert VI.listing(("lúa", "ngô", "mía")) == "lúa, ngô và mía"
    assert EN.listing(("rice", "maize")) == "rice and maize"


def test_units_are_translated_on_an_english_page_only() -> None:
    assert VI.unit("tỷ đồng") == "tỷ đồng"
    assert EN.unit("tỷ đồng") == "billion VND"
    assert EN.unit(None) == ""


def test_lexicons_know_the_words_of_both_languages_where_page_and_record_differ() -> None:
    both = Wording("en", reads=("vi",))
    assert "chỉ tiêu" in both.words("lexicon", "tally")
    assert "indicator" in both.words("lexicon", "tally")
    assert both.words("sentence", "tally_label") == EN.words("sentence", "tally_label")
