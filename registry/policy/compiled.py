"""Native code of WebAssembly modules, kept between runs.

Knows: how to compile a module once and find it again. Does not know what the module does.

A kept module is executable code, so it is read only from a folder and a file that nobody else can write.
Where the folder cannot be trusted or written, modules are compiled afresh: slower, never unsafe.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import wasmtime

from registry.domain.canonical import sha256_hex
from registry.errors import RegistryError

WASMTIME = version("wasmtime")


def compile_module(engine: wasmtime.Engine, wasm: bytes, settings: str, folder: Path) -> wasmtime.Module:
    """The module of `wasm`, from `folder` where it was kept. Raises `engine.module` where it does not
    compile.

    `settings` names the engine's configuration, which native code depends on.
    """
    kept = folder / f"{sha256_hex(wasm)}-{settings}-wasmtime-{WASMTIME}.native"
    if native := _trusted(kept):
        try:
            return wasmtime.Module.deserialize(engine, native)
        except wasmtime.WasmtimeError:
            kept.unlink(missing_ok=True)  # made for another processor
    try:
        module = wasmtime.Module(engine, wasm)
    except (wasmtime.WasmtimeError, UnicodeDecodeError) as error:
        raise RegistryError(
            "engine.module",
            f"the policy module does not compile: {error}",
            hint="Build the release again with `sightline policies build`, or use the software that built it.",
        ) from error
    _keep(kept, bytes(module.serialize()))
    return module


def default_folder() -> Path:
    """Where this user's compiled modules are kept (XDG Base Directory)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sightline" / "modules"


def _trusted(file: Path) -> bytes | None:
    try:
        if not _ours(file.parent.lstat(), stat.S_ISDIR):
            return None
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as opened:
        return opened.read() if _ours(os.fstat(descriptor), stat.S_ISREG) else None


def _keep(file: Path, native: bytes) -> None:
    draft = file.with_name(f"{file.name}.{os.urandom(4).hex()}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _ours(file.parent.lstat(), stat.S_ISDIR):
            return
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(native)
                os.fsync(descriptor)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError:
        return  # a full or read-only disk costs a compilation at the next start, nothing else


def _ours(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    others = stat.S_IMODE(status.st_mode) & 0o077
    return is_kind(status.st_mode) and status.st_uid == os.geteuid() and not others
