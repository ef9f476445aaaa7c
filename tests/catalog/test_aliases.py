"""Vietnamese names of fields mean the English ones, unless the data have them themselves."""

from typing import Any

import pytest

from briefgen.catalog.expressions import (
    ExpressionError,
    compile_source,
    environment,
    load_program,
)
from briefgen.catalog.faults import nearest
from briefgen.catalog.lenient import lenient
from briefgen.catalog.names import uses_in
from briefgen.catalog.uses import gathered
from briefgen.catalog.vocabulary import FILTERS
from briefgen.errors import Place

LANGUAGE = environment(xml=False)
VALUES: dict[str, Any] = {
    "meeting": {
        "title": "Họp quý",
        "date": {"day": "20/11/2020"},
        "indicators": [
            {"name": "Lúa", "group": "Nông nghiệp", "actual": {"quantity": {"value": 5}}},
            {"name": "Cá", "group": "Thủy sản", "actual": None},
        ],
    },
    "brief": {
        "rows": [{"name": "Lúa", "unit": "tấn"}, {"name": "Cá", "unit": "kg"}],
        "labels": {"tên": "Chỉ tiêu"},
        "results": {"heading": "Kết quả", "bullets": ["a", "b"]},
    },
    "options": {"in_ô": True},
}


def made(source: str, values: dict[str, Any] | None = None) -> str:
    return compile_source(source, LANGUAGE).render(VALUES if values is None else values)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ cuộc_họp.tiêu_đề }}", "Họp quý"),
        ("{{ cuộc_họp.ngày.ngày }}", "20/11/2020"),
        ("{{ meeting.tiêu_đề }}", "Họp quý"),
        ("{{ cuộc_họp.title }}", "Họp quý"),
        ("{{ cuộc_họp['tiêu_đề'] }}", "Họp quý"),
        (
            "{% for dòng in bản_tóm_tắt.các_dòng %}{{ dòng.tên }} {{ dòng.đơn_vị }};{% endfor %}",
            "Lúa tấn;Cá kg;",
        ),
        ("{% for chỉ_tiêu in cuộc_họp.các_chỉ_tiêu %}{{ chỉ_tiêu.tên }};{% endfor %}", "Lúa;Cá;"),
        ("{% for indicator in meeting.indicators %}{{ indicator.tên }};{% endfor %}", "Lúa;Cá;"),
        (
            "{% for x in meeting.indicators if x.actual %}{{ x.thực_hiện.số.giá_trị }}{% endfor %}",
            "5",
        ),
        ("{{ cuộc_họp.các_chỉ_tiêu[0].tên }}", "Lúa"),
        ("{{ (cuộc_họp.các_chỉ_tiêu|first).tên }}", "Lúa"),
        ("{{ cuộc_họp.các_chỉ_tiêu|map(attribute='tên')|join(', ') }}", "Lúa, Cá"),
        ("{{ cuộc_họp.các_chỉ_tiêu|nối(', ', attribute='tên') }}", "Lúa, Cá"),
        ("{{ cuộc_họp.các_chỉ_tiêu|selectattr('thực_hiện')|map(attribute='tên')|join }}", "Lúa"),
        (
            "{% for n in meeting.indicators|groupby('nhóm') %}{{ n.list[0].tên }};{% endfor %}",
            "Lúa;Cá;",
        ),
        ("{% set b = bản_tóm_tắt %}{{ b.mục_kết_quả.đề_mục }}", "Kết quả"),
        ("{% for ý in bản_tóm_tắt.mục_kết_quả.các_ý %}{{ ý }}{% endfor %}", "ab"),
        ("{{ 'có' if cuộc_họp.tiêu_đề is defined else 'không' }}", "có"),
        ("{{ bản_tóm_tắt.nhãn.tên }}", "Chỉ tiêu"),  # any key may stand there: as it is
        ("{{ 'có' if tùy_chọn.in_ô else 'không' }}", "có"),
    ],
)
def test_a_vietnamese_name_is_another_way_to_write_a_field(source: str, text: str) -> None:
    assert made(source) == text


@pytest.mark.parametrize(
    ("source", "values", "text"),
    [
        ("{{ cuộc_họp.tên }}", {"cuộc_họp": {"tên": "của tôi"}}, "của tôi"),
        ("{{ cuộc_họp.ngày }}", {"cuộc_họp": {"ngày": "1/1"}, "meeting": {"date": "x"}}, "1/1"),
        ("{{ meeting.ngày }}", {"meeting": {"ngày": "của tôi", "date": "x"}}, "của tôi"),
        (
            "{% for r in brief.rows %}{{ r.tên }}{% endfor %}",
            {"brief": {"rows": [{"tên": "a"}, {"tên": "b"}]}},
            "ab",
        ),
        ("{% for r in rows %}{{ r.tên }}{% endfor %}", {"rows": [{"tên": "a"}]}, "a"),
        ("{{ chỉ_tiêu.tên }}", {"chỉ_tiêu": {"tên": "riêng"}}, "riêng"),
    ],
)
def test_data_that_have_the_name_themselves_mean_their_own(
    source: str, values: dict[str, Any], text: str
) -> None:
    assert made(source, values) == text
    assert lenient(compile_source(source, LANGUAGE)).render(values) == text


def test_the_program_is_kept_with_both_readings() -> None:
    program = compile_source("{{ cuộc_họp.tiêu_đề }}", LANGUAGE)
    kept = load_program(program.to_bytes(), LANGUAGE)
    assert kept is not None
    assert kept.render(VALUES) == "Họp quý"
    assert kept.render({"cuộc_họp": {"tiêu_đề": "riêng"}}) == "riêng"


def test_a_source_without_vietnamese_names_has_one_reading() -> None:
    assert compile_source("Họp: {{ meeting.title }} {{ rows|join('ơ') }}", LANGUAGE).plain is None


def test_uses_are_told_by_their_english_names() -> None:
    source = "{% for d in bản_tóm_tắt.các_dòng %}{{ d.tên }}{% endfor %}"
    names = [name.text for name in gathered(uses_in(source, LANGUAGE, lambda _: Place()))]
    assert names == ["brief.rows", "brief.rows[].name"]
    own = {"bản_tóm_tắt": {"các_dòng": []}}
    names = [name.text for name in gathered(uses_in(source, LANGUAGE, lambda _: Place(), own))]
    assert names == ["bản_tóm_tắt.các_dòng", "bản_tóm_tắt.các_dòng[].tên"]


@pytest.mark.parametrize(
    ("source", "near"),
    [
        ("{{ cuộc_họp.tiêu_đê }}", "tiêu_đề"),
        ("{{ meeting.titel }}", "title"),
        ("{{ meeting.tiêu_dề }}", "tiêu_đề"),
        ("{% for r in brief.rows %}{{ r.đơn_vi }}{% endfor %}", "đơn_vị"),
        ("{{ cuộc_hop.tiêu_đề }}", "cuộc_họp"),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest_of_both_languages(source: str, near: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        made(source)
    assert caught.value.faults[0].facts["similar"] == near


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("ngay_vn", "ngày"),
        ("so_lieu", "số_liệu"),
        ("dat", "date"),
        ("uper", "upper"),
        ("zzz", None),
    ],
)
def test_words_typed_without_marks_find_the_word_meant(name: str, near: str | None) -> None:
    assert nearest(name, FILTERS) == near
