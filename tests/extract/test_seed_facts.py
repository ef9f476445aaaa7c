"""The seed report, fact by fact: nothing missing, nothing extra, every word at its place."""

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from briefgen.extract import extract_meeting, read_source
from briefgen.model import Meeting, Span
from tests.shelves import REPORT as SEED

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "tests" / "examples" / "seed-facts.toml"
GOLD = ROOT.parent / "shared" / "seed" / "gold.yaml"

Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return extract_meeting(read_source(SEED.read_bytes(), "source.txt"))


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    return tomllib.loads(FACTS.read_text(encoding="utf-8"))


def place(span: Span | None) -> tuple[int, int]:
    assert span is not None
    return span.start, span.end


def found_rows(meeting: Meeting) -> dict[str, list[Row]]:
    source = meeting.source
    assert source is not None
    return {
        "sentences": [(item.id, item.kind, item.start, item.end) for item in source.sentences],
        "people": [(item.id, item.name, item.honorific) for item in meeting.people],
        "posts": [
            (person.id, post.kind, *place(post.span))
            for person in meeting.people
            for post in person.posts
        ],
        "roles": [
            (item.part, item.person or item.group, *place(item.span)) for item in meeting.roles
        ],
        "findings": [
            (item.kind, item.group or "", *place(item.span), item.attributed_to or "")
            for item in meeting.findings
        ],
        "directives": [
            (
                *place(item.span),
                item.owner,
                item.owner_basis,
                item.addressee or "",
                item.urgency or "",
                " | ".join(item.implementers),
            )
            for item in meeting.directives
        ],
        "citations": [
            (item.role, item.kind, item.number or "", item.issuer or "", *place(item.span))
            for item in meeting.citations
        ],
        "abbreviations": [
            (item.short, item.expansion or "", *place(item.span)) for item in meeting.abbreviations
        ],
    }


def report(name: str, found: Iterable[Row], wanted: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Print one line of the table and return what is missing and what is extra."""
    found_set, wanted_set = set(found), set(wanted)
    missing, extra = sorted(wanted_set - found_set), sorted(found_set - wanted_set)
    lines = [
        f"{name:16}{len(wanted_set):6}{len(found_set):7}{len(missing):9}{len(extra):7}",
        *(f"   missing {row}" for row in missing),
        *(f"   extra   {row}" for row in extra),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return missing, extra


NAMES = [
    "sentences",
    "people",
    "posts",
    "roles",
    "findings",
    "directives",
    "citations",
    "abbreviations",
]


@pytest.mark.parametrize("name", NAMES)
def test_finds_every_fact_of_the_seed_and_no_other(
    meeting: Meeting, facts: dict[str, Any], name: str
) -> None:
    missing, extra = report(name, found_rows(meeting)[name], map(tuple, facts[name]))
    assert (missing, extra) == ([], [])


def test_reads_the_head_of_the_seed(meeting: Meeting, facts: dict[str, Any]) -> None:
    head = facts["head"]
    assert meeting.body is not None
    assert meeting.kind is not None
    assert meeting.date is not None
    assert meeting.period is not None
    assert meeting.compare_to is not None
    assert [*place(meeting.body.span)] == head["body"]
    assert (meeting.body.parent, meeting.body.system) == (head["parent"], "party")
    assert [*place(meeting.kind.span)] == head["kind"]
    assert [*place(meeting.date.span)] == head["date"]
    assert (meeting.date.day, meeting.date.session) == (head["day"], head["session"])
    assert meeting.date.year_inferred_from == head["year_inferred_from"]
    assert [[*place(purpose.span)] for purpose in meeting.purposes] == head["purposes"]
    assert meeting.period.text == head["period"]
    assert meeting.compare_to.text == head["compare_to"]
    assert (meeting.place, meeting.headline, meeting.message) == (None, (), None)


def test_reads_the_page_around_the_seed(meeting: Meeting, facts: dict[str, Any]) -> None:
    source, page = meeting.source, facts["publication"]
    assert source is not None
    assert {
        "title": source.title,
        "published_at": source.published_at,
        "tag": source.tag,
        "author": source.author,
    } == page


def test_tasks_of_the_seed_share_speaker_and_period_and_have_no_deadline(meeting: Meeting) -> None:
    assert {task.given_by for task in meeting.directives} == {"le_quang_manh"}
    assert {task.for_period for task in meeting.directives} == {"Năm 2021"}
    assert {(task.due, task.due_date) for task in meeting.directives} == {(None, None)}


def test_open_lists_of_the_seed_end_with_the_item_that_goes_on(meeting: Meeting) -> None:
    assert [item.id for item in meeting.directives if item.continues] == ["D13"]
    assert [item.id for item in meeting.findings if item.continues] == ["R09", "L06"]


def test_every_sentence_of_the_seed_is_used(meeting: Meeting) -> None:
    assert meeting.leftovers == ()


def test_findings_of_the_seed_name_their_indicators(meeting: Meeting) -> None:
    linked = {item.id: len(item.indicators) for item in meeting.findings if item.indicators}
    assert linked == {"R02": 1, "L02": 4}


def test_agrees_with_the_gold_record_beside_the_project(meeting: Meeting) -> None:
    if not GOLD.exists():
        pytest.skip(f"no gold record at {GOLD}")
    import yaml

    gold = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    found = found_rows(meeting)
    spans = {name: {row[-2:] for row in found[name]} for name in ("posts", "roles", "citations")}
    spans["abbreviations"] = {row[-2:] for row in found["abbreviations"]}
    spans["directives"] = {row[:2] for row in found["directives"]}
    for kind in ("result", "limitation", "context", "proposal"):
        spans[kind] = {row[2:4] for row in found["findings"] if row[0] == kind}
    held = gold["meeting"]
    wanted = {
        "posts": [role for person in gold["people"].values() for role in person["roles"]],
        "roles": [
            *held["chairs"],
            held["concluded_by"],
            *held["speakers"],
            *held["attendees"],
        ],
        "citations": [item for items in gold["documents"].values() for item in items],
        "abbreviations": gold["abbreviations"],
        "directives": gold["directives"]["items"],
        "result": gold["results"],
        "limitation": gold["limitations"]["items"],
        "context": gold["context"],
        "proposal": gold["proposals"],
    }
    sys.stdout.write(f"\n{'':16}{'gold':>6}{'found':>7}{'missing':>9}{'extra':>7}\n")
    results = [
        report(name, spans[name], (tuple(item["at"]["span"]) for item in items))
        for name, items in wanted.items()
    ]
    assert all(result == ([], []) for result in results)
