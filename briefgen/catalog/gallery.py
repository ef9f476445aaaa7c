"""A page with a picture of every template, in one file that needs nothing else."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from briefgen.catalog.templates import Template
from briefgen.errors import Language, messages

PREVIEW = "preview.png"
STYLE = """body{font:16px/1.45 "Be Vietnam Pro",system-ui,sans-serif;margin:2rem auto;
max-width:75rem;padding:0 1.25rem;color:#1a1f2b;background:#fff}h1{font-size:1.5rem}
h2{font-size:1.15rem;margin:2.2rem 0 .8rem;border-bottom:1px solid #c5cbd4;padding-bottom:.3rem}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:1.5rem;list-style:none;padding:0}
li{display:flex;flex-direction:column;gap:.35rem}figure{margin:0;height:17rem;display:flex;
align-items:center;justify-content:center;background:#f3f5f8;border:1px solid #d5dae1}
img{max-width:94%;max-height:94%;box-shadow:0 1px 5px #0004}b{font-size:1.02rem}
code{background:#f3f5f8;padding:.1rem .3rem;border-radius:3px;font-size:.88rem}
small{color:#4a5261}.none{color:#4a5261}"""


def gallery(templates: Sequence[Template], language: Language) -> str:
    """Return the page: kinds apart, each template with preview, names, facts and the call."""
    kinds = list(dict.fromkeys(template.kind for template in templates))
    body = "".join(
        f"<h2>{_said(f'gallery-{kind}', language)}</h2><ul>"
        + "".join(_card(one, language) for one in templates if one.kind == kind)
        + "</ul>"
        for kind in kinds
    )
    title = _said("gallery-title", language)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body><h1>{title}</h1>{body}</body></html>\n"
    )


def _card(template: Template, language: Language) -> str:
    preview = template.file(PREVIEW)
    title = escape(template.title_in(language))
    if preview is None:
        picture = f'<span class="none">{_said("gallery-no-preview", language)}</span>'
    else:
        coded = b64encode(preview.read_bytes()).decode()
        picture = f'<img alt="{title}" src="data:image/png;base64,{coded}">'
    about = template.description.get(language) or next(iter(template.description.values()), "")
    names = ", ".join((template.name, *template.aliases))
    facts = [f"{_said('show-origin', language)}: {_said(f'origin-{template.origin}', language)}"]
    if template.pages:
        facts.append(f"{_said('show-pages', language)}: {template.pages}")
    if template.rules != "none":
        facts.append(f"{_said('show-rules', language)}: {template.rules}")
    call = f"briefgen {template.kind} meeting.yaml -t {template.name}"
    return (
        f"<li><figure>{picture}</figure><b>{title}</b><span>{escape(about)}</span>"
        f"<small>{escape(' · '.join((names, *facts)))}</small><code>{escape(call)}</code></li>"
    )


def _said(code: str, language: Language) -> str:
    return escape(messages()[code][language])
