"""The reference of the API as one Markdown page, made from its OpenAPI document.

Knows: how an operation reads. Does not know how the document was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.pages.api_view import Described, api_page
from registry.pages.markdown import literal, table


def api_reference(document: Mapping[str, Any]) -> str:
    """The whole page without its mark."""
    page = api_page(document, development_keys=False)
    lines = [
        "# The API, operation by operation\n\n",
        f"Version {page.version}, made from the OpenAPI 3.1 document that every register has at `/api/v1/openapi.json`. What "
        "holds for all operations, and the most common tasks one after the other, stand in [The API](../api.md).\n\n",
    ]
    for group in page.groups:
        lines.append(f"## {group.name}\n\n")
        for operation in group.operations:
            lines += _operation(operation)
    return "".join(lines)


def _operation(one: Described) -> Iterator[str]:
    yield f"### {literal(one.summary)} {{ #{one.id} }}\n\n`{one.method} {one.path}`\n\n"
    if one.description:
        yield f"{one.description}\n\n"
    yield f"{_who(one)}\n\n"
    if one.parameters:
        yield table(
            ("Parameter", "Where", "Needed", "What"),
            (
                (f"`{said.name}`", said.where, "yes" if said.needed else "no", _cell(said.description))
                for said in one.parameters
            ),
        )
    yield table(("Answer", "What"), ((said.status, _cell(said.description)) for said in one.answers))
    yield f"```sh\n{one.example}\n```\n\n"


def _cell(said: str) -> str:
    # Codes stand in backquotes in the document, as they do here.
    return " ".join(said.split()).replace("|", "\\|")


def _who(one: Described) -> str:
    scopes = ", ".join(f"`{scope}`" for scope in one.scopes)
    if not scopes:
        return "Anyone may." if one.anyone else "Needs a token."
    needs = f"needs {'one of the scopes' if len(one.scopes) > 1 else 'the scope'} {scopes}."
    return f"Anyone may. With a token, it {needs}" if one.anyone else f"The token {needs}"
