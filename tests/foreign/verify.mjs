// Verifies bundles with other people's code: @sigstore/core (DSSE) and canonicalize (RFC 8785).
//
// Usage: verify.mjs PARAPH BUNDLE|RECORD|JSON...
//
// Every act must verify, and must not once anything of it is spoiled; every file must be canonical by
// canonicalize, or be brought into the same canonical form by it and by `PARAPH canon`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { crypto, dsse } from "@sigstore/core";
import canonicalize from "canonicalize";

// Of no act: the public key of RFC 8032, section 7.1, test 1.
const STRANGER = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

const bytes = (base64) => Buffer.from(base64, "base64");

function pem(spki) {
  return `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
}

// Whether @sigstore/core takes an envelope; keys by the ids that paraph gives them.
function verifies({ payload, payloadType, signatures }, keys) {
  const input = dsse.preAuthEncoding(payloadType, bytes(payload));
  return signatures.length > 0 && signatures.every(({ keyid, sig }) =>
    keys.has(keyid) && crypto.verify(input, crypto.createPublicKey(keys.get(keyid)), bytes(sig)));
}

function flipped(base64, index) {
  const data = bytes(base64);
  data[(index + data.length) % data.length] ^= 1;
  return data.toString("base64");
}

// The envelope and its keys, spoiled in one way each.
function* spoiled(envelope, keys) {
  const { payload, payloadType, signatures: [{ keyid, sig }] } = envelope;
  const signed = (sig) => ({ ...envelope, signatures: [{ keyid, sig }] });
  for (const index of [0, bytes(payload).length >> 1, -1]) {
    yield [`payload byte ${index}`, { ...envelope, payload: flipped(payload, index) }, keys];
  }
  const cut = bytes(payload).subarray(0, -1).toString("base64");
  yield ["payload cut", { ...envelope, payload: cut }, keys];
  yield ["payload type", { ...envelope, payloadType: `${payloadType}x` }, keys];
  for (const index of [0, 31, 32, 63]) {
    yield [`signature byte ${index}`, signed(flipped(sig, index)), keys];
  }
  yield ["signature of zeros", signed(Buffer.alloc(64).toString("base64")), keys];
  yield ["another key", envelope, new Map([[keyid, pem(STRANGER)]])];
}

function checkBundle(name, bundle) {
  // Acts by pairs, and ML-DSA keys, are in pairs.mjs.
  const ed25519 = bundle.keys.filter((spki) => bytes(spki).length === 44);
  const classic = bundle.acts.filter(({ signatures }) => signatures.length === 1);
  const keys = new Map(ed25519.map((spki) =>
    [crypto.digest("sha256", bytes(spki)).toString("hex"), pem(spki)]));
  for (const envelope of classic) {
    const act = bytes(envelope.payload).toString();
    assert.equal(canonicalize(JSON.parse(act)), act, `${name}: an act is not canonical`);
    assert(verifies(envelope, keys), `${name}: an act does not verify`);
    for (const [what, bad, badKeys] of spoiled(envelope, keys)) {
      assert(!verifies(bad, badKeys), `${name}: verifies with ${what} spoiled`);
    }
  }
  return classic.length;
}

const [paraph, ...names] = process.argv.slice(2);
assert(names.length > 0, "there is nothing to verify");
let acts = 0;
for (const name of names) {
  const text = readFileSync(name, "utf8");
  const value = JSON.parse(text);
  const canonical = canonicalize(value);
  const ours = execFileSync(paraph, ["canon", name], { maxBuffer: 1 << 28 }).toString();
  assert.equal(ours, canonical, `${name}: two canonical forms`);
  if (["paraph/record/1", "paraph/bundle/1"].includes(value?.format)) {
    assert.equal(canonical, text, `${name}: not canonical`);
  }
  if (value?.format === "paraph/bundle/1") acts += checkBundle(name, value);
}
assert(acts > 0, "there is no act to verify");
console.log(`@sigstore/core, canonicalize: ${names.length} files, ${acts} acts good, each spoiled one bad`);
