"""Rule packs: chosen by system and day, owned by offices, refused with a place."""

from datetime import date
from pathlib import Path

import pytest

from briefgen.catalog.rules import CELLS, choose_rules, find_rules
from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.errors import TemplateError, say
from briefgen.model.rulepack import PackSystem

BUILT_IN = Shelf("built-in", built_in_folder())


@pytest.fixture
def office(tmp_path: Path) -> Shelf:
    (tmp_path / "rules").mkdir()
    return Shelf("project", tmp_path)


def write(office: Shelf, name: str, text: str) -> None:
    (office.folder / "rules" / f"{name}.toml").write_text(text, encoding="utf-8")


def refusals(name: str, *shelves: Shelf) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        find_rules(name, shelves)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("system", "day", "name"),
    [
        ("party", date(2018, 4, 3), "party-2018"),
        ("party", date(2020, 11, 20), "party-2018"),
        ("party", date(2026, 5, 26), "party-2018"),
        ("party", date(2026, 5, 27), "party-2026"),
        ("party", None, "party-2026"),
        ("party", date(2010, 1, 1), "party-2018"),
        ("state", date(2020, 11, 20), "nd30-2020"),
        ("state", date(2015, 1, 1), "nd30-2020"),
        ("state", None, "nd30-2020"),
    ],
)
def test_a_document_follows_the_rule_of_its_day(
    system: PackSystem, day: date | None, name: str
) -> None:
    assert choose_rules(system, day, [BUILT_IN]).name == name


@pytest.mark.parametrize("name", ["party-2018", "party-2026", "nd30-2020"])
def test_every_value_of_a_built_in_pack_names_its_source(name: str) -> None:
    pack = find_rules(name, [BUILT_IN])
    groups = [pack.page, pack.body, pack.words, *pack.cells.values()]
    assert all(group.source for group in groups)
    assert set(pack.cells) <= set(CELLS)


def test_the_two_party_rules_differ_where_they_are_said_to() -> None:
    old, new = (find_rules(name, [BUILT_IN]) for name in ("party-2018", "party-2026"))
    assert (old.words.recipients_separator, new.words.recipients_separator) == (",", ";")
    assert new.words.address["submission"] == "Kính trình:"
    assert new.words.address["other"] == old.words.address["other"] == "Kính gửi:"
    assert old.cells == new.cells
    assert old.verified
    assert not new.verified


def test_the_packs_hold_the_figures_of_the_rules() -> None:
    party, state = (find_rules(name, [BUILT_IN]) for name in ("party-2018", "nd30-2020"))
    assert (party.page.left, party.page.right) == ((30, 30), (15, 15))
    assert (state.page.left, state.page.right) == ((30, 35), (15, 20))
    assert party.cells["motto"].size == (15, 15)
    assert party.cells["office"].bold is False
    assert state.cells["office"].bold is True
    assert state.cells["recipients_label"].italic is True
    assert party.cells["recipients_label"].underline is True
    assert (party.words.end, state.words.end) == (".", "./.")
    assert state.words.types["quy định"] == "QyĐ"


def test_an_office_says_only_what_differs(office: Shelf) -> None:
    write(office, "house", 'extends = "nd30-2020"\n[cells.body]\nsize = 14\n[page]\nleft = 30\n')
    pack = choose_rules("state", None, [office, BUILT_IN])
    built_in = find_rules("nd30-2020", [BUILT_IN])
    assert pack.name == "house"
    assert pack.cells["body"].size == (14, 14)
    assert pack.cells["body"].italic is built_in.cells["body"].italic
    assert pack.page.left == (30, 30)
    assert pack.page.right == built_in.page.right
    assert choose_rules("party", None, [office, BUILT_IN]).name == "party-2026"


def test_an_office_may_own_a_rule_for_each_system(office: Shelf) -> None:
    write(office, "house-party", 'extends = "party-2026"\n[words]\nitem = "{arabic}-"\n')
    write(office, "house-state", 'extends = "nd30-2020"\n')
    shelves = [office, BUILT_IN]
    assert choose_rules("party", None, shelves).words.item == "{arabic}-"
    assert choose_rules("party", date(2020, 1, 1), shelves).name == "party-2018"
    assert choose_rules("state", None, shelves).name == "house-state"


