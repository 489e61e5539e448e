"""The normative engine: OPA's WebAssembly output, run in this process by wasmtime.

Knows: OPA's plain WebAssembly ABI 1.2 and how to bound a run. Does not know what the policies say, nor where
the module comes from.

The module is given no function of this process: its imports are a memory and stubs written in WebAssembly
that trap. So a policy cannot reach a clock, a file or the network, whatever it says. A run of a module that
others made is bounded by fuel, which counts instructions, and not by time: the same facts never pass on one
machine and time out on another. Counting takes a quarter of the time, and Rego always ends, so a module that
came with this software may run without (decision 3).
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import wasmtime

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.policy.assembly import WHOLE, Assemble, whole
from registry.policy.compiled import WASMTIME, compile_module, default_folder

FUEL = 2_000_000_000
"""WebAssembly instructions, roughly, that one run may use: some three hundred times what release 0.2.0
needs."""

MEMORY = 256 * 2**20
"""Bytes of the one memory that an instance may use."""

_TABLE = 100_000
"""Entries of the one table that an instance may use: OPA puts its functions there."""

_PAGE = 65_536

_SURROUNDINGS = """
(module
  (memory (export "memory") 8)
  (global $message (export "message") (mut i32) (i32.const 0))
  (func (export "opa_abort") (param i32) (global.set $message (local.get 0)) unreachable)
  (func (export "opa_println") (param i32))
  (func (export "opa_builtin0") (param i32 i32) (result i32) unreachable)
  (func (export "opa_builtin1") (param i32 i32 i32) (result i32) unreachable)
  (func (export "opa_builtin2") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "opa_builtin3") (param i32 i32 i32 i32 i32) (result i32) unreachable)
  (func (export "opa_builtin4") (param i32 i32 i32 i32 i32 i32) (result i32) unreachable))
"""

# Asks the module with one number, the length of the question: to pass the seven that it wants through Python takes as
# long as several requirements. Gives the address of the answer's text, times 2^32, and its length.
_ASKING = """
(module
  (import "policy" "opa_eval" (func $evaluate (param i32 i32 i32 i32 i32 i32 i32) (result i32)))
  (import "env" "memory" (memory 1))
  (global $entrypoint (export "entrypoint") (mut i32) (i32.const 0))
  (global $data (export "data") (mut i32) (i32.const 0))
  (global $base (export "base") (mut i32) (i32.const 0))
  (func $length (export "length") (param $text i32) (result i32)
    (local $end i32)
    (local.set $end (local.get $text))
    (loop $next
      (if (i32.load8_u (local.get $end))
        (then (local.set $end (i32.add (local.get $end) (i32.const 1))) (br $next))))
    (i32.sub (local.get $end) (local.get $text)))
  (func (export "ask") (param $length i32) (result i64)
    (local $answer i32)
    (local.set $answer
      (call $evaluate
        (i32.const 0) (global.get $entrypoint) (global.get $data) (global.get $base) (local.get $length)
        ;; the first multiple of 16 behind the question
        (i32.and (i32.add (i32.add (global.get $base) (local.get $length)) (i32.const 15)) (i32.const -16))
        (i32.const 0)))
    (i64.or
      (i64.shl (i64.extend_i32_u (local.get $answer)) (i64.const 32))
      (i64.extend_i32_u (call $length (local.get $answer))))))
"""


_UNFIT = (wasmtime.WasmtimeError, wasmtime.Trap, KeyError, ValueError, TypeError, IndexError, RecursionError)
"""What a module raises that is none of OPA's."""


class WasmEngine:
    """An `Engine` over one policy module and its data document. One instance a thread, made when first
    needed."""

    name = "opa-wasm"
    version = f"wasmtime {WASMTIME}"

    def __init__(
        self,
        wasm: bytes,
        data: bytes,
        entrypoint: str = WHOLE,
        assemble: Assemble = whole,
        *,
        bounded: bool = True,
        cache: Path | None = None,
    ) -> None:
        """`data` is the JSON text of the data document; `assemble` makes the assessment of what `entrypoint`
        gives; `bounded` may be false only for a module known to be compiled from Rego. Native code is kept in
        `cache`, by default the user's own cache folder.

        Raises `engine.module` where the module is not OPA's, needs functions of this process or has no such
        entrypoint.
        """
        config = wasmtime.Config()
        config.consume_fuel = bounded
        self._bounded = bounded
        self._engine = wasmtime.Engine(config)
        settings = "fuel" if bounded else "plain"
        self._module = compile_module(self._engine, wasm, settings, cache or default_folder())
        self._surroundings = wasmtime.Module(self._engine, _SURROUNDINGS)
        self._asking = wasmtime.Module(self._engine, _ASKING)
        self._data = data
        self._entrypoint = entrypoint
        self._assemble = assemble
        self._idle = threading.local()
        self._idle.instance = self._instance()

    def assess(self, facts: bytes, law_date: Mapping[str, Any]) -> bytes:
        """See `Engine.assess`. Raises `engine.trap`, `engine.undefined` and `engine.result`."""
        question = b'{"facts":%b,"law_date":%b}' % (facts, canonical_bytes(law_date))
        instance = getattr(self._idle, "instance", None) or self._instance()
        # An instance that did not finish, for whatever reason, is never used again.
        self._idle.instance = None
        answer = instance.evaluate(question)
        self._idle.instance = instance
        return self._assemble(_result(answer), "the policy module")

    def _instance(self) -> _Instance:
        return _Instance(
            self._engine,
            self._module,
            self._surroundings,
            self._asking,
            self._data,
            self._entrypoint,
            self._bounded,
        )


