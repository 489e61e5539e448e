"""The generated pages: what they say of requirements and results is what the release and the log say."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown import Markdown

from registry.assets import policies
from registry.cli.main import main
from registry.domain.canonical import sha256_hex
from registry.domain.countries import COUNTRIES
from registry.pages.figures import Figures
from registry.pages.markdown import link, literal, table
from registry.pages.results_pages import NAMES, results_pages
from registry.pages.words import outcome
from registry.policy.release import Bundle, read_folder


@pytest.fixture(scope="module")
def release() -> Bundle:
    return read_folder(policies() / "release")


@pytest.fixture(scope="module")
def data(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data of the demonstration, with its checkpoint beside them."""
    folder = tmp_path_factory.mktemp("data") / "open-data"
    invoke("publish", str(folder), "--home", str(demo_home))
    said = invoke("log", "checkpoint", "--home", str(demo_home))
    (folder.parent / "checkpoint").write_text(said)
    return folder


def invoke(*command: str) -> str:
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def written(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    given = ("--data", str(data), "--checkpoint", str(data.parent / "checkpoint"))
    return run(tmp_path_factory.mktemp("docs"), *given)


def run(folder: Path, *given: str) -> dict[str, str]:
    invoke("docs", "--folder", str(folder), *given)
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
    made = run(tmp_path)
    assert "requirements/old-01.md" not in made
    assert "requirements/notes.md" in made


def shown(page: str, heading: str) -> dict[str, dict[str, int]]:
    """The first table below a heading: row -> column -> number."""
    lines = page.partition(heading)[2].splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("|"))
    table = [line.strip("| ").split(" | ") for line in lines[begin : lines.index("", begin)]]
    head, _, *rows = table
    return {
        row[0].strip(): {
            kind.strip(): int(n.replace(",", "")) for kind, n in zip(head[1:], row[1:], strict=True)
        }
        for row in rows
    }


def test_the_figures_of_the_results_are_those_of_the_open_data(written: dict[str, str], data: Path) -> None:
    with closing(sqlite3.connect(data / "register.db")) as database:
        rows = database.execute("SELECT country, binding FROM deployments").fetchall()
        unmet = database.execute("SELECT count(*) FROM statuses WHERE status = 'not_met'").fetchone()[0]
    counted = Counter(
        (COUNTRIES[country], outcome(binding, "binding").capitalize()) for country, binding in rows
    )
    table = shown(written["results/countries.md"], "### Under binding rules: reconstructed")
    assert sum(parts["All"] for parts in table.values()) == len(rows) == 26
    for value, parts in table.items():
        for kind, number in parts.items():
            if kind != "All":
                assert counted[value, kind] == number
    frameworks = shown(written["results/frameworks.md"], "## Reconstructed")
    assert sum(parts["Not met"] for parts in frameworks.values()) == unmet > 0


def test_each_plot_says_in_words_what_it_draws(written: dict[str, str]) -> None:
    page = written["results/countries.md"]
    told = re.findall(r"<desc [^>]*>(.*?)</desc>", page)
    assert len(told) == page.count("<svg ") == 2
    assert "United Kingdom: non-compliant 2, undetermined 2" in told[0]


def test_the_checkpoint_is_shown_and_is_of_the_same_log(
    written: dict[str, str], data: Path, tmp_path: Path
) -> None:
    assert (data.parent / "checkpoint").read_text() in written["results/checkpoint.md"]
    other = tmp_path / "checkpoint"
    other.write_text((data.parent / "checkpoint").read_text().replace("127.0.0.1:8000", "other.example"))
    result = CliRunner().invoke(
        main, ["docs", "--folder", str(tmp_path), "--data", str(data), "--checkpoint", str(other)]
    )
    assert result.exit_code != 0
    assert "snapshot.checkpoint" in result.output


def test_data_that_are_not_those_of_their_manifest_are_not_counted(data: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(data, tmp_path / "open-data"))
    with closing(sqlite3.connect(changed / "register.db")) as database:
        database.execute("UPDATE deployments SET binding = 'compliant'")
        database.commit()
    result = CliRunner().invoke(main, ["docs", "--folder", str(tmp_path), "--data", str(changed)])
    assert result.exit_code != 0
    assert "snapshot.differs" in result.output


