"""The templates of papers that stay in the house, without an office suite to look."""

import io
import itertools
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen import flows
from briefgen.flows.pages import page_of
from briefgen.model import Meeting
from briefgen.model.memo import Memo
from tests.forms import GIVEN, SETTING, golden_folder, meeting_of, sample
from tests.shelves import TEMPLATES
from tests.standards.checked import problems

CHECKOUT = "the builder of the templates is in a checkout only"
build = pytest.importorskip("tools.build_house_papers", reason=CHECKOUT).build
outline = pytest.importorskip("tools.word_outline", reason=CHECKOUT).outline

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"{[{%].*?[%}]}")
PAPERS = ("cover-note", "en-brief", "en-submission", "en-memo", "bilingual-one-page")
MEMOS = ("cover-note", "en-submission", "en-memo")
ENGLISH = ("en-brief", "en-submission", "en-memo")
SEEDS = (*GIVEN, "sample")
EACH = [(paper, seed) for paper in PAPERS for seed in SEEDS]


def meeting(seed: str) -> Meeting:
    return sample() if seed == "sample" else meeting_of(seed)


@cache
def template(name: str) -> bytes:
    return (TEMPLATES / "brief" / name / "brief.docx").read_bytes()


@cache
def made(paper: str, seed: str) -> bytes:
    look = flows.Look(brief=paper)
    return flows.make_brief(meeting(seed), look, SETTING, "meeting.yaml")


@cache
def memo(paper: str, seed: str) -> Memo:
    from briefgen.compose.house import ANY

    found = flows.open_template(paper, SETTING).found
    assert found is not None
    noun = page_of(found, meeting(seed), SETTING, house=ANY).noun
    assert isinstance(noun, Memo)
    return noun


def part(content: bytes, member: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(member))


def body(content: bytes) -> etree._Element:
    return part(content, "word/document.xml")


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def text(element: etree._Element) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(W + "t"))


def styles(name: str) -> dict[str, etree._Element]:
    sheet = part(template(name), "word/styles.xml")
    return {str(style.get(W + "styleId")): style for style in sheet.iter(W + "style")}