class _Instance:
    """The module with its memory, its data document and nothing else. Belongs to one thread."""

    def __init__(
        self,
        engine: wasmtime.Engine,
        module: wasmtime.Module,
        surroundings: wasmtime.Module,
        asking: wasmtime.Module,
        data: bytes,
        entrypoint: str,
        bounded: bool,
    ) -> None:
        self._store = wasmtime.Store(engine)
        self._store.set_limits(memory_size=MEMORY, memories=1, table_elements=_TABLE, tables=1)
        self._bounded = bounded
        self._refuel()
        try:
            self._around = wasmtime.Instance(self._store, surroundings, []).exports(self._store)
            imports = [self._around[_env(item)] for item in module.imports]
            self._exports = wasmtime.Instance(self._store, module, imports).exports(self._store)
            self._memory: Any = self._around["memory"]
            asked = wasmtime.Instance(self._store, asking, [self._exports["opa_eval"], self._memory])
            self._asked = asked.exports(self._store)
            # Looked up once, because looking costs as much as a call.
            self._ask: Any = self._asked["ask"]
            self._require_no_builtins()
            self._settle("entrypoint", self._dumped("entrypoints")[entrypoint])
            self._settle("data", self._loaded(data))
            self._base = self._call("opa_heap_ptr_get")
            self._settle("base", self._base)
        except _UNFIT as error:
            raise RegistryError(
                "engine.module",
                f"the policy module is not one that OPA built with the entrypoint {entrypoint}: {error}",
                hint="Build the release again with `sightline policies build`, or use the software that built it.",
            ) from error

    def evaluate(self, question: bytes) -> bytes:
        """The JSON text that the entrypoint gives for the input document `question`."""
        self._refuel()
        try:
            missing = self._base + len(question) + 16 - self._memory.data_len(self._store)
            if missing > 0:
                self._memory.grow(self._store, -(-missing // _PAGE))
            self._memory.write(self._store, question, self._base)
            return self._read(*divmod(self._ask(self._store, len(question)), 2**32))
        except (wasmtime.WasmtimeError, wasmtime.Trap, ValueError, IndexError) as error:
            self._stopped(error)

    def _refuel(self) -> None:
        if self._bounded:
            self._store.set_fuel(FUEL)

    def _require_no_builtins(self) -> None:
        builtins = self._dumped("builtins")
        if builtins != {}:
            raise RegistryError(
                "engine.module",
                f"the policies need functions that WebAssembly lacks: {', '.join(sorted(builtins))}",
                hint="Build the release again; the build refuses such policies.",
            )

    def _call(self, name: str, *arguments: int) -> int:
        function: Any = self._exports[name]
        result: int = function(self._store, *arguments)
        return result

    def _dumped(self, name: str) -> Any:
        text = self._call("opa_json_dump", self._call(name))
        length: Any = self._asked["length"]
        return json.loads(self._read(text, length(self._store, text)))

    def _loaded(self, document: bytes) -> int:
        address = self._call("opa_malloc", len(document))
        self._memory.write(self._store, document, address)
        value = self._call("opa_json_parse", address, len(document))
        if value == 0:
            raise ValueError("the data document is not JSON")
        return value

    def _read(self, address: int, length: int) -> bytes:
        return bytes(self._memory.read(self._store, address, address + length))

    def _settle(self, name: str, value: int) -> None:
        slot: Any = self._asked[name]
        slot.set_value(self._store, value)

    def _stopped(self, error: Exception) -> NoReturn:
        reason = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
        if self._bounded and self._store.get_fuel() == 0:
            reason = f"it used more than {FUEL} instructions"
        message: Any = self._around["message"]
        if address := message.value(self._store):
            text = bytes(self._memory.read(self._store, address, address + 500)).split(b"\0")[0]
            reason = text.decode(errors="replace")
        raise RegistryError(
            "engine.trap",
            f"the policy module stopped before it had an assessment: {reason}",
            hint="Nothing was decided. The same facts will stop it again: keep them and report this.",
        ) from error


def _env(item: wasmtime.ImportType) -> str:
    if item.module != "env" or item.name is None:
        raise ValueError(f"it imports {item.module}.{item.name}")
    return item.name


def _result(answer: bytes) -> Any:
    try:
        results = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise RegistryError(
            "engine.result",
            f"the policy module did not answer in JSON: {error}",
            hint="Nothing was decided. Report it with the facts.",
        ) from error
    match results:
        case []:
            raise RegistryError(
                "engine.undefined",
                "the policies give no assessment for these facts",
                hint="A release must give one for any facts: report this with the facts.",
            )
        case [{"result": result}]:
            return result
    raise RegistryError(
        "engine.result",
        "the policy module gave several results where one was expected",
        hint="Nothing was decided. Report it with the facts.",
    )
