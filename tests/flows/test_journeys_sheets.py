"""PDF sheets from the command's side: data attached, strictness, problems placed in the data."""

import io
from pathlib import Path

import pikepdf
import pytest

from briefgen import flows
from briefgen.catalog.templates import Shelf
from briefgen.errors import DataError, RenderError
from briefgen.flows.setting import Setting
from tests.shelves import SEEDS, TEMPLATES

WORLD = Setting((Shelf("built-in", TEMPLATES),))
LONG = "Hoàn thành và vượt kế hoạch đề ra trong điều kiện nhiều khó khăn do dịch bệnh " * 3
PAGE = b"""<doc paper="A5"><font name="w" family="Tinos"/><colour name="c" value="#000000"/>
<style name="s" font="w" size="9" colour="c"/><body>
{% for row in rows %}<text style="s" lines="1">{{ row.name }}</text>{% endfor %}</body></doc>"""


def given(path: Path) -> flows.Input:
    return flows.open_input(path)


def test_the_meeting_file_travels_inside_where_it_is_asked_for(tmp_path: Path) -> None:
    source = given(SEEDS / "can-tho-2020" / "source.txt")
    meeting = flows.read_meeting(source)
    world = WORLD
    made = flows.make_scorecard(meeting, flows.Look(), world, source.name, attached=source)
    with pikepdf.open(io.BytesIO(bytes(made.content))) as file:
        content = file.attachments["meeting.yaml"].get_file().read_bytes()
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(content)
    assert flows.read_meeting(given(copy)).indicators == meeting.indicators
    plain = flows.make_scorecard(meeting, flows.Look(), world, source.name)
    assert b"EmbeddedFile" not in bytes(plain.content)


def test_shortened_words_are_placed_in_the_data(tmp_path: Path) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(f"rows:\n  - name: Ngắn\n  - name: {LONG}\n", encoding="utf-8")
    template = flows.Input("page.xml", PAGE)
    made = flows.fill(template, given(data), WORLD)
    (warning,) = made.warnings
    assert (warning.code, warning.at.file, warning.at.path) == (
        "text-shortened",
        str(data),
        "rows[1].name",
    )
    with pytest.raises(RenderError) as caught:
        flows.fill(template, given(data), WORLD, strict=True)
    (problem,) = caught.value.problems
    assert (problem.severity, problem.at.path) == ("error", "rows[1].name")


def test_shortened_words_of_a_sheet_are_placed_in_the_meeting() -> None:
    source = given(SEEDS / "can-tho-2020" / "source.txt")
    meeting = flows.read_meeting(source)
    strained = meeting.model_copy(update={"agency": LONG.strip()})
    made = flows.make_scorecard(strained, flows.Look(), WORLD, "m.yaml")
    paths = {warning.at.path for warning in made.warnings if warning.at.file == "m.yaml"}
    assert "agency" in paths


def test_pictures_come_from_the_folder_of_the_template_alone(tmp_path: Path) -> None:
    page = PAGE.replace(b"<body>", b'<body>\n<image src="{{ src }}" alt="a" width="9"/>')
    data = tmp_path / "data.yaml"
    data.write_text("rows: []\nsrc: ../secret.png\n", encoding="utf-8")
    template = flows.Input(str(tmp_path / "sheets" / "page.xml"), page)
    with pytest.raises(DataError) as caught:
        flows.fill(template, given(data), WORLD)
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.line, problem.at.tag) == ("asset-outside", 3, "image")
