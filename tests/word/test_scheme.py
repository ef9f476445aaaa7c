"""A template in other colours, another font and other tables, without formatting anything."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from briefgen.word import CompiledTemplate, compile_template
from briefgen.word.archive import pack, unpack
from briefgen.word.scheme import Scheme, rethemed
from tests.shelves import TEMPLATES
from tests.word.packages import package

ONE_PAGE = (TEMPLATES / "brief" / "one-page" / "brief.docx").read_bytes()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
<a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2>
</a:clrScheme><a:fontScheme name="Office">
<a:majorFont><a:latin typeface="Aptos Display" panose="02110004020202020204"/>
<a:ea typeface=""/></a:majorFont>
<a:minorFont><a:latin typeface="Aptos"/><a:ea typeface=""/></a:minorFont></a:fontScheme>
</a:themeElements></a:theme>"""


def part(template: CompiledTemplate, name: str) -> str:
    return next(unpack(one) for one in template.members if one.name == name).decode()


def small(styles: str, theme: str = THEME) -> CompiledTemplate:
    """Return a template of one style sheet."""
    with zipfile.ZipFile(io.BytesIO(ONE_PAGE)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>".encode()
    members["word/theme/theme1.xml"] = theme.encode()
    return compile_template(package(members))


def styled(properties: str) -> str:
    return (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def test_a_scheme_that_says_nothing_gives_the_same_template() -> None:
    template = compile_template(ONE_PAGE)
    same, missed = rethemed(template, Scheme())
    assert same is template
    assert missed == frozenset()


def test_the_theme_part_and_the_values_beside_its_names_change_and_nothing_else() -> None:
    before = compile_template(ONE_PAGE)
    after, missed = rethemed(before, Scheme({"accent1": "0B5D3B"}, "Arial"))
    changed = [
        one.name for one, other in zip(before.members, after.members, strict=True) if one != other
    ]
    assert changed == ["word/styles.xml", "word/theme/theme1.xml"]
    assert missed == frozenset()
    styles = part(after, "word/styles.xml")
    assert "AE1420" not in styles
    assert styles.count('w:color="0B5D3B"') == part(before, "word/styles.xml").count("AE1420")
    (fonts,) = re.findall(r"<w:rFonts [^<>]*>", styles)
    assert set(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"', fonts)) == {"Arial"}
    theme = part(after, "word/theme/theme1.xml")
    assert '<a:accent1><a:srgbClr val="0B5D3B"/></a:accent1>' in theme
    assert theme.count('<a:latin typeface="Arial"/>') == 2


def test_a_theme_word_wrote_itself_is_changed_too() -> None:
    after, _ = rethemed(small(""), Scheme({"dk1": "111111", "accent2": "222222"}, "Arial"))
    theme = part(after, "word/theme/theme1.xml")
    assert '<a:dk1><a:srgbClr val="111111"/></a:dk1>' in theme
    assert '<a:accent1><a:srgbClr val="4472C4"/></a:accent1>' in theme
    assert theme.count('<a:latin typeface="Arial"/>') == 2
    assert "panose" not in theme


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (
            '<w:color w:val="ED7D31" w:themeColor="accent2"/>',
            '<w:color w:val="0B5D3B" w:themeColor="accent2"/>',
        ),
        (
            '<w:color w:themeColor="accent2" w:val="ED7D31"/>',
            '<w:color w:themeColor="accent2" w:val="0B5D3B"/>',
        ),
        (
            '<w:top w:val="single" w:color="ED7D31" w:themeColor="accent2"/>',
            '<w:top w:val="single" w:color="0B5D3B" w:themeColor="accent2"/>',
        ),
        (
            '<w:shd w:val="clear" w:color="auto" w:fill="ED7D31" w:themeFill="accent2"/>',
            '<w:shd w:val="clear" w:color="auto" w:fill="0B5D3B" w:themeFill="accent2"/>',
        ),
        (
            '<w:color w:val="44546A" w:themeColor="text2"/>',
            '<w:color w:val="445566" w:themeColor="text2"/>',
        ),
        ('<w:color w:val="ED7D31"/>', '<w:color w:val="ED7D31"/>'),
        (
            '<w:color w:val="4472C4" w:themeColor="accent1"/>',
            '<w:color w:val="4472C4" w:themeColor="accent1"/>',
        ),
    ],
)
def test_the_value_beside_a_name_follows_it(given: str, made: str) -> None:
    after, _ = rethemed(small(styled(given)), Scheme({"accent2": "0B5D3B", "dk2": "445566"}))
    assert made in part(after, "word/styles.xml")


@pytest.mark.parametrize(
    ("share", "value"),
    [
        ('w:themeShade="BF"', "2F5496"),  # Word's own "darker 25 %" of 4472C4
        ('w:themeTint="99"', "8EAADB"),  # and its "lighter 40 %"
        ('w:themeTint="33"', "D9E2F3"),  # "lighter 80 %"
    ],
)
def test_darker_and_lighter_shades_are_those_of_word(share: str, value: str) -> None:
    given = f'<w:color w:val="000000" w:themeColor="accent2" {share}/>'
    after, _ = rethemed(small(styled(given)), Scheme({"accent2": "4472C4"}))
    found = re.search(r'w:val="([0-9A-F]{6})" w:themeColor', part(after, "word/styles.xml"))
    assert found is not None
    near = [abs(int(found[1][at : at + 2], 16) - int(value[at : at + 2], 16)) for at in (0, 2, 4)]
    assert max(near) <= 1


def test_ruled_tables_take_the_look_of_gridded_ones() -> None:
    looks = {"BG Bảng ba đường": "BG Bảng kẻ ô"}
    after, missed = rethemed(compile_template(ONE_PAGE), Scheme(looks=looks))
    found = re.findall(
        r'w:styleId="(BGBang(?:BaDuong|KeO))">(.*?)</w:style>', part(after, "word/styles.xml")
    )
    styles = dict(found)
    ruled, gridded = styles["BGBangBaDuong"], styles["BGBangKeO"]
    assert "w:insideV" in ruled
    assert ruled.partition("<w:tblPr")[2] == gridded.partition("<w:tblPr")[2]
    assert 'w:val="BG Bảng ba đường"' in ruled
    assert missed == frozenset()


def test_what_a_template_has_no_place_for_is_told() -> None:
    fixed = styled('<w:rFonts w:ascii="Arial"/><w:color w:val="AE1420"/>') + (
        '<w:style w:type="table" w:styleId="b"><w:name w:val="BG Bảng ba đường"/></w:style>'
    )
    scheme = Scheme({"accent1": "0B5D3B"}, "Cambria", {"BG Bảng ba đường": "BG Bảng kẻ ô"})
    assert rethemed(small(fixed), scheme)[1] == {"colour", "font", "tables"}
    assert rethemed(small(styled('<w:color w:val="333333"/>')), scheme)[1] == {"font"}


def test_a_name_of_a_font_cannot_break_the_part() -> None:
    after, _ = rethemed(compile_template(ONE_PAGE), Scheme(font='A"/><x & y'))
    assert "<x" not in part(after, "word/styles.xml")
    assert "<x" not in part(after, "word/theme/theme1.xml")


def test_a_style_without_a_look_of_its_own_takes_one() -> None:
    bare, like = (
        f'<w:style w:type="table" w:styleId="{own}"><w:name w:val="{name}"/>{look}</w:style>'
        for own, name, look in (("a", "A", ""), ("b", "B", "<w:tblPr><w:jc/></w:tblPr>"))
    )
    after, _ = rethemed(small(bare + like), Scheme(looks={"A": "B"}))
    assert part(after, "word/styles.xml").count("<w:tblPr><w:jc/></w:tblPr>") == 2


def test_a_part_in_another_encoding_stays_as_it_is() -> None:
    template = small("")
    odd = pack("word/styles.xml", f"<w:styles {W}/>".encode("utf-16"))
    members = tuple(odd if one.name == odd.name else one for one in template.members)
    after, missed = rethemed(replace(template, members=members), Scheme(font="Arial"))
    assert odd in after.members
    assert missed == {"font"}
