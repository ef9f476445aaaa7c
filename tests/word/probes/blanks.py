"""Probes of blank lines and prefixes."""

from tests.word.packages import p, run
from tests.word.probes.building import BOLD
from tests.word.probes.probing import Probe, refused, shows

STYLED = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>'

BLANKS: list[Probe] = [
    shows(
        "loop in three paragraphs",
        ["{% for x in xs %}", "{{ x }}", "{% endfor %}", "sau"],
        ["một", "hai", "ba", "sau"],
    ),
    shows(
        "p prefix",
        ["{%p for x in xs %}", "{{ x }}", "{%p endfor %}", "sau"],
        ["một", "hai", "ba", "sau"],
    ),
    shows(
        "tags at the edges of one paragraph, p prefix",
        ["{%p for x in xs %}{{ x }}{%p endfor %}", "sau"],
        ["một", "hai", "ba", "sau"],
    ),
    shows(
        "tags at the edges of two paragraphs",
        ["{% for x in xs %}{{ x }}", "–{% endfor %}", "sau"],
        ["một", "–", "hai", "–", "ba", "–", "sau"],
    ),
    shows(
        "blank lines of the template stay",
        ["", "{% if yes %}", "", "x", "", "{% endif %}", ""],
        ["", "", "x", "", ""],
    ),
    shows("spaces beside the tags", ["  {% if yes %}  ", "x", " {% endif %} "], ["x"]),
    shows(
        "false condition as all of a paragraph", ["a", "{% if no %}x{% endif %}", "b"], ["a", "b"]
    ),
    shows(
        "two false conditions as all of a paragraph",
        ["a", "{% if no %}x{% endif %}{% if no %}y{% endif %}", "b"],
        ["a", "b"],
    ),
    shows(
        "if with else as all of a paragraph, both empty",
        ["a", "{% if no %}x{% else %}{% endif %}", "b"],
        ["a", "b"],
    ),
    shows(
        "if with elif as all of a paragraph, none true",
        ["a", "{% if no %}x{% elif no %}y{% endif %}", "b"],
        ["a", "b"],
    ),
    shows(
        "empty loop as all of a paragraph",
        ["a", "{% for x in [] %}{{ x }}{% endfor %}", "b"],
        ["a", "b"],
    ),
    shows("false condition beside a value", ["a{% if no %}x{% endif %}", "b"], ["a", "b"]),
    shows("false condition in the middle of text", ["a {% if no %}x {% endif %}b"], ["a b"]),
    shows("assignment in its own paragraph", ["a", "{% set k = 1 %}", "{{ k }}"], ["a", "1"]),
    shows(
        "two assignments in a paragraph",
        ["{% set k = 1 %}{% set l = 2 %}", "{{ k }}{{ l }}"],
        ["12"],
    ),
    shows("assignment beside text", ["x{% set k = 1 %}{{ k }}"], ["x1"]),
    shows("remark in its own paragraph", ["a", "{# nhớ #}", "b"], ["a", "b"]),
    shows("remark between block tags", ["{% if yes %}{# nhớ #}", "b", "{% endif %}"], ["b"]),
    shows(
        "two openers in one paragraph",
        ["{% if yes %}{% for x in xs %}", "{{ x }}", "{% endfor %}{% endif %}", "sau"],
        ["một", "hai", "ba", "sau"],
    ),
    shows(
        "closer and opener in one paragraph",
        ["{% if yes %}", "a", "{% endif %}{% if yes %}", "b", "{% endif %}"],
        ["a", "b"],
    ),
    shows(
        "closer of one line, text, opener",
        ["{% if yes %}", "a", "{% endif %} giữa {% if no %}", "b", "{% endif %}"],
        ["a", " giữa "],
    ),
    shows(
        "p prefixes twice in one paragraph",
        ["{%p if yes %}{%p for x in xs %}", "{{ x }}", "{%p endfor %}{%p endif %}"],
        ["một", "hai", "ba"],
    ),
    shows(
        "text beside a p prefix is kept",
        ["Gồm {%p for x in xs %}", "{{ x }}", "{%p endfor %} hết"],
        ["Gồm ", "một", "hai", "ba", " hết"],
    ),
    refused(
        "text on both sides of a p prefix",
        ["a {%p if yes %} b", "x", "{%p endif %}"],
        "scope-beside-text@1",
    ),
    refused(
        "text on both sides of a plain tag of paragraphs",
        ["a {% if yes %} b", "x", "{% endif %}"],
        "scope-ambiguous@1",
        "scope-ambiguous-end@3",
    ),
    shows(
        "condition around a picture's paragraph",
        [
            "{% if no %}",
            p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
            "{% endif %}",
            "b",
        ],
        ["b"],
    ),
    shows(
        "condition around a page break",
        ["{% if no %}", p('<w:r><w:br w:type="page"/></w:r>'), "{% endif %}", "b"],
        ["b"],
    ),
    shows("r prefix", ["a{%r if no %}b{%r endif %}c"], ["ac"]),
    shows(
        "r prefix in runs of their own",
        [p("a", "{%r if yes %}", run("b", BOLD), "{%r endif %}", "c")],
        ["abc"],
    ),
    shows(
        "r prefix in runs of their own, false",
        [p("a", "{%r if no %}", run("b", BOLD), "{%r endif %}", "c")],
        ["ac"],
    ),
    shows("value with r prefix beside text", ["a{{r a }}b"], ["aÁnhb"]),
    shows("value with p prefix", ["{{p a }}"], ["Ánh"]),
    shows("prefix letters as names", ["{{ p }}{{p}}"], ["77"], p=7),
    shows(
        "name that begins with a prefix's letters",
        ["{% set tree2 = 1 %}{{ tree2 }}{{ price }}"],
        ["15"],
        price=5,
    ),
    shows("prefix without a space is a statement", ["{%if yes%}x{%endif%}"], ["x"]),
    shows(
        "loop over paragraphs of different styles",
        [
            STYLED.format("Heading1", run("{% for x in xs %}")),
            STYLED.format("ListBullet", run("{{ x }}")),
            STYLED.format("Quote", run("{% endfor %}")),
        ],
        ["một", "hai", "ba"],
    ),
    shows(
        "outline paragraphs",
        [
            "{% for x in xs %}",
            '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + run("{{ x }}") + "</w:p>",
            "{% endfor %}",
        ],
        ["một", "hai", "ba"],
    ),
    shows(
        "tag inside a bookmark alone",
        [
            p(
                '<w:bookmarkStart w:id="1" w:name="B"/>',
                "{% if yes %}",
                '<w:bookmarkEnd w:id="1"/>',
            ),
            "x",
            "{% endif %}",
        ],
        ["x"],
    ),
]

PROBES = BLANKS
