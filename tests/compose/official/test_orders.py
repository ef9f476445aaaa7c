import pytest

from briefgen.model import Directive, Meeting, Organization
from tests.forms import draft, rows

BODY = Organization(name="Ban Thường vụ Thành ủy Cần Thơ", parent="Thành ủy Cần Thơ")


def prose(*directives: Directive, rules: str = "party-2018") -> list[str]:
    meeting = Meeting(body=BODY, directives=directives)
    return rows(draft(meeting, rules=rules, tasks="prose"))


def one(**fields: object) -> str:
    (line,) = prose(Directive.model_validate({"id": "d", "text": "Lập kế hoạch", **fields}))
    return line


@pytest.mark.parametrize(
    ("owner", "begins"),
    [
        ("Sở Y tế", "Giao Sở Y tế lập"),
        ("các sở, ngành", "Yêu cầu các sở, ngành lập"),
        ("MTTQ thành phố", "Đề nghị MTTQ thành phố lập"),
        ("HĐND thành phố", "Đề nghị HĐND thành phố lập"),
        ("Chính phủ", "Kiến nghị Chính phủ lập"),
        ("Ban Thường vụ Thành ủy", "Ban Thường vụ Thành ủy lập"),
        (None, "Giao [chưa nêu đơn vị chủ trì] lập"),
    ],
)
def test_the_verb_follows_the_rank_of_the_owner(owner: str | None, begins: str) -> None:
    assert one(owner=owner, due="quý I/2026").startswith(begins)


@pytest.mark.parametrize(
    ("due", "ends"),
    [
        ("trước ngày 31/3/2026", "; hoàn thành trước ngày 31/3/2026."),
        ("quý I/2026", "; hoàn thành trong quý I/2026."),
        ("Trong quý II", "; hoàn thành trong quý II."),
        ("31/3/2026", "; thời hạn 31/3/2026."),
        (None, "; [chưa nêu thời hạn]."),
    ],
)
def test_the_deadline_is_told_as_it_is_worded_and_never_made_up(due: str, ends: str) -> None:
    assert one(owner="Sở Y tế", due=due).endswith(ends)


def test_a_day_without_words_is_a_day() -> None:
    assert one(owner="Sở Y tế", due_date="2026-03-31").endswith("; thời hạn 31/3/2026.")


def test_haste_is_no_deadline() -> None:
    assert one(owner="Sở Y tế", urgency="thường xuyên").endswith(
        "; thực hiện thường xuyên; [chưa nêu thời hạn]."
    )
    assert one(owner="Sở Y tế", text="Sớm lập kế hoạch", urgency="sớm").endswith(
        "sớm lập kế hoạch; [chưa nêu thời hạn]."
    )


def test_who_takes_part_who_carries_out_and_to_whom_it_goes() -> None:
    assert one(
        owner="Sở Y tế", partners=["Sở Nội vụ", "Công an"], implementers=["các bệnh viện"],
        addressee="Thành ủy", due="quý I",
    ) == (
        "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ và Công an chỉ đạo các bệnh viện "
        "lập kế hoạch, trình Thành ủy; hoàn thành trong quý I."
    )  # fmt: skip


def test_tasks_of_one_owner_in_a_row_are_points_with_the_letters_of_the_rules() -> None:
    tasks = [Directive(id=f"d{n}", text=f"làm việc {n}", owner="Sở Y tế") for n in range(6)]
    lines = prose(*tasks, Directive(id="x", text="làm khác", owner="Sở Nội vụ"))
    assert [line.split(" ")[0] for line in lines] == [
        *("1.", "a)", "b)", "c)", "d)", "đ)", "e)"),
        "2.",
    ]
    assert lines[0] == "1. Giao Sở Y tế:"


def test_a_task_without_owner_asks_for_the_table_where_gaps_stay_in_sight() -> None:
    some = (Directive(id="a", text="làm", owner="Sở Y tế"), Directive(id="b", text="làm nữa"))
    official = draft(Meeting(body=BODY, directives=some))
    assert [part.table for part in official.parts] == ["tasks"]
    assert [gap.what for gap in official.gaps].count("owner") == 1
    official = draft(Meeting(body=BODY, directives=some[:1]))
    assert [part.table for part in official.parts] == [""]
