"""Probes of tags in pieces and odd signs in tags."""

from tests.word.packages import p, run
from tests.word.probes.building import BOLD, LINK, coded, control, deleted, ins, letters, smart
from tests.word.probes.probing import Probe, holds, refused, shows

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
            '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" '
            'w:vAnchor="text" w:hAnchor="text"/></w:pPr>' + run("{{ a|first }}") + "</w:p>",
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
    shows("decomposed key and composed name", ["{{ tổng }}"], ["7"], tổng=7),
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

PROBES = SPLIT + SIGNS
