"""Pictures drawn in Word that give way to those of the data."""

import io
import re
import zipfile

import pytest
from PIL import Image

from briefgen.errors import BriefgenError, DataError, Problem
from briefgen.word import compile_template
from briefgen.word.content.nouns import Picture
from tests.word.packages import (
    NAMES,
    OFFICE,
    codes,
    docx,
    fill,
    member,
    override,
    p,
    paragraphs,
    relation,
    row,
    table,
)

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
BOX = (2_000_000, 1_000_000)


def png(width: int, height: int, colour: str = "red") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "PNG")
    return made.getvalue()


OLD, WIDE, TALL = png(20, 10), png(400, 100, "green"), png(100, 400, "blue")
_BLIP = (
    '<a:blip r:embed="{}"><a:extLst><a:ext uri="{{28A0092B-C50C-407E-A947-70E740481C1C}}"/>'
    '</a:extLst></a:blip><a:srcRect l="1000"/><a:stretch><a:fillRect/></a:stretch>'
)


def drawing(alt: str, *, at: str = "", attribute: str = "descr", relation: str = "t1") -> str:
    holder = "anchor" if at else "inline"
    names = f'xmlns:a="{_A}" xmlns:pic="{_PIC}"'
    size = f'cx="{BOX[0]}" cy="{BOX[1]}"'
    anchor = (
        ' simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"'
        if at
        else ""
    )
    return (
        f'<w:r><w:drawing><wp:{holder} distT="0" distB="0" distL="0" distR="0"{anchor}>{at}'
        f"<wp:extent {size}/>{'<wp:wrapNone/>' if at else ''}"
        f'<wp:docPr id="5" name="Logo" {attribute}="{alt}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic {names}><a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="5" name="logo.png" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{_BLIP.format(relation)}</pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:{holder}>"
        "</w:drawing></w:r>"
    )


def offset(left: int, top: int) -> str:
    return (
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    )


PNG_TYPE = '<Default Extension="png" ContentType="image/png"/>'


def with_picture(*blocks: str) -> bytes:
    return docx(
        *blocks,
        members={"word/media/image1.png": OLD},
        relations=relation(1, "image", "media/image1.png"),
        types=PNG_TYPE,
    )


def sizes(document: bytes) -> list[tuple[int, int]]:
    found = re.findall(r'<(?:wp:extent|a:ext) cx="(\d+)" cy="(\d+)"', member(document))
    return [(int(width), int(height)) for width, height in found]


def shown(document: bytes, part: str = "word/document.xml") -> list[bytes]:
    """Return the pictures that a part shows, in their order."""
    text = member(document, part)
    folder, _, name = part.rpartition("/")
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        relations = archive.read(f"{folder}/_rels/{name}.rels").decode()
        targets = dict(re.findall(r'Id="(\w+)" Type="[^"]*/image" Target="([^"]+)"', relations))
        used = re.findall(r'(?:r:embed|imagedata r:id)="(\w+)"', text)
        return [archive.read(f"word/{targets[one]}") for one in used]


@pytest.mark.parametrize(
    ("content", "size"),
    [(WIDE, (2_000_000, 500_000)), (TALL, (250_000, 1_000_000)), (OLD, BOX)],
)
def test_a_picture_fits_into_the_box_in_its_own_proportions(
    content: bytes, size: tuple[int, int]
) -> None:
    document = fill(with_picture(p(drawing("{{ logo }}"))), logo=Picture(content, alt="Biểu trưng"))
    assert shown(document) == [content]
    assert sizes(document) == [size, size]
    body = member(document)
    assert body.count('descr="Biểu trưng"') == 2
    assert "srcRect" not in body
    assert "28A0092B" not in body