def test_a_pack_of_the_same_name_extends_the_one_further_away(office: Shelf) -> None:
    write(office, "nd30-2020", 'extends = "nd30-2020"\n[words]\nend = "."\n')
    assert find_rules("nd30-2020", [office, BUILT_IN]).words.end == "."


def test_a_new_rule_is_chosen_from_its_day_on(office: Shelf) -> None:
    write(office, "nd-2027", 'extends = "nd30-2020"\nvalid_from = 2027-01-01\ntitle = "Mới"\n')
    shelves = [office, BUILT_IN]
    assert choose_rules("state", None, shelves).name == "nd-2027"
    assert choose_rules("state", date(2027, 1, 1), shelves).name == "nd-2027"
    assert choose_rules("state", date(2026, 12, 31), shelves).name == "nd30-2020"


def test_a_path_to_a_file_is_a_name_too(office: Shelf) -> None:
    write(office, "mine", 'extends = "party-2018"\n')
    path = office.folder / "rules" / "mine.toml"
    assert find_rules(str(path), [BUILT_IN]).name == "mine"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('extends = "nd30-2020"\nboddy = 5\n', "rules-unknown-key-near", 2),
        ('extends = "nd30-2020"\n[cells.bodi]\nsize = 13\n', "rules-unknown-key-near", 2),
        ('extends = "nd30-2020"\n[cells.body]\nqqq = 13\n', "rules-unknown-key", 3),
        ('extends = "nd30-2020"\n[cells.body]\nbold = "đậm"\n', "rules-type", 3),
        ('extends = "nd30-2020"\n[cells.body]\nalign = "giữa"\n', "rules-type", 3),
        ('extends = "nd30-2020"\n[cells.body]\nsize = [14, 13]\n', "rules-range", 3),
        ('extends = "nd30-2020"\n[page]\nleft = -3\n', "rules-range", 3),
        ('extends = "nd30-2020"\n[page]\nleft = "rộng"\n', "rules-type", 3),
        ('extends = "nd30-2020"\ncells = 5\n', "rules-type", 2),
        ('extends = "nd30-2020"\nvalid_to = 2019-01-01\n', "rules-dates", 2),
        ('extends = "nd31-2020"\n', "rules-unknown-near", None),
        ('extends = "house"\n', "rules-circle", None),
    ],
)
def test_what_is_wrong_with_a_pack_is_told_with_its_place(
    office: Shelf, text: str, code: str, line: int | None
) -> None:
    write(office, "house", text)
    with pytest.raises(TemplateError) as caught:
        find_rules("house", [office, BUILT_IN])
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.at.line == line
    assert problem.at.file is not None
    assert problem.at.file.endswith("house.toml")
    assert say(problem, "vi")
    assert say(problem, "en")


def test_everything_wrong_is_told_together(office: Shelf) -> None:
    write(
        office, "house", 'extends = "nd30-2020"\nfoo = 1\n[cells.body]\nbold = 3\nsize = [9, 1]\n'
    )
    codes = refusals("house", office, BUILT_IN)
    assert sorted(codes) == ["rules-range", "rules-type", "rules-unknown-key"]


def test_a_pack_that_extends_nothing_must_say_everything(office: Shelf) -> None:
    write(office, "mine", 'title = "Của tôi"\n')
    assert set(refusals("mine", office)) == {"rules-missing-key"}


@pytest.mark.parametrize("name", ["none", "../themes/official", "rules/nd30-2020"])
def test_an_unknown_name_is_refused(name: str) -> None:
    assert refusals(name, BUILT_IN)[0].startswith("rules-unknown")


def test_without_any_pack_of_a_system_nothing_is_guessed(office: Shelf) -> None:
    with pytest.raises(TemplateError) as caught:
        choose_rules("party", None, [office])
    assert caught.value.problems[0].code == "rules-none"
