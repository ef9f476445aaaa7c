"""Micro F1 for each kind of fact in a folder of reports that people read; also a script.

usage: score_unseen.py SET_DIR, with ``texts/*.txt`` and ``gold/*.yaml`` of the same stems.

The set is for scores only: nobody looks into it while writing rules. Its texts are other
people's and stay outside the project, beside it in ``shared/unseen``. Gold entries marked
``optional`` count neither way, entries of type ``target`` only in ``indicators+targets``.
"""

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from briefgen.meetingfile.gold import dump_meeting
from tests.extract.corpus_score import extract

Record = dict[str, Any]

SAME_NAME = 0.5
SAME_ROLE = 0.8
SAME_SLOT = 0.6
COVERED = 0.7
ROUNDING = 5e-4
PERCENT_ROUNDING = 0.0051

SCALES = {"trăm": 100, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
MEASURES = {
    **dict.fromkeys(("đồng", "vnd", "vnđ", "đ"), "đồng"),
    **dict.fromkeys(("usd", "đô"), "usd"),
    **dict.fromkeys(("ha", "hecta", "héc-ta"), "ha"),
    **dict.fromkeys(("mét", "m"), "m"),
    **{each: each for each in ("tấn", "kg", "g", "km", "m2", "m3", "kwh", "%")},
}
TONES = "\u0300\u0301\u0309\u0303\u0323"
MOVED_TONES = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize(
        "NFC", first + tone + second
    )
    for first, second in ("oa", "oe", "uy")
    for tone in TONES
}
OLD_SPELLING = (
    (re.compile(r"\bquí\b"), "quý"),
    (re.compile(r"\btỉ (?=đồng|usd|lệ|trọng|suất)"), "tỷ "),
)


def composed(text: object) -> str:
    """Return a text in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", str(text)).replace("\u00d0", "Đ").split())


def words(text: object) -> list[str]:
    """Return the words in lower case, with one way of placing tones and of spelling."""
    plain = composed(text).lower().replace("\u00f0", "đ")
    for new, old in MOVED_TONES.items():
        plain = re.sub(rf"(?<!q){new}", old, plain)
    for pattern, spelling in OLD_SPELLING:
        plain = pattern.sub(spelling, plain)
    return re.findall(r"\w+", plain)


def overlap(one: object, other: object) -> float:
    """Return the F1 of the words of two texts, from 0 to 1."""
    left, right = (Counter(words(text)) for text in (one, other))
    if not left or not right:
        return 0.0
    return 2 * (left & right).total() / (left.total() + right.total())


def listed(value: Any) -> list[Any]:
    """Return a value as a list, nothing as an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def measured(unit: str | None) -> tuple[str, float]:
    """Return the dimension of a unit ('' when unknown, 'count' of things) and its scale."""
    text = composed(unit or "").lower()
    if text.startswith(("%", "phần trăm", "điểm %")):
        return "%", 1.0
    parts, scale = text.split("/")[0].split(), 1.0
    while parts and parts[0] in SCALES:
        scale *= SCALES[parts.pop(0)]
    if parts:
        return MEASURES.get(parts[0], "count"), scale
    return ("đồng" if scale >= SCALES["tỷ"] else ""), scale


def near(one: float, other: float, least: float = 1e-9, ratio: float = ROUNDING) -> bool:
    """Tell whether two numbers agree within a share of the larger, or at least ``least``."""
    return abs(one - other) <= max(least, ratio * max(abs(one), abs(other)))


def same_figure(found: Record, true: Record) -> bool:
    """Tell whether two entries state one figure: units agree, values within rounding."""
    (unit, scale), (true_unit, true_scale) = measured(found.get("unit")), measured(true.get("unit"))
    if unit and true_unit and unit != true_unit:
        return False
    least = PERCENT_ROUNDING if true_unit == "%" else 1e-9
    ours = [abs(float(each)) * scale for each in listed(found.get("value"))]
    stated = listed(true.get("value")) + listed(true.get("value_alt"))
    theirs = [abs(float(each)) * true_scale for each in stated]
    return any(near(one, other, least) for one in ours for other in theirs)


def standing(true: Record) -> int:
    """Return 0 for a gold entry that counts, 1 for an aim, 2 for one that counts neither way."""
    return 2 if true.get("optional") else int(true.get("type") == "target")


