"""The pinned OPA: found on this machine, built by Go, or downloaded and checked, in that order.

Knows: where OPA comes from and how to tell that it is the one that `policies/opa.yaml` pins. Does not know
what it is used for.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from registry.errors import RegistryError

_DOWNLOADS = "https://github.com/open-policy-agent/opa/releases/download"
_MACHINES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}
_MAX_BINARY = 300 * 2**20
_PIN = "Write one exact version, the module with its checksum, and the digests there."

Fetch = Callable[[str], bytes]


@dataclass(frozen=True)
class Pin:
    """Which OPA: its version, the Go module with its checksum, and digests of official binaries."""

    version: str
    module: str
    module_sum: str
    digests: dict[str, str]

    @classmethod
    def read(cls, file: Path) -> Pin:
        """The pin in `policies/opa.yaml`. Raises `opa.pin`."""
        try:
            text = yaml.safe_load(file.read_text(encoding="utf-8"))
            pin = cls(str(text["version"]), text["go"]["module"], text["go"]["sum"], dict(text["digests"]))
        except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
            raise RegistryError("opa.pin", f"{file} does not pin an OPA: {error}", hint=_PIN) from error
        if not re.fullmatch(r"\d+\.\d+\.\d+", pin.version):
            raise RegistryError(
                "opa.pin", f"{file} pins the version {pin.version!r}, which is not exact", hint=_PIN
            )
        return pin


def find_opa(pin: Pin, folder: Path) -> Path | None:
    """The pinned OPA in `folder` or on PATH, or None. A different version is as good as none."""
    on_path = shutil.which("opa")
    candidates = [folder / "opa", *([Path(on_path)] if on_path else [])]
    return next((path for path in candidates if path.is_file() and opa_version(path) == pin.version), None)


def provide_opa(pin: Pin, folder: Path, fetch: Fetch | None = None) -> Path:
    """The pinned OPA, installed into `folder` where this machine has none.

    Raises `opa.install` where Go cannot build it, and `opa.unpinned` or `opa.digest` where there is no Go and
    the official binary has no pinned digest, or not that one.
    """
    if found := find_opa(pin, folder):
        return found
    folder.mkdir(parents=True, exist_ok=True)
    go = shutil.which("go")
    path = _built(go, pin, folder) if go else _downloaded(pin, folder, fetch or _fetch)
    if opa_version(path) != pin.version:
        path.unlink()
        raise RegistryError(
            "opa.install",
            f"what was installed is not OPA {pin.version}",
            hint=f"Install OPA {pin.version} yourself and put it on PATH.",
        )
    return path


def opa_version(path: Path) -> str | None:
    """The version that the OPA at `path` says it has, or None where it does not run."""
    try:
        run = subprocess.run([path, "version"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    line = re.search(r"^Version: (\S+)$", run.stdout, re.MULTILINE)
    return line[1] if line else None


def _built(go: str, pin: Pin, folder: Path) -> Path:
    target = f"{pin.module}@v{pin.version}"
    environment = os.environ | {"GOBIN": str(folder.resolve()), "GOFLAGS": ""}
    try:
        subprocess.run([go, "install", target], env=environment, check=True, capture_output=True, text=True)
        listing = subprocess.run(
            [go, "version", "-m", str(folder / "opa")], check=True, capture_output=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or str(error)
        raise RegistryError(
            "opa.install",
            f"`go install {target}` failed: {reason.strip()[-500:]}",
            hint=f"Install OPA {pin.version} yourself and put it on PATH.",
        ) from error
    if f"{pin.module}\tv{pin.version}\t{pin.module_sum}" not in listing:
        (folder / "opa").unlink()
        raise RegistryError(
            "opa.digest",
            f"Go built {target} from sources with another checksum than the pinned {pin.module_sum}",
            hint="Do not use it. Compare policies/opa.yaml with sum.golang.org.",
        )
    return folder / "opa"


def _downloaded(pin: Pin, folder: Path, fetch: Fetch) -> Path:
    kind = f"opa_{platform.system().lower()}_{_MACHINES.get(platform.machine().lower(), platform.machine())}"
    asset = next((name for name in sorted(pin.digests) if name.removesuffix("_static") == kind), None)
    if asset is None:
        raise RegistryError(
            "opa.unpinned",
            f"there is no OPA {pin.version} here, no Go to build it with, and no pinned digest of {kind}",
            hint=f"Install Go, or put OPA {pin.version} on PATH, or add the line `{kind}_static: <sha256>` under "
            f"`digests` in policies/opa.yaml, from {_DOWNLOADS}/v{pin.version}/{kind}_static.sha256.",
        )
    try:
        data = fetch(f"{_DOWNLOADS}/v{pin.version}/{asset}")
    except OSError as error:
        raise RegistryError(
            "opa.install",
            f"{asset} {pin.version} could not be downloaded: {error}",
            hint=f"Try again, or install OPA {pin.version} yourself and put it on PATH.",
        ) from error
    digest = hashlib.sha256(data).hexdigest()
    if digest != pin.digests[asset]:
        raise RegistryError(
            "opa.digest",
            f"the downloaded {asset} has the digest {digest}, not the pinned one",
            hint="Do not use it. Try again later, and report it if it stays so.",
        )
    draft = folder / f"opa.{os.urandom(4).hex()}"
    draft.write_bytes(data)
    draft.chmod(0o755)
    return draft.replace(folder / "opa")


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as response:
        data: bytes = response.read(_MAX_BINARY)
        return data
