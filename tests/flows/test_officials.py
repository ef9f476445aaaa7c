"""Which rule a form follows, and what the user is told of a draft."""

from datetime import date
from pathlib import Path

import pytest

from briefgen import flows
from briefgen.catalog.templates import Shelf, Template, find_template
from briefgen.errors import Problem, TemplateError, UsageError
from briefgen.flows.officials import composed_official, notes_on_official, pack_for
from briefgen.flows.theming import dress_of
from briefgen.model import Meeting, MeetingDate, Organization
from briefgen.model.official import Official
from tests.forms import FORMS, SETTING, SHELVES, draft, draft_of, meeting_of, plain, sample
from tests.shelves import TEMPLATES


def found(name: str) -> Template:
    return find_template(name, "brief", SHELVES)


@pytest.mark.parametrize(
    ("name", "day", "rules"),
    [
        ("party-conclusion", date(2020, 11, 20), "party-2018"),
        ("party-conclusion", date(2026, 5, 26), "party-2018"),
        ("party-conclusion", date(2026, 5, 27), "party-2026"),
        ("party-conclusion", None, "party-2026"),
        ("gov-minutes", date(2025, 1, 10), "nd30-2020"),
    ],
)
def test_the_rule_is_the_one_in_force_on_the_day_of_the_meeting(
    name: str, day: date | None, rules: str
) -> None:
    meeting = Meeting(date=MeetingDate(day=day) if day else None)
    assert pack_for(found(name), meeting, "", SETTING).name == rules


def test_another_rule_of_the_system_may_be_asked_for() -> None:
    meeting = meeting_of("can-tho-2020")
    made = composed_official(
        found("party-submission"), meeting, SETTING, (("rules", "party-2026"),)
    )
    assert (made.pack, made.address) == ("party-2026", "Kính trình:")


def test_a_rule_of_the_other_system_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        pack_for(found("party-brief"), Meeting(), "nd30-2020", SETTING)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["rules"]) == ("rules-other-system", "nd30-2020")


def test_an_office_has_a_rule_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    house = 'extends = "nd30-2020"\n[words]\nfile_copy = "Lưu: VT, TH."\n'
    (tmp_path / "rules" / "house.toml").write_text(house, encoding="utf-8")
    setting = flows.Setting((Shelf("project", tmp_path), *SHELVES), None, "house")
    made = composed_official(found("gov-brief"), sample("gov-conclusion"), setting)
    assert made.recipients[-1].pieces[0].text == "- Lưu: VT, TH."
    assert "unit" not in [gap.what for gap in made.gaps]


def test_a_form_nobody_knows_is_told_with_those_there_are(tmp_path: Path) -> None:
    folder = tmp_path / "brief" / "mine"
    folder.mkdir(parents=True)
    manifest = (TEMPLATES / "brief" / "gov-brief" / "template.toml").read_text(encoding="utf-8")
    own = manifest.replace('"gov-brief"', '"mine"').replace('form     = "brief"', 'form = "note"')
    (folder / "template.toml").write_text(own, encoding="utf-8")
    document = (TEMPLATES / "brief" / "gov-brief" / "brief.docx").read_bytes()
    (folder / "brief.docx").write_bytes(document)
    mine = find_template("mine", "brief", (Shelf("project", tmp_path),))
    with pytest.raises(TemplateError) as caught:
        composed_official(mine, Meeting(), SETTING)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["form"]) == ("form-unknown", "note")


@pytest.mark.parametrize(
    ("system", "rules", "code", "form"),
    [
        ("state", "party-2018", "form-other-system", "gov-conclusion"),
        ("party", "nd30-2020", "form-other-system", "party-conclusion"),
        ("other", "nd30-2020", "form-no-system", ""),
    ],
)
def test_a_body_of_another_system_is_told_with_the_form_that_fits(
    system: str, rules: str, code: str, form: str
) -> None:
    body = Organization.model_validate({"name": "Cơ quan X", "system": system})
    meeting = Meeting(body=body)
    note = notes_on_official(draft(meeting, rules=rules), meeting, "m.yaml")[0]
    assert (note.code, note.severity, note.at.path) == (code, "warning", "body.system")
    assert note.facts["form"] == form


def test_gaps_are_told_once_each_with_their_count() -> None:
    meeting = meeting_of("can-tho-2020")
    (note,) = notes_on_official(draft(meeting), meeting, "m.yaml")
    assert (note.code, note.facts["count"]) == ("form-gaps", 15)
    assert note.facts["shown"] == ["[chưa nêu thời hạn]", "[CHỨC VỤ NGƯỜI KÝ]", "[Họ và tên]"]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_proved_with_the_sample_of_its_system(name: str) -> None:
    form = flows.open_template(name, SETTING)
    data = flows.sample_for(form, SETTING)
    assert ("gov-conclusion" in data.name) == name.startswith("gov")
    assert flows.prove(form, data, SETTING).problems == ()


def test_the_forms_are_vietnamese_alone() -> None:
    look = flows.Look(brief="party-brief", language="en")
    with pytest.raises(UsageError) as caught:
        flows.make_brief(sample(), look, SETTING)
    assert caught.value.problems[0].code == "form-language"


OFFICE = """
[agency]
name = "SỞ KHOA HỌC BẾN NGỰ"
superior = "UBND tỉnh Sông Hậu"
code = "SKHBN"
place = "Bến Ngự"
signers = [{post = "Giám đốc", name = "Nguyễn Văn An"}]
"""


def office_form(tmp_path: Path, meeting: Meeting) -> tuple[Official, list[Problem]]:
    (tmp_path / "so.toml").write_text(OFFICE, encoding="utf-8")
    look = flows.Look(brief="gov-conclusion", theme=str(tmp_path / "so.toml"))
    house = dress_of(look.theme or "", SETTING).house
    made = composed_official(found("gov-conclusion"), meeting, SETTING, house=house)
    return made, flows.notes_on_brief(meeting, look, SETTING, "meeting.yaml")


def test_what_the_record_does_not_say_of_its_office_comes_from_the_theme(tmp_path: Path) -> None:
    bare = Meeting(title="Họp giao ban", agency="Sở Khoa học Bến Ngự")
    made, notes = office_form(tmp_path, bare)
    said = plain(*made.superior, "|", *made.issuer, "|", *made.number, "|", *made.place_date)
    assert said.startswith("UBND TỈNH SÔNG HẬU|SỞ KHOA HỌC BẾN NGỰ|Số:")
    assert "-SKHBN" in said
    assert "Bến Ngự, ngày" in said
    by_code = {note.code: note for note in notes}
    assert by_code["form-theme-words"].facts["what"] == ["UBND TỈNH SÔNG HẬU", "SKHBN", "Bến Ngự"]
    assert by_code["form-theme-signers"].facts["signers"] == ["Giám đốc, Nguyễn Văn An"]
    assert [signature.name for signature in made.signatures] == [None]


def test_a_theme_says_nothing_of_another_office(tmp_path: Path) -> None:
    made, notes = office_form(tmp_path, meeting_of("ubnd-song-hau-2024"))
    without = draft_of("gov-conclusion", "ubnd-song-hau-2024")
    assert (made.superior, made.issuer, made.number) == (
        without.superior, without.issuer, without.number,
    )  # fmt: skip
    assert not {"form-theme-words", "form-theme-signers"} & {note.code for note in notes}
