"""A meeting in the schema of a corpus of reports read by people, so that a scorer can compare."""

import re
from pathlib import PurePath
from typing import Any

from briefgen.model import Indicator, Meeting, Person

VERBS = re.compile(r"(?<!\w)(?:đạt|được|thực hiện|là|có|còn|bằng|lên|mức|chỉ|tới|thu|…)(?!\w)")

FAULTS = ("limitation", "cause")
"""The corpus has one list for both: ``quy định chưa rõ ràng`` is a cause and a shortfall."""
PLANS = re.compile(r"kế hoạch|dự toán|chỉ tiêu")
RATES = re.compile(r"(?:tốc độ|tăng trưởng|mức tăng)", re.IGNORECASE)
WHOLE_NUMBER = re.compile(r".*[A-ZĐ]|.*/(?:19|20)\d\d")
"""A number with its symbol or year; the corpus leaves a short one (``Nghị quyết 18``) optional."""


def dump_indicator(indicator: Indicator) -> dict[str, Any]:
    """Return one indicator as the corpus writes it; {} without any figure."""
    aimed = indicator.actual is None and indicator.targets
    quantity = indicator.targets[0].quantity if aimed else None
    quantity = indicator.actual.quantity if indicator.actual else quantity
    out: dict[str, Any] = {"name": indicator.name}
    if quantity:
        out |= {"value": float(quantity.value), "unit": quantity.unit or ""}
        approx = " ".join(VERBS.sub(" ", quantity.hedge or "").split())
        out |= {"approx": approx} if approx else {}
    elif indicator.tally:
        out |= {"value": indicator.tally.met, "unit": ""}
    elif indicator.attainments:
        out |= {"value": float(indicator.attainments[0].percent), "unit": "%"}
    else:
        return {}
    if aimed:
        out["type"] = "target"
        out |= dump_aim(indicator)
    if indicator.attainments:
        out["plan_pct"] = float(indicator.attainments[0].percent)
        out["plans"] = [{"pct": float(each.percent)} for each in indicator.attainments]
    percents = [each for each in indicator.changes if each.quantity.unit == "%"]
    if percents:
        out["change_pct"] = float(percents[0].quantity.value)
    times = [each for each in indicator.changes if each.quantity.unit == "lần"]
    if times:
        out["change_times"] = float(times[0].quantity.value)
    if not aimed and indicator.targets and indicator.targets[0].quantity:
        out["target"] = float(indicator.targets[0].quantity.value)
    return out


def dump_aim(indicator: Indicator) -> dict[str, Any]:
    """Return the ratio to a plan or the growth that is aimed at, where the aim is one."""
    target = indicator.targets[0]
    if target.quantity is None or target.quantity.unit != "%":
        return {}
    percent = float(target.quantity.value)
    if PLANS.search(target.text or ""):
        return {"plan_pct": percent}
    grows = indicator.kind == "growth" and not RATES.match(indicator.name)
    return {"change_pct": percent} if grows else {}


def dump_person(person: Person) -> dict[str, Any]:
    """Return a person with posts."""
    return {"name": person.name, "roles": [post.title for post in person.posts]}


def dump_meeting(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting in the schema of ``corpus/gold``."""
    people = {person.id: person for person in meeting.people}

    def taking(*parts: str) -> list[dict[str, Any]]:
        ids = [role.person for role in meeting.roles if role.part in parts and role.person]
        return [dump_person(people[each]) for each in dict.fromkeys(ids)]

    tallies = [each.tally for each in meeting.indicators if each.tally]
    goals = [each for each in meeting.indicators if each.tally and "chỉ tiêu" in each.name.lower()]
    head: dict[str, Any] = {
        "title": meeting.title,
        "body": meeting.body.name if meeting.body else None,
        "kind": meeting.kind.text if meeting.kind else None,
        "date": str(meeting.date.day) if meeting.date else None,
        "period": meeting.period.text if meeting.period else None,
        "chairs": taking("chair"),
        "attendees": taking("attendee"),
        "speakers": taking("speaker", "conclusion", "presenter"),
    }
    out: dict[str, Any] = {
        "meeting": {key: value for key, value in head.items() if value},
        "indicators": [
            dumped
            for each in meeting.indicators
            if each not in goals and (dumped := dump_indicator(each))
        ],
        "limitations": [each.text for each in meeting.findings if each.kind in FAULTS],
        "directives": [{"task": each.text, "owner": each.owner} for each in meeting.directives],
        "documents": [
            {"number": each.number, "kind": each.kind}
            for each in meeting.citations
            if each.number and WHOLE_NUMBER.match(each.number)
        ],
    }
    if goals and tallies:
        tally = goals[0].tally
        out["summary_counts"] = {"met": tally.met, "total": tally.total} if tally else None
    return out


def write_gold(meeting: Meeting) -> str:
    """Return a meeting as a YAML file of the corpus; its id is the stem of the source's name."""
    import yaml

    source = meeting.source.file if meeting.source else None
    named = {"id": PurePath(source).stem} if source else {}
    values = _with_whole_numbers({**named, **dump_meeting(meeting)})
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=100)


def _with_whole_numbers(value: Any) -> Any:
    """Return plain values with 58 for 58.0, as people write it."""
    if isinstance(value, dict):
        return {key: _with_whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_whole_numbers(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
