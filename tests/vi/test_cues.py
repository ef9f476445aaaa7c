from pathlib import Path

import pytest

from briefgen.vi.cues import better_direction, cue_names, cues, indicator_group

TABLE = Path(__file__).parents[1] / "examples" / "indicators.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("name", "group", "better", "seen"), ROWS)
def test_indicators_are_grouped_and_directed(name: str, group: str, better: str, seen: str) -> None:
    assert (indicator_group(name) or "", better_direction(name) or "") == (group, better), seen


@pytest.mark.parametrize("name", cue_names())
def test_every_list_of_cues_is_longest_first_without_repeats(name: str) -> None:
    listed = cues(name)
    assert listed
    assert len(set(listed)) == len(listed)
    assert list(listed) == sorted(listed, key=len, reverse=True)


def test_the_lists_others_ask_for_are_there() -> None:
    assert {"limitation", "directive", "plan", "base", "chair", "urgency"} <= set(cue_names())
    assert "tiếp tục" in cues("directive")