# ── As built, and valid ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("paper", PAPERS)
def test_a_template_is_what_its_builder_makes(paper: str) -> None:
    with zipfile.ZipFile(io.BytesIO(template(paper))) as package:
        assert {name: package.read(name) for name in package.namelist()} == build(paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_its_outline_is_the_one_reviewed(paper: str, request: pytest.FixtureRequest) -> None:
    golden = golden_folder() / "templates" / f"{paper}.outline"
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(outline(template(paper)), encoding="utf-8")
    assert outline(template(paper)) == golden.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    path = tmp_path_factory.mktemp("fresh") / "fresh.docx"
    Document().save(str(path))
    return kinds(path)


def kinds(path: Path) -> set[str]:
    found = OpenXmlValidator().validate(str(path)).errors
    return set(Counter(re.sub(r"'[^']*'|\d+", "…", error.description) for error in found))


@pytest.mark.parametrize("paper", PAPERS)
def test_neither_template_nor_result_has_a_fault_that_a_fresh_document_has_not(
    paper: str, fresh: set[str], tmp_path: Path
) -> None:
    assert kinds(TEMPLATES / "brief" / paper / "brief.docx") <= fresh
    for seed in ("can-tho-2020", "sample"):
        done = tmp_path / f"{seed}.docx"
        done.write_bytes(made(paper, seed))
        assert kinds(done) <= fresh


# ── Styles, and nothing but styles ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paragraph_and_table_names_a_style_of_ours_and_each_is_used(paper: str) -> None:
    with zipfile.ZipFile(io.BytesIO(template(paper))) as package:
        names = [n for n in package.namelist() if re.match(r"word/(document|header\d)\.xml", n)]
    roots = [part(template(paper), name) for name in names]
    used = {each.get(W + "val") for root in roots
            for each in root.iter(W + "pStyle", W + "rStyle", W + "tblStyle")}  # fmt: skip
    sheet = styles(paper)
    known = {identity: value(style, "name") or "" for identity, style in sheet.items()}
    assert all(known[str(identity)].startswith("BG ") for identity in used)
    assert all(value(each, "pPr/pStyle") for each in roots[0].iter(W + "p"))
    based = {value(style, "basedOn") for style in sheet.values()}
    spare = {"BG Danh sách gạch", "BG Bảng kẻ ô"}
    ours = {i for i, name in known.items() if name.startswith("BG ") and name not in spare}
    assert ours - used - based == set()


@pytest.mark.parametrize(("paper", "seed"), EACH)
@pytest.mark.parametrize(
    ("properties", "allowed"),
    [("pPr", {"pStyle"}), ("rPr", {"rStyle", "lang"}), ("tcPr", {"tcW", "gridSpan"})],
)
def test_nothing_is_formatted_directly(
    paper: str, seed: str, properties: str, allowed: set[str]
) -> None:
    for page in (body(template(paper)), body(made(paper, seed))):
        found = {
            etree.QName(child).localname
            for element in page.iter(W + properties)
            for child in element
        }
        assert found <= allowed


@pytest.mark.parametrize(("paper", "seed"), EACH)
def test_no_paragraph_is_empty_but_cells_and_lines_to_write_on(paper: str, seed: str) -> None:
    page = body(made(paper, seed))
    bare = [
        value(each, "pPr/pStyle") or "" for each in page.iter(W + "p") if not text(each).strip()
    ]
    assert all(name.startswith(("BGBang", "BGKe")) for name in bare)
    lines = [name for name in bare if name.startswith("BGKe")]
    assert len(lines) == (4 if paper == "cover-note" else 0)
    assert all(one != other for one, other in itertools.pairwise(lines))


@pytest.mark.parametrize("paper", PAPERS)
def test_no_word_is_fixed_in_the_template(paper: str) -> None:
    page = body(template(paper))
    rest = {TAG.sub("", text(each)).strip(" .:/□\u2003") for each in page.iter(W + "p")}
    assert rest == {""}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_language_the_typeface_and_the_mode_of_word(paper: str) -> None:
    defaults = part(template(paper), "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    assert value(defaults, "lang") == ("en-GB" if paper in ENGLISH else "vi-VN")
    slots = [value(defaults, "rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
    assert set(slots) == {"Times New Roman"}
    settings = part(template(paper), "word/settings.xml")
    mode = settings.find(f"{W}compat/{W}compatSetting")
    assert mode is not None
    assert (mode.get(W + "name"), mode.get(W + "val")) == ("compatibilityMode", "15")
    assert value(settings, "decimalSymbol") == ("." if paper in ENGLISH else ",")


@pytest.mark.parametrize("paper", ["en-submission", "en-memo"])
def test_pages_are_numbered_from_the_second_on(paper: str) -> None:
    section = body(template(paper)).find(f"{W}body/{W}sectPr")
    assert section is not None
    assert section.find(W + "titlePg") is not None
    number = part(template(paper), "word/header1.xml").find(f"{W}p/{W}fldSimple")
    assert number is not None
    assert number.get(W + "instr") == " PAGE "


def test_english_lines_of_the_bilingual_page_are_english() -> None:
    sheet = styles("bilingual-one-page")
    english = [one for one in sheet.values() if (value(one, "name") or "").startswith("BG Anh")]
    assert len(english) > 8
    own = [one for one in english if value(one, "basedOn") in ("Normal", "DefaultParagraphFont")]
    assert {value(one, "rPr/lang") for one in own} == {"en-GB"}


# ── Results ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("paper", "seed"), EACH)
def test_the_check_of_form_finds_nothing(paper: str, seed: str) -> None:
    assert problems(made(paper, seed)) in ([], ["format-not-official"])


@pytest.mark.parametrize(("paper", "seed"), [(p, s) for p in MEMOS for s in SEEDS])
def test_the_page_shows_as_many_gaps_as_are_counted(paper: str, seed: str) -> None:
    page = body(made(paper, seed))
    shown = [
        text(run) for run in page.iter(W + "r")
        if value(run, "rPr/rStyle") in ("BGChoTrong", "BGChuaNeu") and text(run)
    ]  # fmt: skip
    assert sorted(shown) == sorted(gap.shown for gap in memo(paper, seed).gaps)


@pytest.mark.parametrize(("paper", "seed"), EACH)
def test_figures_carry_bookmarks_each_with_a_name_of_its_own(paper: str, seed: str) -> None:
    marks = [
        (each.get(W + "name"), each.get(W + "id"))
        for each in body(made(paper, seed)).iter(W + "bookmarkStart")
    ]
    assert len(marks) > (2 if paper == "cover-note" else 10)
    assert len({name for name, _ in marks}) == len({number for _, number in marks}) == len(marks)


@pytest.mark.parametrize(("paper", "seed"), [(p, s) for p in MEMOS for s in SEEDS])
def test_signatures_stay_together_and_are_never_alone_on_a_page(paper: str, seed: str) -> None:
    blocks = list(body(made(paper, seed))[0])
    last = max(n for n, block in enumerate(blocks) if block.tag == W + "tbl")
    sheet = styles(paper)
    before = str(value(blocks[last - 1], "pPr/pStyle"))
    assert sheet[before].find(f"{W}pPr/{W}keepNext") is not None
    for table in body(made(paper, seed)).iter(W + "tbl"):
        rows = table.findall(W + "tr")
        assert all(one.find(f"{W}trPr/{W}cantSplit") is not None for one in rows)


@pytest.mark.parametrize(("paper", "seed"), EACH)
def test_the_text_is_the_one_reviewed(
    paper: str, seed: str, request: pytest.FixtureRequest
) -> None:
    golden = golden_folder() / seed / f"{paper}.outline"
    if request.config.getoption("--update-golden", default=False):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(outline(made(paper, seed)), encoding="utf-8")
    assert outline(made(paper, seed)) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", ENGLISH)
def test_words_of_a_vietnamese_record_are_tagged_in_an_english_document(paper: str) -> None:
    page = body(made(paper, "can-tho-2020"))
    tagged = {text(run) for run in page.iter(W + "r") if value(run, "rPr/lang") == "vi-VN"}
    assert "Sản lượng lúa" in tagged
    assert not any("indicators met" in words for words in tagged)
    untagged = [text(run) for run in page.iter(W + "r") if value(run, "rPr/lang") is None]
    assert not any("sản lượng" in words.lower() for words in untagged)


@pytest.mark.parametrize("paper", ENGLISH)
def test_a_record_in_english_has_no_tags(paper: str) -> None:
    page = body(made(paper, "donor-review-2023"))
    assert not any(value(run, "rPr/lang") for run in page.iter(W + "r"))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_properties_of_the_document_are_set(paper: str) -> None:
    core = Document(io.BytesIO(made(paper, "ubnd-song-hau-2024"))).core_properties
    assert "Tình hình kinh tế - xã hội" in core.title.replace("\u00a0", " ")
    assert core.author == "UBND TỈNH SÔNG HẬU"
    assert core.language == ("en-GB" if paper in ENGLISH else "vi-VN")
    assert core.created.year == 2025
