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
from registry.operations.assess import assess_record, record_assessor, wasm_engine
from registry.operations.assess_cases import assess_cases
from registry.operations.home import Home
from registry.operations.registry import open_registry
from registry.operations.show.summaries import summaries
from registry.pages.act_reference import act_reference
from registry.pages.check_page import folder as check_folder
from registry.pages.field_reference import field_reference
from registry.pages.lifecycle_picture import lifecycle_picture
from registry.pages.markdown import GENERATED
from registry.pages.requirement_reference import profiles_page, requirement_index, requirement_pages
from registry.pages.results_reference import Row, results_page
from registry.pages.settings_reference import settings_reference
from registry.policy.release import SOURCES, Bundle, read_folder
from registry.settings import settings
from registry.storage import lists

COMMITTED: Final = ("reference/cli.md", "reference/settings.md", "reference/acts.md", "images/lifecycle.svg")
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
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="The registry whose decisions the results page shows; where there is none, the cases are assessed for it.",
)
def docs(folder: Path, home: Path) -> None:
    """Write the generated pages: commands, settings, fields, requirements, results.

    They are made from this software, from the policy release and, for the results, from the registry in --home.
    """
    bundle = read_folder(assets.policies() / "release")
    # A requirement that is gone leaves no page behind; what somebody wrote by hand stays.
    former = folder / "requirements"
    former.mkdir(parents=True, exist_ok=True)
    for old in files_in(former):
        if old.suffix == ".md" and old.read_text(encoding="utf-8").startswith(GENERATED):
            old.unlink()
    pages = [*committed_pages(), *_release_pages(bundle), ("results.md", _results(bundle, home))]
    for path, text in pages:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for path, data in check_folder().items():
        target = folder / CHECK_FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    click.echo(f"wrote {len(pages)} pages into {folder}")


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


def _results(bundle: Bundle, home: Path) -> str:
    cases, problems = read_cases(assets.policies() / "cases")
    if problems:
        raise RegistryError(
            "docs.case",
            f"{problems[0].file}: {problems[0].message}",
            hint="Mend the case file; see `sightline cases`.",
        )
    if Home(home).trust.is_file():
        rows, made_from = _logged(home)
    else:
        rows, made_from = _assessed(cases, bundle)
    compared = assess_cases(cases, record_assessor(bundle, [wasm_engine(bundle)]))
    return results_page(rows, made_from, compared, bundle.requirements)


def _logged(home: Path) -> tuple[list[Row], str]:
    registry = open_registry(home, settings(), with_keys=False)
    listed = list(lists.every(registry.database, lists.Filters()))
    rows = [
        Row(
            deployment=row.deployment_id, title=row.title or "", country=row.country, law_date=said.law_date,
            assumed=said.law_date_assumed, binding=said.binding, strict=said.strict, provenance=said.provenance,
            not_met=row.not_met,
        )
        for row, said in zip(listed, summaries(registry, listed), strict=True)
    ]  # fmt: skip
    keys = "development keys: a demonstration" if registry.description.development_keys else "its own keys"
    return rows, (
        f"These are the latest decisions in the log `{registry.log.origin}`, as they were signed there with {keys}. "
        "[Check a log yourself](check.md) shows how to check such a log."
    )


def _assessed(cases: list[Case], bundle: Bundle) -> tuple[list[Row], str]:
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
                strict=made.outcome.strict, provenance="reconstructed",
                not_met=tuple(r.id for r in made.with_status("not_met")),
            )
        )  # fmt: skip
    return rows, (
        "These are assessments of the case files in `policies/cases` under the release named in "
        "[Requirements](requirements/index.md). No registry was at hand when this page was made: nothing here was signed "
        "or logged."
    )
