"""Files of public keys, as they are handed over to whoever checks.

Knows: the format: one key a line (C2SP vkey), `#` starts a comment line, blank lines are skipped. Does not know what a
key is trusted for: its name says.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from registry.domain.verifier import parse_vkey
from registry.errors import RegistryError
from registry.log.policy_file import Policy, parse_policy

MAX_BYTES: Final = 1 << 20


def read_key_files(files: Iterable[Path]) -> list[str]:
    """The key lines of all files, each once, in order; raises `trust.file` naming file and line."""
    keys: dict[str, None] = {}
    for file in files:
        try:
            if file.stat().st_size > MAX_BYTES:
                raise RegistryError(
                    "trust.file",
                    f"{file} is too large to be a file of keys",
                    hint="Give a file of public keys.",
                )
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
            raise RegistryError(
                "trust.file", f"{file}: {reason}", hint="Give a file of public keys with --key."
            ) from None
        found = {parsed: None for number, line in enumerate(lines, 1) if (parsed := _key(file, number, line))}
        if not found:
            raise RegistryError(
                "trust.file",
                f"{file} holds no key",
                hint="Give the registry's key file, such as demo/trust/registry.vkeys.",
            )
        keys |= found
    return list(keys)


def read_policy_file(file: Path) -> Policy:
    """The trust policy in `file` (C2SP tlog-policy); raises `trust.file`, `log.policy`."""
    try:
        with file.open("rb") as opened:
            return parse_policy(opened.read(MAX_BYTES + 1))
    except OSError as error:
        raise RegistryError(
            "trust.file", f"{file}: {error.strerror}", hint="Give a policy file with --policy."
        ) from None


def _key(file: Path, number: int, line: str) -> str | None:
    if not line.strip() or line.startswith("#"):
        return None
    try:
        return parse_vkey(line.strip()).vkey
    except RegistryError as error:
        raise RegistryError(
            "trust.file",
            f"{file}, line {number}: {error.message}",
            hint="Each line is one public key: name+id+base64.",
        ) from None
