"""The templates of the official forms are what their rules say, without an office suite to look."""

import io
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.model.official import Official
from tests.forms import FORMS, GIVEN, OWN_SYSTEM, draft_of, golden_folder, pack, word_file
from tests.shelves import TEMPLATES
from tests.standards.checked import problems

CHECKOUT = "the builder of the templates is in a checkout only"
build = pytest.importorskip("tools.build_official_forms", reason=CHECKOUT).build
looks = pytest.importorskip("tools.official_styles", reason=CHECKOUT)
outline = pytest.importorskip("tools.word_outline", reason=CHECKOUT).outline

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"{[{%].*?[%}]}")
SEEDS = [(form, seed) for form in FORMS for seed in GIVEN]
OWN = [(f, s) for f, s in SEEDS if OWN_SYSTEM.get(s, f.split("-")[0]) == f.split("-")[0]]


@cache
def template(name: str) -> bytes:
    return (TEMPLATES / "brief" / name / "brief.docx").read_bytes()


@cache
def part(name: str, member: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(template(name))) as package:
        return etree.fromstring(package.read(member))


def body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@cache
def style_sheet(name: str) -> dict[str, etree._Element]:
    sheet = part(name, "word/styles.xml")
    return {str(style.get(W + "styleId")): style for style in sheet.iter(W + "style")}


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def settled(form: str, style: str | None, path: str, attribute: str = "val") -> str | None:
    """Return a property of a style, or of the nearest it is based on."""
    while style:
        found = value(style_sheet(form)[style], path, attribute)
        if found is not None:
            return found
        style = value(style_sheet(form)[style], "basedOn")
    return None


def text(element: etree._Element) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(W + "t"))


def styled(element: etree._Element) -> str:
    return value(element, "pPr/pStyle") or ""


def millimetres(twips: str | None) -> float:
    return int(twips or 0) * 25.4 / 1440


# ── As built, and valid ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMS)
def test_a_template_is_what_its_builder_makes(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(template(form))) as package:
        assert {name: package.read(name) for name in package.namelist()} == build(form)


@pytest.mark.parametrize("form", FORMS)
def test_its_outline_is_the_one_reviewed(form: str, request: pytest.FixtureRequest) -> None:
    golden = golden_folder() / "templates" / f"{form}.outline"
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(outline(template(form)), encoding="utf-8")
    assert outline(template(form)) == golden.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    path = tmp_path_factory.mktemp("fresh") / "fresh.docx"
    Document().save(str(path))
    return kinds(path)


def kinds(path: Path) -> set[str]:
    found = OpenXmlValidator().validate(str(path)).errors
    return set(Counter(re.sub(r"'[^']*'|\d+", "…", error.description) for error in found))


@pytest.mark.parametrize("form", FORMS)
def test_neither_template_nor_result_has_a_fault_that_a_fresh_document_has_not(
    form: str, fresh: set[str], tmp_path: Path
) -> None:
    assert kinds(TEMPLATES / "brief" / form / "brief.docx") <= fresh
    made = tmp_path / "made.docx"
    made.write_bytes(word_file(form, "ubnd-song-hau-2024"))
    assert kinds(made) <= fresh


# ── Styles, and nothing but styles ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMS)
def test_every_paragraph_and_table_names_a_style_of_ours_and_each_is_used(form: str) -> None:
    page = part(form, "word/document.xml")
    header = part(form, "word/header1.xml")
    used = {each.get(W + "val") for root in (page, header)
            for each in root.iter(W + "pStyle", W + "rStyle", W + "tblStyle")}  # fmt: skip
    sheet = style_sheet(form)
    names = {identity: value(style, "name") or "" for identity, style in sheet.items()}
    assert all(names[str(identity)].startswith("BG ") for identity in used)
    assert all(styled(paragraph) for paragraph in page.iter(W + "p"))
    based = {value(style, "basedOn") for style in sheet.values()}
    spare = {"BG Danh sách gạch", "BG Bảng kẻ ô"}
    ours = {i for i, name in names.items() if name.startswith("BG ") and name not in spare}
    assert ours - used - based == set()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("properties", "allowed"),
    [("pPr", {"pStyle"}), ("rPr", {"rStyle"}), ("tcPr", {"tcW", "gridSpan"})],
)
def test_nothing_is_formatted_directly(form: str, properties: str, allowed: set[str]) -> None:
    for page in (part(form, "word/document.xml"), body(word_file(form, "ubnd-song-hau-2024"))):
        found = {
            etree.QName(child).localname
            for element in page.iter(W + properties)
            for child in element
        }
        assert found <= allowed


@pytest.mark.parametrize(("form", "seed"), SEEDS)
def test_no_paragraph_is_empty_but_one_that_is_a_drawn_rule(form: str, seed: str) -> None:
    for page in (part(form, "word/document.xml"), body(word_file(form, seed))):
        assert len(drawn(page)) == len([name for name in drawn(page) if name.startswith("BGKe")])
    assert len(drawn(page)) == (2 if form.startswith("gov") else 0)


