"""A document written while it is made is the document that is made whole."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest

from briefgen.errors import BriefgenError, DataError, RenderError, TemplateError
from briefgen.word import compile_template
from briefgen.word.limits import Limits
from tests.word.packages import docx, member, p, paragraphs, row, rows, run, table

ROWS = table(row("{%tr for r in rows %}"), row("{{ r.n }}", "{{ r.t }}"), row("{%tr endfor %}"))
RECORDS: list[dict[str, object]] = [{"n": n, "t": "Thu ngân sách & chi"} for n in range(3_000)]
LONG = {"rows": RECORDS, "yes": True}

DOCUMENTS = [
    (["{{ a }}"], {"a": "Ánh"}),
    (["trước", ROWS, "sau"], LONG),
    ([ROWS], {"rows": []}),
    ([table(row("{%tr for r in rows %}"), row("{% if yes %}{{ r.t }}{% endif %}", "b"),
            row("{%tr endfor %}"))], LONG),
    ([table(row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}"))], LONG),
    (["{% for r in rows %}", ROWS, "{% endfor %}"], {"rows": RECORDS[:90]}),
]  # fmt: skip


def members(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def streamed(template: bytes, values: Mapping[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    compile_template(template, name="mau.docx", **options).stream(values, out)
    return out.getvalue()


@pytest.mark.parametrize(("blocks", "values"), DOCUMENTS)
def test_has_the_same_members_in_the_same_order(blocks: list[str], values: dict[str, Any]) -> None:
    template = docx(*blocks)
    made = streamed(template, values)
    assert list(members(made).items()) == list(
        members(compile_template(template).render(values)).items()
    )
    assert made == streamed(template, values)


def test_a_small_document_is_the_same_byte_for_byte() -> None:
    template = docx("{{ a }}", table(row("x", "{{ a }}")))
    assert streamed(template, {"a": 1}) == compile_template(template).render({"a": 1})


def test_stands_where_the_file_stands() -> None:
    out = io.BytesIO(b"....")
    out.seek(4)
    compile_template(docx(ROWS)).stream(LONG, out)
    assert rows(out.getvalue()[4:])[-1] == ["2999", "Thu ngân sách & chi"]
    assert zipfile.ZipFile(io.BytesIO(out.getvalue())).testzip() is None


def test_signs_for_new_paragraphs_are_settled_as_in_the_whole() -> None:
    template, values = docx(ROWS, "[{{ a }}]"), {**LONG, "a": "một\ahai"}
    made = streamed(template, values)
    assert paragraphs(made)[-2:] == ["[một", "hai]"]
    assert made == compile_template(template).render(values)


FAULTY = [
    (["{{ chau }}", "{{ khac }}"], {"chua": 1}, TemplateError),
    (["{{ a }}", ROWS], {"a": "x\x01", "rows": [*RECORDS, {"n": [], "t": 1}]}, DataError),
    ([ROWS], {"rows": [*RECORDS, {"n": 1, "c": 2}]}, TemplateError),
    ([ROWS], {"rows": "chữ"}, DataError),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "values", "kind"), FAULTY)
def test_tells_all_that_render_tells(
    blocks: list[str], values: dict[str, Any], kind: type[BriefgenError]
) -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run("I. Đầu") + "</w:p>"
    template = compile_template(docx(heading, *blocks, p("{{ cuoi }}")), name="mau.docx")
    with pytest.raises(kind) as whole:
        template.render(values)
    with pytest.raises(kind) as late:
        template.stream(values, io.BytesIO())
    assert late.value.problems == whole.value.problems
    assert len(whole.value.problems) >= 2


def test_what_may_be_made_grows_with_the_data() -> None:
    small = Limits(output=20_000, growth=40)
    template = docx(ROWS)
    assert len(member(streamed(template, LONG, limits=small))) > 20_000
    twice = docx("{% for a in rows %}", ROWS, "{% endfor %}")
    with pytest.raises(RenderError, match="output-too-long"):
        streamed(twice, {"rows": RECORDS[:300]}, limits=small)


def test_the_error_of_the_file_passes() -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        compile_template(docx(ROWS)).stream(LONG, Full())
