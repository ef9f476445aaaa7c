"""Tags that shape cells, and grids that follow their columns."""

import re

from tests.word.packages import docx, fill, member, row, rows, table

VALUES = {"labels": ["a", "b", "c"], "people": [{"n": 1}, {"n": 2}], "colour": "#FFCC00"}


def columns(document: bytes) -> int:
    return member(document).count("<w:gridCol ")


def test_columns_are_repeated_and_the_grid_follows() -> None:
    template = docx(
        table(row("đầu", "{%tc for x in labels %}", "{{ x }}", "{%tc endfor %}"), row("x", "y"))
    )
    made = fill(template, **VALUES)
    assert rows(made)[0] == ["đầu", "a", "b", "c"]
    assert columns(made) == 4
    assert columns(fill(template, labels=[])) == 1


def test_a_cell_reaches_over_columns_in_the_place_the_schema_gives() -> None:
    made = member(fill(docx(table(row("{% colspan 1 + 1 %}a", "b"))), **VALUES))
    assert '<w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>' in made


def test_a_cell_is_filled_with_a_colour_of_the_data() -> None:
    made = member(fill(docx(table(row("{% cellbg colour %}a"))), **VALUES))
    assert '<w:shd w:val="clear" w:color="auto" w:fill="FFCC00"/>' in made
    none = member(fill(docx(table(row("{% cellbg '' %}a")))))
    assert 'w:fill="auto"' in none


def test_cells_merge_downwards_and_sideways_in_loops() -> None:
    down = fill(
        docx(table(row("{%tr for p in people %}{% vm %}chung", "{{ p.n }}{%tr endfor %}"))),
        **VALUES,
    )
    assert re.findall(r'vMerge w:val="(\w+)"', member(down)) == ["restart", "continue"]
    assert rows(down) == [["chung", "1"], ["", "2"]]
    across = fill(
        docx(table(row("{%tc for x in labels %}", "{% hm %}đầu", "{%tc endfor %}"))), **VALUES
    )
    assert rows(across) == [["đầu"]]
    assert 'gridSpan w:val="3"' in member(across)
    assert columns(across) == 3


def test_a_comment_with_a_prefix_takes_out_its_row_or_cell() -> None:
    made = fill(docx(table(row("{#tr bỏ #}a", "b", "c"), row("d", "e", "{#tc bỏ #}f"))))
    assert rows(made) == [["d", "e"]]
    assert columns(made) == 2


def test_a_row_is_filled_with_a_colour_of_the_data() -> None:
    made = member(fill(docx(table(row("{% rowbg colour %}a", "b"), row("c", "d"))), **VALUES))
    assert made.count('w:fill="FFCC00"') == 2


def test_equal_neighbours_join_downwards() -> None:
    people = [{"g": g, "n": n} for g, n in (("A", 1), ("A", 2), ("B", 3), ("A", 4), ("A", 4))]
    template = docx(
        table(
            row(
                "{%tr for p in v %}{% merge_same p.g %}{{ p.g }}",
                "{% merge_same p.g ~ p.n %}{{ p.n }}{%tr endfor %}",
            )
        )
    )
    made = fill(template, v=people)
    assert rows(made) == [["A", "1"], ["", "2"], ["B", "3"], ["A", "4"], ["", ""]]
    ways = re.findall(r'vMerge w:val="(\w+)"', member(made))
    assert ways[::2] == ["restart", "continue", "restart", "restart", "continue"]
    assert ways[1::2] == ["restart", "restart", "restart", "restart", "continue"]
