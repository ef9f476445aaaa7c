"""What cannot be printed is placed in the meeting, where it can be mended."""

import pytest

from briefgen.errors import DataError, Place, Problem, RenderError
from briefgen.flows.places import problems_in
from briefgen.meetingfile import load_meeting

MEETING = load_meeting(
    "title: Thu 会\nindicators:\n  - {id: a, name: Thu 😀, scope: 😀}\n".encode(), "m.yaml"
)
TAG = Place("scorecard.xml", 12, 3, path="scorecard.message")


def missing(letter: str, font: str = "Tinos") -> Problem:
    code = f"U+{ord(letter):04X}"
    facts = {"letter": letter, "code": code, "font": font, "text": f"x {letter}"}
    return Problem("glyph-missing", TAG, facts)


def test_each_character_is_told_once_at_the_first_value_that_holds_it() -> None:
    with pytest.raises(RenderError) as caught, problems_in(MEETING, "m.yaml"):
        raise RenderError([missing("😀"), missing("😀", "Plex"), missing("会")])
    places = [(problem.at.file, problem.at.path) for problem in caught.value.problems]
    assert places == [("m.yaml", "indicators[0].name"), ("m.yaml", "title")]


def test_a_character_of_the_template_stays_there() -> None:
    with pytest.raises(RenderError) as caught, problems_in(MEETING, "m.yaml"):
        raise RenderError(missing("☃"))
    assert caught.value.problems[0].at == TAG


def test_other_problems_stay_where_they_are_and_keep_their_family() -> None:
    problem = Problem("value-not-text", TAG, {"kind": "list"})
    with pytest.raises(DataError) as caught, problems_in(MEETING, "m.yaml"):
        raise DataError(problem)
    assert caught.value.problems == (problem,)
