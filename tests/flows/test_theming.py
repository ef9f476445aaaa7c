"""One theme file changes colour, font and name in every document of the catalogue."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from briefgen import flows
from briefgen.catalog.templates import Shelf, list_templates
from briefgen.catalog.themes import find_theme
from briefgen.errors import TemplateError
from briefgen.flows.theming import dress_of, scheme_of
from briefgen.model import Meeting
from tests.shelves import TEMPLATES
from tests.word.soundness import findings

SHELVES = (Shelf("built-in", TEMPLATES),)
SETTING = flows.Setting(SHELVES, None, "test")
BRIEFS, SHEETS = (
    sorted(one.name for one in list_templates(SHELVES, kind)[0]) for kind in ("brief", "scorecard")
)
BLACK_BY_RULE = {"annex"}  # an annex of an official document: black on white
NAME, FONT, BRAND, MISSED = "SỞ KHOA HỌC BẾN NGỰ", "Be Vietnam Pro", "#0B5D3B", "#7A3B00"
OWN = f"""
tables = "grid"
[agency]
name = "{NAME}"
logo = "logo.png"
[colour]
brand = "{BRAND}"
missed = "{MISSED}"
[font]
words = "IBM Plex Sans Condensed"
word = "{FONT}"
[words]
missed = "Hụt"
[words.brief]
note = "Lưu hành nội bộ"
"""


def picture(width: int = 60, height: int = 40) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), (1, 200, 3)).save(made, "PNG")
    return made.getvalue()


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("theme")
    (folder / "logo.png").write_bytes(picture())
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    return str(folder / "own.toml")


@cache
def sample() -> Meeting:
    """The invented meeting, of no body in particular."""
    given = flows.open_input(TEMPLATES / "brief" / "one-page" / "sample.yaml")
    return flows.read_meeting(given).model_copy(update={"agency": None, "body": None})


def members(document: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {
            name: archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if name.endswith(".xml")
        }


def words_of(xml: str) -> str:
    return "".join(re.findall(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>", xml)).replace(" ", "")


def fonts_of(content: bytes) -> set[str]:
    return {
        name.decode() for name in re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", unpacked(content))
    }


def unpacked(content: bytes) -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return made.getvalue()


def colours_of(content: bytes) -> set[str]:
    found = set()
    for page in pypdfium2.PdfDocument(content):
        image = page.render(scale=1).to_pil().convert("RGB")
        found |= {"#{:02X}{:02X}{:02X}".format(*one) for _, one in image.getcolors(1 << 24)}
    return found


def text_of(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace(" ", "")


def brief_in(name: str, theme: str | None) -> bytes:
    return flows.make_brief(sample(), flows.Look(brief=name, theme=theme), SETTING)


@pytest.mark.parametrize("name", BRIEFS)
def test_every_word_template_wears_the_theme(name: str, theme: str) -> None:
    made = members(brief_in(name, theme))
    styles, colours = made["word/styles.xml"], made["word/theme/theme1.xml"]
    assert f'<a:accent1><a:srgbClr val="{BRAND[1:]}"/></a:accent1>' in colours
    assert f'<a:accent5><a:srgbClr val="{MISSED[1:]}"/></a:accent5>' in colours
    assert colours.count(f'<a:latin typeface="{FONT}"/>') == 2
    assert "AE1420" not in styles
    assert "A8380A" not in styles
    (usual,) = re.findall(r"<w:rFonts [^<>]*w:asciiTheme=[^<>]*>", styles)
    assert set(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"', usual)) == {FONT}
    assert NAME.replace(" ", "") in words_of(made["word/document.xml"])


@pytest.mark.parametrize("name", BRIEFS)
def test_a_theme_adds_no_fault_to_a_word_document(name: str, theme: str) -> None:
    assert findings(brief_in(name, theme)) <= findings(brief_in(name, None))


@pytest.mark.parametrize("name", BRIEFS)
def test_nothing_is_formatted_directly(name: str, theme: str) -> None:
    def formatted(document: bytes) -> set[str]:
        body = members(document)["word/document.xml"]
        return set(re.findall(r"<w:(?:rFonts|color|shd|tblBorders) [^<>]*>", body))

    assert formatted(brief_in(name, theme)) == formatted(brief_in(name, None))


@pytest.mark.parametrize("name", BRIEFS)
def test_the_built_in_theme_leaves_a_word_template_as_it_is(name: str) -> None:
    given = members((TEMPLATES / "brief" / name / "brief.docx").read_bytes())
    made = members(brief_in(name, None))
    for part in ("word/styles.xml", "word/theme/theme1.xml"):
        assert made[part] == given[part]


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_wears_the_theme(name: str, theme: str) -> None:
    look = flows.Look(scorecard=name, theme=theme)
    made = flows.make_scorecard(sample(), look, SETTING, "")
    assert isinstance(made.content, bytes)
    assert made.warnings == ()
    fonts = fonts_of(made.content)
    assert NAME.replace(" ", "") in text_of(made.content).upper()
    if name in BLACK_BY_RULE:
        assert all(font.startswith("BeVietnamPro") for font in fonts)
    else:
        assert all(font.startswith("IBMPlexSansCond-") for font in fonts)
        assert BRAND in colours_of(made.content)
        assert "#01C803" in colours_of(made.content), "the logo is there"


def test_words_tables_and_logo_reach_the_brief(theme: str) -> None:
    document = brief_in("one-page", theme)
    made = members(document)
    words = words_of(made["word/document.xml"])
    assert "Hụt" in words
    assert "Lưuhànhnộibộ" in words
    assert 'w:insideV w:val="single"' in made["word/styles.xml"].partition("BGBangBaDuong")[2]
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        media = [archive.read(one) for one in archive.namelist() if "/media/" in one]
    assert media == [picture()]
    assert f'descr="{NAME}"' in made["word/document.xml"]


def test_a_theme_in_place_by_mistake_is_told_and_names_nobody(theme: str) -> None:
    other = sample().model_copy(update={"agency": "Tỉnh ủy Sông Hậu"})
    look = flows.Look(theme=theme)
    made = flows.make_brief(other, look, SETTING)
    words = words_of(members(made)["word/document.xml"])
    assert "TỈNHỦYSÔNGHẬU" in words
    assert NAME.replace(" ", "") not in words
    for notes in (
        flows.notes_on_brief(other, look, SETTING, "m.yaml"),
        flows.make_scorecard(other, look, SETTING, "m.yaml").warnings,
    ):
        (note,) = notes
        assert (note.code, note.at.file) == ("theme-agency-other", "m.yaml")
        assert note.facts["stated"] == "Tỉnh ủy Sông Hậu"


def test_what_the_theme_leaves_the_template_decides(tmp_path: Path) -> None:
    """Colours chosen in Word stay, for all that the theme does not change."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.toml").write_text('[colour]\nbrand = "#0B5D3B"\n')
    shelves = (Shelf("project", tmp_path), *SHELVES)
    scheme = scheme_of(find_theme("own", shelves))
    assert scheme.colours == {"accent1": "0B5D3B"}
    assert scheme.font is None
    assert scheme.looks == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[words.brief]\nnoet = "x"\n', "theme-unknown-key-near"),
        ('[agency]\nlogo = "none.png"\n', "asset-missing"),
        ('[agency]\nlogo = "../logo.png"\n', "asset-outside"),
        ('[agency]\nlogo = "broken.png"\n', "picture-unreadable"),
    ],
)
def test_what_only_the_documents_can_tell_is_told_at_its_line(
    tmp_path: Path, text: str, code: str
) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    mine = tmp_path / "mine.toml"
    mine.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        dress_of(str(mine), SETTING)
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.file, problem.at.line) == (code, str(mine), 2)


def test_names_that_a_theme_gives_are_not_asked_of_the_data() -> None:
    for name in (*BRIEFS, *SHEETS):
        names = flows.names_of(flows.open_template(name, SETTING))
        assert "theme" not in {one.path[0] for one in names}


def test_a_wide_font_leaves_room_for_fewer_words_on_the_page(theme: str) -> None:
    assert dress_of("official", SETTING).house.swell == 1.0
    wide = dress_of(theme, SETTING).house
    assert 1.1 < wide.swell < 1.6
    assert wide.taken > 0


def test_a_template_that_fixes_its_font_is_told(tmp_path: Path, theme: str) -> None:
    given = (TEMPLATES / "brief" / "one-page" / "brief.docx").read_bytes()
    fixed = tmp_path / "fixed.docx"
    with zipfile.ZipFile(io.BytesIO(given)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b' w:asciiTheme="minorHAnsi"', b""))
    look = flows.Look(brief=str(fixed), theme=theme)
    (note,) = flows.notes_on_brief(sample(), look, SETTING)
    assert (note.code, note.severity, note.at.file) == ("theme-not-followed", "warning", str(fixed))
