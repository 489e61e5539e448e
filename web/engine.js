// One run of a policy module, in a worker of its own: what registry/policy/wasm_engine.py does, in a browser.
//
// Knows: OPA's plain WebAssembly ABI 1.2. The module is given a memory and functions that stop it, so it reaches no clock,
// no network and no page, whatever it says; nor does this worker, whose security policy lets it fetch nothing. A browser counts
// no instructions: whoever starts the worker ends it after a time. Does not know what the policies say.
"use strict";
(() => {
  const PAGE = 65_536;
  const LEAST = 8;      // pages that OPA asks for
  const MOST = 4_096;   // pages: 256 MiB, as in the register's own engine
  const ANSWER = 1 << 24;
  const BUILTINS = 5;
  const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

  class Stopped extends Error {
    constructor(reason, detail = "") {
      super(detail);
      this.reason = reason;
      this.detail = detail;
    }
  }

  // The JSON text that `entrypoint` gives for the input document `question`; every argument but `entrypoint` is bytes.
  function answer({ wasm, data, entrypoint, question }) {
    const { call, memory, write, text, said } = loaded(wasm);
    const dumped = name => JSON.parse(text(call("opa_json_dump", call(name))));
    let base, known, document;
    try {
      const missing = Object.keys(dumped("builtins"));
      if (missing.length) throw new Stopped("builtins", missing.sort().join(", "));
      known = dumped("entrypoints");
      if (!Object.hasOwn(known, entrypoint)) throw new Stopped("entrypoint", entrypoint);
      const address = call("opa_malloc", data.length);
      write(data, address);
      document = call("opa_json_parse", address, data.length);
      if (!document) throw new Stopped("module", "the data document is not JSON");
      base = call("opa_heap_ptr_get");
    } catch (error) {
      throw error instanceof Stopped ? error : outOfSpace(error) ?? new Stopped("module", said(error));
    }
    try {
      const missing = base + question.length + 16 - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      write(question, base);
      // The first multiple of 16 behind the question.
      const free = (base + question.length + 15) & -16;
      return text(call("opa_eval", 0, known[entrypoint], document, base, question.length, free, 0));
    } catch (error) {
      throw error instanceof Stopped ? error : outOfSpace(error) ?? new Stopped("trap", said(error));
    }
  }

  // How deep calls may lie in one another and how much memory there is differs from browser to browser.
  function outOfSpace(error) {
    return error instanceof RangeError ? new Stopped("space", error.message) : null;
  }

  function loaded(wasm) {
    let message = 0;
    const stop = () => { throw new Stopped("trap", "it called a function that no browser has"); };
    try {
      const memory = new WebAssembly.Memory({ initial: LEAST, maximum: MOST });
      const env = { memory, opa_println: () => {}, opa_abort: address => { message = address; throw new Error("opa_abort"); } };
      for (let count = 0; count < BUILTINS; count++) env[`opa_builtin${count}`] = stop;
      const module = new WebAssembly.Module(wasm);
      for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        if (from !== "env" || !Object.hasOwn(env, name)) throw new Error(`it imports ${from}.${name}`);
      }
      const { exports } = new WebAssembly.Instance(module, { env });
      // Looked at anew each time: growing a memory takes its old view away.
      const bytes = () => new Uint8Array(memory.buffer);
      const text = (address, most = ANSWER) => {
        const end = bytes().subarray(address, address + most).indexOf(0);
        if (end < 0) throw new Stopped("answer-size");
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes().slice(address, address + end));
      };
      return {
        memory,
        text,
        call: (name, ...given) => exports[name](...given) >>> 0,
        write: (data, address) => bytes().set(data, address),
        said: error => message ? text(message) : String(error.message ?? error),
      };
    } catch (error) {
      throw error instanceof Stopped ? error : outOfSpace(error) ?? new Stopped("module", String(error.message ?? error));
    }
  }

  // Whether modules are compiled here at all: where they are not, nothing is said of the one that was given.
  function requireWebAssembly() {
    try {
      return new WebAssembly.Module(EMPTY);
    } catch (error) {
      throw new Stopped("worker", error.message);
    }
  }

  addEventListener("message", ({ data }) => {
    try {
      requireWebAssembly();
      postMessage({ answer: answer(data) });
    } catch (error) {
      postMessage({ reason: error.reason ?? "trap", detail: String(error.detail ?? error).slice(0, 500) });
    }
  });
})();
