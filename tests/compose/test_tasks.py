from datetime import date

from briefgen.compose.tasks import chosen_directives, task_row, task_text
from briefgen.compose.wording import Wording
from briefgen.model import Directive, Meeting
from tests.meetings import seed_meeting

VI = Wording("vi")


def test_the_most_concrete_tasks_are_kept_in_source_order() -> None:
    assert [d.id for d in chosen_directives(seed_meeting(), 3)] == ["D03", "D04", "D05"]
    assert [d.id for d in chosen_directives(seed_meeting(), 5)] == [
        "D01",
        "D02",
        "D03",
        "D04",
        "D05",
    ]
    assert len(chosen_directives(seed_meeting(), 99)) == 13


def test_a_deadline_counts_most() -> None:
    tasks = (
        Directive(id="a", text="làm ngay", owner="Sở A", urgency="khẩn trương"),
        Directive(id="b", text="làm xong", due="trước ngày 30/6/2021"),
    )
    assert [d.id for d in chosen_directives(Meeting(directives=tasks), 1)] == ["b"]


def test_what_is_not_stated_stays_none() -> None:
    row = task_row(Directive(id="a", text="thu gom rác."), 1, Meeting(), VI)
    assert (row.text, row.owner, row.due) == ("Thu gom rác", None, None)


def test_haste_is_printed_in_quotes_and_only_without_a_deadline() -> None:
    hasty = Directive(id="a", text="ban hành", urgency="sớm")
    assert task_row(hasty, 1, Meeting(), VI).due == "“sớm”"
    dated = hasty.model_copy(update={"due_date": date(2021, 6, 30)})
    assert task_row(dated, 1, Meeting(), VI).due == "30/6/2021"


def test_the_title_of_a_numbered_document_is_left_out() -> None:
    task = next(d for d in seed_meeting().directives if d.id == "D04")
    text = task_text(task, seed_meeting())
    assert text.endswith("Nghị quyết số 59-NQ/TW của Bộ Chính trị")
    assert task.text.startswith(text)
