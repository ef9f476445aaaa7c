"""Tags outside of paragraphs: SmartArt, properties, alternative texts, both forms of text boxes."""

import re

import pytest

from briefgen.errors import TemplateError
from briefgen.word import compile_template
from tests.word.packages import OFFICE, base, codes, docx, fill, member, p, problems

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
DATA, DRAWING = "word/diagrams/data1.xml", "word/diagrams/drawing1.xml"


def drawn(*runs: str) -> str:
    made = "".join(
        f'<a:r><a:rPr lang="vi-VN" dirty="0"{" b=" + chr(34) + "1" + chr(34) if n % 2 else ""}/>'
        f"<a:t>{text}</a:t></a:r>"
        for n, text in enumerate(runs)
    )
    return f'<a:p><a:pPr lvl="0"/>{made}<a:endParaRPr lang="vi-VN"/></a:p>'


def smart_art(*runs: str, body: str = "x") -> bytes:
    data = (
        f'<dgm:dataModel xmlns:dgm="{_DGM}" xmlns:a="{_A}"><dgm:ptLst><dgm:pt modelId="1">'
        f'<dgm:prSet phldrT="[Text]"/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/>{drawn(*runs)}'
        "</dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst/><dgm:bg/><dgm:whole/></dgm:dataModel>"
    )
    drawing = (
        f'<dsp:drawing xmlns:dsp="{_DSP}" xmlns:a="{_A}"><dsp:spTree><dsp:sp modelId="1">'
        f"<dsp:txBody><a:bodyPr/><a:lstStyle/>{drawn(*runs)}</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>"
    )
    office = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    microsoft = "application/vnd.ms-office.drawingml.diagramDrawing+xml"
    return docx(
        body,
        members={DATA: data, DRAWING: drawing},
        relations=f'<Relationship Id="t1" Type="{OFFICE}diagramData" Target="diagrams/data1.xml"/>'
        '<Relationship Id="t2" Target="diagrams/drawing1.xml" '
        'Type="http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"/>',
        types=f'<Override PartName="/{DATA}" ContentType="{office}"/>'
        f'<Override PartName="/{DRAWING}" ContentType="{microsoft}"/>',
    )


def texts(document: bytes, name: str) -> list[str]:
    return re.findall(r"<a:t(?: [^>]*)?>([^<]*)</a:t>", member(document, name))


@pytest.mark.parametrize("name", [DATA, DRAWING])
def test_smart_art_is_filled_in_its_data_and_in_its_picture(name: str) -> None:
    document = fill(smart_art("Tổng: {{ t", "ổng|number ", "}} tỷ", " &amp; nữa"), tổng=1234)
    assert texts(document, name) == ["Tổng: 1.234", " tỷ", " &amp; nữa"]
    assert "xml:space" not in member(document, name)
    assert member(document, name).count("<a:r>") == 3


def test_a_run_that_held_only_the_middle_of_a_tag_goes_with_it() -> None:
    document = fill(smart_art("{{", " x ", "}}"), x=1)
    assert texts(document, DATA) == ["1"]
    assert member(document, DATA).count("<a:r>") == member(document, DATA).count("</a:r>") == 1


def test_smart_art_takes_conditions_too() -> None:
    template = smart_art("{% if x > 1 %}nhiều{% el", "se %}một{% endif %}")
    assert ["".join(texts(fill(template, x=n), DATA)) for n in (1, 2)] == ["một", "nhiều"]


def test_a_mistake_in_smart_art_is_told_once_with_its_place() -> None:
    found = problems(smart_art("{{ ton", "g }}"), tổng=1)
    assert [(one.code, one.at.part, one.at.tag) for one in found] == [
        ("name-unknown-similar", "diagram", "{{ tong }}")
    ]
    with pytest.raises(TemplateError) as raised:
        compile_template(smart_art("{{ a +", " }}"))
    assert [one.at.part for one in raised.value.problems] == ["diagram"]


def test_properties_of_the_program_and_of_the_user_are_filled() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    app = (
        f'<Properties xmlns="{space}/extended-properties"><Company>{{{{ cơ_quan }}}}</Company>'
        "</Properties>"
    )
    custom = (
        f'<Properties xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Số hiệu">'
        "<vt:lpwstr>{{ số }}/TB</vt:lpwstr></property></Properties>"
    )
    assert "docProps/app.xml" in base()
    template = docx(
        "x",
        members={"docProps/app.xml": app, "docProps/custom.xml": custom},
        types='<Override PartName="/docProps/custom.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.custom-properties+xml"/>',
    )
    document = fill(template, cơ_quan="Sở A & B", số=12)
    assert "<Company>Sở A &amp; B</Company>" in member(document, "docProps/app.xml")
    assert "<vt:lpwstr>12/TB</vt:lpwstr>" in member(document, "docProps/custom.xml")
    assert codes(template, số=1) == ["name-unknown"]


def test_alternative_texts_with_more_than_a_tag_are_text() -> None:
    shape = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="Ảnh {{ x }}" title="{{ x }}"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    made = member(fill(docx(p(shape)), x='"1"')).replace("&quot;", "&#34;")
    assert 'descr="Ảnh &#34;1&#34;" title="&#34;1&#34;"' in made


BOX = (
    "<w:r><mc:AlternateContent "
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_both_forms_of_a_text_box_say_the_same() -> None:
    inside = p("Kính gửi {{ ", "ten }}") + p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}")
    document = fill(docx(p("ngoài {{ ten }}", BOX.format(inside))), ten="Sở", xs=[1, 2])
    choice, fallback = re.findall(r"<w:txbxContent>(.*?)</w:txbxContent>", member(document))
    assert choice == fallback
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", choice) == ["Kính gửi Sở", "1", "2"]


def test_a_mistake_in_a_text_box_is_told_once() -> None:
    template = docx(p("a", BOX.format(p("{{ tên ", "}}"))))
    assert codes(template, ten="x") == ["name-unknown-similar"]
