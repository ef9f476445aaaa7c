"""Pictures: sizes, kinds, held once, described; what is no picture is refused."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefgen.word import Picture, RichText
from briefgen.word.content.pictures import EMU_A_MM, picture_format, picture_size
from tests.word.content.test_typed import png
from tests.word.packages import codes, docx, fill, member, override, p, relation

MM = EMU_A_MM


def encoded(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (30, 10), "blue").save(made, kind)
    return made.getvalue()


SIZES = [
    (Picture(png(96, 48)), (914_400, 457_200)),  # one inch at 96 dots
    (Picture(png(96, 48, dpi=192)), (457_200, 228_600)),
    (Picture(png(), width=20), (20 * MM, 10 * MM)),
    (Picture(png(), height=20), (40 * MM, 20 * MM)),
    (Picture(png(), width=15, height=15), (15 * MM, 15 * MM)),
]


@pytest.mark.parametrize(("picture", "size"), SIZES)
def test_a_picture_is_as_large_as_asked_or_as_its_file_says(
    picture: Picture, size: tuple[int, int]
) -> None:
    made = picture_size(picture, picture_format(picture))
    assert all(abs(a - b) <= EMU_A_MM / 100 for a, b in zip(made, size, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_the_kinds_that_word_shows_are_taken(kind: str) -> None:
    made = fill(docx("{{ v }}"), v=Picture(encoded(kind), alt="Cầu <mới>"))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert archive.read(media[0]) == encoded(kind)
    extension = media[0].rpartition(".")[2]
    assert f'Extension="{extension}"' in member(made, "[Content_Types].xml")
    assert 'descr="Cầu &lt;mới&gt;"' in member(made)


def test_the_same_picture_is_held_once_and_each_drawing_has_its_own_number() -> None:
    made = fill(docx("{% for x in v %}", "{{ x }}", "{% endfor %}"), v=[Picture(png())] * 3)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == 1
    assert len(set(re.findall(r'docPr id="(\d+)"', member(made)))) == 3
    assert len(set(re.findall(r'r:embed="(\w+)"', member(made)))) == 1


def test_a_picture_in_a_header_is_related_to_the_header() -> None:
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:hdr>'
    )
    template = docx(
        "x",
        members={"word/header7.xml": header.format(p("{{ v }}"))},
        relations=relation(7, "header", "header7.xml"),
        types=override("word/header7.xml", "header"),
    )
    made = fill(template, v=Picture(png()))
    relations = member(made, "word/_rels/header7.xml.rels")
    assert re.search(r'Target="media/\w+\.png"', relations)
    assert "media/" not in member(made, "word/_rels/document.xml.rels")


def test_a_picture_stands_in_text_with_a_look_and_may_be_a_link() -> None:
    text = RichText(("a ", Picture(png(), url="https://vi.vn/?a=1&b=2"), " b"))
    made = fill(docx("{{ v }}"), v=text)
    assert "<a:hlinkClick " in member(made)
    assert "https://vi.vn/?a=1&amp;b=2" in member(made, "word/_rels/document.xml.rels")


REFUSED = [
    (Picture(b"GIF89a"), "picture-unreadable"),
    (Picture(b""), "picture-unreadable"),
    (Picture(encoded("PPM")), "picture-kind-unknown"),
    (Picture(png(), width=0), "picture-size-odd"),
    (Picture(png(), height=5_000), "picture-size-odd"),
    (Picture(png(), url="javascript:alert(1)"), "link-refused"),
]


@pytest.mark.parametrize(("picture", "code"), REFUSED)
def test_what_is_no_picture_is_refused(picture: Picture, code: str) -> None:
    assert codes(docx("{{ v }}"), v=picture) == [code]


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM"]))
def test_no_bytes_bring_the_reader_of_pictures_down(content: bytes, start: bytes) -> None:
    codes(docx("{{ v }}"), v=Picture(start + content))
