"""The reference says what the software does: nothing is missing from it and nothing in it is dead."""

from __future__ import annotations

import re
from collections import Counter

import click
import pytest

from registry.cli.docs import COMMITTED, committed_pages
from registry.cli.main import main
from registry.settings import Settings
from tests.docs.conftest import GENERATED, ROOT, pages
from tests.docs.error_codes import error_codes

REFERENCE = ROOT / "docs" / "reference"


def explained(page: str) -> list[str]:
    return re.findall(r"^\| `([a-z]+\.[a-z0-9_]+)` \|", (REFERENCE / page).read_text(), re.MULTILINE)


def test_every_error_code_is_explained_and_no_dead_one_is() -> None:
    codes = Counter(explained("errors.md"))
    assert not [code for code, times in codes.items() if times > 1]
    assert error_codes() - codes.keys() == {
        code for code in explained("us-omb.md") if code.startswith("omb.")
    }
    assert not codes.keys() - error_codes()


def test_the_codes_are_read_from_the_code_and_not_from_the_page() -> None:
    assert {
        "check.differs",
        "file.tag",
        "record.withheld_never",
        "omb.date_form",
        "settings.invalid",
    } <= error_codes()
    assert not {"registry.db", "operator.name", "deployment.title"} & error_codes()


def test_error_codes_stand_in_order_each_under_its_area() -> None:
    area = ""
    seen: dict[str, list[str]] = {}
    for line in (REFERENCE / "errors.md").read_text().splitlines():
        area = line.removeprefix("## ") if line.startswith("## ") else area
        if found := re.match(r"\| `([a-z]+)\.([a-z0-9_]+)`", line):
            assert found[1] == area, line
            seen.setdefault(area, []).append(found[2])
    assert list(seen) == sorted(seen)
    assert all(reasons == sorted(reasons) for reasons in seen.values())


@pytest.mark.parametrize(("path", "text"), list(committed_pages()), ids=COMMITTED)
def test_a_committed_page_is_what_sightline_docs_writes(path: str, text: str) -> None:
    assert (ROOT / "docs" / path).read_text() == text, "run `sightline docs`"


def test_every_command_and_option_stands_in_the_command_reference() -> None:
    page = (REFERENCE / "cli.md").read_text()

    def walk(command: click.Command, name: str) -> None:
        assert f"# {name}\n" in page
        (part,) = re.findall(rf"^#+ {name}\n(.*?)(?=^#+ |\Z)", page, re.DOTALL | re.MULTILINE)
        for option in command.params:
            if isinstance(option, click.Option):
                assert all(spelling in part for spelling in (*option.opts, *option.secondary_opts)), (
                    name,
                    option.name,
                )
        if isinstance(command, click.Group):
            context = click.Context(command)
            for below in command.list_commands(context):
                found = command.get_command(context, below)
                assert found is not None
                walk(found, f"{name} {below}")

    walk(main, "sightline")


def test_every_setting_stands_in_the_settings_reference() -> None:
    page = (REFERENCE / "settings.md").read_text()
    for name, field in Settings.model_fields.items():
        assert f"| `SIGHTLINE_{name.upper()}` |" in page
        assert field.description
        assert field.description in page


def test_a_setting_that_is_named_anywhere_exists() -> None:
    known = {f"SIGHTLINE_{name.upper()}" for name in Settings.model_fields}
    for page in pages():
        assert set(re.findall(r"SIGHTLINE_[A-Z_]+", page.read_text())) <= known | {"SIGHTLINE_SKIPS"}, page


def test_every_decision_is_listed_in_order_and_in_the_navigation() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(path.name for path in folder.glob("0*.md"))
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
    listed = re.findall(r"\((0[^)]+\.md)\)", (folder / "index.md").read_text())
    assert listed == files
    assert re.findall(r"decisions/(0.+\.md)", (ROOT / "mkdocs.yml").read_text()) == files
    for name in files:
        page = (folder / name).read_text()
        assert re.findall(r"^## (.+)$", page, re.MULTILINE) == [
            "Question",
            "Decision",
            "Why",
            "What follows",
        ], name
        assert "**Status:** " in page


def test_every_page_is_in_the_navigation() -> None:
    navigation = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text()))
    docs = ROOT / "docs"
    assert {path.relative_to(docs).as_posix() for path in pages() if docs in path.parents} <= navigation


def test_every_link_to_a_file_leads_somewhere() -> None:
    docs = ROOT / "docs"
    for page in pages():
        for target in re.findall(r"\]\((?!https?:|#|<)([^)#]+)", page.read_text()):
            path = (page.parent / target).resolve()
            made_by_the_build = path.is_relative_to(docs) and path.relative_to(docs).as_posix().startswith(
                GENERATED
            )
            assert made_by_the_build or path.exists(), (page.name, target)


def test_no_page_needs_anything_from_elsewhere() -> None:
    for page in pages():
        text = page.read_text()
        assert not re.search(r"!\[[^\]]*\]\(https?:", text), page
        assert not re.search(r"<(script|link|iframe)\b", text), page