def test_a_floating_picture_stays_in_the_middle_of_its_box() -> None:
    template = with_picture(p(drawing("{{ logo }}", at=offset(100, 200))))
    left, top = re.findall(r"posOffset>(-?\d+)<", member(fill(template, logo=Picture(TALL))))
    assert (int(left), int(top)) == (100 + (2_000_000 - 250_000) // 2, 200)


def test_the_picture_may_ask_for_less_than_the_box() -> None:
    document = fill(with_picture(p(drawing("{{ logo }}"))), logo=Picture(WIDE, width=10))
    assert sizes(document)[0] == (360_000, 90_000)


def test_text_is_the_alternative_of_the_picture_as_it_is() -> None:
    for attribute in ("descr", "title"):
        template = with_picture(p(drawing("{{ logo }}", attribute=attribute)))
        document = fill(template, logo="Cổng & rào")
        assert f'{attribute}="Cổng &amp; rào"' in member(document)
        assert shown(document) == [OLD]
        assert sizes(document) == [BOX, BOX]
        assert "srcRect" in member(document)


def test_nothing_takes_the_picture_out_and_its_paragraph_with_it() -> None:
    template = with_picture("A", p(drawing("{{ logo }}")), p("B", drawing("{{ logo }}")))
    document = fill(template, logo=None)
    assert paragraphs(document) == ["A", "B"]
    assert "<w:drawing" not in member(document)
    cell = fill(with_picture(table(row(p(drawing("{{ logo }}"))))), logo=None)
    assert re.search(r"<w:p><w:r></w:r></w:p></w:tc>|<w:p><w:r/></w:p></w:tc>", member(cell))


def test_in_a_loop_every_turn_has_its_picture() -> None:
    template = with_picture(
        table(
            row("{% for ai in người %}{{ ai.tên }}", p(drawing("{{ ai.ảnh }}")) + p("{% endfor %}"))
        )
    )
    people = [{"tên": "A", "ảnh": Picture(WIDE)}, {"tên": "B", "ảnh": Picture(TALL)},
              {"tên": "C", "ảnh": None}]  # fmt: skip
    document = fill(template, người=people)
    assert shown(document) == [WIDE, TALL]
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', member(document)))) == 2


def test_in_headers_the_picture_belongs_to_the_header() -> None:
    header = f"<w:hdr {NAMES}>{p(drawing('{{ logo }}', relation='rId1'))}</w:hdr>"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    template = docx(
        "{{ x }}",
        members={
            "word/header1.xml": header,
            "word/media/image1.png": OLD,
            "word/_rels/header1.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="rId1" '
            f'Type="{OFFICE}image" Target="media/image1.png"/></Relationships>',
        },
        relations=relation(1, "header", "header1.xml"),
        types=override("word/header1.xml", "header") + PNG_TYPE,
    )
    document = fill(template, x=1, logo=Picture(WIDE))
    assert shown(document, "word/header1.xml") == [WIDE]


VML = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t75" '
    'style="width:100pt;height:50pt;visibility:visible" alt="{}"><v:imagedata r:id="t1"/></v:shape>'
    "</w:pict></w:r>"
)


def test_both_forms_of_a_text_box_show_the_picture() -> None:
    new, old = p(drawing("{{ logo }}")), p(VML.format("{{ logo }}"))
    box = (
        "<w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        f"{new}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><w:txbxContent>{old}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = fill(with_picture(p(box)), logo=Picture(TALL, alt="Ảnh"))
    assert shown(document) == [TALL, TALL]
    assert 'style="width:12.50pt;height:50.00pt;visibility:visible"' in member(document)
    assert 'alt="Ảnh"' in member(document)
    assert "imagedata" not in member(fill(with_picture(p(box)), logo=None))


@pytest.mark.parametrize("name", ["image", "ảnh"])
def test_a_filter_reads_a_picture_by_the_name_of_its_file(name: str) -> None:
    template = compile_template(
        with_picture(
            p(drawing("{{ logo|" + name + " }}")),
            '{{ logo|image(width=40, height=20, alt="Cổng") }}',
            "[{{ none|image }}]",
        )
    )
    files = {"ảnh/logo.png": WIDE}
    document = template.render({"logo": "ảnh/logo.png"}, read_asset=files.__getitem__)
    assert shown(document) == [WIDE, WIDE]
    assert (40 * 36_000, 20 * 36_000) in sizes(document)
    assert 'descr="Cổng"' in member(document)
    assert paragraphs(document)[-1] == "[]"


def test_a_file_may_only_be_read_where_the_run_allows_it() -> None:
    assert codes(docx("{{ logo|image }}"), logo="a.png") == ["asset-not-allowed"]

    def refuse(name: str) -> bytes:
        raise DataError(Problem("asset-missing", facts={"name": name, "folder": "", "why": ""}))

    with pytest.raises(BriefgenError) as raised:
        compile_template(docx("A", "{{ logo|image }}")).render({"logo": "a.png"}, read_asset=refuse)
    (problem,) = raised.value.problems
    assert (problem.code, problem.at.paragraph) == ("asset-missing", 2)


@pytest.mark.parametrize(
    ("value", "code"),
    [([1], "value-not-text"), (True, "value-yes-or-no"), (Picture(b"no"), "picture-unreadable")],
)
def test_what_is_no_picture_is_refused(value: object, code: str) -> None:
    assert codes(with_picture(p(drawing("{{ logo }}"))), logo=value) == [code]


def test_a_name_that_the_data_lack_is_told_once_for_each_place() -> None:
    template = with_picture(p(drawing("{{ logo }}")))
    assert codes(template, loggo=1) == ["name-unknown-similar"]


def test_a_missing_name_is_nothing_or_stays_as_others_do() -> None:
    template = compile_template(with_picture(p(drawing("{{ logo }}"))))
    assert "<w:drawing" not in member(template.render({}, missing="blank"))
    kept = template.render({}, missing="keep")
    assert shown(kept) == [OLD]
    assert shown(fill(kept, logo=Picture(WIDE))) == [WIDE]
