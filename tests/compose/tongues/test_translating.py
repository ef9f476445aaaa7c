from decimal import Decimal

from briefgen.compose.tongues.translating import in_language, untranslated
from briefgen.model import (
    Directive,
    Finding,
    Indicator,
    Meeting,
    Observation,
    Person,
    Post,
    Quantity,
    Statement,
    Translation,
)
from tests.forms import meeting_of, sample


def poor_households(name: str = "Hộ nghèo giảm") -> Indicator:
    value = Quantity(value=Decimal(6285), unit="hộ")
    return Indicator(id="poor", name=name, better="lower", actual=Observation(quantity=value))


def test_in_its_own_language_a_record_is_itself() -> None:
    meeting = sample()
    assert in_language(meeting, "vi") is meeting
    donors = meeting_of("donor-review-2023")
    assert in_language(donors, "en") is donors
    assert in_language(donors, "vi") is donors  # nobody knows Vietnamese for it


def test_words_with_a_translation_change_and_all_others_stay() -> None:
    meeting = Meeting(
        findings=(
            Finding(id="a", kind="result", text="Thu ngân sách vượt kế hoạch"),
            Finding(id="b", kind="result", text="Xuất khẩu tăng"),
        ),
        translations=(Translation(text="thu ngân sách vượt kế hoạch", english="Revenue up"),),
    )
    assert [f.text for f in in_language(meeting, "en").findings] == ["Revenue up", "Xuất khẩu tăng"]
    assert list(untranslated(meeting, "en")) == [("findings[1].text", "Xuất khẩu tăng", False)]


def test_what_a_vietnamese_name_decides_is_decided_before_it_changes() -> None:
    translations = (Translation(text="Hộ nghèo giảm", english="Households out of poverty"),)
    meeting = Meeting(indicators=(poor_households(),), translations=translations)
    (made,) = in_language(meeting, "en").indicators
    assert (made.name, made.better) == ("Households out of poverty", "higher")


def test_fixed_words_come_from_the_lexicon() -> None:
    person = Person(
        id="a",
        name="Lê Văn An",
        honorific="đồng chí",
        posts=(Post(title="Ủy viên Trung ương Đảng"), Post(title="Bí thư Thành ủy")),
    )
    task = Directive(id="t", text="Lập kế hoạch", due="trong quý II/2025", urgency="sớm")
    meeting = Meeting(people=(person,), directives=(task,), kind=Statement(text="hội nghị"))
    made = in_language(meeting, "en")
    assert made.people[0].honorific is None
    titles = [post.title for post in made.people[0].posts]
    assert titles == ["Secretary, City Party Committee", "Ủy viên Trung ương Đảng"]
    assert (made.directives[0].due, made.directives[0].urgency) == ("in Q2 2025", "soon")
    assert made.kind is not None
    assert made.kind.text == "Conference of"


def test_bodies_stay_and_are_no_text_to_translate_where_the_lexicon_explains_them() -> None:
    owners = ("Sở Tài chính", "Trung tâm Phát triển quỹ đất")
    tasks = tuple(Directive(id=o, text="Rà soát", owner=o) for o in owners)
    meeting = Meeting(directives=tasks)
    assert [d.owner for d in in_language(meeting, "en").directives] == [*owners]
    told = {text: explained for path, text, explained in untranslated(meeting, "en")}
    assert told == {"Rà soát": False, "Sở Tài chính": True, "Trung tâm Phát triển quỹ đất": False}


def test_figures_never_change() -> None:
    for seed in ("can-tho-2020", "ubnd-song-hau-2024"):
        meeting = meeting_of(seed)
        made = in_language(meeting, "en")
        for one, other in zip(meeting.indicators, made.indicators, strict=True):
            same = ("actual", "tally", "attainments", "id")
            for name in same:
                before, after = getattr(one, name), getattr(other, name)
                if name == "attainments":
                    before, after = ([a.percent for a in each] for each in (before, after))
                if name == "actual" and before is not None:
                    before, after = before.quantity, after.quantity
                assert before == after