HOSTILE = {
    "an act that is markup": """
        DROP TABLE acts;
        CREATE TABLE acts AS SELECT '2026-11-24' AS stated_at, 'x` <script>alert(1)</script> `y' AS act""",
    "a year that is markup": "UPDATE versions SET filed_at = '<!--' || substr(filed_at, 5)",
    "a country of several lines": "UPDATE deployments SET country = 'NL' || char(10) || '```'",
    "a country that is bytes": "UPDATE deployments SET country = x'4e4c'",
    "a technology of 50,000 characters": "UPDATE deployments SET technology = printf('%.50000c', 'x')",
    "no table of acts": "DROP TABLE acts",
    "a view that never ends": """
        DROP TABLE acts;
        CREATE VIEW acts AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
            SELECT '2026' AS stated_at, 'object' AS act FROM c""",
}


@pytest.mark.parametrize("change", HOSTILE)
def test_data_of_another_form_than_a_register_writes_are_refused(
    data: Path, tmp_path: Path, change: str
) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "open-data"))
    path, manifest = folder / "register.db", folder / "snapshot.json"
    before = sha256_hex(path.read_bytes())
    with closing(sqlite3.connect(path)) as database:
        database.executescript(HOSTILE[change])
        database.commit()
    # Whoever forges the data forges the manifest with them.
    manifest.write_bytes(
        manifest.read_bytes().replace(before.encode(), sha256_hex(path.read_bytes()).encode())
    )
    result = CliRunner().invoke(main, ["docs", "--folder", str(tmp_path), "--data", str(folder)])
    assert result.exit_code != 0
    assert "snapshot.unreadable" in result.output


def test_a_checkpoint_with_lines_of_others_is_shown_as_text(data: Path, tmp_path: Path) -> None:
    size, root, rest = (data.parent / "checkpoint").read_text().partition("\n")[2].split("\n", 2)
    origin = (data.parent / "checkpoint").read_text().partition("\n")[0]
    forged = tmp_path / "checkpoint"
    forged.write_text("\n".join([origin, size, root, "```", "<script>alert(9)</script>", "```text", rest]))
    made = run(tmp_path, "--data", str(data), "--checkpoint", str(forged))
    shown = Markdown(extensions=["fenced_code"]).convert(made["results/checkpoint.md"])
    assert "alert(9)" in shown
    assert "<script" not in shown


def test_without_data_the_results_say_that_there_were_none(tmp_path: Path) -> None:
    made = run(tmp_path)
    assert set(made) >= {f"results/{name}.md" for name in NAMES}
    for name in NAMES:
        assert "No register’s open data were at hand" in made[f"results/{name}.md"]
    assert "| reconstructed |" in made["results/cases.md"] or "(assumed)" in made["results/cases.md"]


def test_what_a_register_without_deployments_found_is_nothing() -> None:
    empty = Figures(
        origin="register.example/log/2026", size=1, address="https://register.example", sha256="0" * 64, checkpoint=None,
        countries=[], technologies=[], law_years=[], requirements=[], void=[], begun=[], filed=[], decided=[], acts=[],
    )  # fmt: skip
    for _, text in results_pages(empty, {}, {}):
        assert "<svg" not in text


def test_a_name_in_the_data_is_text_on_the_page() -> None:
    hostile = "<script>x</script> | [a](javascript:b)\n# c"
    figures = Figures(
        origin="register.example/log/2026", size=2, address="https://register.example", sha256="0" * 64, checkpoint=None,
        countries=[("filed", hostile, "undetermined", "undetermined", 1)], technologies=[], law_years=[],
        requirements=[("filed", hostile, "not_met", 1)], void=[], begun=[], filed=[("2026", "filed", 1)],
        decided=[], acts=[("2026", "authorise", 1)],
    )  # fmt: skip
    for name, text in results_pages(figures, {}, {}):
        html = Markdown(extensions=["tables", "fenced_code"]).convert(text)
        assert "<script" not in html, name
        assert 'href="javascript' not in html, name
        assert "<h1>c" not in html, name


def test_a_law_date_that_is_assumed_says_so(written: dict[str, str]) -> None:
    assert "| 2020-08-11 (assumed) |" in written["results/cases.md"]
    assert "| 2021-08-24 |" in written["results/cases.md"]


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
