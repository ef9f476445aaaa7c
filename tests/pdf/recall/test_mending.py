"""A sheet mended from one before it: the same bytes as if it were made alone."""

import copy
import io
import random
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefgen.errors import BriefgenError
from briefgen.pdf import Binder, CompiledTemplate, Cover, compile_template
from briefgen.pdf.layout import pages
from briefgen.pdf.recall import memory
from tests.pdf import scorecards, stress
from tests.pdf.drawn import sheet, theme
from tests.pdf.sheets import faults, template
from tests.shelves import TEMPLATES

LONG = " theo giá so sánh năm gốc, tính cả khu vực ngoài nhà nước và hộ cá thể"
SMALL = template(
    """
<text style="plain" role="H1">{{ title }}</text>
<box bar="brand" pad="3">
<text style="small">{{ note }}</text>
</box>
<row>
<col width="auto"><text style="plain">{{ count }}</text></col>
<col width="rest"><text style="small">bên phải</text></col>
</row>
<table pitch="7"><column width="rest" min="20" gives="1" style="plain" runs-on="yes" lines="2"/>
<column width="14" line="9" style="plain"/><column width="20" vanish="yes" style="small"/>
<head height="6"><td>Tên</td><td>Số</td><td>Ghi</td></head>
{% for row in rows %}<tr>
<td>{{ row.name }}</td>
<td><figure whole="{{ row.whole }}"/></td>
<td>{{ row.more }}</td>
</tr>
{% endfor %}</table>
<section hidden="{{ 'yes' if hide else 'no' }}">
<text style="plain">{{ unseen }}</text>
</section>""",
    doc='author="{{ author }}"',
    furniture='<header height="9"><text style="small" y="5">{{ author }}</text></header>'
    '<footer height="6"><text style="small" y="3"><page-number/>/<page-count/></text></footer>',
)
BASE: dict[str, Any] = {
    "title": "Phiếu", "note": "Ghi chú", "count": "6", "author": "Sở A & B", "hide": True,
    "unseen": "…",
    "rows": [{"name": f"Chỉ tiêu {n}", "whole": f"{n}00", "more": ""} for n in range(1, 5)],
}  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_KINDS", {})


def alone(compiled: CompiledTemplate, values: Any, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patch:
        patch.setattr(memory, "recall", lambda *_: None)
        return compiled.render(values)


def attempts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a document is laid out as a whole."""
    made: list[int] = []
    lay_out = pages._attempt
    monkeypatch.setattr(pages, "_attempt", lambda *given: (made.append(1), lay_out(*given))[1])
    return made


def small(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(BASE), **changes}


def with_row(number: int, **changes: str) -> dict[str, Any]:
    made = small()
    made["rows"][number].update(changes)
    return made


@pytest.mark.parametrize(
    ("values", "mended"),
    [
        (small(), True),
        (small(title="Phiếu khác"), True),
        (small(note="Ghi chú khác"), True),
        (small(count="7"), True),
        (small(author="Sở C & D"), True),
        (small(author="SỞ KẾ HOẠCH"), True),
        (small(unseen="không ai thấy"), True),
        (with_row(1, whole="287"), True),
        (with_row(1, whole="1.234.567.890.123"), True),  # the column takes room, its head moves
        (with_row(2, name="Tên khác"), True),
        (with_row(2, name="a&b <i> \"c\" 'd'"), True),
        (with_row(2, name="]]>"), False),  # read with care
        (small(note="a " * 200), False),  # higher
        (small(title=""), False),  # nothing to be read where something was
        (with_row(2, name="Tên dài " * 9), False),  # two lines
        (with_row(3, more="tấn"), False),  # a column comes back
        (small(hide=False), False),
        (small(rows=BASE["rows"][:3]), False),
    ],
)
def test_what_is_different_is_mended_if_all_else_stays(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, Any], mended: bool
) -> None:
    compiled = compile_template(SMALL, name="t.xml")
    for _ in range(2):
        compiled.render(BASE)
    tries = attempts(monkeypatch)
    made = compiled.render(values)
    assert (not tries) == mended
    assert made == alone(compiled, values, monkeypatch)


def test_the_properties_are_those_of_the_other_document() -> None:
    compiled = compile_template(SMALL, name="t.xml")
    for _ in range(2):
        compiled.render(BASE)
    made = compiled.render(small(author="SỞ “Y” & Z"))
    assert "<rdf:li>SỞ “Y” &amp; Z</rdf:li>".encode() in made


def test_faults_and_warnings_are_told_as_ever() -> None:
    compiled = compile_template(SMALL.replace(b'lines="2"', b'lines="1"'), name="t.xml")
    for _ in range(3):
        compiled.render(BASE)
    with pytest.raises(BriefgenError) as caught:
        compiled.render(with_row(1, whole="☃"))
    assert [problem.code for problem in caught.value.problems] == ["glyph-missing"]
    told = compiled.draw(with_row(1, name="Tên dài " * 30)).warnings
    assert [problem.code for problem in told] == ["text-shortened"]
    with pytest.raises(BriefgenError):
        compiled.draw(BASE, most_pages=0)


def test_palettes_and_languages_are_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile_template(SMALL, name="t.xml")
    for palette in ("colour", "gray", "mono") * 3:
        made = compiled.render(BASE, palette=palette, language="en-GB")
        with monkeypatch.context() as patch:
            patch.setattr(memory, "recall", lambda *_: None)
            assert made == compiled.render(BASE, palette=palette, language="en-GB")


def varied(seed: int) -> dict[str, Any]:
    """The seed's sheet with other figures, names, bars and verdicts."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    card = scorecards.seed().model_dump()
    listed = [*card["rows"], *(row for group in card["groups"] for row in group["rows"])]
    for row in chance.sample(listed, 9):
        if row["actual"]["whole"] and chance.random() < 0.7:
            row["actual"]["whole"] = f"{chance.randrange(10 ** chance.randrange(1, 8)):,}"
        elif chance.random() < 0.3:
            row["name"] += LONG
    for row in card["rows"]:
        if chance.random() < 0.3:
            row["status"] = chance.choice(("met", "missed", "exceeded", "near", "none"))
        if row["bar"]["scale"] == "ratio" and chance.random() < 0.5:
            row["bar"]["value"] = chance.random()
            row["ratio"]["whole"] = str(chance.randrange(1, 150))
    if chance.random() < 0.3:
        card["message"] = card["message"][: chance.randrange(20, 100)]
    card["agency"] = f"THÀNH ỦY {chance.randrange(99)}"
    return {"scorecard": card, "theme": theme()}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=7))
