"""Headers, notes, boxes, drawings, fields and sections of templates."""

import re

from tests.word.packages import NAMES, docx, override, p, relation, run

BOLD = "<w:rPr><w:b/></w:rPr>"
LINK = '<w:hyperlink w:anchor="q">{}</w:hyperlink>'


def ins(*inside: str) -> str:
    return f'<w:ins w:id="90" w:author="x" w:date="2020-01-01T00:00:00Z">{"".join(inside)}</w:ins>'


def deleted(text: str) -> str:
    return (
        '<w:del w:id="91" w:author="x" w:date="2020-01-01T00:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )


def smart(*inside: str) -> str:
    return f'<w:smartTag w:uri="u" w:element="e">{"".join(inside)}</w:smartTag>'


def control(*inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def letters(text: str) -> str:
    """Return a paragraph with a run for each letter, as spelling and editing leave them."""
    return p(
        *(
            f'<w:r w:rsidR="00AA{n:04X}"><w:t xml:space="preserve">{c}</w:t></w:r>'
            f'<w:proofErr w:type="spellStart"/>'
            for n, c in enumerate(text)
        )
    )


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def coded(code: str, shown: str = "x") -> str:
    pieces = (
        code
        if code.startswith("<")
        else f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    )
    return (
        FIELD.format("begin") + pieces + FIELD.format("separate") + run(shown) + FIELD.format("end")
    )


BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def sheet(first: str = "", kind: str = "nextPage", wide: bool = False) -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if wide else 'w:w="11906" w:h="16838"'
    return (
        f'<w:sectPr>{first}<w:type w:val="{kind}"/><w:pgSz {size}/><w:pgMar w:top="1000" '
        f'w:right="1000" w:bottom="1000" w:left="1000" w:header="700" w:footer="700" '
        f'w:gutter="0"/></w:sectPr>'
    )


def ends_section(text: str = "", **kinds: bool) -> str:
    return f"<w:p><w:pPr>{sheet(**kinds)}</w:pPr>{run(text) if text else ''}</w:p>"


def headed(kind: str, *blocks: str, which: str = "default") -> bytes:
    """Return a template with a header or footer."""
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    made = docx(
        "x",
        members={f"word/{kind}7.xml": f"<w:{tag} {NAMES}>{inside}</w:{tag}>"},
        relations=relation(7, kind, f"{kind}7.xml"),
        types=override(f"word/{kind}7.xml", kind),
    )
    import io
    import zipfile

    from tests.word.packages import package

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    reference = f'<w:{kind}Reference w:type="{which}" r:id="t7"/>'.encode()
    members["word/document.xml"] = re.sub(
        rb"<w:sectPr[^>]*>", lambda m: m[0] + reference, members["word/document.xml"], count=1
    )
    return package(members)


def noted(kind: str, *blocks: str, body: tuple[str, ...] = ("x",)) -> bytes:
    """Return a template with one footnote, endnote or comment."""
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    own = ' w:author="x" w:date="2020-01-01T00:00:00Z" w:initials="x"' if kind == "comment" else ""
    lines = (
        ""
        if kind == "comment"
        else (
            f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            f"</w:{kind}>"
        )
    )
    return docx(
        *body,
        members={
            f"word/{kind}s.xml": (
                f'<w:{kind}s {NAMES}>{lines}<w:{kind} w:id="2"{own}>{inside}</w:{kind}></w:{kind}s>'
            )
        },
        relations=relation(6, f"{kind}s", f"{kind}s.xml"),
        types=override(f"word/{kind}s.xml", f"{kind}s"),
    )


def box(*blocks: str, number: int = 7) -> str:
    """Return a text box as Word writes it, with the older form beside the newer."""
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    held = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent {MORE}><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="900000" '
        f'cy="300000"/><wp:wrapNone/><wp:docPr id="{number}" name="Text Box {number}"/>'
        f"<a:graphic><a:graphicData "
        f'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{held}</wps:txbx>'
        f"<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict>"
        f"</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(*blocks: str) -> str:
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    return (
        f'<w:r><w:pict {MORE}><v:shape id="s1" type="#t"><v:textbox><w:txbxContent>{inside}'
        f"</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def drawing(alt: str = "", number: int = 1) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/><wp:docPr id="{number}" '
        f'name="n" descr="{alt}"/></wp:inline></w:drawing></w:r>'
    )


def mathematics(text: str) -> str:
    return f"<m:oMath {MORE}><m:r><m:t>{text}</m:t></m:r></m:oMath>"


def marked(number: int, name: str, text: str, ident: str = "") -> str:
    own = f' w14:paraId="{ident}"' if ident else ""
    return (
        f'<w:p{own}><w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(text)}'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def loop(*blocks: str) -> list[str]:
    return ["{%p for x in xs %}", *blocks, "{%p endfor %}"]


TITLED = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{}</w:p>'
