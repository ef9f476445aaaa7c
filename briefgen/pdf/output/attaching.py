"""Attached files as ISO 19005-3 (PDF/A-3) asks for them: associated files of the document."""

import hashlib
import re
from collections.abc import Sequence

from briefgen.errors import Problem, RenderError
from briefgen.pdf.attachments import Attachment
from briefgen.pdf.output.document import File, array, dictionary, stamp, string
from briefgen.pdf.output.metadata import Properties

MEDIA_TYPE = re.compile(r"[A-Za-z0-9][\w.+-]*/[A-Za-z0-9][\w.+-]*", re.ASCII)
FOLDERS = frozenset("/\\:\0")


def add_attachments(file: File, attachments: Sequence[Attachment], properties: Properties) -> None:
    """Write the files and make them known in the catalog, by name and as associated files.

    Raises:
        RenderError: ``attachment-name``, ``attachment-type``.
    """
    problems = [problem for each in attachments for problem in _faults(each)]
    if len({each.name for each in attachments}) < len(attachments):
        names = sorted(each.name for each in attachments)
        problems.append(Problem("attachment-name", facts={"name": ", ".join(names)}))
    if problems:
        raise RenderError(problems)
    found = {each.name: _add(file, each, properties) for each in attachments}
    pairs = [part for name in sorted(found) for part in (string(name), found[name])]
    tree = dictionary({"Names": array(pairs)})
    file.catalog["Names"] = dictionary({"EmbeddedFiles": file.add(tree)})
    file.catalog["AF"] = array(list(found.values()))


def _faults(each: Attachment) -> list[Problem]:
    faults = []
    if not each.name.strip() or FOLDERS & set(each.name) or not each.name.isprintable():
        faults.append(Problem("attachment-name", facts={"name": each.name}))
    if not MEDIA_TYPE.fullmatch(each.media_type):
        facts = {"name": each.name, "value": each.media_type}
        faults.append(Problem("attachment-type", facts=facts))
    return faults


def _add(file: File, each: Attachment, properties: Properties) -> bytes:
    kind = each.media_type.replace("/", "#2F").encode("ascii")
    digest = hashlib.md5(each.content, usedforsecurity=False).hexdigest().encode("ascii")
    facts = b"/Size %d /CheckSum <%s>" % (len(each.content), digest)
    if properties.date:
        facts += b" /ModDate " + stamp(properties.date)
    entries = b"/Type /EmbeddedFile /Subtype /%s /Params <<%s>>" % (kind, facts)
    stream = file.add_stream(each.content, entries)
    told = {
        "Type": b"/Filespec",
        "F": string(_plain(each.name)),
        "UF": string(each.name),
        "EF": b"<</F %s /UF %s>>" % (stream, stream),
        "AFRelationship": b"/" + each.relationship.encode("ascii"),
    }
    if each.description:
        told["Desc"] = string(each.description)
    return file.add(dictionary(told))


def _plain(name: str) -> str:
    """Return a name in ASCII, for readers that do not know Unicode names."""
    return re.sub(r"[^\x20-\x7e]", "_", name)
