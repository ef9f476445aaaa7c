"""Charts drawn in Word, filled with figures: what is shown, and the workbook behind it."""

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook

from briefgen.errors import TemplateError
from briefgen.word import CompiledTemplate, compile_template
from briefgen.word.content.nouns import Chart, Series
from briefgen.word.content.typed import typed_values
from tests.word.drawn_charts import chart, group, inline, plot, series, title, with_chart
from tests.word.packages import codes, member, p, paragraphs, problems, row, table

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FIGURES: dict[str, Any] = {
    "categories": ["Quý I", "Quý II & sau", "Quý III", "Quý IV", "Cả năm"],
    "series": [
        {"name": "Thu", "values": [1, 2.5, None, Decimal("4.25"), 5]},
        {"name": "Chi <đầu tư>", "values": [-2, 0, 3, 1, 2]},
    ],
}


def filled(part: str, value: object = FIGURES, *blocks: str) -> bytes:
    template = with_chart(part, *(blocks or (p(inline("{{ so_lieu }}")),)))
    return compile_template(template).render({"so_lieu": value})


def names(document: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.namelist()


def root(document: bytes, name: str = "word/charts/chart.xml") -> etree._Element:
    return etree.fromstring(member(document, name).encode())


def shown(own: etree._Element, part: str) -> list[str | None]:
    """Return the texts or figures that a part of a series shows; ``None`` for gaps."""
    found = own.find(f"{C}{part}")
    assert found is not None
    count = found.find(f".//{C}ptCount")
    assert count is not None
    made: list[str | None] = [None] * int(count.get("val", ""))
    for point in found.iter(f"{C}pt"):
        made[int(point.get("idx", ""))] = point.findtext(f"{C}v")
    return made


def sheet(document: bytes, name: str = "Microsoft_Excel_Worksheet.xlsx") -> list[list[object]]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        book = load_workbook(io.BytesIO(archive.read(f"word/embeddings/{name}")))
    assert book.sheetnames == ["Sheet1"]
    return [list(line) for line in book["Sheet1"].iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        *((kind, "val") for kind in ("bar", "bar-stacked", "line", "area", "combo", "doughnut")),
        ("scatter", "yVal"),
    ],
)
def test_every_kind_shows_the_figures_and_their_gaps(kind: str, values: str) -> None:
    given = dict(FIGURES, categories=[1, 2, 3, 4, 5]) if kind == "scatter" else FIGURES
    own = list(root(filled(chart(plot(kind)), given)).iter(f"{C}ser"))
    assert [shown(one, "tx") for one in own] == [["Thu"], ["Chi <đầu tư>"]]
    assert [shown(one, values) for one in own] == [
        ["1", "2.5", None, "4.25", "5"],
        ["-2", "0", "3", "1", "2"],
    ]
    across = "xVal" if kind == "scatter" else "cat"
    assert shown(own[1], across) == [str(one) for one in given["categories"]]


def test_the_workbook_holds_what_the_chart_shows_and_the_formulas_lead_there() -> None:
    document = filled(chart(plot("bar")))
    assert sheet(document) == [
        [None, "Thu", "Chi <đầu tư>"],
        ["Quý I", 1, -2],
        ["Quý II & sau", 2.5, 0],
        ["Quý III", None, 3],
        ["Quý IV", 4.25, 1],
        ["Cả năm", 5, 2],
    ]
    formulas = [found.text for found in root(document).iter(f"{C}f")]
    assert formulas[3:] == ["Sheet1!$C$1", "Sheet1!$A$2:$A$6", "Sheet1!$C$2:$C$6"]
    relation = re.search(r'r:id="(\w+)"', member(document, "word/charts/chart.xml"))
    assert relation
    relations = member(document, "word/charts/_rels/chart.xml.rels")
    assert f'Id="{relation[1]}"' in relations
    assert "../embeddings/Microsoft_Excel_Worksheet.xlsx" in relations


