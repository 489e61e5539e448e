"""The generated pages: what they say of requirements and results is what the release and the log say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown import Markdown

from registry.assets import policies
from registry.cli.docs import docs
from registry.pages.markdown import link, literal, table
from registry.policy.release import Bundle, read_folder


@pytest.fixture(scope="module")
def release() -> Bundle:
    return read_folder(policies() / "release")


@pytest.fixture(scope="module")
def written(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return run(tmp_path_factory.mktemp("docs"), demo_home)


def run(folder: Path, home: Path) -> dict[str, str]:
    result = CliRunner().invoke(docs, ["--folder", str(folder), "--home", str(home)])
    assert result.exit_code == 0, result.output
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.md")}


def test_every_requirement_has_a_page_with_all_that_the_release_says_of_it(
    written: dict[str, str], release: Bundle
) -> None:
    for id, requirement in release.requirements.items():
        page = " ".join(written[f"requirements/{id.lower()}.md"].split())
        said = [requirement.title, requirement.description, requirement.comply, requirement.note or ""]
        said += [requirement.source.act, requirement.source.article, requirement.in_force.citation]
        assert all(" ".join(literal(part).split()) in page for text in said for part in text.split("\n\n")), (
            id
        )
        assert requirement.source.link is None or requirement.source.link in page
        assert f"| Verified | {'yes' if requirement.verified else 'no'}: " in page
        assert all(f"| `{path}` |" in page for path in requirement.inputs)
        assert all(f"| `{name}` |" in page for name in requirement.parameters)
        assert f"package requirements.{requirement.framework}.{requirement.rule}" in page
        assert "# METADATA" not in page
    assert len([name for name in written if re.match(r"requirements/\w+-\w+\.md", name)]) == len(
        release.requirements
    )


def test_a_requirement_says_where_it_binds_and_where_it_only_advises(written: dict[str, str]) -> None:
    assert (
        "| European Convention on Human Rights | binds | law enforcement authorities"
        in written["requirements/hr-05.md"]
    )
    assert "| European Convention on Human Rights | advises |" in written["requirements/hr-08.md"]
    assert "| Universal standards | advises |" in written["requirements/unp-04.md"]


def test_a_parameter_of_our_own_is_told_from_one_of_the_law(written: dict[str, str]) -> None:
    assert "this project's own proposal" in written["requirements/unp-04.md"]


def test_a_requirement_that_is_gone_leaves_no_page_and_a_page_written_by_hand_stays(
    written: dict[str, str], tmp_path: Path
) -> None:
    pages = tmp_path / "requirements"
    pages.mkdir()
    (pages / "old-01.md").write_text(written["requirements/hr-01.md"])
    (pages / "notes.md").write_text("# Notes of our own\n")
    made = run(tmp_path, tmp_path / "nowhere")
    assert "requirements/old-01.md" not in made
    assert "requirements/notes.md" in made


def test_results_come_from_the_log_where_there_is_one(written: dict[str, str]) -> None:
    page = written["results.md"]
    assert "latest decisions in the log `127.0.0.1:8000/log/" in page
    assert "development keys" in page
    assert len(re.findall(r"\| reconstructed \|", page)) == len(list((policies() / "cases").glob("*.yaml")))


def test_results_without_a_registry_say_that_nothing_was_signed_and_find_the_same(
    written: dict[str, str], tmp_path: Path
) -> None:
    page = run(tmp_path, tmp_path / "nowhere")["results.md"]
    assert "nothing here was signed or logged" in page

    def rows(text: str) -> set[str]:
        return set(re.findall(r"^.*\| reconstructed \|.*$", text, re.MULTILINE))

    assert rows(page) == rows(written["results.md"])


def test_a_law_date_that_is_assumed_says_so(written: dict[str, str]) -> None:
    assert "| 2020-08-11 (assumed) |" in written["results.md"]
    assert "| 2021-08-24 |" in written["results.md"]


def test_every_generated_page_is_marked_and_its_tables_are_tables(written: dict[str, str]) -> None:
    for name, text in written.items():
        assert text.startswith("<!-- Written by `sightline docs`."), name
        html = Markdown(extensions=["tables", "fenced_code"]).convert(text)
        assert html.count("<table>") == len(re.findall(r"^\| ?---", text, re.MULTILINE)), name
        assert "<p>|" not in html, name


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[click](javascript:x)",
        "![x](http://a.example/b.png)",
        "a | b",
        "*a* _b_ `c` **d**",
        "# not a heading",
        "- no list",
        "1. no list",
        "<http://a.example>",
        "&amp; {: .x }",
        "ends with a backslash \\",
    ],
)
def test_a_text_of_others_is_shown_as_it_stands(text: str) -> None:
    import html

    made = Markdown(extensions=["tables", "attr_list"]).convert(table(("h",), [(literal(text),)]))
    (cell,) = re.findall(r"<td>(.*?)</td>", made, re.DOTALL)
    assert "<" not in cell
    assert html.unescape(cell) == text
    paragraph = Markdown(extensions=["tables", "attr_list"]).convert(literal(text))
    assert html.unescape(paragraph.removeprefix("<p>").removesuffix("</p>")) == text


def test_an_address_of_others_cannot_leave_its_link() -> None:
    made = Markdown().convert(link("x", "http://a.example/> <script>"))
    assert "<script>" not in made
