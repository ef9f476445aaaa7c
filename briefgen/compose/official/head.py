"""The head of an official form: number, place and date, type and abstract, whom it is for."""

from briefgen.compose.head import person_with_post
from briefgen.compose.official.facts import Facts
from briefgen.compose.official.pieces import SAY, filled, gap, merged, or_gap, section, word
from briefgen.compose.widths import width_mm
from briefgen.model.official import Piece
from briefgen.vi.breaks import no_break
from briefgen.vi.text import capitalise, lower_first

BLANK = "\u00a0" * 8  # room to write a number of four digits in
DAY_BLANK = "\u00a0" * 6
BOLD = 1.07  # bold letters are about so much wider than upright ones
COLUMN, TEXT = 68.0, 165.0  # mm: the left column of a State head, the text
ISSUER_ROOM = 65.0
ISSUER_SIZE, ABSTRACT_SIZE = 13.0, 14.0
ISSUER_RULES = (10, 13, 17, 22, 28)
ABSTRACT_RULES = (22, 28, 36, 47, 61)
PART_OF_WORDS = 0.41  # between a third and a half (NĐ 30/2020/NĐ-CP, Appendix I, cells 2 and 5a)


def number_of(facts: Facts) -> tuple[Piece, ...]:
    """Return the number with room to write it in: ``Số        -TB/TU``."""
    words = facts.pack.words
    form = words.number.replace("{number}", BLANK).replace(" " + BLANK, BLANK)
    code = words.types[facts.type]
    body = or_gap(facts.issuer.code, "code")
    return filled(form.replace("{type}", code), body=body)


def place_date_of(facts: Facts) -> tuple[Piece, ...]:
    """Return place and date, the day blank: it is the day of signing, which nobody knows yet.

    Month and year are those of the meeting, whose month a draft is meant to be issued in; without
    a day of the meeting they are blank, too.
    """
    day = facts.meeting.date.day if facts.meeting.date else None
    month, year = DAY_BLANK, DAY_BLANK
    if day is not None:
        month, year = f" {day.month:{'02' if day.month < 3 else ''}} ", f" {day.year}"
    words = word("head", "place_date", place="{place}", day=DAY_BLANK, month=month, year=year)
    return filled(words, place=or_gap(facts.issuer.place, "place"))


def issuer_lines(facts: Facts) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the lines of the body above and of the issuing body."""
    issuer = facts.issuer
    superior = (gap("superior"),) if issuer.superior is None else merged([issuer.superior])
    lines = tuple(Piece(text=no_break(text)) for text in issuer.lines)
    return superior, lines or (gap("issuer"),)


def issuer_rule(facts: Facts, lines: tuple[Piece, ...]) -> int:
    """Return the length in mm of the rule below the issuing body; 0 where there is none."""
    if facts.is_party:
        return 0
    return _rule([piece.text for piece in lines], ISSUER_SIZE, ISSUER_ROOM, ISSUER_RULES)


def abstract_rule(facts: Facts, lines: tuple[str, ...]) -> int:
    """Return the length in mm of the rule below the abstract; 0 where a sign stands there."""
    if facts.pack.words.separator:
        return 0
    return _rule(list(lines), ABSTRACT_SIZE, TEXT, ABSTRACT_RULES)


def _rule(lines: list[str], size: float, room: float, known: tuple[int, ...]) -> int:
    """Return the known length nearest to its part of the longest line."""
    widest = max(width_mm(text, size) * BOLD for text in lines)
    due = min(widest, room) * PART_OF_WORDS
    return min(known, key=lambda length: abs(length / due - 1))


def abstract_of(facts: Facts) -> tuple[str, ...]:
    """Return the lines of the abstract, the first beginning as the rule wants."""
    lines = _abstract(facts).split("|")
    first = lower_first if facts.pack.words.abstract_lower else capitalise
    return tuple(SAY.unbroken(first(text) if n == 0 else text) for n, text in enumerate(lines))


def _abstract(facts: Facts) -> str:
    body = facts.issuer.name or word("gaps", "body")
    name = facts.meeting_name
    if name == word("opening", "meeting_bare") and facts.form == "minutes":
        name = f"{name} {body}"
    named = {"subject": facts.subject, "body": body, "meeting": name}
    if facts.form != "conclusion":
        return word("head", f"abstract_{facts.form}", **named)
    if facts.is_own:
        return word("head", "abstract_conclusion_own", **named)
    who = facts.people("conclusion", "chair")
    if not facts.is_party and (len(who) == 1 or facts.people("conclusion")):
        said = person_with_post(who[0], facts.meeting, SAY)
        office = said.split(", ", 1)[1] if ", " in said else ""
        if office:
            told = {"office": office, "name": who[0].name, **named}
            return word("head", "abstract_conclusion_person", **told)
    return word("head", "abstract_conclusion", **named)


def address_of(facts: Facts) -> tuple[str, tuple[Piece, ...]]:
    """Return the label and whom a submission is for; nobody recorded that: a bracket."""
    if facts.form != "submission":
        return "", ()
    labels = facts.pack.words.address
    return labels.get(facts.form, labels["other"]), (gap("addressee"),)


def grounds_of(facts: Facts) -> tuple[str, ...]:
    """Return the documents a submission rests on: those of the record that carry a number."""
    if facts.form != "submission":
        return ()
    cited = [c for c in facts.meeting.citations if c.number and c.role in ("cited", "reviewed")]
    parts = section("grounds")
    date = "issued_party" if facts.is_party else "issued_state"
    texts = [
        parts["line"]
        .format(
            kind=citation.kind,
            number=citation.number,
            issued=parts[date].format(date=citation.issued) if citation.issued else "",
            issuer=parts["issuer"].format(issuer=citation.issuer) if citation.issuer else "",
            subject=parts["subject"].format(subject=_about(citation.subject)),
        )
        .rstrip()
        for citation in cited
    ]
    ends = [";"] * (len(texts) - 1) + [facts.pack.words.ground_last]
    mark = facts.pack.words.ground
    return tuple(
        SAY.unbroken(f"{mark}{t.rstrip('.;,')}{e}") for t, e in zip(texts, ends, strict=False)
    )


def _about(subject: str | None) -> str:
    """Return what a document is about, to stand after its issuer."""
    if not subject:
        return ""
    bare = lower_first(subject.strip("“”\"' "))
    return bare if bare.startswith("về ") else f"về {bare}"
