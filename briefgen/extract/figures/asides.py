"""Figures that a report mentions but does not state: what is compared with, a norm, who came.

"cao hơn mức 12,1% cùng kỳ", "các dự án có vốn trên 5 tỷ đồng", "ca mắc trên 100.000 dân",
"chưa đạt chỉ tiêu 8%", "sự tham gia của 250 đại biểu". Words within a few syllables decide.
"""

import re

LONGEST_BEFORE = 90
"""Code points in front of a figure that are looked at."""
LONGEST_BEHIND = 60
"""Code points behind a figure that are looked at."""

_COMPARED = re.compile(
    r"(?<!\w)(?:(?:cao|thấp|nhiều|ít|lớn|nhỏ|tốt|kém|nhanh|chậm)\s+hơn(?:\s+[^\W\d]+)?|so\s+với|so"
    r"|gần\s+bằng|tương\s+đương|từ|vượt(?:\s+xa)?)\s+(?:cả\s+)?(?:mức|con\s+số)"
    r"(?:\s+(?!của(?!\w)|đạt(?!\w)|là(?!\w))[^\W\d]+){0,4}\s*$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"(?<!\w)(?:cao|thấp)\s+hơn\s+(?:rất\s+)?(?:nhiều\s+)?so\s+với\s+[^,;()]{0,40}$", re.IGNORECASE
)
_MISSED_GOAL = re.compile(
    r"(?<!\w)(?:chưa|không)\s+(?:thể\s+)?(?:đạt|đáp ứng|hoàn thành)(?:\s+được)?"
    r"(?:\s+(?:mức|mục tiêu|chỉ tiêu|kế hoạch|tiến độ|yêu cầu)[^,;()]{0,60})?\s*$",
    re.IGNORECASE,
)
_LIMITS = ("từ", "trên", "dưới", "không quá", "tối thiểu", "tối đa")
_NORM = re.compile(
    r"(?<!\w)(?:các|những|đối với|mọi|mỗi|loại|nhóm|cho|nếu)\s+(?:[^\W\d]+\s+){0,6}?"
    rf"(?:có\s+)?(?:[^\W\d]+\s+){{0,3}}?(?:{'|'.join(_LIMITS)})\s*$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"(?<!\w)(?:đạt|là|được|tăng|giảm|lên|xuống|chiếm|bằng|gồm|hơn|chi|thu|hỗ trợ|trao|cấp|tổng"
    r"|giải quyết|việc làm|đào tạo|kinh phí|trị giá)(?!\w)",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(r"[\d.]+\s+(?:dân|người dân|trẻ|nghìn dân|vạn dân)(?!\w)", re.IGNORECASE)
_PER = re.compile(r"(?<!\w)(?:trên|mỗi|cứ|tính trên|/)\s*$", re.IGNORECASE)
_ROUND = re.compile(r"10{2,5}$")
_CAME = re.compile(
    r"(?<!\w)(?:(?:sự\s+)?(?:tham gia|tham dự|có mặt|góp mặt|hiện diện)\s+của"
    r"|(?:tham\s+)?dự(?!\s+(?:kiến|án|toán|báo|ước|thảo))(?:\s+[^\W\d]+){0,4}?\s+có|triệu tập"
    r"|kết nối\s+(?:với|tới|đến)|trực tuyến\s+(?:với|tới|đến)"
    r"|(?:quy tụ|thu hút)\s+(?:sự\s+)?(?:tham gia|tham dự)(?:\s+của)?)\s*"
    r"(?:(?:hơn|gần|trên|khoảng|đông đảo)\s*)?$",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"[\s\d.]+(?:đại biểu|điểm cầu|khách mời|quan khách)(?!\w)"
    r"|(?:[^,;.()]|tỉnh, thành){0,50}?(?<!\w)(?:(?:tham|đến|về|đã)\s+(?:tham\s+)?dự"
    r"(?!\s+(?:án|toán|báo|kiến))"
    r"|dự\s+(?:hội nghị|họp|đại hội|lễ|kỳ họp|hội thảo|phiên))(?!\w)",
    re.IGNORECASE,
)


def is_compared_with(text: str, start: int) -> bool:
    """Say whether a figure is what another is held against: "so với mức 7.854 tỷ đồng"."""
    floor = max(0, start - LONGEST_BEFORE)
    return bool(_COMPARED.search(text, floor, start) or _SINCE_THEN.search(text, floor, start))


def is_norm(text: str, start: int, end: int) -> bool:
    """Say whether a figure is a condition, a goal missed or the people a rate is told for.

    Args:
        text: the sentence.
        start: where the digits begin.
        end: where the figure with its unit ends.
    """
    floor = max(0, start - LONGEST_BEFORE)
    if _MISSED_GOAL.search(text, floor, start):
        return True
    if _PER.search(text, floor, start) and _OF_PEOPLE.match(text, start):
        digits = re.sub(r"\D", "", text[start:end])
        return bool(_ROUND.match(digits))
    if not text[floor:start].rstrip().lower().endswith(_LIMITS):
        return False
    norm = None
    for found in _NORM.finditer(text, floor, start):
        norm = found
    return bool(norm and not _LINKED.search(norm[0]) and not re.search(r"[,;:]", norm[0]))


def is_attendance(text: str, start: int) -> bool:
    """Say whether a count tells who came to the meeting: "250 đại biểu tham dự"."""
    floor = max(0, start - LONGEST_BEFORE)
    if _CAME.search(text, floor, start):
        return True
    return bool(_COMES.match(text, start, start + LONGEST_BEHIND))
