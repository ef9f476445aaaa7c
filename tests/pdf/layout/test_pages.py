"""Pages: the ladder, heads, what stays together."""

import pytest

from briefgen.errors import TemplateError
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Line, Words
from briefgen.pdf.layout.pages import Layout, lay_out
from briefgen.pdf.styles import Sheet
from briefgen.pdf.tree import read_tree

HEAD = """<doc paper="A4" margin-top="10" margin-bottom="10"><font name="w" family="Tinos"/>
<colour name="ink" value="#000000"/><colour name="hairline" value="#CCCCCC"/>"""


def layout(body: str, fit: str = "") -> Layout:
    doc = read_tree(f"{HEAD}{fit}<body>{body}</body></doc>")
    return lay_out(doc, Context(Sheet(doc)))


def table(rows: int, pitch: float = 10) -> str:
    cells = "".join(f"<tr><td>{number}</td></tr>" for number in range(rows))
    head = '<head height="7"><td>Head</td></head>'
    return f'<table id="rows" pitch="{pitch}"><column width="rest"/>{head}{cells}</table>'


def heights(made: Layout) -> list[list[float]]:
    return [[strip.height for strip, _ in page.placed] for page in made.pages]


def test_a_head_is_repeated_and_no_row_stands_alone() -> None:
    for rows in range(25, 33):
        pages = heights(layout(table(rows)))
        assert all(page[0] == 7 for page in pages)
        assert all(len(page) >= 3 for page in pages), rows


def test_steps_are_taken_until_it_fits() -> None:
    steps = "".join(f'<step of="rows" set="pitch" to="{pitch}"/>' for pitch in (9, 8))
    steps = f'<fit pages="1">{steps}</fit>'
    assert len(layout(table(28), steps).pages) == 1
    assert heights(layout(table(28), steps))[0][1] == 9
    assert heights(layout(table(33), steps))[0][1] == 8
    assert heights(layout(table(20), steps))[0][1] == 10


def test_a_step_can_take_back_what_steps_before_it_did() -> None:
    steps = '<fit pages="1"><step of="rows" set="pitch" to="8"/><step reset="yes" pages="9"/></fit>'
    made = layout(table(60), steps)
    assert heights(made)[0][1] == 10


def test_a_step_that_sets_what_does_not_exist_is_refused() -> None:
    steps = '<fit pages="1"><step of="rows" set="ptich" to="8"/></fit>'
    with pytest.raises(TemplateError) as caught:
        layout(table(60), steps)
    assert caught.value.problems[0].code == "attribute-unknown"


def test_a_heading_stays_with_what_follows() -> None:
    made = layout(f'<space height="262"/><text with-next="yes">Heading</text>{table(3)}')
    assert [len(page.placed) for page in made.pages] == [1, 5]


def test_a_section_can_begin_a_page() -> None:
    made = layout('<text>a</text><section start="page"><text>b</text></section>')
    assert len(made.pages) == 2


def test_guides_join_over_rows_that_follow_one_another() -> None:
    head = HEAD + "".join(
        f'<colour name="{name}" value="#123456"/>'
        for name in ("bar", "beyond", "gap", "band-1", "band-2", "band-3", "paper", "axis")
    )
    bullet = '<bullet scale="ratio" value="0.5" target-high="0.6" guide="yes"/>'
    rows = [bullet, bullet, "", bullet]
    cells = "".join(f"<tr><td>{cell}</td></tr>" for cell in rows)
    doc = read_tree(
        f'{head}<body><table pitch="8"><column width="50"/>{cells}</table></body></doc>'
    )
    (page,) = lay_out(doc, Context(Sheet(doc))).pages
    lengths = sorted(line.dy for line in page.guides if hasattr(line, "dy"))
    assert lengths == [8, 16]


def test_a_guide_of_a_column_runs_through_all_rows_but_bars_of_their_own_axis() -> None:
    own = '<bullet scale="value" value="0.5" target-high="0.6"/>'
    rows = ["", '<bullet scale="ratio" value="0.5" target-high="0.6"/>', own, "words", ""]
    cells = "".join(f"<tr><td>{cell}</td></tr>" for cell in rows)
    column = '<column width="50" pad="10" guide="0.5"/>'
    made = layout(f'<table pitch="8">{column}<head height="7"><td>h</td></head>{cells}</table>')
    (page,) = made.pages
    lines = [(line.x, line.dy) for line in page.guides if isinstance(line, Line)]
    assert lines == [(15 + 20, 16), (15 + 20, 16)]


def test_a_guide_goes_on_behind_a_group_s_name_that_is_repeated() -> None:
    made = layout(grouped(40).replace("/>", ' guide="0.5"/>', 1))
    first, second = made.pages
    assert [line.y for line in second.guides] == [second.placed[1][1]]
    assert len(first.guides) == 1


def grouped(*sizes: int) -> str:
    rows = "".join(
        f'<tr pitch="9" keep="2" again="(more)"><td>Group {number}</td></tr>'
        + "".join(f"<tr><td>{number}.{row}</td></tr>" for row in range(size))
        for number, size in enumerate(sizes)
    )
    head = '<head height="7"><td>Head</td></head>'
    return f'<table pitch="10"><column width="rest"/>{head}{rows}</table>'


def words(made: Layout) -> list[list[str]]:
    return [
        [item.text for strip, _ in page.placed for item in strip.flat() if isinstance(item, Words)]
        for page in made.pages
    ]


def test_a_group_that_goes_on_is_named_again() -> None:
    first, second = words(layout(grouped(30)))
    assert first[:3] == ["Head", "Group 0", "0.0"]
    assert second[:3] == ["Head", "Group 0", "(more)"]


def test_a_group_that_begins_a_page_is_not_named_twice() -> None:
    for size in range(20, 30):
        _, second = words(layout(grouped(size, 12)))
        assert second.count("Group 1") <= 1
        assert sum("." in word for word in second) >= 2


def test_no_row_of_a_group_is_left_alone() -> None:
    for size in range(22, 34):
        pages = words(layout(grouped(size, 5)))
        for page in pages:
            own = [sum(word.startswith(f"{group}.") for word in page) for group in (0, 1)]
            assert 1 not in own, (size, pages)