def test_the_seed_s_sheet_is_the_same_whatever_was_made_before(seeds: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "_KINDS", {})
        warm = [sheet().draw(varied(seed)) for seed in seeds]
        for seed, drawing in zip(seeds, warm, strict=True):
            assert drawing.content == alone(sheet(), varied(seed), patch)


def test_sheets_in_any_order_are_the_same() -> None:
    seeds = range(14)
    there = {seed: sheet().render(varied(seed)) for seed in seeds}
    back = {seed: sheet().render(varied(seed)) for seed in reversed(seeds)}
    assert there == back


@pytest.mark.parametrize("name", ["a4-landscape", "a3-poster", "dashboard", "annex"])
def test_every_built_in_sheet_is_mended(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (TEMPLATES / "scorecard" / name / "scorecard.xml").read_bytes()
    compiled = compile_template(source, name=name)
    card = stress.card("24 rows").model_dump()
    values = {"scorecard": card, "theme": theme()}
    for _ in range(2):
        compiled.render(values)
    other = copy.deepcopy(values)
    other["scorecard"]["agency"] = "SỞ KẾ HOẠCH"
    tries = attempts(monkeypatch)
    made = compiled.render(other)
    assert tries == []
    assert made == alone(compiled, other, monkeypatch)


def test_books_are_the_same_and_conform() -> None:
    def book(**options: Any) -> bytes:
        binder = Binder(Cover("Tập", **options))
        for seed in range(6):
            binder.add(sheet(), varied(seed), title=f"Phiếu {seed}")
        return binder.finish().content

    once = book()
    assert book() == once
    assert faults(once, "ua1", "2a") == []
    assert book(n_up=2) == book(n_up=2)


def test_a_sheet_known_from_a_file_of_its_own_is_right_in_a_book(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for seed in (1, 1, 2):
        sheet().render(varied(seed))

    def book() -> bytes:
        binder = Binder(Cover("Tập", language="en-GB"))
        for seed in (1, 2, 3):
            binder.add(sheet(), varied(seed), title=f"Phiếu {seed}")
        return binder.finish().content

    warm = book()
    monkeypatch.setattr(memory, "recall", lambda *_: None)
    assert warm == book()


def test_pictures_are_read_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def picture(tone: int) -> bytes:
        made = io.BytesIO()
        Image.new("L", (4, 4), tone).save(made, "PNG")
        return made.getvalue()

    body = '<image src="a.png" alt="ảnh" width="9"/>'
    compiled = compile_template(template(body), name="t.xml")
    files = [compiled.render({}, read_asset=lambda _, t=tone: picture(t)) for tone in (1, 1, 1, 9)]
    assert len({*files}) == 2


def test_what_is_known_is_bounded() -> None:
    for count in range(1, 40):
        compiled = compile_template(template("<space height='1'/>\n" * count), name="t.xml")
        for _ in range(3):
            compiled.render({})
    assert len(memory._KINDS) == memory.KINDS_AT_MOST
    assert all(len(kind.records) <= memory.RECORDS_AT_MOST for kind in memory._KINDS.values())


def test_what_sheets_of_a_book_share_is_in_it_once() -> None:
    binder = Binder(Cover("Tập"))
    for number in range(6):
        values = varied(1)
        values["scorecard"]["rows"][2]["actual"]["whole"] = str(146_512 + number)
        binder.add(sheet(), values, title=f"Phiếu {number}")
    with pikepdf.open(io.BytesIO(binder.finish().content)) as file:
        contents = [page.obj.Contents for page in file.pages]
        shared = [{part.objgen for part in each} for each in contents[1:]]
    assert len(set.intersection(*shared)) >= 2
