from briefgen.vi.breaks import no_break


def test_every_unit_clings_to_its_number() -> None:
    text = no_break("5 ha, 3 triệu tấn, 7 dự án, 2 tạ/ha và 9 khâu")
    assert text == "5\u00a0ha, 3\u00a0triệu tấn, 7\u00a0dự án, 2\u00a0tạ/ha và 9 khâu"


def test_document_numbers_do_not_part_and_other_hyphens_do() -> None:
    text = no_break("164/TB-VPCP, 5053-CV/VPTW/nb, 12/UBND-VX; kinh tế - xã hội, COVID-19")
    assert text.count("\u2011") == 3
    assert "kinh tế - xã hội, COVID-19" in text
