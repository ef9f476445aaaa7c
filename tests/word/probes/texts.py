"""Probes of text: tags in pieces, odd signs in tags, awkward values."""

from datetime import date, datetime, time
from decimal import Decimal

from tests.word.packages import docx, p, relation, run
from tests.word.probes.probing import Probe, holds, refused, shows

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
            f'<w:r w:rsidR="00AA{n:04X}"><w:t xml:space="preserve">{c}</w:t></w:r><w:proofErr w:type="spellStart"/>'
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


SPLIT: list[Probe] = [
    shows(
        "every letter in a run of its own",
        [letters("X {{ a }} Y{% if yes %}Z{% endif %}")],
        ["X Ánh YZ"],
    ),
    shows("mark cut between its braces", [p("{", "{a}", "}!")], ["Ánh!"]),
    shows(
        "statement cut between brace and percent",
        [p("{", "% if yes %", "}x{", "%endif%", "}")],
        ["x"],
    ),
    shows("tag begins bold and ends plain", [p(run("{{ a", BOLD), run(" }} y"))], ["Ánh y"]),
    holds("value has the look of the first letter", [p("x{", run("{ a }}", BOLD))], "x</w:t>|xÁnh"),
    shows("two tags over three runs", [p("{{ a }}{", "{ a }}{{", " a }}")], ["ÁnhÁnhÁnh"]),
    shows("tag through a tracked insertion", [p("x{{ ", ins(run("a")), " }}y")], ["xÁnhy"]),
    shows("tag wholly inserted", [p("x", ins(run("{{ a }}")), "y")], ["xÁnhy"]),
    shows("deleted text inside a tag", [p("{{ a", deleted("bc"), " }}")], ["Ánh"]),
    shows("tag begins in deleted text", [p(deleted("{{ "), "a")], ["a"]),
    shows("deleted tag stays deleted text", [p(deleted("{{ nothing }}"), "x")], ["x"]),
    shows("tag through a smart tag", [p("{{", smart(run(" a ")), "}}.")], ["Ánh."]),
    shows("tag begins in a smart tag", [p(smart(run("x{{ a")), " }}y")], ["xÁnhy"]),
    shows(
        "tag begins before a link and ends after it",
        [p("X {{ ", LINK.format(run("a")), " }} Y")],
        ["X Ánh Y"],
    ),
    shows(
        "tag begins in a link and ends after it",
        [p(LINK.format(run("X {{ ")), "a }} Y")],
        ["X Ánh Y"],
    ),
    shows(
        "two tags, one ends in a link, one begins in it",
        [p("{{ a", LINK.format(run(" }}-{{ ")), "a }}")],
        ["Ánh-Ánh"],
    ),
    shows(
        "if over a link's end",
        [p("a{% if no %}b", LINK.format(run("c{% endif %}d")), "e")],
        ["ade"],
    ),
    shows(
        "if over a link's end, true",
        [p("a{% if yes %}b", LINK.format(run("c{% endif %}d")), "e")],
        ["abcde"],
    ),
    shows(
        "for in a link",
        [p(LINK.format(run("{% for x in xs %}{{ x }} {% endfor %}")))],
        ["một hai ba "],
    ),
    shows(
        "bookmark crosses a tag",
        [p("{{ ", '<w:bookmarkStart w:id="5" w:name="B"/>', "a }}", '<w:bookmarkEnd w:id="5"/>')],
        ["Ánh"],
    ),
    holds(
        "bookmark crossing a tag is kept",
        [p("{{ ", '<w:bookmarkStart w:id="5" w:name="B"/>', "a }}", '<w:bookmarkEnd w:id="5"/>')],
        'bookmarkStart w:id="5"',
        'bookmarkEnd w:id="5"',
    ),
    holds(
        "bookmark around a paragraph-level loop tag is kept",
        [
            '<w:bookmarkStart w:id="5" w:name="B"/>',
            "{% if yes %}",
            "x",
            "{% endif %}",
            '<w:bookmarkEnd w:id="5"/>',
        ],
        'bookmarkStart w:id="5"',
        'bookmarkEnd w:id="5"',
    ),
    shows("tab inside a tag", [p("<w:r><w:t>{{</w:t><w:tab/><w:t>a }}</w:t></w:r>")], ["Ánh"]),
    shows(
        "line break inside a tag", [p("<w:r><w:t>{{</w:t><w:br/><w:t>a }}</w:t></w:r>")], ["Ánh"]
    ),
    shows(
        "no-break hyphen inside a sum",
        [p("<w:r><w:t>{{ 5 </w:t><w:noBreakHyphen/><w:t> 1 }}</w:t></w:r>")],
        ["4"],
    ),
    shows(
        "soft hyphen inside a name",
        [p("<w:r><w:t>{{ ro</w:t><w:softHyphen/><w:t>ws[0].t }}</w:t></w:r>")],
        ["A"],
    ),
    shows(
        "last rendered page break inside a tag",
        [p("<w:r><w:t>{{ </w:t><w:lastRenderedPageBreak/><w:t>a }}</w:t></w:r>")],
        ["Ánh"],
    ),
    shows(
        "comment range inside a tag",
        [p("{{ ", '<w:commentRangeStart w:id="1"/>', "a", '<w:commentRangeEnd w:id="1"/>', " }}")],
        ["Ánh"],
    ),
    shows(
        "permission range inside a tag",
        [
            p(
                "{{ ",
                '<w:permStart w:id="1" w:edGrp="everyone"/>',
                "a",
                '<w:permEnd w:id="1"/>',
                " }}",
            )
        ],
        ["Ánh"],
    ),
    shows("inline content control inside a tag", [p("{{ ", control(run("a")), " }}")], ["Ánh"]),
    shows("tag begins in an inline control", [p(control(run("x {{ a")), " }}")], ["x Ánh"]),
    shows("nested inline controls", [p(control(control(run("{{ a }}"))))], ["Ánh"]),
    shows("nested block controls", [control(control(p("{{ a }}")))], ["Ánh"]),
    shows(
        "if in an inline control", [p("a", control(run("{% if no %}x{% endif %}y")), "b")], ["ayb"]
    ),
    shows(
        "symbols beside a tag stay",
        [p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "{{ a }}")],
        ["Ánh"],
    ),
    holds(
        "hidden text with a tag",
        [p(run("{{ a }}", "<w:rPr><w:vanish/></w:rPr>"))],
        "<w:vanish/>.*Ánh",
    ),
    shows("right to left run", [p(run("{{ a }}", "<w:rPr><w:rtl/></w:rPr>"))], ["Ánh"]),
    shows(
        "bidirectional embedding",
        [p('<w:dir w:val="rtl">' + run("{{ ") + "</w:dir>", "a }}")],
        ["Ánh"],
    ),
    shows(
        "ruby text",
        [
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt>"
                + run("{{ a }}")
                + "</w:rt><w:rubyBase>"
                + run("b")
                + "</w:rubyBase></w:ruby></w:r>"
            )
        ],
        ["Ánhb"],
    ),
    shows(
        "two tags in one run of a field's result", [p(coded("PAGE", "{{ a }}{{ a }}"))], ["ÁnhÁnh"]
    ),
    shows(
        "simple field's result",
        [p('<w:fldSimple w:instr=" AUTHOR ">' + run("{{ a }}") + "</w:fldSimple>")],
        ["Ánh"],
    ),
    shows(
        "drop cap and its paragraph",
        [
            '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/></w:pPr>'
            + run("{{ a|first }}")
            + "</w:p>",
            "{{ a }}",
        ],
        ["Á", "Ánh"],
    ),
]