def test_a_chart_keeps_the_sheet_name_of_its_formulas() -> None:
    part = chart(plot("bar")).replace("Sheet1!", "'Doanh thu'!")
    document = filled(part)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        name = "word/embeddings/Microsoft_Excel_Worksheet.xlsx"
        book = load_workbook(io.BytesIO(archive.read(name)))
    assert book.sheetnames == ["Doanh thu"]
    assert root(document).findtext(f".//{C}f") == "'Doanh thu'!$B$1"


def test_a_chart_without_a_workbook_is_given_one() -> None:
    part = chart(plot("bar"), workbook=False).replace("Sheet1!$B$2:$B$5", "0")
    document = filled(part)
    assert sheet(document)[0] == [None, "Thu", "Chi <đầu tư>"]
    assert [child.tag.rpartition("}")[2] for child in root(document)][-2:] == [
        "txPr",
        "externalData",
    ]


def colours(document: bytes) -> list[list[str]]:
    return [
        [
            "/".join((one.get("val", ""), *(str(shade.get("val")) for shade in one)))
            for one in own.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}schemeClr")
        ]
        for own in root(document).iter(f"{C}ser")
    ]


def test_further_series_take_the_next_colours_of_the_theme() -> None:
    many = [{"name": str(at), "values": [1]} for at in range(8)]
    document = filled(chart(plot("bar")), {"categories": ["A"], "series": many})
    assert [one for (one,) in colours(document)] == [
        *(f"accent{at}" for at in range(1, 7)),
        "accent1/60000",
        "accent2/60000",
    ]
    unique = re.findall(r'uniqueId val="([^"]+)"', member(document, "word/charts/chart.xml"))
    assert len(set(unique)) == len(unique) == 8


def test_a_further_series_does_not_repeat_a_colour_that_is_written_out() -> None:
    part = chart(group("bar", series(0, colour="C00000")) + plot("bar").split("</c:barChart>")[1])
    own = list(root(filled(part)).iter(f"{C}ser"))
    assert [len(list(one.iter("{*}srgbClr"))) for one in own] == [1, 0]


def test_slices_beyond_those_drawn_have_colours_of_their_own() -> None:
    value = {"categories": [*"ABCDEF"], "series": [{"name": "x", "values": [1] * 6}]}
    points = [
        found.get("val")
        for found in root(filled(chart(plot("pie")), value)).iterfind(
            f".//{C}dPt/{C}spPr/{{*}}solidFill/{{*}}schemeClr"
        )
    ]
    assert points == [f"accent{at}" for at in range(1, 7)]
    fewer = {"categories": [*"AB"], "series": [{"name": "x", "values": [1, 2]}]}
    assert len(list(root(filled(chart(plot("pie")), fewer)).iter(f"{C}dPt"))) == 2


def test_in_a_combination_series_are_matched_by_name_where_names_agree() -> None:
    value = {
        "categories": ["A", "B"],
        "series": [
            {"name": "Series 3", "values": [1, 2]},
            {"name": "Series 1", "values": [3, 4]},
        ],
    }
    made = root(filled(chart(plot("combo")), value))
    line, bar = made.find(f".//{C}lineChart/{C}ser"), made.find(f".//{C}barChart/{C}ser")
    assert line is not None
    assert bar is not None
    assert (shown(line, "tx"), shown(bar, "tx")) == (["Series 3"], ["Series 1"])


def test_a_group_that_nothing_is_left_in_goes_with_its_axes() -> None:
    value = {"categories": ["A"], "series": [{"name": "x", "values": [1]}]}
    made = root(filled(chart(plot("combo")), value))
    assert made.find(f".//{C}lineChart") is None
    assert len(made.findall(f".//{C}axId")) == 4


