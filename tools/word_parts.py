"""The parts of a Word package that are the same in every template, as text."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD = "http://schemas.microsoft.com/office/word"
RELATION_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
FONT = "Times New Roman"
LINE = 250  # 1.04 lines: room for the stacked marks of ế, ẫ, Ộ, and for one line more a page

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HIDDEN = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
CONTENT_TYPES = f"""{HEAD}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="{RELATION_TYPE}"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{TYPES}.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{TYPES}.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{TYPES}.wordprocessingml.numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="{TYPES}.wordprocessingml.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{TYPES}.wordprocessingml.fontTable+xml"/>
<Override PartName="/word/theme/theme1.xml" ContentType="{TYPES}.theme+xml"/>
<Override PartName="/docProps/core.xml" ContentType="{CORE_TYPE}"/>
<Override PartName="/docProps/app.xml" ContentType="{TYPES}.extended-properties+xml"/>
</Types>"""
PACKAGE_RELATIONS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"
 Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/extended-properties"
 Target="docProps/app.xml"/>
</Relationships>"""
DOCUMENT_RELATIONS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/relationships/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/relationships/fontTable" Target="fontTable.xml"/>
<Relationship Id="rId5" Type="{OFFICE}/relationships/theme" Target="theme/theme1.xml"/>
</Relationships>"""
APP_PROPERTIES = f"""{HEAD}<Properties xmlns="{OFFICE}/extended-properties">
<Application>briefgen</Application>
</Properties>"""
NUMBERING = f"""{HEAD}<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:nsid w:val="4B470001"/>
<w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="4B470002"/>
<w:styleLink w:val="BGDanhSachGach"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="BGGachDauDong"/>
<w:lvlText w:val="–"/><w:lvlJc w:val="left"/>
<w:pPr><w:tabs><w:tab w:val="num" w:pos="283"/></w:tabs>
<w:ind w:left="283" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""
SETTINGS = f"""{HEAD}<w:settings xmlns:w="{W}">
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="{WORD}" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="{WORD}" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="{WORD}" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="{WORD}" w:val="1"/>
<w:compatSetting w:name="differentiateMultirowTableHeaders" w:uri="{WORD}" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""
FONT_TABLE = f"""{HEAD}<w:fonts xmlns:w="{W}">
<w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>
<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
</w:fonts>"""
BASE_STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"
 w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>
<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>
<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="auto"/>
</w:pPr></w:pPrDefault></w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"
 w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
</w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/>{HIDDEN}</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
{HIDDEN}<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
{HIDDEN}</w:style>
</w:styles>"""
COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "4A5261",
    "lt2": "F3F5F8",
    "accent1": "AE1420",
    "accent2": "0F766C",
    "accent3": "24406B",
    "accent4": "BD7F14",
    "accent5": "A8380A",
    "accent6": "69707D",
    "hlink": "24406B",
    "folHlink": "69707D",
}
PLACES = {  # colour of a style → its place in Word's palette, so that a theme can change it
    COLOURS[name]: {"dk2": "text2", "lt2": "background2"}.get(name, name)
    for name in ("dk2", "lt2", *(f"accent{number}" for number in range(1, 7)))
}
SWATCHES = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()
)
FACE = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
STROKE = f'<a:ln w="6350">{SOLID}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
THEME = f"""{HEAD}<a:theme xmlns:a="{A}" name="briefgen"><a:themeElements>
<a:clrScheme name="briefgen">{SWATCHES}</a:clrScheme>
<a:fontScheme name="briefgen"><a:majorFont>{FACE}</a:majorFont>
<a:minorFont>{FACE}</a:minorFont></a:fontScheme>
<a:fmtScheme name="briefgen"><a:fillStyleLst>{SOLID * 3}</a:fillStyleLst>
<a:lnStyleLst>{STROKE * 3}</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>
<a:bgFillStyleLst>{SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>
</a:themeElements></a:theme>"""


def with_header(types: str, relations: str) -> tuple[str, str]:
    """Return both lists with a header part as ``rId6``."""
    kind = f"{TYPES}.wordprocessingml.header+xml"
    part = f'<Override PartName="/word/header1.xml" ContentType="{kind}"/>'
    link = f'<Relationship Id="rId6" Type="{OFFICE}/relationships/header" Target="header1.xml"/>'
    return (
        types.replace("</Types>", f"{part}\n</Types>"),
        relations.replace("</Relationships>", f"{link}\n</Relationships>"),
    )
