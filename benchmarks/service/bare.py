"""A bare page to compare with: Flask and Jinja, no database, as many bytes as are asked for, served as the registry is.

Knows: a layout that is extended, a loop, escaping and a conditional for each row of some 260 bytes, which is what pages are made
of. Run: `python -m benchmarks.service.bare PORT`; `/<bytes>` has about so many.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any, Final

from flask import Flask, render_template
from jinja2 import DictLoader, Environment

from registry.http.bind import serve_at

ROW_BYTES: Final = 262
_TEMPLATES: Final = {
    "base.html": """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="/static/style.css"></head><body><header><a href="/">Home</a></header><main>
{%- block content %}{% endblock -%}</main><footer>{{ title }}</footer></body></html>""",
    "page.html": """{% extends "base.html" %}{% block content %}<h1>{{ title }}</h1><dl>
{%- for row in rows %}<div class="row"><dt id="r{{ row.number }}">{{ row.name }}</dt>
<dd>{% if row.met %}<strong class="met">met</strong>{% else %}<em class="not">not met</em>{% endif %}
<p>{{ row.text }}</p><a href="/rows/{{ row.number }}">{{ row.source }}</a></dd></div>
{% endfor -%}</dl>{% endblock %}""",
}
_TEXT: Final = "What is asked is that the purpose is stated, & that nobody <else> reads it: a sentence as pages have them."


def app() -> Flask:
    """The application of a worker."""
    made = Flask("bare")
    made.jinja_loader = DictLoader(_TEMPLATES)

    @made.get("/<int:size>")
    def page(size: int) -> str:
        return render_template("page.html", title="A page", rows=_rows(size // ROW_BYTES))

    return made


def page_of(count: int) -> str:
    """The page with so many rows, by Jinja alone."""
    return _environment().get_template("page.html").render(title="A page", rows=_rows(count))


@cache
def _environment() -> Environment:
    return Environment(loader=DictLoader(_TEMPLATES), autoescape=True)


def _rows(count: int) -> list[dict[str, Any]]:
    return [
        {
            "number": n,
            "name": f"Row {n}",
            "met": n % 3 == 0,
            "text": _TEXT,
            "source": "Regulation, Article 5",
        }
        for n in range(count)
    ]


if __name__ == "__main__":
    serve_at(("127.0.0.1", int(sys.argv[1])), "benchmarks.service.bare:app", workers=1, threads=1)
