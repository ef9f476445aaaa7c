"""What a checker of the format finds in a document, and documents with other members."""

import io
import tempfile
import zipfile
from functools import cache

from openxml_audit import OpenXmlValidator

from tests.word.packages import package

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


def with_members(document: bytes, members: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return package({name: archive.read(name) for name in archive.namelist()} | members)


@cache
def validator() -> OpenXmlValidator:
    return OpenXmlValidator()


@cache
def findings(document: bytes) -> set[str]:
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(document)
        file.flush()
        return {error.description for error in validator().validate(file.name).errors}
