"""Which texts pages say in several languages, and the templates and catalogues that hold them.

Knows: where texts stand (page templates; calls of `say`, `say_plural` and `counted` by pages and by what fills their views; the
words for closed values; titles of requirements, frameworks and fields of the record; units), and how gettext writes them. The
interface, the requirements and the errors are three catalogues. `python -m registry.pages.messages [LANGUAGE …]` writes the
templates, merges them into the catalogues that there are, and begins those of the languages it is given. Does not know how a text
is said (registry.pages.language).
"""

from __future__ import annotations

import ast
import importlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from registry import assets
from registry.domain.coverage import STATEMENTS
from registry.domain.record import definitions, sections
from registry.pages.error_texts import CATALOGUE
from registry.pages.language import LANGUAGES, REVIEWED, Words
from registry.pages.raised_texts import raised_texts
from registry.pages.record_words import english_word

Text = str | tuple[str, str]
"""One text, or the two of a plural."""
Found = tuple[Text, str]
"""A text and the file in which it stands."""

DOMAINS: Final = ("interface", "requirements", CATALOGUE)

_PAGES: Final = Path(__file__).resolve().parent
_WORDS: Final = (
    "act_words", "answer_first", "case_words", "check_page", "comparison", "desk_words", "impact_words", "queue_words",
    "record_words", "rerun_page", "words",
)  # fmt: skip
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "answer_first": ("INFORMS", "_NOT_TOLD_WHETHER", "_PRESENT", "_PAST"),
    "case_words": ("AGREEMENTS", "SAID", "RESULTS", "_BESIDE"),
    "check_page": ("REASONS", "WORDS"),
    "desk_words": ("CHOICES", "OWN_LABELS"),
    "words": ("NO_BINDING_RULE", "NO_RULE", "VOID_SHORT"),
    "record_words": (
        "TECHNOLOGIES", "MODES", "SPACES", "PURPOSES", "LEGAL_BASES", "AUTHORISATIONS", "BY_FIELD", "ANYWHERE",
    ),
    "rerun_page": ("REASONS", "WORDS"),
}  # fmt: skip
"""Words that are said by the function that looks them up, or by the template."""
_DATED: Final = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By')


def templates() -> dict[str, bytes]:
    """The templates of the catalogues by name, with no date and no number of a line: the same texts, the same bytes."""
    return {
        f"{domain}.pot": _written(_template(texts))
        for domain, texts in zip(DOMAINS, (_interface(), _requirements(), raised_texts()), strict=True)
    }


def write(folder: Path, begun: Iterable[str] = ()) -> None:
    """Writes the templates into `folder`, and merges them into the catalogues there and into those that are `begun`.

    A translation of a text that is no more stays, marked as obsolete.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in templates().items():
        (folder / name).write_bytes(data)
    for language in LANGUAGES:
        for domain in DOMAINS:
            path = folder / language / f"{domain}.po"
            if path.exists() or language in begun:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(_merged(path, language, (folder / f"{domain}.pot").read_bytes()))


def _interface() -> Iterator[Found]:
    for path in sorted((assets.web() / "templates").glob("*.html")):
        for text in _of_template(path.read_text(encoding="utf-8")):
            yield text, f"web/templates/{path.name}"
    for folder in (_PAGES, _PAGES.parent / "operations" / "show"):
        for path in sorted(folder.glob("*.py")):
            for text in _of_module(path.read_text(encoding="utf-8")):
                yield text, path.relative_to(_PAGES.parent.parent).as_posix()
    for name in _WORDS:
        module = importlib.import_module(f"registry.pages.{name}")
        for word, held in vars(module).items():
            if isinstance(held, Words) or word in _LISTS.get(name, ()):
                for text in _leaves(held.texts if isinstance(held, Words) else held):
                    yield text, f"registry/pages/{name}.py"


def _requirements() -> Iterator[Found]:
    catalogue = json.loads((assets.policies() / "release" / "catalogue.json").read_text(encoding="utf-8"))
    for title in _sorted_values(catalogue["frameworks"]):
        yield title, "policies/frameworks.yaml"
    for framework, members in sorted(catalogue["requirements"].items()):
        for requirement in _sorted_values(members):
            yield requirement["title"], f"policies/{framework}"
    for parameter in _sorted_values(catalogue["parameters"]):
        yield parameter["unit"], "policies/parameters"
    for _, section in sorted(sections().items()):
        yield section.title, "registry/domain/record"
    for _, field in sorted(definitions().items()):
        yield field.title, "registry/domain/record"
        yield field.help, "registry/domain/record"
        yield field.unit, "registry/domain/record"
        for value in field.values or ():
            # Those with words of their own are of the interface (record_words).
            if (plain := value.replace("_", " ")) == english_word(field.path, value):
                yield plain, "registry/domain/record"
    for statement in STATEMENTS.values():
        yield statement, "registry/domain/coverage.py"


def _of_template(source: str) -> Iterator[Text]:
    environment = Environment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], autoescape=True
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    tree = environment.parse(source)
    for _, function, text in environment.extract_translations(source):  # type: ignore[attr-defined]
        if isinstance(text, str):
            yield text
        elif text[0] is not None:
            yield (text[0], text[1]) if function == "ngettext" else text[0]
    for each in tree.find_all(nodes.Filter):
        if each.name == "counted":
            yield _plural([arg.value for arg in each.args if isinstance(arg, nodes.Const)])


def _of_module(source: str) -> Iterator[Text]:
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        held = [
            arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if name == "say" and held:
            yield held[0]
        elif name == "say_plural" and len(held) == 2:
            yield held[0], held[1]
        elif name == "counted" and held:
            yield _plural(held)


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _plural(nouns: list[str]) -> Text:
    one, many = nouns[0], (nouns[1] if len(nouns) > 1 else nouns[0] + "s")
    return f"%(count)s {one}", f"%(count)s {many}"


def _leaves(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    else:
        for one in held.values() if isinstance(held, Mapping) else held:
            yield from _leaves(one)


def _sorted_values(held: Mapping[str, Any]) -> Iterator[Any]:
    return (held[key] for key in sorted(held))


def _template(texts: Iterable[Found]) -> Catalog:
    catalog = Catalog(charset="utf-8", fuzzy=False, header_comment=f"# Texts of the register.\n# {REVIEWED}")
    for text, place in texts:
        if text if isinstance(text, str) else text[0]:
            catalog.add(text, locations=[(place, 0)])
    return catalog


def _merged(path: Path, language: str, template: bytes) -> bytes:
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, abort_invalid=True)
    else:
        catalog = Catalog(
            locale=language,
            charset="utf-8",
            fuzzy=False,
            header_comment=f"# {LANGUAGES[language]}.\n# {REVIEWED}",
        )
    catalog.update(read_po(BytesIO(template)), no_fuzzy_matching=True)
    return _written(catalog)


def _written(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalog, width=120, include_lineno=False)
    return b"".join(line for line in file.getvalue().splitlines(True) if not line.startswith(_DATED))


if __name__ == "__main__":
    write(assets.web() / "locale", sys.argv[1:])
