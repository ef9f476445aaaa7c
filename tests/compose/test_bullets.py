import pytest

from briefgen.compose.bullets import (
    BULLET_ROOM,
    BULLET_SIZE,
    limitation_bullets,
    result_bullets,
)
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Finding, Meeting
from tests.meetings import seed_meeting, ward_meeting

VI = Wording("vi")
NOTHING: frozenset[str] = frozenset()


def limited(*texts: str, continues: bool = False) -> Meeting:
    return Meeting(
        findings=tuple(
            Finding(id=str(n), kind="limitation", text=text, continues=continues)
            for n, text in enumerate(texts)
        )
    )


def test_results_are_the_sources_phrases_a_line_a_group() -> None:
    lines = result_bullets(seed_meeting(), NOTHING, 3, VI)
    assert lines[0].startswith("Đạt và vượt 6/14 chỉ tiêu theo Nghị quyết Thành ủy đề ra; ")
    assert len(lines) == 3
    assert all(lines_of(line, BULLET_ROOM, BULLET_SIZE) == 1 for line in lines)
    quotes = [i.span.quote for i in seed_meeting().indicators if i.span]
    quotes += [finding.text for finding in seed_meeting().findings]
    for phrase in "; ".join(lines).split("; "):
        assert any(phrase.casefold() in quote.casefold() for quote in quotes), phrase


def test_what_the_table_shows_is_not_repeated() -> None:
    every = result_bullets(seed_meeting(), NOTHING, 9, VI)
    fewer = result_bullets(seed_meeting(), frozenset({"jobs_created"}), 9, VI)
    assert "35.400" in " ".join(every)
    assert "35.400" not in " ".join(fewer)


def test_a_bad_thing_is_no_result() -> None:
    assert "108" not in " ".join(result_bullets(seed_meeting(), NOTHING, 9, VI))


def test_a_record_written_by_hand_gives_name_and_figure() -> None:
    lines = result_bullets(ward_meeting(), NOTHING, 3, VI)
    assert "Cây xanh trồng mới: 1.240 cây" in " ".join(lines)


def test_all_limitations_of_the_seed_stand_in_three_bullets() -> None:
    lines = limitation_bullets(seed_meeting(), 3, VI)
    assert len(lines) == 3
    text = "; ".join(lines).casefold()
    for finding in seed_meeting().findings:
        if finding.kind == "limitation":
            assert finding.text.casefold() in text
    assert lines[-1].endswith("chưa cao…")
    assert all(lines_of(line, BULLET_ROOM, BULLET_SIZE) <= 2 for line in lines)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_few_or_short_limitations_take_no_more_bullets_than_needed(count: int) -> None:
    lines = limitation_bullets(limited(*["hạ tầng còn yếu"] * count), 3, VI)
    assert len(lines) == min(count, 3)


def test_what_four_bullets_cannot_hold_is_counted() -> None:
    long = (
        "công tác phối hợp giữa các ngành trong quản lý đất đai có lúc, có nơi chưa chặt chẽ, " * 2
    )
    lines = limitation_bullets(limited(*[long] * 6), 3, VI)
    assert len(lines) == 4
    assert lines[-1].endswith("; và 2 hạn chế khác")


def test_no_limitation_makes_no_bullet() -> None:
    assert limitation_bullets(Meeting(), 3, VI) == ()
