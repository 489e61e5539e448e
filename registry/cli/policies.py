"""`sightline policies`: build the release from the policy library, and list its requirements."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.table import Table

from registry import assets
from registry.cli.impact import impact
from registry.cli.releases import diff, release, sign_bundles_, state
from registry.cli.table import print_table
from registry.operations.build_policies import build_policies
from registry.operations.installed_release import installed_opa_bundle, installed_release
from registry.operations.list_requirements import requirement_documents
from registry.pages.words import counted


@click.group()
def policies() -> None:
    """The policy library: build it, release it, put a release in force, compare releases, list requirements."""


for _command in (release, state, diff, impact, sign_bundles_):
    policies.add_command(_command)


@policies.command()
def build() -> None:
    """Compile policies/ into policies/release/: sources, data and policy.wasm, the same bytes from the same sources.

    Needs OPA in the version that policies/opa.yaml pins: found on the PATH, else made with `go install`, else the official
    binary where its digest is known.
    """
    bundle = build_policies(assets.policies())
    click.echo(
        f"release {bundle.version}, digest {bundle.digest}, {counted(len(bundle.requirements), 'requirement')}"
    )


@policies.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
def bundle(output: Path) -> None:
    """Write the release to OUTPUT as a bundle for an OPA server of your own, whose revision is the release's digest.

    \b
    Example:
      sightline policies bundle bundle.tar.gz && opa run --server --bundle bundle.tar.gz
    """
    output.write_bytes(installed_opa_bundle())
    click.echo(f"wrote {output}")


@policies.command("list")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print every requirement as JSON: its whole metadata, and its force by place, operator and day.",
)
def list_(as_json: bool) -> None:
    """List the requirements of the release."""
    if as_json:
        click.echo(json.dumps(requirement_documents(), indent=2, ensure_ascii=False))
        return
    table = Table("id", "title", "framework", "kind", "severity", "ground", "text read", box=None)
    for r in installed_release().requirements.values():
        table.add_row(r.id, r.title, r.framework, r.kind, r.severity, r.ground, "yes" if r.verified else "no")
    print_table(table, 160)