SIGNS: list[Probe] = [
    shows("low and high quotes", ["{% if a == „Ánh“ %}1{% endif %}"], ["1"]),
    shows("single curly quotes", ["{{ ‘x’ ~ ’y’ }}"], ["xy"]),
    shows("primes", ["{{ ″x″ }}{{ ′y′ }}"], ["xy"]),
    shows("apostrophe inside curly quotes", ["{{ “l’année” }}"], ["l’année"]),
    shows("straight apostrophe inside double quotes", ['{{ "it\'s" }}'], ["it's"]),
    shows("guillemets are no quotes but text", ["{{ '«x»' }}"], ["«x»"]),
    refused("guillemets as quotes", ["{% if a == «Ánh» %}1{% endif %}"], "expression-unexpected@1"),
    shows("minus sign", ["{{ 5 \u2212 1 }}"], ["4"]),
    shows("em dash as minus", ["{{ 5 — 1 }}"], ["4"]),
    shows("dash in a literal stays", ["{{ '5–1' }}"], ["5–1"]),
    shows(
        "no-break space after a prefix",
        ["{%p\u00a0if yes %}", "x", "{%p\u00a0endif\u00a0%}"],
        ["x"],
    ),
    shows("narrow no-break and thin spaces", ["{{\u202fa\u2009}}"], ["Ánh"]),
    shows("ideographic space", ["{{\u3000a\u3000}}"], ["Ánh"]),
    shows("no-break space in a literal stays", ["{{ 'x\u00a0y' }}"], ["x\u00a0y"]),
    shows("zero width joiners in a tag", ["{\u200b{ a }\u200d}"], ["{\u200b{ a }\u200d}"]),
    shows("byte order mark in a tag", ["{{\ufeffa\ufeff}}"], ["Ánh"]),
    shows("left to right mark in a tag", ["{{\u200ea\u200f}}"], ["Ánh"]),
    shows("decomposed name and composed key", ["{{ to\u0302\u0309ng }}"], ["7"], tổng=7),
    shows("decomposed key and composed name", ["{{ tổng }}"], ["7"], **{"to\u0302\u0309ng": 7}),
    shows("closing marks in a literal", ["{{ '}}' }}{{ '%}' }}{{ '{{' }}"], ["}}%}{{"]),
    shows("mapping literal inside a value", ["{{ {'b': {'c': 1}}['b']['c'] }}"], ["1"]),
    shows("mapping literal right before the end", ["{{ {'b': 1}|length}}"], ["1"]),
    shows("ampersand in a literal", ["{{ 'R&amp;D &lt;1&gt;' }}"], ["R&D <1>"]),
    shows("comparison signs", ["{% if 1 &lt; 2 and 2 &gt;= 2 %}x{% endif %}"], ["x"]),
    shows("no space within the marks", ["{{a}}{%if yes%}x{%endif%}"], ["Ánhx"]),
    shows("many spaces within the marks", ["{{     a     }}"], ["Ánh"]),
    shows("single braces are text", ["{ a } {a} }{ % # {"], ["{ a } {a} }{ % # {"]),
    shows("triple braces", ["{{{'b': 1}.b}}"], ["1"]),
    refused("an opening mark without its end", ["x {{ a"], "tag-unclosed@1"),
    refused("a closing mark without its beginning", ["x", "a }} y"], "tag-unopened@2"),
    refused("tag over two paragraphs", ["{{ a", "}}"], "tag-unclosed@1", "tag-unopened@2"),
    refused("empty value", ["{{ }}"], "expression-unfinished@1"),
    refused("empty statement", ["{% %}"], "statement-unknown@1"),
    refused(
        "capitals in a statement",
        ["{% If yes %}x{% EndIf %}"],
        "statement-unknown",
        "statement-unknown-similar",
    ),
    refused("condition without test", ["{% if %}x{% endif %}"], "expression-unfinished@1"),
    refused("loop without list", ["{% for x in %}x{% endfor %}"], "expression-unfinished@1"),
    shows("literal marks", ["{_{ x }_} {_% y %_} {_# z #_}"], ["{{ x }} {% y %} {# z #}"]),
    shows("comment with marks inside", ["a{# {{ x }} {% if %} #}b"], ["ab"]),
    shows("comment over runs", [p("a{# x", run(" y ", BOLD), "z #}b")], ["ab"]),
    refused(
        "assignment where a test is meant",
        ["{% if a = 'x' %}x{% endif %}"],
        "expression-unexpected@1",
    ),
    refused("unknown filter", ["{{ a|upperr }}"], "filter-unknown-similar@1"),
    refused("filter with a wrong type", ["{{ a|abs }}"], "value-not-number@1"),
    refused("sum of text and number", ["{{ a + 1 }}"], "operands-unfit@1"),
    refused("division by nothing", ["{{ 1 / 0 }}"], "division-by-zero@1"),
]

