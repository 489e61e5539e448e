"""What each requirement costs when it is asked alone, in instructions: the same on every machine.

Knows: how to compile a release's own sources once more, with every requirement as an entrypoint. Shared terms count in
full for each requirement that uses them, so the parts add up to more than the whole.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

from registry.policy.index import rule_name
from registry.policy.release import Bundle
from registry.policy.wasm_engine import FUEL, WasmEngine

_NOTHING = "nothing/nothing"


def instructions(release: Bundle, opa: Path, question: bytes) -> dict[str, int]:
    """WebAssembly instructions, roughly, of each requirement by id for the input document `question`."""
    names = {one.id: rule_name(one) for one in release.requirements.values()}
    entrypoints = {id: f"alone/{name}" for id, name in names.items()}
    # A requirement's line of the index is a function, which cannot be asked for: a rule that asks it can.
    alone = "".join(
        f"\n{name} := data.index.{name}(data.result_codes, data.lib.here)\n" for name in names.values()
    )
    wasm = _compiled(release, opa, f"package alone\n{alone}", [_NOTHING, *entrypoints.values()])
    base = _used(WasmEngine(wasm, release.data, _NOTHING), question)
    return {
        id: _used(WasmEngine(wasm, release.data, entrypoint), question) - base
        for id, entrypoint in entrypoints.items()
    }


def _used(engine: WasmEngine, question: bytes) -> int:
    instance = engine._idle.instance
    instance.evaluate(question)
    left: int = instance._store.get_fuel()
    return FUEL - left


def _compiled(release: Bundle, opa: Path, alone: str, entrypoints: list[str]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rego = {path: text for path, text in release.opa_documents.items() if path.endswith(".rego")}
        more = {"nothing.rego": b"package nothing\n\nnothing := true\n", "alone.rego": alone.encode()}
        for path, text in {**rego, **more}.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(text)
        wanted = [argument for entrypoint in entrypoints for argument in ("--entrypoint", entrypoint)]
        command = [str(opa), "build", "--target", "wasm", *wanted, "--output", "bundle.tar.gz", "."]
        subprocess.run(command, cwd=place, check=True, capture_output=True, timeout=300)
        with tarfile.open(place / "bundle.tar.gz") as archive:
            member = archive.extractfile("/policy.wasm")
            assert member is not None
            return member.read()