def test_a_scatter_chart_may_give_each_series_its_own_places() -> None:
    value = {
        "series": [
            {"name": "x", "x": [1, 2], "values": [3, 4]},
            {"name": "y", "x": [5, 6, 7], "values": [8, 9, 10]},
        ]
    }
    document = filled(chart(plot("scatter")), value)
    assert sheet(document) == [
        ["X", "x", "X", "y"],
        [1, 3, 5, 8],
        [2, 4, 6, 9],
        [None, None, 7, 10],
    ]


def test_bubbles_have_a_place_across_a_height_and_a_size() -> None:
    value = {
        "series": [
            {"name": "Thu", "x": [1, 2], "values": [3, None], "sizes": [Decimal("0.5"), 4]},
            {"name": "Chi", "x": [5, 6], "values": [7, 8], "sizes": [9, 10]},
        ]
    }
    document = filled(chart(plot("bubble")), value)
    own = list(root(document).iter(f"{C}ser"))
    assert [[shown(one, part) for part in ("xVal", "yVal", "bubbleSize")] for one in own] == [
        [["1", "2"], ["3", None], ["0.5", "4"]],
        [["5", "6"], ["7", "8"], ["9", "10"]],
    ]
    assert [child.tag.removeprefix(C) for child in own[1]][-5:] == [
        *("xVal", "yVal", "bubbleSize", "bubble3D", "extLst")
    ]
    assert own[1].findtext(f"{C}bubbleSize//{C}f") == "Sheet1!$F$2:$F$3"
    assert sheet(document) == [
        ["X", "Thu", "Size", "X", "Chi", "Size"],
        [1, 3, 0.5, 5, 7, 9],
        [2, None, 4, 6, 8, 10],
    ]


def test_bubbles_may_share_their_places_across() -> None:
    value = {"categories": [1, 2], "series": [{"name": "Thu", "values": [3, 4], "sizes": [5, 6]}]}
    document = filled(chart(plot("bubble")), value)
    assert sheet(document) == [[None, "Thu", "Size"], [1, 3, 5], [2, 4, 6]]


def test_categories_in_levels_name_each_group_once() -> None:
    categories = [
        *(["2024", "Hè", "Quý II"], ["2024", "Hè", "Quý III"], ["2024", "Đông", "Quý IV"]),
        ["2025", "Đông", "Quý I"],
    ]
    value = {"categories": categories, "series": [{"name": "Thu", "values": [1, 2, 3, 4]}]}
    document = filled(chart(plot("bar")), value)
    (own,) = root(document).iter(f"{C}ser")
    levels = [
        [(point.get("idx"), point.findtext(f"{C}v")) for point in level.iter(f"{C}pt")]
        for level in own.iter(f"{C}lvl")
    ]
    assert levels == [
        [("0", "Quý II"), ("1", "Quý III"), ("2", "Quý IV"), ("3", "Quý I")],
        [("0", "Hè"), ("2", "Đông"), ("3", "Đông")],
        [("0", "2024"), ("3", "2025")],
    ]
    assert [found.text for found in own.iter(f"{C}f")] == [
        *("Sheet1!$D$1", "Sheet1!$A$2:$C$5", "Sheet1!$D$2:$D$5")
    ]
    assert sheet(document)[2:] == [
        [None, None, "Quý III", 2],
        [None, "Đông", "Quý IV", 3],
        ["2025", "Đông", "Quý I", 4],
    ]


def test_a_title_is_put_in_and_the_alternative_text_says_it() -> None:
    for part in (chart(plot("bar")), chart(plot("bar"), title("Cũ ", "kỹ"))):
        document = filled(part, {**FIGURES, "title": "Thu & chi"})
        texts = [one.text for one in root(document).iter("{*}t")]
        assert texts == ["Thu & chi"]
        assert 'descr="Thu &amp; chi"' in member(document)


def test_text_is_the_alternative_of_the_chart_as_it_is() -> None:
    document = filled(chart(plot("bar")), "Thu và chi")
    assert 'descr="Thu và chi"' in member(document)
    assert shown(next(root(document).iter(f"{C}ser")), "tx") == ["Series 1"]
    assert sheet(document)[0] == [None, "Series 1", "Series 2", "Series 3"]


