"""Probes of awkward values, names and hostile expressions."""

from datetime import date, datetime, time
from decimal import Decimal

from tests.word.packages import docx, p, relation, run
from tests.word.probes.building import (
    coded,
)
from tests.word.probes.probing import Probe, holds, refused, shows

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
        w=datetime.fromisoformat("2020-11-05T10:30"),
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
                    '<w:r><w:instrText xml:space="preserve"> HYPER</w:instrText></w:r>'
                    '<w:r><w:instrText xml:space="preserve">LINK '
                    '"{{ </w:instrText></w:r><w:r><w:instrText xml:space="preserve">u }}" '
                    "</w:instrText></w:r>"
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

PROBES = VALUED