def pairs(found: list[Record], truth: list[Record], least: float) -> list[tuple[int, int]]:
    """Return places of entries that match one to one, the best names first."""
    candidates = sorted(
        (
            -overlap(one.get("name", ""), other.get("name", "")),
            standing(other),
            -overlap(one.get("period") or "", other.get("period") or ""),
            at,
            there,
        )
        for at, one in enumerate(found)
        for there, other in enumerate(truth)
        if same_figure(one, other)
    )
    taken: dict[int, int] = {}
    for likeness, _, _, at, there in candidates:
        if -likeness >= least and at not in taken and there not in taken.values():
            taken[at] = there
    return list(taken.items())


@dataclass
class Tally:
    """How many facts of a kind were found, made up and missed; ``offered`` by the gold at all."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    offered: int = 0

    def add(self, hits: int, extra: int = 0, missed: int = 0) -> None:
        """Count facts in."""
        self.hits += hits
        self.extra += extra
        self.missed += missed

    def judge(self, found: bool, true: bool, same: bool) -> None:
        """Count one slot in, that may be empty on either side."""
        good = found and true and same
        self.add(int(good), int(found and not good), int(true and not good))

    @property
    def precision(self) -> float:
        """Share of what was found that is true."""
        return self.hits / (self.hits + self.extra) if self.hits else 0.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found."""
        return self.hits / (self.hits + self.missed) if self.hits else 0.0

    @property
    def f1(self) -> float:
        """F1; 1 when there was nothing to find and nothing was found."""
        every = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / every if every else float(not self.offered)


