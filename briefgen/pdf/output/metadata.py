"""Document properties, as ISO 19005-2 (PDF/A-2) and ISO 14289-1 (PDF/UA-1) ask for them."""

import datetime
from dataclasses import dataclass
from functools import cache

from briefgen.pdf.output.document import File, array, dictionary, pack_tightly, stamp, string
from briefgen.pdf.output.srgb import SRGB

PRODUCER = "briefgen, ReportLab"
PDFUAID = "http://www.aiim.org/pdfua/ns/id/"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself; ``date`` is the day its data speaks of, if known.

    ``identifier`` names what it was made from, so that a figure can be traced back to it.
    """

    title: str
    author: str = ""
    subject: str = ""
    language: str = "vi-VN"
    date: datetime.date | None = None
    identifier: str = ""


def add_metadata(file: File, properties: Properties, part: int = 2) -> dict[str, bytes]:
    """Write the XMP packet and the output intent; return the entries of the information.

    ``part`` is the part of ISO 19005 that the file follows.
    """
    packet = _packet(properties, part).encode("utf-8")
    file.catalog["Metadata"] = file.add_stream(
        packet, b"/Type /Metadata /Subtype /XML", packed=False
    )
    profile = file.add_packed(b"sRGB", _profile(), b"/N 3")
    intent = {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": b"(sRGB IEC61966-2.1)",
        "Info": b"(sRGB IEC61966-2.1)",
        "DestOutputProfile": profile,
    }
    file.catalog["OutputIntents"] = array([dictionary(intent)])
    information = {"Title": string(properties.title)}
    if properties.author:
        information["Author"] = string(properties.author)
    if properties.subject:
        information["Subject"] = string(properties.subject)
    information |= {"Creator": string("briefgen"), "Producer": string(PRODUCER)}
    if properties.date:
        information["CreationDate"] = information["ModDate"] = stamp(properties.date)
    return information


@cache
def _profile() -> bytes:
    return pack_tightly(SRGB)


def escape(text: str) -> str:
    """Return text as it may stand between tags of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _packet(properties: Properties, part: int) -> str:
    """Return the XMP packet."""
    title = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(properties.title)}</rdf:li></rdf:Alt>'
    parts = [f"<dc:title>{title}</dc:title>"]
    if properties.author:
        author = escape(properties.author)
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if properties.subject:
        text = escape(properties.subject)
        subject = f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
        parts.append(f"<dc:description>{subject}</dc:description>")
    if properties.identifier:
        parts.append(f"<dc:identifier>{escape(properties.identifier)}</dc:identifier>")
    language = escape(properties.language)
    parts.append(f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>")
    if properties.date:
        day = f"{properties.date:%Y-%m-%d}T00:00:00Z"
        parts.append(
            f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
        )
    parts.append(
        f"<xmp:CreatorTool>briefgen</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>"
    )
    parts.append(f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
    parts.append("<pdfuaid:part>1</pdfuaid:part>")
    return HEAD + "\n".join(parts) + TAIL


HEAD = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="{PDFUAID}"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
"""
TAIL = f"""
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{PDFUAID}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
