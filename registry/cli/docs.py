"""`sightline docs`: write the generated pages of the documentation.

Knows: which pages are generated and what each is made from. `COMMITTED` stand in the repository, so that they can be
read without a build, and a test fails when they differ from what this writes; the rest is made anew for each build.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from registry import assets
from registry.cli.command_reference import command_reference
from registry.cli.main import main
from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.exchange.cases import Case, read_cases, reconstruct
from registry.folders import files_in
from registry.http.api import described
from registry.operations.assess import assess_record, record_assessor, wasm_engine
from registry.operations.assess_cases import assess_cases
from registry.operations.count_data import count_data
from registry.pages.act_reference import act_reference
from registry.pages.api_reference import api_reference
from registry.pages.check_page import folder as check_folder
from registry.pages.checkpoint_page import checkpoint_page
from registry.pages.field_reference import field_reference
from registry.pages.figures import Figures
from registry.pages.lifecycle_picture import lifecycle_picture
from registry.pages.markdown import GENERATED
from registry.pages.requirement_reference import profiles_page, requirement_index, requirement_pages
from registry.pages.results_pages import results_pages
from registry.pages.results_reference import Row, cases_page
from registry.pages.settings_reference import settings_reference
from registry.policy.release import SOURCES, Bundle, read_folder

COMMITTED: Final = ("reference/cli.md", "reference/settings.md", "reference/acts.md", "images/lifecycle.svg")
ANYWHERE: Final = "https://registry.example"
"""The address in the examples of the API: every register has the same one behind its own."""
CHECK_FOLDER: Final = "check-a-decision"
"""Where the page lies that checks one decision in a browser, complete in itself."""


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("docs"),
    show_default=True,
    help="The folder of the hand-written pages, into which the generated ones are written.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A register's open data, as `sightline publish` writes them; without, the results pages say that there were none.",
)
@click.option(
    "--checkpoint",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The checkpoint to show, of the same log.",
)
def docs(folder: Path, data: Path | None, checkpoint: Path | None) -> None:
    """Write the generated pages: commands, settings, the API, fields, requirements, results.

    They are made from this software, from its policy release and, for the results, from the open data in --data. However many
    deployments these hold, there are as many pages, and nothing is fetched.
    """
    if checkpoint is not None and data is None:
        raise click.UsageError("--checkpoint is shown with the data of its log: give --data too")
    figures = count_data(data, checkpoint) if data is not None else None
    bundle = read_folder(assets.policies() / "release")
    for name in ("requirements", "results"):
        _clear(folder / name)
    pages = [*committed_pages(), *_release_pages(bundle), *_results(bundle, figures)]
    pages.append(("reference/api.md", GENERATED + api_reference(described(ANYWHERE))))
    for path, text in pages:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for path, content in check_folder().items():
        target = folder / CHECK_FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    click.echo(f"wrote {len(pages)} pages into {folder}")


def _clear(former: Path) -> None:
    # What is gone leaves no page behind; what somebody wrote by hand stays.
    former.mkdir(parents=True, exist_ok=True)
    for old in files_in(former):
        if old.suffix == ".md" and old.read_text(encoding="utf-8").startswith(GENERATED):
            old.unlink()


def committed_pages() -> Iterator[tuple[str, str]]:
    """Path and text of the generated pages that stand in the repository."""
    yield from zip(
        COMMITTED,
        (command_reference(main), settings_reference(), act_reference(), lifecycle_picture()),
        strict=True,
    )


def _release_pages(bundle: Bundle) -> Iterator[tuple[str, str]]:
    rego = {
        path.removeprefix(SOURCES): data.decode()
        for path, data in bundle.files.items()
        if path.startswith(SOURCES) and path.endswith(".rego")
    }
    yield "reference/fields.md", GENERATED + field_reference()
    yield (
        "reference/policy-library.md",
        GENERATED + (assets.policies() / "README.md").read_text(encoding="utf-8"),
    )
    yield "requirements/index.md", requirement_index(bundle.catalogue, bundle.version, bundle.digest)
    yield "requirements/profiles.md", profiles_page(bundle.catalogue)
    for name, text in requirement_pages(bundle.catalogue, rego):
        yield f"requirements/{name}", text


def _results(bundle: Bundle, figures: Figures | None) -> Iterator[tuple[str, str]]:
    frameworks = {one.id: one.framework for one in bundle.requirements.values()}
    named = {name: bundle.framework_title(name) for name in set(frameworks.values())}
    for name, text in results_pages(figures, frameworks, named):
        yield f"results/{name}", text
    yield "results/checkpoint.md", checkpoint_page(figures)
    yield "results/cases.md", _cases(bundle)


def _cases(bundle: Bundle) -> str:
    cases, problems = read_cases(assets.policies() / "cases")
    if problems:
        raise RegistryError(
            "docs.case",
            f"{problems[0].file}: {problems[0].message}",
            hint="Mend the case file; see `sightline cases`.",
        )
    compared = assess_cases(cases, record_assessor(bundle, [wasm_engine(bundle)]))
    return cases_page(_assessed(cases, bundle), compared, bundle.requirements)


def _assessed(cases: list[Case], bundle: Bundle) -> list[Row]:
    engine = wasm_engine(bundle)
    rows = []
    for case in cases:
        filing = reconstruct(case)
        record = read_record(filing["record"])
        made = assess_record(record, bundle, [engine], case.law_date.date).assessment
        rows.append(
            Row(
                deployment=case.id, title=str(record.deployment.title or case.name), country=str(record.place.country),
                law_date=made.law_date.iso, assumed=case.law_date.assumed, binding=made.outcome.binding,
                strict=made.outcome.strict, not_met=tuple(r.id for r in made.with_status("not_met")),
            )
        )  # fmt: skip
    return rows