@pytest.mark.parametrize("blocks", [("A", p(inline("{{ so_lieu }}")), "B"), None])
def test_nothing_takes_the_chart_out_with_all_that_belongs_to_it(blocks: tuple[str, ...]) -> None:
    blocks = blocks or ("A", "{% if false %}", p(inline("{{ so_lieu }}")), "{% endif %}", "B")
    document = filled(chart(plot("bar")), None, *blocks)
    assert paragraphs(document) == ["A", "B"]
    assert not [name for name in names(document) if "chart" in name or "embeddings" in name]
    assert "chart" not in member(document, "[Content_Types].xml")
    assert "chart" not in member(document, "word/_rels/document.xml.rels")


LOOPED = (
    "{% for so in cac_so %}",
    p(inline("{{ so.bieu_do }}", 7)),
    "{% endfor %}",
    table(
        row(
            "{% for so in cac_so %}{{ so.ten }}",
            p(inline("{{ so.bieu_do }}", 8)) + p("{% endfor %}"),
        )
    ),
)


def test_in_a_loop_every_turn_has_a_chart_of_its_own() -> None:
    part = chart(plot("bar"), title("Số liệu {{ so", ".ten }}"))
    values = {
        "cac_so": [
            {
                "ten": name,
                "bieu_do": {"categories": ["A"], "series": [{"name": name, "values": [n]}]},
            }
            for n, name in enumerate(("Một", "Hai"))
        ]
    }
    document = compile_template(with_chart(part, *LOOPED)).render(values)
    charts = sorted(name for name in names(document) if re.match(r"word/charts/chart\d*.xml", name))
    assert len(charts) == 4
    said = [
        [one.text for one in root(document, name).iter("{*}t")]
        + shown(next(root(document, name).iter(f"{C}ser")), "tx")
        for name in charts
    ]
    assert sorted(said) == [["Số liệu Hai", "Hai"], ["Số liệu Hai", "Hai"],
                            ["Số liệu Một", "Một"], ["Số liệu Một", "Một"]]  # fmt: skip
    assert len([name for name in names(document) if name.endswith(".xlsx")]) == 4
    body = member(document)
    assert len(set(re.findall(r'<c:chart [^>]*r:id="(\w+)"', body))) == 4
    assert len(set(re.findall(r'<wp:docPr id="(\w+)"', body))) == 4


def test_a_chart_without_a_tag_is_left_alone_and_copied_in_a_loop() -> None:
    plain = compile_template(with_chart(chart(plot("bar")), p(inline("Thu chi")), "{{ x }}"))
    assert "word/charts/chart1.xml" in names(plain.render({"x": 1}))
    looped = with_chart(
        chart(plot("bar"), title("{{ x }}")),
        "{% for x in y %}", p(inline("Thu chi")), "{% endfor %}",
    )  # fmt: skip
    document = compile_template(looped).render({"y": [1, 2]})
    texts = [root(document, f"word/charts/chart{n}.xml").findtext(".//{*}t") for n in ("", 1)]
    assert texts == ["1", "2"]


def test_tags_in_the_title_of_a_chart_that_is_left_alone_are_filled_too() -> None:
    part = chart(plot("bar"), title("Năm {{ n", "ăm }}", " này"))
    template = compile_template(with_chart(part, p(inline("Thu chi"))))
    document = template.render({"năm": 2025})
    texts = [one.text for one in root(document, "word/charts/chart1.xml").iter("{*}t")]
    assert texts == ["Năm 2025", " này"]


