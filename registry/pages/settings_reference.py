"""The settings reference: every environment variable the registry reads, as Markdown.

Knows: how a setting's declaration reads as a table row. Does not know where the page is published.
"""

from __future__ import annotations

from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from registry.pages.markdown import GENERATED, table
from registry.settings import Settings

_INTRODUCTION = """# Settings

Every setting is an environment variable. An option on the command line wins over it. A value that cannot be used stops
the command with [`settings.invalid`](errors.md#settings), which names the variable.

"""


def settings_reference() -> str:
    """The whole page."""
    prefix = Settings.model_config["env_prefix"]
    rows = [
        (f"`{prefix}{name.upper()}`", _kind(field), _default(field), field.description or "")
        for name, field in Settings.model_fields.items()
    ]
    return (
        GENERATED
        + _INTRODUCTION
        + table(("Variable", "Value", "Default", "What it sets"), rows).rstrip()
        + "\n"
    )


def _kind(field: FieldInfo) -> str:
    annotation: Any = field.annotation
    if get_origin(annotation) is UnionType:
        (annotation,) = (part for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is Literal:
        return " or ".join(f"`{value}`" for value in get_args(annotation))
    word = {
        Path: "path",
        str: "text",
        SecretStr: "text",
        int: "whole number",
        float: "number",
        bool: "`true` or `false`",
    }[annotation]
    above = [bound.gt for bound in field.metadata if hasattr(bound, "gt")]
    return f"{word} above {above[0]:g}" if above else word


def _default(field: FieldInfo) -> str:
    return "none" if field.default is None else f"`{field.default}`"