def drawn(page: etree._Element) -> list[str]:
    """Return the styles of paragraphs without words, but for cells that have nothing to show."""
    bare = [styled(each) for each in page.iter(W + "p") if not text(each).strip()]
    return [name for name in bare if not name.startswith("BGBang")]


@pytest.mark.parametrize("form", FORMS)
def test_no_word_is_fixed_in_the_template(form: str) -> None:
    page = part(form, "word/document.xml")
    rest = {TAG.sub("", text(paragraph)).strip() for paragraph in page.iter(W + "p")}
    assert rest <= {"", "*"}


@pytest.mark.parametrize("form", FORMS)
def test_the_language_the_typeface_and_the_mode_of_word(form: str) -> None:
    defaults = part(form, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    assert value(defaults, "lang") == "vi-VN"
    slots = [value(defaults, "rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
    assert set(slots) == {"Times New Roman"}
    mode = part(form, "word/settings.xml").find(f"{W}compat/{W}compatSetting")
    assert mode is not None
    assert (mode.get(W + "name"), mode.get(W + "val")) == ("compatibilityMode", "15")


# ── What the rules say ───────────────────────────────────────────────────────────────────────────

CELLS = {
    "issuer_superior": "BGCoQuanCapTren",
    "issuer": "BGCoQuan",
    "number": "BGSoKyHieu",
    "motto": "BGQuocHieu",
    "place_date": "BGDiaDanh",
    "type": "BGTieuDe",
    "abstract": "BGTrichYeu",
    "body": "BGThan",
    "section": "BGMuc",
    "authority": "BGThamQuyen",
    "office": "BGChucVu",
    "signer": "BGNguoiKy",
    "recipients_label": "BGNoiNhan",
    "recipients": "BGNoiNhanDong",
}


def rule_of(form: str) -> str:
    return "party-2018" if form.startswith("party") else "nd30-2020"


@pytest.mark.parametrize(
    ("form", "cell"),
    [
        (f, cell)
        for f in FORMS
        for cell in CELLS
        if not (f.endswith("minutes") and cell == "office")
    ],
)
def test_sizes_and_looks_are_those_of_the_rule(form: str, cell: str) -> None:
    rule, style = pack(rule_of(form)).cells[cell], CELLS[cell]
    size = int(settled(form, style, "rPr/sz") or 0) / 2
    assert rule.size[0] <= size <= rule.size[1]
    properties = style_sheet(form)[style].find(W + "rPr")
    assert properties is not None
    for tag, wanted in (("b", rule.bold), ("i", rule.italic), ("u", rule.underline)):
        if wanted is not None:
            assert (properties.find(W + tag) is not None) == wanted


@pytest.mark.parametrize("form", FORMS)
def test_running_text_and_page_are_those_of_the_rule(form: str) -> None:
    rules = pack(rule_of(form))
    section = part(form, "word/document.xml").find(f"{W}body/{W}sectPr")
    assert section is not None
    for side in ("top", "bottom", "left", "right"):
        low, high = getattr(rules.page, side)
        assert low - 0.1 <= millimetres(value(section, "pgMar", side)) <= high + 0.1
    assert millimetres(value(section, "pgMar", "header")) == pytest.approx(10, abs=0.1)
    assert section.find(W + "titlePg") is not None
    number = part(form, "word/header1.xml").find(f"{W}p/{W}fldSimple")
    assert number is not None
    assert number.get(W + "instr") == " PAGE "
    assert millimetres(settled(form, "BGThan", "pPr/ind", "firstLine")) == pytest.approx(
        10, abs=0.1
    )
    assert settled(form, "BGThan", "pPr/spacing", "after") == "120"
    assert settled(form, "BGThan", "pPr/jc") == "both"
    line = int(settled(form, "BGThan", "pPr/spacing", "line") or 0)
    if rules.body.line_exact:
        assert line / 20 == rules.body.line_exact[0] == 18
    elif rules.body.line_multiple:
        assert rules.body.line_multiple[0] <= line / 240 <= rules.body.line_multiple[1]


@pytest.mark.parametrize("form", FORMS)
def test_the_head_has_its_two_columns(form: str) -> None:
    head = part(form, "word/document.xml").find(f"{W}body/{W}tbl")
    assert head is not None
    widths = [millimetres(column.get(W + "w")) for column in head.iter(W + "gridCol")]
    due = (80, 85) if form.startswith("party") else (68, 97)
    assert widths == pytest.approx(due, abs=0.1)


@pytest.mark.parametrize(
    ("form", "style", "words", "size", "room"),
    [
        ("party-conclusion", "BGQuocHieu", "ĐẢNG CỘNG SẢN VIỆT NAM", 15, 85),
        ("gov-conclusion", "BGTieuNgu", "Độc lập - Tự do - Hạnh phúc", 14, 97),
    ],
)
def test_the_rule_below_the_motto_is_as_long_as_its_words(
    form: str, style: str, words: str, size: float, room: float
) -> None:
    inside = millimetres(settled(form, style, "pPr/ind", "left"))
    assert inside == pytest.approx(millimetres(settled(form, style, "pPr/ind", "right")))
    long = looks.width(words, size, "Bold")
    assert 0 < room - 2 * inside - long <= 1
    assert settled(form, style, "pPr/pBdr/bottom") == "single"


def ratio(official: Official) -> tuple[float, float]:
    issuer = max(looks.width(p.text.replace("\u00a0", " "), 13, "Bold") for p in official.issuer)
    abstract = max(looks.width(_bare(t), 14, "Bold") for t in official.abstract)
    return official.issuer_rule / min(issuer, 65), official.abstract_rule / min(abstract, 165)


def _bare(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u2011", "-").replace("\u2060", "")


@pytest.mark.parametrize("seed", GIVEN)
@pytest.mark.parametrize("form", [form for form in FORMS if form.startswith("gov")])
def test_rules_of_the_state_are_a_third_to_a_half_of_the_words(form: str, seed: str) -> None:
    official = draft_of(form, seed)
    for found in ratio(official):
        assert 1 / 3 - 0.01 <= found <= 1 / 2 + 0.01
    due = [f"BGKeCoQuan{official.issuer_rule}", f"BGKeTrichYeu{official.abstract_rule}"]
    assert drawn(body(word_file(form, seed))) == due


# ── Results ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("form", "seed"), OWN)
def test_the_check_of_form_finds_nothing(form: str, seed: str) -> None:
    assert problems(word_file(form, seed)) == []


@pytest.mark.parametrize("rules", ["party-2018", "party-2026"])
@pytest.mark.parametrize("form", [form for form in FORMS if form.startswith("party")])
def test_both_rules_of_the_party_are_followed_by_one_template(form: str, rules: str) -> None:
    made = word_file(form, "can-tho-2020", ("rules", rules))
    assert problems(made, rules) == []


@pytest.mark.parametrize(("form", "seed"), SEEDS)
def test_the_page_shows_as_many_gaps_as_are_counted(form: str, seed: str) -> None:
    page = body(word_file(form, seed))
    shown = [
        text(run) for run in page.iter(W + "r")
        if value(run, "rPr/rStyle") in ("BGChoTrong", "BGChuaNeu") and text(run)
    ]  # fmt: skip
    assert sorted(shown) == sorted(gap.shown for gap in draft_of(form, seed).gaps)


@pytest.mark.parametrize(("form", "seed"), SEEDS)
def test_figures_carry_bookmarks_each_with_a_name_of_its_own(form: str, seed: str) -> None:
    page = body(word_file(form, seed))
    marks = [(each.get(W + "name"), each.get(W + "id")) for each in page.iter(W + "bookmarkStart")]
    assert len(marks) > 10
    assert len({name for name, _ in marks}) == len({number for _, number in marks}) == len(marks)


@pytest.mark.parametrize(("form", "seed"), SEEDS)
def test_the_signature_is_never_alone_on_a_page(form: str, seed: str) -> None:
    page = body(word_file(form, seed))[0]
    blocks = list(page)
    last = max(n for n, block in enumerate(blocks) if block.tag == W + "tbl")
    before = blocks[last - 1]
    assert styled(before) == "BGThanCuoi"
    assert settled(form, styled(before), "pPr/keepNext", "val") is None
    assert style_sheet(form)["BGThanCuoi"].find(f"{W}pPr/{W}keepNext") is not None
    (row,) = blocks[last].findall(W + "tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    for table in page.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        assert all(one.find(f"{W}trPr/{W}cantSplit") is not None for one in rows)
    ruled = [t for t in page.iter(W + "tbl") if value(t, "tblPr/tblStyle") == "BGBangBaDuong"]
    assert all(t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for t in ruled)


@pytest.mark.parametrize("form", FORMS)
def test_the_properties_of_the_document_are_set(form: str) -> None:
    core = Document(io.BytesIO(word_file(form, "ubnd-song-hau-2024"))).core_properties
    assert core.title.startswith(draft_of(form, "ubnd-song-hau-2024").type)
    assert core.author.startswith("ỦY BAN NHÂN DÂN")
    assert core.language == "vi-VN"
    assert core.created.year == 2025


@pytest.mark.parametrize(("form", "seed"), SEEDS)
def test_the_text_is_the_one_reviewed(form: str, seed: str, request: pytest.FixtureRequest) -> None:
    golden = golden_folder() / seed / f"{form}.outline"
    found = outline(word_file(form, seed))
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_equal_records_give_equal_bytes() -> None:
    one = word_file("party-conclusion", "can-tho-2020")
    word_file.cache_clear()
    assert word_file("party-conclusion", "can-tho-2020") == one
