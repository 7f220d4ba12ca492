// Checks keys and acts of pairs with npm @noble/post-quantum (ML-DSA-87) and Node's crypto (Ed25519).
//
// Usage: pairs.mjs PARAPH FOLDER BUNDLE...
//
// FOLDER has what ./pairs.py left there: two.jwk and signed.json. Each act by a pair must verify, and must not once
// anything of it is spoiled. A signature made there must be valid here.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";

const bytes = (base64) => Buffer.from(base64, "base64");
const sha256 = (data) => createHash("sha256").update(data).digest("hex");
// Before the key in a SubjectPublicKeyInfo of ML-DSA-87.
const HEAD = 22;

function input({ payload, payloadType }) {
  const data = bytes(payload);
  return Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${data.length} `), data]);
}

// Whether there is one valid signature for each key of the act, and no other.
function verifies(envelope, keys) {
  const wanted = JSON.parse(bytes(envelope.payload)).keys;
  const named = envelope.signatures.map(({ keyid }) => keyid);
  if (JSON.stringify(named) !== JSON.stringify(wanted)) return false;
  return envelope.signatures.every(({ keyid, sig }) => {
    const [spki, message, signature] = [keys.get(keyid), input(envelope), bytes(sig)];
    if (spki.length === 44) {
      const key = createPublicKey({ key: spki, format: "der", type: "spki" });
      return signature.length === 64 && verify(null, message, key, signature);
    }
    try {
      return ml_dsa87.verify(signature, message, spki.subarray(HEAD));
    } catch {
      // Of another length.
      return false;
    }
  });
}

function* spoiled(envelope) {
  const changed = (change) => {
    const bad = structuredClone(envelope);
    change(bad);
    return bad;
  };
  for (const half of [0, 1]) {
    const { length } = bytes(envelope.signatures[half].sig);
    for (const index of [0, 31, 63, length >> 1, length - 1]) {
      yield [`byte ${index} of signature ${half}`, changed((bad) => {
        const data = bytes(bad.signatures[half].sig);
        data[index] ^= 1;
        bad.signatures[half].sig = data.toString("base64");
      })];
    }
    yield [`signature ${half} missing`, changed((bad) => bad.signatures.splice(half, 1))];
  }
  yield ["signatures swapped", changed(({ signatures: [one, other] }) => {
    [one.sig, other.sig] = [other.sig, one.sig];
  })];
}

function checkBundle(name) {
  const bundle = JSON.parse(readFileSync(name, "utf8"));
  const keys = new Map(bundle.keys.map(bytes).map((spki) => [sha256(spki), spki]));
  const acts = bundle.acts.filter(({ signatures }) => signatures.length === 2);
  for (const envelope of acts) {
    assert(verifies(envelope, keys), `${name}: an act does not verify`);
    for (const [what, bad] of spoiled(envelope)) {
      assert(!verifies(bad, keys), `${name}: verifies with ${what}`);
    }
  }
  return acts.length;
}

const [paraph, folder, ...names] = process.argv.slice(2);
const jwk = JSON.parse(readFileSync(join(folder, "two.jwk"), "utf8"));
const { publicKey, secretKey } = ml_dsa87.keygen(Buffer.from(jwk.priv, "base64url"));
assert.equal(Buffer.from(publicKey).toString("base64url"), jwk.pub, "another key from the seed");

// Without randomness, the signature is the same there and here. With it, it is valid here.
const bundle = JSON.parse(readFileSync(join(folder, "signed.json"), "utf8"));
const [envelope] = bundle.acts;
const half = envelope.signatures.find(({ sig }) => bytes(sig).length === 4627);
const own = ml_dsa87.sign(input(envelope), secretKey, { extraEntropy: false });
assert.equal(Buffer.from(own).toString("base64"), half.sig, "another signature");
half.sig = Buffer.from(ml_dsa87.sign(input(envelope), secretKey)).toString("base64");
// The members of a bundle and their members are already sorted.
writeFileSync(join(folder, "noble.json"), JSON.stringify(bundle));
execFileSync(paraph, ["show", join(folder, "noble.json")]);

const acts = [join(folder, "signed.json"), join(folder, "noble.json"), ...names].map(checkBundle);
const count = acts.reduce((sum, some) => sum + some, 0);
assert(acts[0] === 1 && acts[1] === 1);
assert(count >= 6, "acts by pairs are missing in the fixtures");
console.log(`@noble/post-quantum: 1 key from its seed, ${count} acts by pairs good, each spoiled one bad`);
