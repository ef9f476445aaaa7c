"""Reads the figures of one sentence into statements.

A figure without words of its own before it belongs to the statement before ("…, đạt 97% kế hoạch,
tăng 9%"); with words of its own it opens a statement. Parallel lists (lần lượt) are dealt out, one
figure to each of the statements before.
"""

import re

from briefgen.extract.figures.aims import is_aim, speaks_of_results
from briefgen.extract.figures.asides import is_attendance
from briefgen.extract.figures.belonging import (
    PLAN_ELSEWHERE,
    aspect_of,
    attach,
    by_aspect,
    counted_alike,
    level_belongs,
    moved_with,
    without_criteria,
)
from briefgen.extract.figures.clauses import Clause, clause_before
from briefgen.extract.figures.falling_back import (
    carried_over,
    fallen_back,
    item_in_front,
    of_output,
    with_purpose,
)
from briefgen.extract.figures.leaning import (
    again,
    beside_place,
    completed,
    each_in_turn,
    goods_of,
    headed_in_turn,
    lean_on,
    lean_on_measure,
    rate_of,
    with_verb_of,
)
from briefgen.extract.figures.names import name_figure
from briefgen.extract.figures.names_before import name_in_front, named_by_plan, words_before
from briefgen.extract.figures.names_behind import modifier_of
from briefgen.extract.figures.naming import Naming, shortened
from briefgen.extract.figures.patterns import FULL_STOP
from briefgen.extract.figures.planning import go_on_planning, is_plan_elsewhere, plan_first
from briefgen.extract.figures.readings import Reading, Role
from briefgen.extract.figures.statements import Statement, unit_of
from briefgen.model import Sentence

_FILLER = re.compile(
    r"(?:(?:mức|tức|tương đương|tương ứng|này|toàn|đồng thời|cùng|tốc độ|bình quân|trung bình"
    r"|qua đó|so|hay|trong đó)(?!\w)\s*)*",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"\W*(?:(?:đến|về|cùng)\s+)?(?:tham\s+)?dự\s+"
    r"(?:và\s+\w+\s+\w+\s+)?(?:hội nghị|họp|cuộc họp|phiên họp|buổi|đại hội|lễ|kỳ họp"
    r"|hội thảo|có)(?!\w)",
    re.IGNORECASE,
)
_NEW_PART = re.compile(rf";|{FULL_STOP}")
_ANEW = re.compile(r"\W*(?:theo|hiện|hiện nay|đến nay|trong khi|mỗi năm)(?!\w)", re.IGNORECASE)


