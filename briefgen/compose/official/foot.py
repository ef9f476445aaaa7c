"""The end of an official form: last sentence, who signs, who receives it."""

from collections.abc import Iterator

from briefgen.compose.official.facts import Facts
from briefgen.compose.official.pieces import SAY, filled, gap, line, section, word
from briefgen.model.official import Line, Piece, Signature
from briefgen.vi.text import capitalise, fold


def closing_of(facts: Facts) -> tuple[Line, ...]:
    """Return the last sentence, ended as the rule wants."""
    end = facts.pack.words.end
    if facts.form == "minutes":
        form = section("minutes")["ending"]
        said = capitalise(facts.meeting_name)
        day = filled(section("minutes")["day"].rstrip("."), date=facts.date)
        return (line(filled(form, meeting=said), gap("ending"), day, end),)
    table = section("closing")
    if facts.form == "submission":
        return (line(filled(table["submission"], addressee=gap("addressee")), end),)
    if facts.form == "brief":
        return (line(table["brief"].format(subject=facts.subject), end),)
    key = "own" if facts.is_own else facts.pack.system
    return (line(table[f"conclusion_{key}"], end),)


def signatures_of(facts: Facts) -> tuple[Signature, ...]:
    """Return who signs: by which authority; office and name are for a person to fill in.

    Minutes are signed by whoever took them down and whoever chaired, each where one is recorded.
    """
    if facts.form == "minutes":
        return tuple(_minutes_signatures(facts))
    acts_for = facts.issuer.acts_for
    authority = (f"{facts.pack.words.collective} {acts_for}",) if acts_for else ()
    return (Signature(authority=authority),)


def _minutes_signatures(facts: Facts) -> Iterator[Signature]:
    for side, part in (("left", "secretary"), ("right", "chair")):
        label = word("minutes", f"signer_{side}_{facts.pack.system}")
        who = facts.people("secretary") if part == "secretary" else facts.people("chair")
        name = who[0].name if len(who) == 1 else None
        yield Signature(authority=(label,), has_office=False, name=name)


def recipients_of(facts: Facts) -> tuple[Line, ...]:
    """Return who receives the document: those the record gives work to, last the file copy."""
    names: list[str] = []
    if facts.form == "submission":
        names.append(word("recipients", "as_above"))
    elif facts.form != "minutes" or facts.is_party:
        names += _assigned(facts)
    sign = facts.pack.words.recipients_separator
    lines = [line(f"- {capitalise(name)}{sign}") for name in names]
    return (*lines, line("- ", _file_copy(facts)))


def _assigned(facts: Facts) -> list[str]:
    """Return the body, and who leads or takes part in a task, each once."""
    found: list[str] = []
    own = facts.issuer.name
    if facts.is_party and own:
        found.append(own)
    for directive in facts.meeting.directives:
        for name in (directive.owner, *directive.partners):
            if name and not any(fold(name) in fold(other) for other in found):
                found = [other for other in found if fold(other) not in fold(name)]
                found.append(name)
    most = int(section("recipients")["most"])
    return found[:most]


def _file_copy(facts: Facts) -> tuple[Piece, ...]:
    form = facts.pack.words.file_copy
    if not facts.is_party:
        return filled(form, office=gap("unit"))
    committee = facts.issuer.committee
    key = "office" if committee else "office_plain"
    return filled(form, office=SAY.unbroken(word("recipients", key, committee=committee)))
