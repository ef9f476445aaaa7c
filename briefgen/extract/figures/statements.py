"""Statements: a level (or a growth) with its name, and every ratio and change that belongs to it.

A figure without words of its own before it belongs to the statement before ("…, đạt 97% kế hoạch,
tăng 9%"); with words of its own it opens a statement. Parallel lists (lần lượt) are dealt out, one
figure to each of the statements before.
"""

import re
from dataclasses import dataclass, field, replace

from briefgen.extract.figures.aims import is_aim, speaks_of_results
from briefgen.extract.figures.clauses import Clause, clause_before
from briefgen.extract.figures.names import Naming, again, lean_on, lean_on_measure, name_figure, name_in_front, named_before, with_verb_of
from briefgen.extract.figures.readings import Reading, Role
from briefgen.model import ReportedStatus, Sentence
from briefgen.vi.text import fold, lower_first
from briefgen.vi.units import dimension

_FILLER = re.compile(
    r"(?:(?:mức|tức|tương đương|tương ứng|này|toàn|đồng thời|cùng|tốc độ|bình quân|trung bình|qua đó|so|hay|trong đó)"
    r"(?!\w)\s*)*",
    re.IGNORECASE,
)
_WORTH = re.compile(r"(?<!\w)(?:trị giá|tương đương)(?!\w)", re.IGNORECASE)
_ASPECT_BEFORE = re.compile(r"(?<!\w)về\s+$")
_SHARE_OF = re.compile(r"\s+(?:trong\s+)?(?:tổng\s+số\s+|của\s+)?(?P<whole>[^,;.()]{2,60}?)(?=\s+và\s|[,;.()]|$)")
_NAME_JOIN = re.compile(r"\s*,\s*|\s+và\s+")
_NEW_SENTENCE_PART = re.compile(r"[;.]")
_PLANNED = re.compile(r"(?:giao\s+)?(?=(?:chỉ tiêu|dự toán|kế hoạch)(?!\w))", re.IGNORECASE)
_PLAN_WORD = re.compile(r"(?:chỉ tiêu|dự toán|kế hoạch)\s+", re.IGNORECASE)
_FLOW = re.compile(r"(?:giải ngân|thu|chi|vốn|tổng thu|tổng chi|nguồn)(?!\w)", re.IGNORECASE)
LONGEST_ASPECT = 30
"""Code points behind a figure that are looked at for its noun."""
PLAN_ELSEWHERE = "kế hoạch được nêu ở vế khác của câu"
NO_PLAN_NAMED = "không nêu tỷ lệ này so với kế hoạch nào"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged in words, placed in its sentence.

    ``name``, ``start`` and ``end`` are those of the indicator, ``words`` the predicate: for a
    predicate behind a figure both are the predicate and ``name`` is empty.
    """

    name: str
    start: int
    end: int
    status: ReportedStatus
    words: str
    words_start: int
    words_end: int


@dataclass(slots=True)
class Statement:
    """What a sentence says of one indicator, still being put together.

    ``level`` is the figure that is its value; ``growth`` when that figure is a change. Readings
    keep their places in the sentence.
    """

    naming: Naming
    sentence: Sentence
    end: int
    level: Reading | None = None
    growth: bool = False
    aim: bool = False
    planned: bool = False
    when: str | None = None
    part_of: "Statement | None" = None
    plans: list[Reading] = field(default_factory=list)
    changes: list[Reading] = field(default_factory=list)
    targets: list[tuple[Reading, str | None]] = field(default_factory=list)
    former: Reading | None = None
    notes: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    judged: Judged | None = None

    def take(self, reading: Reading, *, to: int | None = None) -> None:
        """Extend the statement to the end of a reading that belongs to it."""
        self.end = max(self.end, to or reading.end)
        if reading.figure.doubt:
            self.doubts.append(reading.figure.doubt)


class StatementReader:
    """Reads one sentence; ``before`` is the last statement of the sentence before, if any."""

    def __init__(
        self, sentence: Sentence, readings: list[Reading], before: Statement | None
    ) -> None:
        self.sentence, self.text, self.readings = sentence, sentence.text, readings
        self.before = before
        self.statements: list[Statement] = []
        self._floor = 0
        self._from: Reading | None = None
        self._turns: dict[int, Statement] = {}
        self._whole: Statement | None = None
        self._lost = False
        self._told: set[int] = set()

    def read(self) -> list[Statement]:
        """Return the statements of the sentence in their order."""
        for place, reading in enumerate(self.readings):
            self._deal_out(place)
            self._read_one(place, reading)
        return self.statements

    @property
    def _last(self) -> Statement | None:
        return self.statements[-1] if self.statements else None

    def _read_one(self, place: int, reading: Reading) -> None:
        clause = clause_before(self.text, self._floor, self._from or reading)
        dealt = self._turns.get(place)
        if place in self._told:
            pass  # a figure of a parallel list, opened with the first one
        elif dealt:
            self._attach(dealt, reading)
        elif reading.role is Role.FORMER and reading.bracket is None:
            self._from = reading
            return
        elif not self._belongs(clause, reading):
            opened = self._open(clause, place, reading)
            # What follows a figure without a name belongs to it, not to the statement before.
            self._lost = opened is None and (self._lost or reading.figure.kind != "count")
            if opened is None:
                return
        self._floor = max(self._floor, reading.end, self._last.end if self._last else 0)
        self._from = None

    # Belonging to a statement before.

    def _belongs(self, clause: Clause, reading: Reading) -> bool:
        """Attach the reading to a statement before it, if that is where it belongs."""
        last = self._last
        if last is None or self._lost:
            return False
        own = _FILLER.sub("", clause.text(self.text), count=1).strip(" ,–-")
        aspect = self._aspect(clause, reading, own)
        if aspect:
            self._attach(self._by_aspect(aspect, last), reading)
            return True
        if not own and clause.when and self._again(clause, reading, last):
            return True
        if own or named_before(self.text, clause) is not None:
            return reading.role in (Role.FORMER, Role.TARGET) and self._attach(last, reading)
        if reading.role is Role.LEVEL:
            return self._level_belongs(last, reading)
        counted = self._counted_alike(reading)
        if counted:
            return self._attach(counted, reading)
        return _commensurable(last, reading) and self._attach(last, reading)

    def _again(self, clause: Clause, reading: Reading, last: Statement) -> bool:
        """Open the growth of the same indicator for another time: "tính chung 5 tháng tăng 6,3%"."""
        if not last.growth or reading.role is not Role.CHANGE or reading.bracket is not None:
            return False
        naming = again(last.naming, clause, reading)
        self._start(clause, reading, naming)
        return True

    def _level_belongs(self, last: Statement, reading: Reading) -> bool:
        """Attach a level without words: a plan in brackets, or the value behind its own change."""
        in_bracket = reading.bracket is not None and reading.bracket >= self._floor
        if reading.quantity is None and reading.figure.tally is None:
            last.take(reading)
            return True
        if in_bracket and last.plans and self._near(last.plans[-1].end, reading):
            owner = last.plans[-1].tail.owner if last.plans[-1].tail else None
            last.targets.append((reading, owner))
        elif in_bracket and reading.figure.percent and reading.lead.has("reaching-plan"):
            last.plans.append(reading)
            last.doubts.append(NO_PLAN_NAMED)
        elif last.growth and not reading.figure.tally and reading.lead.has("links"):
            last.level, last.growth = reading, False
            fallen = reading.lead.has("falling-links") and last.changes[-1].lead.has("down")
            last.naming = replace(last.naming, fall=fallen)
        elif last.planned and _unit(last.level) == _unit(reading):
            self._reach_plan(last, reading)
        elif _WORTH.search(reading.lead.text):
            last.notes.append((reading.start, reading.end))
        else:
            return False
        last.take(reading)
        return True

    def _counted_alike(self, reading: Reading) -> Statement | None:
        """Return the statement that counts the same: "giảm 3 vụ" of "15 vụ tai nạn giao thông"."""
        if reading.role is not Role.CHANGE or reading.figure.kind != "count":
            return None
        noun = self.text[reading.figure.end : reading.end + LONGEST_ASPECT].split(",")[0]
        words = set(fold(noun.strip(" .;")).split())
        alike = [
            (len(words & _words(each)), place)
            for place, each in enumerate(self.statements)
            if each.level and each.level.figure.kind == "count"
            and _unit(each.level).split(" ")[0] == _unit(reading).split(" ")[0]
        ]  # fmt: skip
        return self.statements[max(alike)[1]] if alike else None

    def _near(self, end: int, reading: Reading) -> bool:
        return reading.start - end <= len(" (giao ") and "(" in self.text[end : reading.start]

    def _reach_plan(self, statement: Statement, reading: Reading) -> None:
        """Make "giao chỉ tiêu thu 5.000 tỷ đồng, … thực hiện 2.600 tỷ đồng" a target and a value."""
        if statement.level:
            statement.targets.append((statement.level, None))
        statement.level, statement.aim, statement.planned = reading, False, False
        name = _PLAN_WORD.sub("", statement.naming.name, count=1)
        statement.naming = replace(statement.naming, name=name[:1].upper() + name[1:])

    def _attach(self, statement: Statement, reading: Reading) -> bool:
        """Give the statement a ratio, a change, a target, a former value or a note."""
        if reading.role is Role.PLAN and not _over_a_rate(statement, reading):
            statement.plans.append(reading)
        elif reading.role is Role.EXCESS and _of_value(statement, reading):
            statement.plans.append(reading)
        elif reading.role in (Role.CHANGE, Role.INDEX, Role.TIMES):
            statement.changes.append(reading)
        elif reading.role is Role.TARGET:
            statement.targets.append((reading, None))
        elif reading.role is Role.FORMER:
            statement.former = reading
        else:
            statement.notes.append((reading.start, reading.end))
        statement.take(reading)
        return True

    def _aspect(self, clause: Clause, reading: Reading, own: str) -> str | None:
        """Return what side of a statement a change is about: "về số vụ giảm 25,5%"."""
        if reading.role not in (Role.CHANGE, Role.INDEX):
            return None
        if own and _ASPECT_BEFORE.search(self.text, 0, clause.start):
            return own
        return reading.aspect if not own else None

    def _by_aspect(self, aspect: str, last: Statement) -> Statement:
        """Return the statement of the sentence that shares most words with the aspect."""
        words = set(fold(aspect).split()) - {"số", "tổng", "về", "các"}
        scored = [(len(words & _words(statement)), n) for n, statement in enumerate(self.statements)]
        best = max(scored, key=lambda pair: (pair[0], pair[1]))
        return self.statements[best[1]] if best[0] else last

    def _deal_out(self, place: int) -> None:
        """Map the figures of a parallel list to as many statements before it."""
        reading = self.readings[place]
        if place in self._turns or not reading.in_turn or reading.role is Role.LEVEL:
            return
        run = [place]
        while run[-1] + 1 < len(self.readings) and self._same_turn(run[-1]):
            run.append(run[-1] + 1)
        levels = self.statements[-len(run) :]
        if len(run) > 1 and len(levels) == len(run):
            self._turns |= dict(zip(run, levels, strict=True))

    def _same_turn(self, place: int) -> bool:
        following, here = self.readings[place + 1], self.readings[place]
        between = self.text[here.end : following.start].strip(" ,-")
        return (
            following.role is here.role
            and between in ("", "và")
            and (following.in_turn or here.in_turn)
        )

    # Opening a statement.

    def _open(self, clause: Clause, place: int, reading: Reading) -> Statement | None:
        """Open the statement of a reading that has a name; ``None`` leaves the figure out."""
        if reading.role in (Role.FORMER, Role.TARGET):
            return None
        ceiling = self._ceiling(place)
        naming = self._share(clause, reading) or name_figure(
            self.text, clause, reading, ceiling, self._listed(clause)
        )
        if naming is None and reading.bracket is not None and not clause.text(self.text):
            clause, naming = self._named_before_bracket(reading)
        if naming is None:
            return None
        last = self._last
        naming = lean_on(naming, last.naming.topic if last else None, accompanied=clause.accompanied)
        measures = [each.naming.measure for each in self.statements if each.naming.measure]
        holder = lean_on_measure(naming, measures[-1] if measures else None)
        if holder is None:
            return None
        naming, whole = holder, self._part_of(clause, reading)
        if whole and reading.quantity:
            naming = with_verb_of(naming, whole.naming, reading.quantity.unit)
        names = self._in_turn_names(naming, place, reading)
        statement = self._start(clause, reading, names[0])
        for number, name in enumerate(names[1:], 1):
            following = self.readings[place + number]
            self._start(clause, following, name)
            self._told.add(place + number)
        return statement

    def _named_before_bracket(self, reading: Reading) -> tuple[Clause, Naming | None]:
        """Return the name in front of a bracket that holds a bare amount: "chỉ tiêu (500 tỷ đồng)"."""
        opened = replace(reading, start=reading.bracket or 0, bracket=None)
        clause = clause_before(self.text, self._floor, opened)
        if reading.role is not Role.LEVEL or reading.figure.kind == "count":
            return clause, None
        return clause, name_in_front(self.text, clause, opened)

    def _ceiling(self, place: int) -> int:
        following = self.readings[place + 1 :]
        return following[0].start if following else len(self.text.rstrip(" .…"))

    def _listed(self, clause: Clause) -> Naming | None:
        """Return the naming of the count before when only a comma lies between."""
        last = self._last
        between = self.text[last.end : clause.start] if last else ""
        return last.naming if last and between.strip(" ,") in ("", "và") else None

    def _share(self, clause: Clause, reading: Reading) -> Naming | None:
        """Return the name of "công nghiệp chiếm 40% GRDP": Tỷ trọng công nghiệp trong GRDP."""
        if reading.role is not Role.SHARE:
            return None
        before = named_before(self.text, clause)
        if before is None:
            return None
        words, start = before
        whole = _SHARE_OF.match(self.text, reading.end)
        is_share = re.match(r"(?:tỷ|tỉ)\s+(?:trọng|lệ)(?!\w)", words, re.IGNORECASE)
        name = words if is_share else f"Tỷ trọng {lower_first(words)}"
        end = reading.end
        if whole:
            name, end = f"{name} trong {whole['whole']}", whole.end()
        return Naming(name, start, end, "share")

    def _in_turn_names(self, naming: Naming, place: int, reading: Reading) -> list[Naming]:
        """Return one naming a figure for "Xuất khẩu, nhập khẩu lần lượt đạt 5 và 4 tỷ USD"."""
        if not reading.in_turn or reading.role is not Role.LEVEL:
            return [naming]
        count = 1
        while place + count < len(self.readings) and self._same_turn(place + count - 1):
            count += 1
        names = _NAME_JOIN.split(naming.name)
        if count == 1 or len(names) != count:
            return [naming]
        return [
            Naming(name[:1].upper() + name[1:], naming.start, naming.end, "in-turn") for name in names
        ]

    def _start(self, clause: Clause, reading: Reading, naming: Naming) -> Statement:
        statement = Statement(naming, self.sentence, naming.end, level=reading, when=clause.when)
        statement.take(reading)
        statement.aim = is_aim(self.text, clause.region, reading.start) or self._goes_on_aiming()
        statement.former = self._from
        if self._from and self._from.lead.has("down"):
            statement.naming = replace(naming, fall=True)
        self._plan_first(statement, reading)
        self._classify(statement, reading)
        statement.part_of = self._whole
        self.statements.append(statement)
        return statement

    def _plan_first(self, statement: Statement, reading: Reading) -> None:
        """Mark a statement whose figure is the plan itself: "giao dự toán thu 5.000 tỷ đồng"."""
        name = statement.naming.name
        found = _PLANNED.match(name)
        if found is None or reading.figure.tally or reading.figure.kind in ("count", ""):
            return
        name = name[found.end() :]
        statement.naming = replace(statement.naming, name=name[:1].upper() + name[1:])
        statement.planned = statement.aim = reading.role is Role.LEVEL

    def _goes_on_aiming(self) -> bool:
        """Say whether the sentence before, in the same paragraph, told an aim and this one goes on."""
        if self.before is None or not self.before.aim or speaks_of_results(self.text):
            return False
        return self.sentence.start - self.before.sentence.end <= 1

    def _same_unit(self, reading: Reading) -> Statement | None:
        """Return the nearest statement of the sentence counted in the same unit."""
        counted = [each for each in self.statements if _unit(each.level) == _unit(reading)]
        return counted[-1] if counted and _unit(reading) else None

    def _classify(self, statement: Statement, reading: Reading) -> None:
        """Keep a ratio that has a name but no level as what it is, not as a value."""
        if reading.role is Role.PLAN or (reading.role is Role.EXCESS and reading.figure.percent):
            statement.level = None
            statement.plans.append(reading)
        elif reading.role in (Role.INDEX, Role.TIMES):
            statement.level = None
            statement.changes.append(reading)
        elif self._is_plan_elsewhere(statement, reading):
            statement.level = None
            statement.plans.append(reading)
            statement.doubts.append(PLAN_ELSEWHERE)
        elif reading.role is Role.CHANGE and statement.naming.rule != "counted-change":
            statement.growth = True
            statement.changes.append(reading)

    def _is_plan_elsewhere(self, statement: Statement, reading: Reading) -> bool:
        """Say whether a bare "đạt 65%" of a flow of money shares the plan named in the sentence."""
        return (
            reading.role is Role.LEVEL
            and reading.figure.percent
            and reading.lead.has("reaching-plan")
            and bool(_FLOW.match(statement.naming.name))
            and any(each.role is Role.PLAN for each in self.readings)
        )

    def _part_of(self, clause: Clause, reading: Reading) -> Statement | None:
        """Return the statement this one is a part of.

        "trong đó" holds until the next ";", for figures of one kind with the part before.
        """
        last = self._last
        if clause.part:
            self._whole = self._same_unit(reading) or last or self.before
        elif last is None or _NEW_SENTENCE_PART.search(self.text, last.end, clause.start):
            self._whole = None
        elif not (last.level and last.level.figure.kind == reading.figure.kind):
            self._whole = None
        return self._whole


def _unit(reading: Reading | None) -> str:
    return dimension(reading.quantity.unit) if reading and reading.quantity else ""


def _commensurable(statement: Statement, reading: Reading) -> bool:
    """Say whether a change is in per cent, in times, or in the unit of the statement's value."""
    if reading.role is not Role.CHANGE or reading.figure.percent:
        return True
    level = statement.level
    if level is None or level.quantity is None or reading.quantity is None:
        return False
    own, other = dimension(level.quantity.unit), dimension(reading.quantity.unit)
    return own.split("/")[0] == other.split("/")[0]


def _words(statement: Statement) -> set[str]:
    level = statement.level
    unit = level.quantity.unit if level and level.quantity else None
    name = statement.naming.name.split(" của ")[0]
    return set(fold(f"{name} {unit or ''}").split())


def _over_a_rate(statement: Statement, reading: Reading) -> bool:
    """Say whether a rate is told to be above or below its plan: points, not a ratio of the plan."""
    moved = reading.lead.has("exceeding-plan") or reading.lead.has("up") or reading.lead.has("down")
    return moved and statement.level is not None and statement.level.figure.percent


def _of_value(statement: Statement, reading: Reading) -> bool:
    """Say whether "vượt 6%" is a ratio: in per cent, of a value that is no rate itself."""
    unit = reading.quantity.unit if reading.quantity else None
    return unit == "%" and not _over_a_rate(statement, reading)
