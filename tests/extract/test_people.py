import pytest

from briefgen.extract.people import Cast, find_people
from briefgen.extract.reading import Reading
from briefgen.extract.roles import find_roles
from briefgen.extract.sentences import split_sentences
from briefgen.model import Role


def read(text: str) -> Reading:
    return Reading(text, split_sentences(text))


def cast_of(text: str) -> Cast:
    return find_people(read(text))


def roles_of(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    roles = find_roles(reading, find_people(reading))
    return [(role.part, role.person or role.group or "") for role in roles]


# Sentence; honorific, name and posts of each person.
PERSONS = [
    (
        (
            "Đồng chí Hồ Quốc Dũng, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy, Chủ tịch HĐND "
            "tỉnh chủ trì."
        ),
        [
            (
                "đồng chí",
                "Hồ Quốc Dũng",
                ["Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"],
            )
        ],
    ),
    (
        "Ông Nguyễn Đình Phú - Chủ tịch UBND tỉnh dự họp.",
        [("ông", "Nguyễn Đình Phú", ["Chủ tịch UBND tỉnh"])],
    ),
    (
        "Phó Chủ tịch UBND tỉnh Lâm Đồng Trần Văn Hiệp cho biết, thu đạt khá.",
        [(None, "Trần Văn Hiệp", ["Phó Chủ tịch UBND tỉnh Lâm Đồng"])],
    ),
    (
        "Giám đốc Sở Văn hóa, Thể thao và Du lịch Lê Thị Mơ nêu.",
        [(None, "Lê Thị Mơ", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch"])],
    ),
    (
        "Bà Phạm Thị Hồng Hà Giám đốc Sở Tài chính TPHCM cho biết.",
        [("bà", "Phạm Thị Hồng Hà", ["Giám đốc Sở Tài chính TPHCM"])],
    ),
    (
        "Dự có các đồng chí: Trần Văn Khoa, Phó Bí thư Tỉnh ủy; Uông Thị Sen, Trưởng Ban Dân vận.",
        [
            ("đồng chí", "Trần Văn Khoa", ["Phó Bí thư Tỉnh ủy"]),
            (None, "Uông Thị Sen", ["Trưởng Ban Dân vận"]),
        ],
    ),
    (
        "Đồng chí Bí thư Huyện ủy Võ Ô nhấn mạnh.",
        [("đồng chí", "Võ Ô", ["Bí thư Huyện ủy"])],
    ),
    ("Thư ký: Ông Lương Minh Đức.", [("ông", "Lương Minh Đức", [])]),
]


@pytest.mark.parametrize(("text", "persons"), PERSONS)
def test_reads_persons_with_all_their_posts(
    text: str, persons: list[tuple[str | None, str, list[str]]]
) -> None:
    found = [
        (person.honorific, person.name, [post.title for post in person.posts])
        for person in cast_of(text).persons
    ]
    assert found == persons


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn công tác của TP Hồ Chí Minh thăm tỉnh Lâm Đồng.",
        "Hải quan Quảng Ninh thu đạt 12.119 tỷ đồng.",
        "Các đồng chí Ủy viên Ban Thường vụ Thành ủy thảo luận.",
        "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp báo cáo.",
    ],
)
def test_bodies_places_and_groups_are_no_persons(text: str) -> None:
    assert cast_of(text).persons == ()


def test_an_assignment_is_kept_apart_from_offices() -> None:
    (person,) = cast_of(
        "Đồng chí Lê Thị Ba, Ủy viên Trung ương Đảng, được Bộ Chính trị phân công phụ trách "
        "Đảng bộ tỉnh và các đồng chí trong Ban Tổ chức đến dự."
    ).persons
    assert [(post.kind, post.title) for post in person.posts] == [
        ("office", "Ủy viên Trung ương Đảng"),
        ("assignment", "được Bộ Chính trị phân công phụ trách Đảng bộ tỉnh"),
    ]


def test_a_person_named_again_is_one_person_with_the_first_form_of_each_post() -> None:
    (person,) = cast_of(
        "Đồng chí Lê Ba, Bí thư Thành ủy chủ trì. Đồng chí Lê Ba, Bí thư Thành ủy Cần "
        "Thơ nhấn mạnh."
    ).persons
    assert [post.title for post in person.posts] == ["Bí thư Thành ủy"]


def test_posts_of_a_caption_count_only_where_no_sentence_gives_one() -> None:
    text = "Họp\nÔng Lê Ba dự họp.\nÔng Lê Ba, Giám đốc Sở Y tế phát biểu tại hội nghị.\nHết."
    (person,) = cast_of(text).persons
    assert [post.title for post in person.posts] == ["Giám đốc Sở Y tế"]
    assert person.span is not None
    assert person.span.start == text.index("Lê Ba")


def test_a_post_or_a_given_name_alone_points_back() -> None:
    text = "Thủ tướng Lê Văn Ba chủ trì phiên họp. Thủ tướng yêu cầu các bộ rà soát. Ông Ba lưu ý."
    assert [naming.person for naming in cast_of(text).namings] == ["le_van_ba"] * 3


ROLES = [
    (
        (
            "Đồng chí Lê Ba, Bí thư; đồng chí Võ Tư, Phó Bí thư và đồng chí Hà "
            "Năm, Chủ tịch UBND xã, "
            "chủ trì hội nghị."
        ),
        [("chair", "le_ba"), ("chair", "vo_tu"), ("chair", "ha_nam")],
    ),
    (
        "Ngày 12/7, dưới sự chủ trì của đồng chí Lê Ba, Bí thư Huyện ủy, hội nghị khai mạc.",
        [("chair", "le_ba")],
    ),
    ("Chủ trì: Đồng chí Lê Ba - Bí thư Tỉnh ủy.", [("chair", "le_ba")]),
    ("Thư ký: Ông Lương Đức, Chánh Văn phòng.", [("secretary", "luong_duc")]),
    ("Sở A chủ trì, phối hợp với Sở B rà soát.", []),
    (
        "Cùng dự có ông Lê Ba, Phó Chủ tịch UBND tỉnh; đại diện lãnh đạo các sở, ban, ngành.",
        [("attendee", "le_ba"), ("attendee", "đại diện lãnh đạo các sở, ban, ngành")],
    ),
    (
        "Về phía Đảng ủy tỉnh có đồng chí Lê Ba, Bí thư Đảng ủy, các đồng chí trong Ban Thường vụ.",
        [("attendee", "le_ba"), ("attendee", "các đồng chí trong Ban Thường vụ")],
    ),
    (
        "Đồng chí Lê Ba, Bí thư Thành ủy và Văn phòng Trung ương Đảng đến dự.",
        [("attendee", "le_ba"), ("attendee", "Văn phòng Trung ương Đảng")],
    ),
    (
        "Phát biểu kết luận hội nghị, đồng chí Lê Ba, Bí thư Thành ủy yêu cầu rà soát.",
        [("conclusion", "le_ba")],
    ),
    ("Đồng chí Lê Ba phát biểu bế mạc hội nghị.", [("conclusion", "le_ba")]),
    ("Giám đốc Sở Y tế Lê Ba cho biết, dịch đã lui.", [("speaker", "le_ba")]),
    ("Phó Giám đốc Sở Y tế Lê Ba trình bày báo cáo.", [("presenter", "le_ba")]),
    (
        "Tại cuộc họp, các đại biểu đã thảo luận sôi nổi.",
        [("discussant", "các đại biểu")],
    ),
    ("Hội nghị dự báo khó khăn.", []),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_tells_who_did_what(text: str, roles: list[tuple[str, str]]) -> None:
    assert roles_of(text) == roles


def test_captions_give_speakers_but_count_nobody_twice() -> None:
    text = (
        "Họp\nĐồng chí Lê Ba, Bí thư; đồng chí Võ Tư, Phó Bí thư chủ trì hội nghị.\n\n"
        "Đồng chí Võ Tư, Phó Bí thư phát biểu tại hội nghị.\n\n"
        "Đồng chí Lê Ba, Bí thư phát biểu kết luận hội nghị.\n\n"
        "Phát biểu kết luận hội nghị, đồng chí Lê Ba nhấn mạnh: cần rà soát.\n"
    )
    assert roles_of(text) == [
        ("chair", "le_ba"),
        ("chair", "vo_tu"),
        ("speaker", "vo_tu"),
        ("conclusion", "le_ba"),
    ]


def test_every_role_quotes_the_words_it_rests_on() -> None:
    text = "Họp\nÔng Lê Ba, Bí thư Huyện ủy chủ trì hội nghị.\nHết."
    reading = read(text)
    (role,) = find_roles(reading, find_people(reading))
    assert role == Role(
        part="chair",
        person="le_ba",
        span=reading.span(text.index("Lê Ba"), text.index("Lê Ba") + 5),
        evidence=reading.span(text.index("chủ trì"), text.index(".")),
        rule="verb-of-chairing",
        sureness="sure",
    )
