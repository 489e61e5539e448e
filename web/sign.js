// Signs an act with the office's own key, in this browser: the key file is read here, and nothing of it is sent.
//
// Knows: the register's key files (AES-256-GCM under scrypt, RFC 7914), DSSE's PAE over the exact bytes of the statement, and the
// envelope. Ed25519, AES-GCM, PBKDF2 and SHA-256 are the browser's own (WebCrypto); scrypt, which browsers lack, is here. Does not
// know what an act means: whoever signs reads it first. Whoever does not trust the register that sent this signs offline.
"use strict";
const Sign = (() => {
  const N = 131_072, R = 8;
  const FORMAT = "sightline-private-key-v1", CIPHER = "scrypt-n131072-r8-p1+aes-256-gcm";
  // What stands before the seed in PKCS #8 (RFC 8410, section 7): WebCrypto takes a private key in no shorter form.
  const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
  const ED25519 = 1;

  const bytesOf = text => new TextEncoder().encode(text);
  const base64 = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
  const unbase64 = text => Uint8Array.from(atob(text), each => each.charCodeAt(0));
  const joined = (...parts) => new Uint8Array(parts.flatMap(part => [...part]));
  const refuse = reason => { throw new Error(reason); };

  // ---- scrypt (RFC 7914) ----

  async function pbkdf2(password, salt, length) {
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: 1 };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
  }

  function salsa(x, t) {
    t.set(x);
    for (let round = 0; round < 4; round++) {
      for (const [a, b, c, d] of QUARTERS) {
        let sum = t[a] + t[d]; t[b] ^= sum << 7 | sum >>> 25;
        sum = t[b] + t[a]; t[c] ^= sum << 9 | sum >>> 23;
        sum = t[c] + t[b]; t[d] ^= sum << 13 | sum >>> 19;
        sum = t[d] + t[c]; t[a] ^= sum << 18 | sum >>> 14;
      }
    }
    for (let i = 0; i < 16; i++) x[i] += t[i];
  }

  const QUARTERS = [
    [0, 4, 8, 12], [5, 9, 13, 1], [10, 14, 2, 6], [15, 3, 7, 11],
    [0, 1, 2, 3], [5, 6, 7, 4], [10, 11, 8, 9], [15, 12, 13, 14],
  ];

  function mixer(r) {
    const x = new Uint32Array(16), t = new Uint32Array(16), y = new Uint32Array(32 * r);
    return block => {
      x.set(block.subarray(block.length - 16));
      for (let i = 0; i < 2 * r; i++) {
        for (let k = 0; k < 16; k++) x[k] ^= block[i * 16 + k];
        salsa(x, t);
        y.set(x, (i % 2 ? r + (i - 1) / 2 : i / 2) * 16);
      }
      block.set(y);
    };
  }

  async function scrypt(password, salt, n, r, p, length) {
    const made = await pbkdf2(password, salt, 128 * r * p), size = 32 * r, mix = mixer(r);
    const view = new DataView(made.buffer), memory = new Uint32Array(n * size);
    for (let part = 0; part < p; part++) {
      const block = Uint32Array.from({ length: size }, (_, i) => view.getUint32((part * size + i) * 4, true));
      for (let i = 0; i < n; i++) {
        memory.set(block, i * size);
        mix(block);
      }
      for (let i = 0; i < n; i++) {
        const from = (block[size - 16] & n - 1) * size;
        for (let k = 0; k < size; k++) block[k] ^= memory[from + k];
        mix(block);
      }
      block.forEach((word, i) => view.setUint32((part * size + i) * 4, word, true));
    }
    return pbkdf2(password, made, length);
  }

  // ---- key files ----

  function canonical(document) {
    return JSON.stringify(Object.fromEntries(Object.entries(document).sort(([a], [b]) => a < b ? -1 : 1)));
  }

  async function seedOf(document, passphrase) {
    if ("seed" in document) return unbase64(document.seed);
    const { ciphertext, ...rest } = document;
    if (rest.cipher !== CIPHER) refuse("this is no key file of this version");
    if (!passphrase) refuse("the key file needs its passphrase");
    const derived = await scrypt(bytesOf(passphrase), unbase64(rest.salt), N, R, 1, 32);
    const key = await crypto.subtle.importKey("raw", derived, "AES-GCM", false, ["decrypt"]);
    const how = { name: "AES-GCM", iv: unbase64(rest.nonce), additionalData: bytesOf(canonical(rest)) };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(how, key, unbase64(ciphertext)));
    } catch {
      return refuse("the passphrase does not open the key file, or the file was changed");
    }
  }

  function read(text) {
    try {
      const document = JSON.parse(text);
      if (document.format === FORMAT && document.algorithm === "Ed25519" && document.name && document.public_key) return document;
    } catch { /* told below */ }
    return refuse("this is no key file of an office");
  }

  async function open(text, passphrase) {
    const document = read(text), seed = await seedOf(document, passphrase), publicKey = unbase64(document.public_key);
    const pkcs8 = joined(PKCS8, seed);
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
    seed.fill(0);
    pkcs8.fill(0);
    const named = joined(bytesOf(`${document.name}\n`), [ED25519], publicKey);
    const id = new Uint8Array(await crypto.subtle.digest("SHA-256", named)).slice(0, 4);
    const keyid = `${document.name}+${Array.from(id, byte => byte.toString(16).padStart(2, "0")).join("")}`;
    return { name: document.name, keyid, key, publicKey };
  }

  // ---- envelopes ----

  function pae(type, payload) {
    return joined(bytesOf(`DSSEv1 ${bytesOf(type).length} ${type} ${payload.length} `), payload);
  }

  async function envelope(statement, type, opened) {
    const message = pae(type, unbase64(statement));
    const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", opened.key, message));
    const verifier = await crypto.subtle.importKey("raw", opened.publicKey, "Ed25519", false, ["verify"]);
    if (!await crypto.subtle.verify("Ed25519", verifier, signature, message)) refuse("the key file holds two different keys");
    return JSON.stringify({ payload: statement, payloadType: type, signatures: [{ keyid: opened.keyid, sig: base64(signature) }] });
  }

  return { scrypt, open, envelope, bytesOf, base64 };
})();

for (const form of globalThis.document ? document.querySelectorAll("form[data-sign]") : []) {
  const told = form.querySelector("[data-told]"), button = form.querySelector("button");
  form.hidden = false;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const [file] = form.querySelector("[data-key]").files, passphrase = form.querySelector("[data-passphrase]");
    button.disabled = true;
    told.textContent = "Opening the key. This takes a few seconds.";
    await new Promise(done => setTimeout(done, 50));
    try {
      const opened = await Sign.open(await file.text(), passphrase.value);
      if (opened.name !== form.dataset.sign) throw new Error("this is the key of another office, or for another register");
      const made = await Sign.envelope(form.dataset.statement, form.dataset.type, opened);
      form.elements.envelope.value = Sign.base64(Sign.bytesOf(made));
      passphrase.value = "";
      told.textContent = "Signed. It is on its way.";
      form.submit();
    } catch (error) {
      told.textContent = `Nothing was signed: ${error.message}`;
      button.disabled = false;
    }
  });
}
