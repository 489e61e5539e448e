"""The `sightline` command: which subcommands there are, and how errors become messages and exit codes.

Exit codes: 0 fine; 1 the answer is "no" (a check failed, an outcome under --fail-on); 2 the input or the
surroundings are unusable. Subcommands are loaded when they are called, so that `check` loads neither storage nor
Flask.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any, Final

import click

from registry import __version__
from registry.errors import RegistryError

_COMMANDS: Final = {
    "init": ("registry.cli.registry", "init"),
    "serve": ("registry.cli.registry", "serve"),
    "demo": ("registry.cli.demo", "demo"),
    "file": ("registry.cli.filing", "file"),
    "assess": ("registry.cli.assess", "assess"),
    "cases": ("registry.cli.assess", "cases"),
    "check": ("registry.cli.check", "check"),
    "log": ("registry.cli.log", "log"),
    "policies": ("registry.cli.policies", "policies"),
    "docs": ("registry.cli.docs", "docs"),
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RegistryError as error:
            print_error(error)
            sys.exit(2)
        except BrokenPipeError:
            # The reader of a pipe went away, as `head` does.
            sys.stderr.close()
            sys.exit(0)


def print_error(error: RegistryError) -> None:
    """Tell a person what is wrong, where, and what to do."""
    click.secho("sightline: ", fg="red", bold=True, nl=False, err=True)
    click.echo(f"{error.message} [{error.code}]", err=True)
    if error.hint:
        click.echo(f"  {error.hint}", err=True)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sightline")
def main() -> None:
    """Sightline: the public register of face recognition and other AI surveillance.

    A body files what it runs; policies test the filing; every decision is signed and appended to a public log;
    anyone can check all of it.

    \b
    Start here:
      sightline demo                            a registry with documented deployments, served on this machine
      echo '{}' | sightline assess -            what an empty filing leaves undetermined
      sightline check demo/public --key demo/trust/registry.vkeys
    """