def test_a_tag_in_a_title_is_told_with_its_place() -> None:
    part = chart(plot("bar"), title("Năm {{ n", "am }}"))
    (problem,) = problems(with_chart(part, p(inline("{{ so_lieu }}"))), so_lieu=FIGURES, năm=1)
    assert problem.code.startswith("name-unknown")
    assert (problem.at.part, problem.at.tag) == ("chart", "{{ nam }}")
    statement = chart(plot("bar"), title("{% if x %}a{% endif %}"))
    with pytest.raises(TemplateError) as raised:
        compile_template(with_chart(statement, p(inline("{{ so_lieu }}"))))
    assert {one.code for one in raised.value.problems} == {"chart-statement"}


ONE: dict[str, object] = {"name": "x", "values": [1]}
TWO: dict[str, object] = {"name": "x", "values": [1, 2]}


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("bar", ["A"], "value-not-text"),
        ("bar", {"categories": ["A"]}, "value-chart-field"),
        ("bar", {"series": [ONE]}, "value-chart-field"),
        ("bar", {"categories": ["A"], "series": [{"name": "x"}]}, "value-chart-field"),
        ("bar", {"categories": ["A"], "series": [{"name": "x", "values": ["1"]}]},
         "value-chart-number"),
        ("bar", {"categories": ["A"], "series": [{"name": "x", "values": [True]}]},
         "value-chart-number"),
        ("bar", {"categories": ["A"], "series": [{"name": "x", "values": [float("nan")]}]},
         "value-chart-number"),
        ("bar", {"categories": ["A", "B"], "series": [ONE]}, "value-chart-lengths"),
        ("bar", {"categories": [["A"]], "series": [ONE]}, "value-chart-category"),
        ("bar", {"categories": [["A", "B"], "C"], "series": [TWO]}, "value-chart-levels"),
        ("scatter", {"categories": [["A", "B"], ["A", "C"]], "series": [TWO]},
         "value-chart-number"),
        ("bubble", {"categories": [1, 2], "series": [TWO]}, "value-chart-sizes"),
        ("bubble", {"categories": [1, 2], "series": [TWO | {"sizes": [1]}]}, "value-chart-lengths"),
        ("bar", {"categories": [], "series": []}, "value-chart-empty"),
        ("pie", {"categories": ["A"], "series": [ONE, ONE]}, "value-chart-one-series"),
        ("scatter", {"categories": ["A"], "series": [ONE]}, "value-chart-number"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(kind: str, value: object, code: str) -> None:
    template = with_chart(chart(plot(kind)), p(inline("{{ so_lieu }}")))
    assert codes(template, so_lieu=value) == [code]


def test_a_refusal_names_the_place_in_the_data() -> None:
    template = with_chart(chart(plot("bar")), p(inline("{{ so_lieu }}")))
    value = {"categories": ["A", "B"], "series": [{"name": "x", "values": [1, "2,5"]}]}
    (problem,) = problems(template, so_lieu=value)
    assert problem.at.path == "so_lieu"
    assert problem.facts == {"where": "series[0].values[1]", "value": "2,5"}
    assert problem.at.paragraph == 1


def test_a_chart_of_python_and_one_of_a_data_file_are_drawn_alike() -> None:
    noun = Chart(("A",), (Series("x", (Decimal(1),)),), title="T")
    data = {"$type": "Chart", "title": "T", "categories": ["A"],
            "series": [{"name": "x", "values": [1]}]}  # fmt: skip
    read = typed_values({"so_lieu": data}, lambda _: b"")
    part = chart(plot("bar"))
    assert read["so_lieu"] == noun
    assert filled(part, noun) == filled(part, read["so_lieu"])


def test_a_template_from_the_cache_makes_the_same_bytes() -> None:
    template = compile_template(with_chart(chart(plot("bar")), p(inline("{{ so_lieu }}"))))
    kept = CompiledTemplate.from_bytes(template.to_bytes())
    assert kept is not None
    assert kept.render({"so_lieu": FIGURES}) == template.render({"so_lieu": FIGURES})
    out = io.BytesIO()
    kept.stream({"so_lieu": FIGURES}, out)
    assert out.getvalue() == template.render({"so_lieu": FIGURES})