VALUED: list[Probe] = [
    shows("XML in a value", ["{{ v }}"], ["<w:p>&amp;</w:p>"], v="<w:p>&amp;</w:p>"),
    shows("tags in a value", ["{{ v }}"], ["{{ a }} {% if %}"], v="{{ a }} {% if %}"),
    shows("CDATA end in a value", ["{{ v }}"], ["]]>"], v="]]>"),
    shows("line ends of three systems", ["{{ v }}"], ["a\nb\nc\nd"], v="a\nb\r\nc\rd"),
    shows("tabs", ["{{ v }}"], ["a\tb"], v="a\tb"),
    shows("vertical tab is refused or a break", ["{{ v }}"], ["a\nb"], v="a\vb"),
    refused("null character", ["x", "{{ v }}"], "character-forbidden@2", v="a\0b"),
    refused("escape character", ["{{ v }}"], "character-forbidden@1", v="\x1b[0m"),
    refused("lone surrogate", ["{{ v }}"], "character-forbidden@1", v="a\ud800"),
    refused("the engine's own marks", ["{{ v }}"], "character-forbidden@1", v="\x03if\x04"),
    shows("bell is a new paragraph, as docxtpl has it", ["{{ v }}"], ["", "f"], v="\af"),
    refused("marks that turn the direction", ["{{ v }}"], "character-forbidden@1", v="a\u202eb"),
    shows("emoji and flags", ["{{ v }}"], ["👩🏽\u200d🌾🇻🇳"], v="👩🏽\u200d🌾🇻🇳"),
    shows("combining marks stay as they are", ["{{ v }}"], ["e\u0301"], v="e\u0301"),
    shows("a very long word", ["{{ v }}"], ["ấ" * 50_000], v="ấ" * 50_000),
    shows("outer spaces", ["[{{ v }}]"], ["[  x  ]"], v="  x  "),
    shows("only spaces", ["{{ v }}"], ["   "], v="   "),
    shows("only a line break", ["{{ v }}"], ["\n"], v="\n"),
    shows("nothing of five kinds", ["[{{ none }}{{ '' }}]"], ["[]"]),
    refused("a list as a value", ["{{ xs }}"], "value-not-text@1"),
    refused("an empty list as a value", ["{{ v }}"], "value-not-text@1", v=[]),
    refused("a mapping as a value", ["{{ v }}"], "value-not-text@1", v={}),
    refused("yes as a value", ["{{ yes }}"], "value-yes-or-no@1"),
    refused("no as a value", ["{{ no }}"], "value-yes-or-no@1"),
    refused("bytes as a value", ["{{ v }}"], "value-not-text@1", v=b"x"),
    refused("a set as a value", ["{{ v }}"], "value-not-text@1", v={1}),
    refused("not a number", ["{{ v }}"], "number-not-finite@1", v=float("nan")),
    refused("infinite", ["{{ v }}"], "number-not-finite@1", v=float("inf")),
    refused("not a decimal number", ["{{ v }}"], "number-not-finite@1", v=Decimal("NaN")),
    shows(
        "zero of three kinds",
        ["{{ v }};{{ w }};{{ x }}"],
        ["0;0.0;0.00"],
        v=0,
        w=0.0,
        x=Decimal("0.00"),
    ),
    shows("zero is no", ["{% if v %}x{% else %}y{% endif %}"], ["y"], v=0),
    shows("zero as text is yes", ["{% if v %}x{% else %}y{% endif %}"], ["x"], v="0"),
    shows("empty mapping is no", ["{% if v %}x{% else %}y{% endif %}"], ["y"], v={}),
    shows("digits of a decimal number", ["{{ v }}"], ["1.50"], v=Decimal("1.50")),
    shows("no exponent", ["{{ v }}"], ["10000000000000000000000"], v=Decimal("1E22")),
    shows("small float", ["{{ v }}"], ["0.00001"], v=1e-05),
    shows("float as it is typed", ["{{ v }}"], ["0.1"], v=0.1),
    shows(
        "dates and times",
        ["{{ v }} {{ w }} {{ x }}"],
        ["05/11/2020 05/11/2020 10:30 10:30"],
        v=date(2020, 11, 5),
        w=datetime(2020, 11, 5, 10, 30),
        x=time(10, 30),
    ),
    shows("key with a space", ["{{ v['chỉ tiêu'] }}"], ["7"], v={"chỉ tiêu": 7}),
    shows("key with a dash", ["{{ v['a-b'] }}"], ["7"], v={"a-b": 7}),
    shows("Vietnamese names", ["{{ đơn_vị.tên }}"], ["Sở"], đơn_vị={"tên": "Sở"}),
    shows(
        "names of methods are keys",
        ["{{ v.items }} {{ v.keys }} {{ v.get }}"],
        ["1 2 3"],
        v={"items": 1, "keys": 2, "get": 3},
    ),
    shows(
        "names of functions are names",
        ["{{ range }} {{ dict }} {{ loop }}"],
        ["1 2 3"],
        range=1,
        dict=2,
        loop=3,
    ),
    shows(
        "names of statements are keys", ["{{ v.if }}{{ v['for'] }}"], ["12"], v={"if": 1, "for": 2}
    ),
    shows("number as a key", ["{{ v['1'] }}{{ v[1] }}"], ["xx"], v={"1": "x", 1: "x"}),
    refused("missing name", ["x", "{{ chua_co }}"], "name-unknown@2"),
    refused("misspelt name", ["{{ row }}"], "name-unknown-similar@1"),
    refused("missing nested name", ["{{ rows[0].x }}"], "name-unknown@1"),
    refused("index beyond the list", ["{{ xs[3] }}"], "name-unknown@1"),
    refused("name of nothing", ["{{ none.x }}"], "name-unknown@1"),
    refused("missing name in a condition", ["{% if chua_co %}x{% endif %}"], "name-unknown@1"),
    refused("missing list", ["{% for x in chua_co %}{{ x }}{% endfor %}"], "name-unknown@1"),
    refused("nothing as a list", ["{% for x in none %}{{ x }}{% endfor %}"], "value-not-list@1"),
    refused("a number as a list", ["{% for x in 5 %}{{ x }}{% endfor %}"], "value-not-list@1"),
    refused("text as a list", ["{% for x in a %}{{ x }}{% endfor %}"], "value-not-list@1"),
    shows("missing name with a default", ["{{ chua_co|default('–') }}"], ["–"]),
    shows("missing nested name with a default", ["{{ v.b.c|default('–') }}"], ["–"], v={"b": {}}),
    shows("is defined", ["{% if chua_co is defined %}x{% else %}y{% endif %}"], ["y"]),
    refused(
        "all missing names at once",
        ["{{ p }}", "{{ q }}", "{{ r }}"],
        "name-unknown@1",
        "name-unknown@2",
        "name-unknown@3",
    ),
    refused("private name", ["{{ v._x }}"], "name-private@1", v={"_x": 1}),
    refused("dunder of text", ["{{ ''.__class__ }}"], "name-private@1"),
    refused("dunder by a string", ["{{ ''['__class__'] }}"], "name-private@1"),
    refused("dunder by a filter", ["{{ ''|attr('__class__') }}"], "filter-unknown@1"),
    refused("format string", ["{{ '{0.__class__}'.format(a) }}"], "call-refused@1"),
    refused("import", ["{% import 'os' as o %}"], "construct-refused@1"),
    refused("functions of the language", ["{{ cycler.__init__ }}"], "name-private@1"),
    refused("self", ["{{ self }}"], "name-reserved@1"),
    refused(
        "endless numbers", ["{% for x in range(1000000000000) %}x{% endfor %}"], "range-too-long@1"
    ),
    refused("huge powers", ["{{ 9**9**9 }}"], "construct-refused@1"),
    refused("huge repetition", ["{{ 'x' * 1000000000 }}"], "operands-unfit@1"),
    holds(
        "link with tags keeps the sign of its address",
        docx(
            p('<w:hyperlink r:id="t1">' + run("{{ a }}") + "</w:hyperlink>"),
            relations=relation(1, "hyperlink", "{{ u }}", external=True),
        ),
        "HYPERLINK &quot;https://example.org/\\?a=1&amp;b=2&quot;",
    ),
    holds(
        "field code split over runs",
        [
            p(
                coded(
                    '<w:r><w:instrText xml:space="preserve"> HYPER</w:instrText></w:r><w:r><w:instrText xml:space="preserve">LINK "{{ </w:instrText></w:r><w:r><w:instrText xml:space="preserve">u }}" </w:instrText></w:r>'
                )
            )
        ],
        "a=1&amp;b=2",
    ),
    refused(
        "script as an address",
        docx(
            p('<w:hyperlink r:id="t1">' + run("x") + "</w:hyperlink>"),
            relations=relation(1, "hyperlink", "{{ v }}", external=True),
        ),
        "link-refused@1",
        v="javascript:alert(1)",
    ),
]

PROBES = SPLIT + SIGNS + VALUED