class StatementReader:
    """Reads one sentence.

    ``before`` is the last statement of the sentence before, if any; ``heard`` are the names of what
    was counted earlier in the text, by unit: "8 vụ" are of the accidents told of before.
    """

    def __init__(
        self,
        sentence: Sentence,
        readings: list[Reading],
        before: Statement | None,
        heard: dict[str, str] | None = None,
    ) -> None:
        """Keep what is to be read."""
        self.heard = {} if heard is None else heard
        self.sentence, self.text = sentence, sentence.text
        self.readings = without_criteria(sentence.text, readings)
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
        elif reading.role is Role.ASIDE:
            pass
        elif dealt:
            attach(dealt, reading)
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

    def _bearer(self, reading: Reading) -> Statement | None:
        """Return the statement that a ratio or change without a name belongs to."""
        bearers = (
            each
            for each in reversed(self.statements)
            if not each.paired and not self._enclosed(each, reading)
        )
        last = next(bearers, None)
        if last and last.tells_goals:
            return next((each for each in bearers if not each.tells_goals), last)
        return last

    def _enclosed(self, statement: Statement, reading: Reading) -> bool:
        """Say whether a statement is told in a bracket that closes before the reading."""
        opened = statement.level.bracket if statement.level else None
        if opened is None or opened > statement.naming.start:
            return False
        return self.text.find(")", statement.end, reading.start) >= 0

    def _belongs(self, clause: Clause, reading: Reading) -> bool:
        """Attach the reading to a statement before it, if that is where it belongs."""
        last = self._bearer(reading)
        if last is None or self._lost:
            return False
        moved = moved_with(self.text, self.statements, reading)
        if moved:
            return attach(moved, reading)
        own = _FILLER.sub("", clause.text(self.text), count=1).strip(" ,–-+")
        aspect = aspect_of(self.text, clause, reading, own)
        if aspect:
            return attach(by_aspect(self.statements, aspect), reading)
        if not own and clause.when and self._again(clause, reading, last):
            return True
        if own or words_before(self.text, clause) is not None:
            return reading.role in (Role.FORMER, Role.TARGET) and attach(last, reading)
        if reading.role is Role.LEVEL:
            return self._level_belongs(clause, reading, last)
        if reading.role is Role.EXCESS and reading.tail:
            return attach(last, reading)
        counted = counted_alike(self.text, self.statements, reading)
        if counted:
            return attach(counted, reading)
        return last.shares_unit(reading) and attach(last, reading)

    def _level_belongs(self, clause: Clause, reading: Reading, last: Statement) -> bool:
        """Attach a level without words, unless it tells the same again or what it is worth."""
        if self._also(clause, reading, last):
            return True
        if carried_over(self.text, clause, reading, last):
            return False
        planned = any(each.plans for each in self.statements)
        return level_belongs(self.text, last, reading, self._floor, planned=planned)

    def _again(self, clause: Clause, reading: Reading, last: Statement) -> bool:
        """Open the growth of the same indicator for another time: "tính chung 5 tháng tăng 6%"."""
        if not last.growth or reading.role is not Role.CHANGE or reading.bracket is not None:
            return False
        naming = again(last.naming, clause, reading)
        self._start(clause, reading, naming)
        return True

    def _also(self, clause: Clause, reading: Reading, last: Statement) -> bool:
        """Open the same indicator in another currency: "45.600 tỷ đồng và 120 triệu USD"."""
        joined = self.text[last.end : reading.start].strip() == "và"
        money = reading.figure.kind == "money" and last.level and last.level.figure.kind == "money"
        if not joined or not money or last.unit == unit_of(reading):
            return False
        naming = last.naming._replace(start=reading.start, end=reading.end, rule="same-name")
        self._start(clause, reading, naming)
        return True

    def _deal_out(self, place: int) -> None:
        """Map the figures of a parallel list to as many statements before it."""
        reading = self.readings[place]
        if place in self._turns or not reading.in_turn or reading.role is Role.LEVEL:
            return
        run = self._run(place)
        levels = self.statements[-len(run) :]
        if len(run) > 1 and len(levels) == len(run):
            self._turns |= dict(zip(run, levels, strict=True))

    def _run(self, place: int) -> list[int]:
        """Return the places of a parallel list that begins at ``place``."""
        run = [place]
        while run[-1] + 1 < len(self.readings) and self._same_turn(run[-1]):
            run.append(run[-1] + 1)
        return run

    def _same_turn(self, place: int) -> bool:
        following, here = self.readings[place + 1], self.readings[place]
        between = self.text[here.end : following.start].strip(" ,-")
        return (
            following.role is here.role
            and between in ("", "và")
            and (following.in_turn or here.in_turn)
        )

    def _open(self, clause: Clause, place: int, reading: Reading) -> Statement | None:
        """Open the statement of a reading that has a name; ``None`` leaves the figure out."""
        attendance = (reading.figure.kind == "count" or reading.figure.tally) and (
            _ATTENDANCE.match(self.text) or is_attendance(self.text, reading.figure.start)
        )
        if reading.role in (Role.FORMER, Role.TARGET) or attendance:
            return None
        clause, found = self._named(clause, place, reading)
        naming = self._leaning(clause, found) if found else None
        if naming is None:
            return None
        last = self._last
        alike = last is not None and last.unit == unit_of(reading)
        naming = with_purpose(self.text, naming, reading)
        naming = goods_of(naming, last.naming if last else None, alike=alike)
        naming = rate_of(naming, last.naming if last and last.counts else None)
        whole = self._part_of(clause, reading)
        if whole and reading.quantity:
            naming = with_verb_of(naming, whole.naming, reading.quantity.unit)
        naming = completed(naming, reading, self._last, self.heard)
        in_turn = reading.in_turn and reading.role in (Role.LEVEL, Role.SHARE)
        count = len(self._run(place)) if in_turn else 1
        names = each_in_turn(naming, count)
        if len(names) < count:
            names = headed_in_turn(self.text[clause.region : clause.end], naming, count)
        paired = self._paired(reading, naming)
        statement = self._start(clause, reading, names[0])
        statement.paired = paired
        for number, name in enumerate(names[1:], 1):
            following = self.readings[place + number]
            self._start(clause, following, name)
            self._told.add(place + number)
        return statement

    def _named(self, clause: Clause, place: int, reading: Reading) -> tuple[Clause, Naming | None]:
        """Return the clause that names a figure, and the name."""
        last = self._last.naming if self._last else None
        naming = beside_place(clause, clause.text(self.text), last, reading) if last else None
        naming = naming or of_output(self.text, clause, reading, self._last)
        naming = (
            naming
            or item_in_front(self.text, self._floor, reading)
            or name_figure(self.text, clause, reading, self._ceiling(place), self._listed(clause))
        )
        if naming is None and reading.bracket is not None and not clause.text(self.text):
            clause, naming = self._named_before_bracket(reading)
        if naming is None and reading.role is Role.PLAN and reading.tail:
            naming = named_by_plan(reading, reading.tail)
        before = self._last or self._just_before()
        return clause, naming or fallen_back(self.text, self._floor, clause, reading, before)

    def _just_before(self) -> Statement | None:
        """Return the last statement of the sentence before, in one paragraph."""
        if self.before is None or self.sentence.start - self.before.sentence.end > 1:
            return None
        return self.before

    def _leaning(self, clause: Clause, naming: Naming) -> Naming | None:
        """Return a name with what it takes from those before; ``None`` for a bare holder."""
        last = self._last
        before = last or self._just_before()
        topic = before.naming.topic if before else None
        measures = (each.naming.measure for each in reversed(self.statements))
        measure = next(filter(None, measures), None)
        return lean_on_measure(lean_on(naming, topic, accompanied=clause.accompanied), measure)

    def _paired(self, reading: Reading, naming: Naming) -> bool:
        """Say whether a count follows a slash; what modifies its noun modifies the one before."""
        last = self._last
        if last is None or not last.counts or self.text[last.end : reading.start].strip() != "/":
            return False
        modifier = modifier_of(naming.name, reading)
        if modifier:
            last.naming = last.naming._replace(name=f"{last.naming.name}{modifier}")
        return True

    def _named_before_bracket(self, reading: Reading) -> tuple[Clause, Naming | None]:
        """Return the name in front of a bracket that holds an amount: "chỉ tiêu (500 tỷ đồng)"."""
        opened = reading._replace(start=reading.bracket or 0, bracket=None)
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
        return last.naming if last and between.strip(" ,/") in ("", "và") else None

    def _start(self, clause: Clause, reading: Reading, naming: Naming) -> Statement:
        statement = Statement(
            naming,
            self.sentence,
            naming.end,
            level=reading,
            when=clause.when,
            expected=clause.expected,
        )
        statement.naming = shortened(statement.naming)
        statement.take(reading)
        statement.aim = is_aim(self.text, clause.region, reading.start) or self._goes_on_aiming()
        statement.former = self._from
        if self._from and self._from.lead.has("down"):
            statement.naming = naming._replace(fall=True)
        plan_first(statement, reading)
        go_on_planning(self.text, statement, reading, self._last)
        self._classify(statement, reading)
        statement.part_of = self._whole or self._around(reading, naming)
        self.statements.append(statement)
        return statement

    def _around(self, reading: Reading, naming: Naming) -> Statement | None:
        """Return the statement of one unit behind which a bracket opens that holds this one."""
        opened = reading.bracket
        if opened is None or opened > naming.start:
            return None
        outside = [each for each in self.statements if each.end <= opened]
        whole = outside[-1] if outside else None
        return whole if whole and whole.unit == unit_of(reading) else None

    def _goes_on_aiming(self) -> bool:
        """Say whether the sentence before, in one paragraph, told an aim and this one goes on."""
        before = self._just_before()
        results = speaks_of_results(self.text) or _ANEW.match(self.text)
        return bool(before and before.aim) and not results

    def _same_unit(self, reading: Reading) -> Statement | None:
        """Return the nearest statement of the sentence counted in the same unit."""
        alike = [each for each in self.statements if each.unit and each.unit == unit_of(reading)]
        return alike[-1] if alike else None

    def _classify(self, statement: Statement, reading: Reading) -> None:
        """Keep a ratio that has a name but no level as what it is, not as a value."""
        if reading.role is Role.PLAN or (reading.role is Role.EXCESS and reading.figure.percent):
            statement.level = None
            statement.plans.append(reading)
        elif reading.role in (Role.INDEX, Role.TIMES):
            statement.level = None
            statement.changes.append(reading)
        elif is_plan_elsewhere(statement, reading, self.readings):
            statement.level = None
            statement.plans.append(reading)
            statement.doubts.append(PLAN_ELSEWHERE)
        elif reading.role is Role.CHANGE and statement.naming.rule != "counted-change":
            statement.growth = True
            statement.changes.append(reading)

    def _part_of(self, clause: Clause, reading: Reading) -> Statement | None:
        """Return the statement this one is a part of.

        "trong đó" holds until the next ";", for figures of one kind with the part before.
        """
        last = self._last
        if clause.part:
            self._whole = self._same_unit(reading) or last or self.before
        elif last is None or not self._still_part(last, clause, reading):
            self._whole = None
        return self._whole

    def _still_part(self, last: Statement, clause: Clause, reading: Reading) -> bool:
        parted = _NEW_PART.search(self.text, last.end, clause.start)
        return not parted and bool(last.level and last.level.figure.kind == reading.figure.kind)
