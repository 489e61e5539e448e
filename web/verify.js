// Whether one decision stands in a log, from its signed entry, its proof and keys that came from elsewhere.
//
// Knows: DSSE envelopes as the register writes them, C2SP signed-note, tlog-checkpoint, tlog-proof v1, tlog-policy,
// tlog-cosignature v1 of type 0x04, and RFC 9162 s2.1.3. All cryptography is the browser's own (WebCrypto). Does not know
// ML-DSA-44, which browsers lack, nor the page, nor any word: every refusal is a code with values. Pure functions of
// bytes and text, so that the register's own software and this file are held to the same vectors (tests/log/vectors).
//
// A plain script, not a module: a browser loads no module from a folder on disk.
"use strict";
const Verify = (() => {
  const ED25519 = 0x01, COSIGNATURE = 0x04, MLDSA44 = 0x06;
  const SIZES = { [ED25519]: 32, [COSIGNATURE]: 32, [MLDSA44]: 1312 };
  const MAX_SIZE = 2n ** 63n - 1n, MAX_ENTRY = 65_535, MAX_NOTE = 1_000_000, MAX_LINES = 100, MAX_PATH = 63, MAX_POLICY = 1 << 20;
  const PROOF_HEADER = "c2sp.org/tlog-proof@v1";
  const EMPTY_ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  const FIELD = 2n ** 255n - 19n;
  // The y coordinates of the points of small order on edwards25519: under such a key anybody can sign.
  const WEAK = new Set([0n, 1n, FIELD - 1n]);
  for (const hex of ["26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"]) {
    WEAK.add(little(Uint8Array.from(hex.match(/../g), each => parseInt(each, 16))));
  }

  class Refusal extends Error {
    constructor(reason, values = {}) {
      super(reason);
      this.reason = reason;
      this.values = values;
    }
  }

  // ---- bytes ----

  function little(bytes) {
    let value = 0n;
    for (const byte of bytes.toReversed()) value = value << 8n | BigInt(byte);
    return value;
  }

  function big(bytes) {
    return little(bytes.toReversed());
  }

  function bytesOf(text) {
    return new TextEncoder().encode(text);
  }

  function utf8(bytes, reason) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Refusal(reason);
    }
  }

  function hex(bytes) {
    return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  }

  function base64(bytes) {
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
  }

  // Standard padded base64 in its one spelling; unused bits of the last character would give a value several.
  function fromBase64(text, reason, values = {}) {
    let decoded = "";
    try {
      decoded = /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? atob(text) : "";
    } catch { /* decoded is empty */ }
    if (!decoded || btoa(decoded) !== text) throw new Refusal(reason, values);
    return Uint8Array.from(decoded, char => char.charCodeAt(0));
  }

  function join(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  function same(a, b) {
    return a.length === b.length && a.every((byte, at) => byte === b[at]);
  }

  function decimal(text, reason, values = {}) {
    const value = /^(0|[1-9][0-9]{0,18})$/.test(text) ? BigInt(text) : MAX_SIZE + 1n;
    if (value > MAX_SIZE) throw new Refusal(reason, values);
    return value;
  }

  async function sha256(bytes) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  }

  // ---- keys (C2SP signed-note, verifier keys) ----

  // No plus sign, no Unicode space, no control character, no half of a surrogate pair.
  function isName(name) {
    return name.isWellFormed() && /^[^\0-\x20+\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/u.test(name);
  }

  async function parseVkey(text) {
    const matched = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text);
    if (!matched || !isName(matched[1])) throw new Refusal("vkey-form");
    const [, name, id, encoded] = matched;
    const material = fromBase64(encoded, "vkey-form");
    const type = material[0], key = material.slice(1);
    if (key.length !== SIZES[type]) throw new Refusal("vkey-type", { name });
    if (type !== MLDSA44) {
      const y = little(key) % 2n ** 255n;
      if (WEAK.has(y) || y >= FIELD) throw new Refusal("vkey-weak", { name });
    }
    const digest = await sha256(join(bytesOf(`${name}\n`), material));
    if (hex(digest.slice(0, 4)) !== id) throw new Refusal("vkey-id", { name });
    return { name, id, type, key, vkey: text };
  }

  // Key lines as they are handed over: one key a line, `#` begins a comment, blank lines are skipped.
  async function parseKeys(text) {
    const keys = new Map();
    for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
      if (!line.trim() || line.startsWith("#")) continue;
      const key = await inLine(at + 1, () => parseVkey(line.trim()));
      keys.set(key.vkey, key);
    }
    return [...keys.values()];
  }

  async function inLine(line, action) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(error.reason, { ...error.values, line });
    }
  }

  async function verifies(key, message, signature) {
    if (signature.length !== 64) return false;
    const imported = await crypto.subtle.importKey("raw", key.key, { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
  }

  // Whether this browser can do what is asked of it: a fact of signed-note's own example, and one changed byte.
  async function supported() {
    try {
      const key = await parseVkey("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
      const signature = fromBase64(
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=", "").slice(4);
      const message = bytesOf("This is an example message.\n");
      return await verifies(key, message, signature) && !await verifies(key, message.fill(32, 0, 1), signature);
    } catch {
      return false;
    }
  }

  // ---- policy (C2SP tlog-policy) ----

  async function parsePolicy(bytes) {
    if (bytes.length > MAX_POLICY) throw new Refusal("policy-size");
    // Byte for byte: names are compared as they are spelled, whether they are UTF-8 or not.
    const text = Array.from(bytes, byte => String.fromCharCode(byte)).join("");
    if (text && !text.endsWith("\n")) throw new Refusal("policy-end");
    const policy = { logs: [], witnesses: [], groups: [], quorum: null };
    const names = new Set(), grouped = new Set(), keys = new Set();
    const define = name => {
      if (name === "none" || names.has(name)) throw new Refusal("policy-name", { name });
      names.add(name);
    };
    const key = async (spelled, types) => {
      const verifier = await parseVkey(utf8(Uint8Array.from(spelled, char => char.charCodeAt(0)), "vkey-form"));
      if (!types.includes(verifier.type)) throw new Refusal("policy-type", { name: verifier.name });
      const raw = hex(verifier.key);
      if (keys.has(raw)) throw new Refusal("policy-same-key", { name: verifier.name });
      keys.add(raw);
      return verifier;
    };
    const readers = {
      log: async fields => {
        count(fields, 1, 2);
        policy.logs.push(await key(fields[0], [ED25519, MLDSA44]));
      },
      witness: async fields => {
        count(fields, 2, 3);
        define(fields[0]);
        policy.witnesses.push({ name: fields[0], key: await key(fields[1], [COSIGNATURE, MLDSA44]) });
      },
      group: async ([name, threshold, ...members]) => {
        count([name, threshold, ...members].filter(each => each !== undefined), 3, Infinity);
        for (const member of members) {
          if (!names.has(member) || grouped.has(member)) throw new Refusal("policy-member", { name: member });
          grouped.add(member);
        }
        define(name);
        const least = { all: members.length, any: 1 }[threshold] ?? Number(decimal(threshold, "policy-threshold"));
        if (least < 1 || least > members.length) throw new Refusal("policy-threshold");
        policy.groups.push({ name, least, members });
      },
      quorum: async fields => {
        count(fields, 1, 1);
        if (policy.quorum !== null || (fields[0] !== "none" && !names.has(fields[0]))) throw new Refusal("policy-quorum");
        policy.quorum = fields[0];
      },
    };
    for (const [at, line] of text.split("\n").slice(0, -1).entries()) {
      await inLine(at + 1, async () => {
        if (/[\0-\x08\x0a-\x1f\x7f]/.test(line)) throw new Refusal("policy-control");
        const [kind, ...fields] = line.match(/[^ \t]+/g) ?? ["#"];
        if (kind.startsWith("#")) return;
        if (!Object.hasOwn(readers, kind)) throw new Refusal("policy-line");
        await readers[kind](fields);
      });
    }
    if (policy.quorum === null) throw new Refusal("policy-quorum");
    return policy;
  }

  function count(fields, least, most) {
    if (fields.length < least || fields.length > most) throw new Refusal("policy-line");
  }

  // Whether the quorum is met where exactly the witnesses for whom `counts` holds have cosigned.
  function satisfied(policy, counts) {
    if (policy.quorum === "none") return true;
    const counted = new Set(policy.witnesses.filter(witness => counts(witness.key)).map(witness => witness.name));
    for (const group of policy.groups) {
      if (group.members.filter(member => counted.has(member)).length >= group.least) counted.add(group.name);
    }
    return counted.has(policy.quorum);
  }

  // ---- notes and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature) ----

  function parseNote(bytes) {
    if (bytes.length > MAX_NOTE) throw new Refusal("note-form");
    const note = utf8(bytes, "note-form");
    const at = note.lastIndexOf("\n\n");
    if (/[\0-\x09\x0b-\x1f]/.test(note) || at < 0 || !note.endsWith("\n")) throw new Refusal("note-form");
    const rows = note.slice(at + 2, -1).split("\n");
    if (at + 2 >= note.length || rows.length > MAX_LINES) throw new Refusal("note-form");
    return { text: note.slice(0, at + 1), lines: rows.map(parseLine) };
  }

  function parseLine(row) {
    const [dash, name, encoded, ...rest] = row.split(" ");
    if (dash !== "\u2014" || encoded === undefined || rest.length || !isName(name)) throw new Refusal("note-line");
    const decoded = fromBase64(encoded, "note-line");
    if (decoded.length < 5) throw new Refusal("note-line");
    return { name, id: hex(decoded.slice(0, 4)), payload: decoded.slice(4) };
  }

  function parseHead(text) {
    const lines = text.slice(0, -1).split("\n");
    if (!text.endsWith("\n") || lines.length < 3 || lines.some(line => !line || /[\0-\x1f]/.test(line))) {
      throw new Refusal("checkpoint-form");
    }
    const size = decimal(lines[1], "checkpoint-form"), root = fromBase64(lines[2], "checkpoint-form");
    if (root.length !== 32 || (size === 0n && lines[2] !== EMPTY_ROOT)) throw new Refusal("checkpoint-form");
    return { origin: lines[0], size, root };
  }

  // What each line by one of `keys` is worth: [{key, time}] of those that verify; a wrong one refuses the whole note.
  async function signaturesBy(note, keys) {
    const byId = new Map(keys.map(key => [`${key.name}+${key.id}`, key]));
    if (byId.size !== new Set(keys.map(key => key.vkey)).size) throw new Refusal("keys-clash");
    const verified = [];
    for (const line of note.lines) {
      const key = byId.get(`${line.name}+${line.id}`);
      if (!key) continue;
      let message = note.text, signature = line.payload, time = null;
      if (key.type === COSIGNATURE) {
        time = big(line.payload.slice(0, 8));
        signature = line.payload.slice(8);
        message = `cosignature/v1\ntime ${time}\n${note.text}`;
      }
      if ((time ?? 0n) > MAX_SIZE || !await verifies(key, bytesOf(message), signature)) {
        throw new Refusal("signature-wrong", { name: key.name });
      }
      verified.push({ key, time });
    }
    return verified;
  }

  // ---- inclusion (RFC 9162 s2.1.3) and proofs (C2SP tlog-proof) ----

  function leafHash(entry) {
    return sha256(join(Uint8Array.of(0), entry));
  }

  function nodeHash(left, right) {
    return sha256(join(Uint8Array.of(1), left, right));
  }

  function bitLength(value) {
    return value === 0n ? 0 : value.toString(2).length;
  }

  async function verifyInclusion(index, size, leaf, path, root) {
    if (index < 0n || index >= size || size > MAX_SIZE) throw new Refusal("inclusion-index");
    if ([leaf, root, ...path].some(hash => hash.length !== 32)) throw new Refusal("inclusion-hash");
    const inner = bitLength(index ^ (size - 1n));
    const ones = (index >> BigInt(inner)).toString(2).replaceAll("0", "").length;
    if (path.length !== inner + ones) throw new Refusal("inclusion-length", { given: path.length, needed: inner + ones });
    let computed = leaf;
    for (const [height, sibling] of path.entries()) {
      const left = height >= inner || index >> BigInt(height) & 1n;
      computed = await (left ? nodeHash(sibling, computed) : nodeHash(computed, sibling));
    }
    if (!same(computed, root)) throw new Refusal("inclusion-root");
  }

  function parseProof(bytes) {
    let at = bytes.findIndex((byte, place) => byte === 10 && bytes[place + 1] === 10);
    if (at < 0 || bytes.slice(0, at).some(byte => byte > 127)) throw new Refusal("proof-form");
    const lines = utf8(bytes.slice(0, at), "proof-form").split("\n");
    const checkpoint = bytes.slice(at + 2);
    if (lines.shift() !== PROOF_HEADER) throw new Refusal("proof-form");
    if (lines[0]?.startsWith("extra ")) fromBase64(lines.shift().slice(6), "proof-form");
    if (!lines[0]?.startsWith("index ")) throw new Refusal("proof-form");
    const index = decimal(lines.shift().slice(6), "proof-form");
    if (index >= MAX_SIZE || lines.length > MAX_PATH) throw new Refusal("proof-form");
    const path = lines.map(line => fromBase64(line, "proof-form"));
    if (path.some(hash => hash.length !== 32)) throw new Refusal("proof-form");
    return { index, path, checkpoint };
  }

  // ---- the signed entry (DSSE v1.0.2, in-toto Statement v1) ----

  function parseEnvelope(bytes) {
    if (bytes.length > MAX_ENTRY) throw new Refusal("entry-size");
    const text = utf8(bytes, "entry-form");
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      throw new Refusal("entry-form");
    }
    const [first] = Array.isArray(found?.signatures) ? found.signatures : [];
    const parts = [found?.payload, found?.payloadType, first?.keyid, first?.sig];
    if (parts.some(part => typeof part !== "string" || !part.isWellFormed())) throw new Refusal("entry-form");
    const [payload, payloadType, keyid, sig] = parts;
    // RFC 8785 spells an object in one way, and ECMAScript writes strings as it does: anything more or else differs.
    if (JSON.stringify({ payload, payloadType, signatures: [{ keyid, sig }] }) !== text) throw new Refusal("entry-form");
    const decode = encoded => encoded === "" ? new Uint8Array() : fromBase64(encoded, "entry-form");
    return { payload: decode(payload), payloadType, keyid, signature: decode(sig) };
  }

  function preAuthentication(payloadType, payload) {
    const type = bytesOf(payloadType);
    return join(bytesOf(`DSSEv1 ${type.length} `), type, bytesOf(` ${payload.length} `), payload);
  }

  // What a statement says, in the few values that a reader compares; null where it is of another form.
  function readStatement(payload) {
    try {
      const statement = JSON.parse(utf8(payload, "entry-form"));
      const said = statement.predicate;
      const kind = statement.predicateType.split("/").at(-2);
      const values = kind === "decision"
        ? { deployment: said.deployment, version: said.version, binding: said.outcome.binding, strict: said.outcome.strict, date: said.law_date.date, assessed: said.assessed_at }
        : {};
      return { kind, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])) };
    } catch {
      return null;
    }
  }

  // The key that signs the statements of a registry is named after the host of its log.
  function issuerName(origin) {
    const at = origin.lastIndexOf("/log/");
    return `${at < 0 ? "" : origin.slice(0, at)}/decisions`;
  }

  // ---- all of it ----

  // Every step on the way from an entry to what the keys vouch for: [{step, state, reason?, values}], where state is
  // `holds`, `fails` or `open` (nothing was given to check it with, or what it rests on fails). Never throws for what it
  // is given. `entry`, `proof` and `policy` are bytes, `keys` is a text; an empty policy is none. `about`, where given, is
  // the deployment and version that the entry must decide on.
  async function verify({ entry, proof, keys, policy, about = null }) {
    const steps = [];
    const add = (step, state, values = {}, reason) => steps.push({ step, state, values, ...(reason && { reason }) });
    const attempt = async (step, action) => {
      try {
        const { state = "holds", values, reason, result } = await action();
        add(step, state, values, state === "holds" ? undefined : reason);
        return result;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        add(step, "fails", error.values, error.reason);
        return undefined;
      }
    };

    const trusted = await attempt("keys", async () => {
      const given = await parseKeys(keys);
      const rule = policy.length ? await parsePolicy(policy) : null;
      const all = [...new Map([...given, ...(rule?.logs ?? [])].map(key => [key.vkey, key])).values()];
      return { state: all.length ? "holds" : "open", reason: "no-keys", values: { keys: all.length, witnesses: rule?.witnesses.length ?? 0 }, result: { all, rule } };
    }) ?? { all: [], rule: null };

    const parsed = await attempt("proof", async () => {
      const read = parseProof(proof);
      const note = parseNote(read.checkpoint), head = parseHead(note.text);
      const values = { origin: head.origin, size: String(head.size), index: String(read.index), root: base64(head.root) };
      return { values, result: { ...read, note, head } };
    });
    const origin = parsed?.head.origin;

    await attempt("entry", async () => {
      const envelope = parseEnvelope(entry);
      const issuers = trusted.all.filter(key => key.type === ED25519 && key.name === issuerName(origin ?? ""));
      const named = issuers.filter(key => `${key.name}+${key.id}` === envelope.keyid);
      const said = readStatement(envelope.payload);
      const values = { name: envelope.keyid };
      if (about && (said?.deployment !== about.deployment || said.version !== about.version)) throw new Refusal("another-decision");
      if (!named.length) return { state: "open", values, reason: "no-issuer-key" };
      const message = preAuthentication(envelope.payloadType, envelope.payload);
      for (const key of named) if (await verifies(key, message, envelope.signature)) return { values: { ...values, ...said } };
      throw new Refusal("signature-wrong", values);
    });

    const leaf = await leafHash(entry);
    add("leaf", "holds", { leaf: hex(leaf) });

    await attempt("inclusion", async () => {
      if (!parsed) return { state: "open", reason: "no-proof" };
      await verifyInclusion(parsed.index, parsed.head.size, leaf, parsed.path, parsed.head.root);
      return { values: { index: String(parsed.index), hashes: parsed.path.length } };
    });

    await attempt("log", async () => {
      if (!parsed) return { state: "open", reason: "no-proof" };
      const required = trusted.all.filter(key => key.type === ED25519 && key.name === origin);
      if (!required.length) return { state: "open", values: { name: origin }, reason: "no-log-key" };
      const signed = await signaturesBy(parsed.note, required);
      for (const key of required) {
        if (!signed.some(each => each.key.vkey === key.vkey)) throw new Refusal("log-unsigned", { name: key.vkey });
      }
      return { values: { name: origin } };
    });

    const cosigned = await attempt("witnesses", async () => {
      if (!parsed) return { state: "open", reason: "no-proof" };
      if (!trusted.rule) return { state: "open", reason: "no-policy", values: { lines: parsed.note.lines.length } };
      const known = trusted.rule.witnesses.map(witness => witness.key).filter(key => key.type === COSIGNATURE);
      // One without a time states no view of a log and counts for nothing.
      const signed = (await signaturesBy(parsed.note, known)).filter(each => each.time > 0n);
      const names = [...new Set(signed.map(each => each.key.name))];
      return { values: { names: names.join(", "), cosigned: names.length, known: known.length, unknown: !known.length }, result: signed.map(each => each.key.vkey) };
    });

    await attempt("quorum", async () => {
      const { rule } = trusted;
      if (!parsed || !rule) return { state: "open", reason: parsed ? "no-policy" : "no-proof" };
      // Keys given beside a policy count as if it listed them; without any, nothing that is signed speaks of this log.
      const own = key => key.name === origin && key.type !== COSIGNATURE;
      if (!trusted.all.some(own)) return { state: "open", values: { name: origin }, reason: "policy-origin" };
      if (!cosigned) return { state: "open", reason: "no-cosignatures" };
      const asked = rule.quorum !== "none";
      const values = { quorum: rule.quorum, cosigned: cosigned.length, asked, unasked: !asked };
      if (satisfied(rule, key => cosigned.includes(key.vkey))) return { values };
      // A witness that signs with ML-DSA-44 may have cosigned: that is not known here, so it is not said to be wrong.
      const perhaps = new Set(parsed.note.lines.map(line => `${line.name}+${line.id}`));
      const could = key => cosigned.includes(key.vkey) || (key.type === MLDSA44 && perhaps.has(`${key.name}+${key.id}`));
      if (satisfied(rule, could)) return { state: "open", values, reason: "quorum-mldsa" };
      throw new Refusal("quorum-missing", values);
    });

    const states = steps.map(each => each.state);
    // Without a signature of the registry or its log nothing is known, however well all else fits together.
    const unsigned = steps.every(each => !["entry", "log"].includes(each.step) || each.state === "open");
    return { steps, verdict: states.includes("fails") ? "fails" : unsigned ? "nothing" : states.includes("open") ? "open" : "holds" };
  }

  return Object.freeze({
    Refusal, supported, verify, parseVkey, parseKeys, parsePolicy, satisfied, parseNote, parseLine, parseHead, signaturesBy, parseProof, parseEnvelope,
    verifyInclusion, leafHash, verifies, base64, fromBase64, bytesOf, hex,
  });
})();
