"""Objects packed together are read back as they were."""

import io
import zlib

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.pdf.output.packing import TOGETHER, packed_file

TREE = [
    b"<</Type /Catalog /Pages 2 0 R>>",
    b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>>",
    b"<</Length 3>>\nstream\nq Q\r\nendstream",
    b"<</Title (x)>>",
]
TRAILER = {b"Root": b"1 0 R", b"Info": b"5 0 R", b"ID": b"[<ab> <ab>]"}


def opened(extra: list[bytes]) -> pikepdf.Pdf:
    objects = dict(enumerate([*TREE, *extra], 1))
    return pikepdf.open(io.BytesIO(packed_file(objects, TRAILER, zlib.compress)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-(10**9), 10**9), max_size=2 * TOGETHER + 5))
def test_every_object_is_found_again(numbers: list[int]) -> None:
    with opened([b"<</N %d>>" % number for number in numbers]) as file:
        assert [int(file.get_object(6 + at, 0).N) for at in range(len(numbers))] == numbers
        assert file.pages[0].Contents.read_bytes() == b"q Q"
        assert file.docinfo.Title == "x"


def test_small_objects_are_packed_and_streams_stand_alone() -> None:
    made = packed_file(dict(enumerate(TREE, 1)), TRAILER, zlib.compress)
    assert b"/Catalog" not in made
    assert b"stream\nq Q" in made
    assert made == packed_file(dict(enumerate(TREE, 1)), TRAILER, zlib.compress)