@dataclass
class Score:
    """Tallies by kind of fact."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def __getitem__(self, kind: str) -> Tally:
        return self.kinds[kind]


def plans(entry: Record) -> list[float]:
    """Return every ratio to a plan of an entry, in percent."""
    stated = [entry.get("plan_pct"), *listed(entry.get("plan_alt"))]
    stated += [each.get("pct") for each in listed(entry.get("plans"))]
    over = entry.get("plan_over_pct")
    stated += [] if over is None else [100 + over]
    return [float(each) for each in stated if each is not None]


def changes(entry: Record) -> list[float]:
    """Return every change of an entry in percent; 2.3 times is +130 %, a ratio of 85 % is -15 %."""
    stated = [entry.get("change_pct")] + [each.get("pct") for each in listed(entry.get("changes"))]
    ratio, times = entry.get("ratio_pct"), entry.get("change_times")
    stated += [] if ratio is None else [ratio - 100]
    stated += [] if times is None else [(times - 1) * 100]
    return [float(each) for each in stated if each is not None]


RATIOS: dict[str, Callable[[Record], list[float]]] = {"plan": plans, "change": changes}


def score_indicators(found: list[Record], truth: list[Record], score: Score) -> None:
    """Count figures, indicators and what hangs on those that match."""
    for kind, least in (("indicators", SAME_NAME), ("figures", 0.0)):
        matched = pairs(found, truth, least)
        ranks = Counter(standing(truth[there]) for _, there in matched)
        wanted = Counter(map(standing, truth))
        extra = len(found) - len(matched)
        score[kind].add(ranks[0], extra, wanted[0] - ranks[0])
        if kind == "indicators":
            hits = ranks[0] + ranks[1]
            score["indicators+targets"].add(hits, extra, wanted[0] + wanted[1] - hits)
            score_ratios([(found[at], truth[there]) for at, there in matched], truth, score)


def score_ratios(matched: list[tuple[Record, Record]], truth: list[Record], score: Score) -> None:
    """Count ratios to plan and changes of indicators that match."""
    for kind, read in RATIOS.items():
        score[kind].offered += sum(1 for each in truth if standing(each) < 2 and read(each))
        for one, other in matched:
            if standing(other) == 2:
                continue
            ours, theirs = read(one), read(other)
            same = any(near(a, b, PERCENT_ROUNDING, 0) for a in ours for b in theirs)
            score[kind].judge(bool(ours), bool(theirs), same)


def people(head: Record, parts: Iterable[str] = ("chairs", "attendees", "speakers")) -> Record:
    """Return the posts by name of the people who took part."""
    posts: dict[str, list[str]] = {}
    for part in parts:
        for person in listed(head.get(part)):
            held = posts.setdefault(composed(person["name"]), [])
            held += map(composed, listed(person.get("roles")))
    return {name: list(dict.fromkeys(held)) for name, held in posts.items()}


def roles_found(found: list[str], truth: list[str]) -> int:
    """Return how many true posts are among those found, each used once."""
    left, hits = list(found), 0
    for role in truth:
        best = max(left, key=lambda each: overlap(each, role), default="")
        if overlap(best, role) >= SAME_ROLE:
            left.remove(best)
            hits += 1
    return hits


def score_people(found: Record, truth: Record, score: Score) -> None:
    """Count people and their posts; the gold may name people who count neither way."""
    ours, theirs = people(found), people(truth)
    ignored = set(map(composed, listed(truth.get("people_optional"))))
    both = ours.keys() & theirs.keys()
    extra = len(ours.keys() - theirs.keys() - ignored)
    score["people"].add(len(both), extra, len(theirs) - len(both))
    score["roles"].offered += sum(map(len, theirs.values()))
    for name in both:
        hits = roles_found(ours[name], theirs[name])
        score["roles"].add(hits, len(ours[name]) - hits, len(theirs[name]) - hits)


def score_head(found: Record, truth: Record, score: Score) -> None:
    """Count date, body and period; a year XXXX in the gold is right with any year."""
    day, days = str(found.get("date") or ""), {str(truth.get("date") or "")}
    days |= set(map(str, listed(truth.get("date_alt"))))
    same = any(day == each or (each[:4] == "XXXX" and day[4:] == each[4:]) for each in days)
    score["date"].judge(bool(day), bool(truth.get("date")), same)
    for kind in ("body", "period"):
        names = [each for each in [truth.get(kind), *listed(truth.get(f"{kind}_alt"))] if each]
        ours = found.get(kind) or ""
        if names:
            best = max(overlap(ours, each) for each in names)
            score[kind].judge(bool(ours), True, best >= SAME_SLOT)


def score_rest(found: Record, truth: Record, score: Score) -> None:
    """Count the tally of goals, documents, and how much of shortfalls and tasks was found."""

    def goals(record: Record) -> tuple[Any, Any] | None:
        tally = record.get("summary_counts")
        return (tally.get("met"), tally.get("total")) if tally else None

    def numbers(record: Record, optional: bool) -> set[str]:
        stated = listed(record.get("documents"))
        kept = [each for each in stated if bool(each.get("optional")) == optional]
        return {"".join(composed(each["number"]).split()).upper() for each in kept}

    score["counts"].judge(bool(goals(found)), bool(goals(truth)), goals(found) == goals(truth))
    theirs = numbers(truth, optional=False)
    ours = numbers(found, optional=False) - numbers(truth, optional=True)
    score["documents"].add(len(ours & theirs), len(ours - theirs), len(theirs - ours))
    for kind in ("limitations", "directives"):
        said = [set(words(task_of(each))) for each in listed(found.get(kind))]
        for each in listed(truth.get(kind)):
            true = words(task_of(each))
            shares = [sum(word in told for word in true) / len(true) for told in said]
            score[f"{kind} found"].judge(any(s >= COVERED for s in shares), True, True)


def task_of(entry: Any) -> str:
    """Return the words of a shortfall or a task."""
    return entry.get("task", "") if isinstance(entry, dict) else str(entry)


def score_record(found: Record, truth: Record, score: Score) -> None:
    """Count one report in."""
    score_indicators(listed(found.get("indicators")), listed(truth.get("indicators")), score)
    heads = found.get("meeting") or {}, truth.get("meeting") or {}
    score_people(*heads, score)
    score_head(*heads, score)
    score_rest(found, truth, score)


def score_set(root: Path) -> Score:
    """Return the score over every text of a set that has a gold file.

    Raises:
        FileNotFoundError: A gold file has no text.
    """
    score = Score()
    for gold in sorted((root / "gold").glob("*.yaml")):
        truth = yaml.safe_load(gold.read_text(encoding="utf-8"))
        score_record(dump_meeting(extract(root / "texts" / f"{gold.stem}.txt")), truth, score)
    return score


def table(score: Score) -> str:
    """Return the score as lines to print."""
    lines = [f"{'':20}{'prec':>8}{'recall':>8}{'F1':>8}{'hits':>6}{'extra':>6}{'missed':>7}"]
    for kind, each in score.kinds.items():
        shares = f"{each.precision:8.3f}{each.recall:8.3f}{each.f1:8.3f}"
        lines.append(f"{kind:20}{shares}{each.hits:6}{each.extra:6}{each.missed:7}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table(score_set(Path(sys.argv[1]))))
