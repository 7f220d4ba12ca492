#!/usr/bin/env bash
# Input: one ML-DSA-87 private key in the three forms of RFC 9881, section 6: the seed, the expanded key, and both. Each
# is valid there. The seed is that of the RFC's examples, the bytes 00 to 1f.
#
# Guessed before the run: cryptography reads all three, or at least what Node writes for a key that has a seed.
# Seen: cryptography reads the seed alone. `export` in Node writes both parts, also for a key that it read as a seed,
# so cryptography rejects it. The OpenSSL 4.0.3 inside cryptography reads all three. In the same Node, WebCrypto's
# exportKey writes the seed alone, and rejects the expanded key.
#
# So a key file from one call of Node is read in Python, and one from another call is not. A key without a seed
# cannot be moved there at all.
#
# pyca/cryptography issue 14947 asks for the other two forms.
#
# Needs: python3 (3.9 or later, with venv), node and npm, Linux or macOS.
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{ python3 -m venv venv && venv/bin/pip --quiet --disable-pip-version-check install --no-deps \
  cryptography==50.0.2 pyOpenSSL==26.4.0 cffi==2.1.1 pycparser==3.0 typing_extensions==4.16.0; } >&2 ||
  could_not "pip could not install"
node24=$(node -p '"node-" + process.platform + "-" + process.arch') || could_not "no node"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund "$node24@24.21.0" >&2 || could_not "npm could not install"

cat >look.mjs <<'END'
import { createPrivateKey, subtle } from "node:crypto";
import { writeFileSync } from "node:fs";

// PKCS#8: version 0, id-ml-dsa-87, and the private key with the given content.
const header = (length) => Buffer.from(length < 128 ? [0x30, length] : [0x30, 0x82, length >> 8, length & 255]);
const pkcs8 = (key, octets) => {
  const body = Buffer.concat([Buffer.from("020100300b0609608648016503040313", "hex"), octets, key]);
  return Buffer.concat([header(body.length), body]);
};
const seed = pkcs8(Buffer.from([0x80, 32, ...Array(32).keys()]), Buffer.from([4, 34]));
const read = (der) => createPrivateKey({ key: der, format: "der", type: "pkcs8" });
const both = read(seed).export({ format: "der", type: "pkcs8" });
const expanded = pkcs8(both.subarray(-4900), Buffer.from("04821324", "hex"));

console.log(`Node ${process.version} with OpenSSL ${process.versions.openssl}`);
for (const [name, der] of Object.entries({ seed, both, expanded })) {
  writeFileSync(`${name}.der`, der);
  const again = read(der).export({ format: "der", type: "pkcs8" });
  console.log(`${name}, ${der.length} bytes: Node's createPrivateKey reads it, export writes ${again.length} bytes`);
  try {
    const key = await subtle.importKey("pkcs8", der, "ML-DSA-87", true, ["sign"]);
    const exported = await subtle.exportKey("pkcs8", key);
    const length = exported.byteLength;
    console.log(`${name}, ${der.length} bytes: Node's WebCrypto reads it, exportKey writes ${length} bytes`);
  } catch (error) {
    console.log(`${name}, ${der.length} bytes: Node's WebCrypto rejects it, ${error.name}`);
  }
}
END

cat >look.py <<'END'
from importlib.metadata import version
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_der_private_key
from OpenSSL import SSL, crypto

print("cryptography", version("cryptography"), "with", SSL.OpenSSL_version(SSL.OPENSSL_VERSION).decode())
readers = {
    "cryptography": lambda der: load_der_private_key(der, None),
    "its OpenSSL": lambda der: crypto.load_privatekey(crypto.FILETYPE_ASN1, der),
}
for form in ["seed", "both", "expanded"]:
    der = Path(f"{form}.der").read_bytes()
    for name, read in readers.items():
        try:
            read(der)
            answer = "reads it"
        except (ValueError, crypto.Error) as error:
            answer = f"rejects it, {type(error).__name__}"
        print(f"{form}, {len(der)} bytes: {name} {answer}")
END

{ "node_modules/$node24/bin/node" --no-warnings look.mjs && venv/bin/python -W ignore look.py; } >seen ||
  could_not "a script ended with an error"

cat >expected <<'END'
Node v24.21.0 with OpenSSL 3.5.8
seed, 54 bytes: Node's createPrivateKey reads it, export writes 4962 bytes
seed, 54 bytes: Node's WebCrypto reads it, exportKey writes 54 bytes
both, 4962 bytes: Node's createPrivateKey reads it, export writes 4962 bytes
both, 4962 bytes: Node's WebCrypto reads it, exportKey writes 54 bytes
expanded, 4924 bytes: Node's createPrivateKey reads it, export writes 4924 bytes
expanded, 4924 bytes: Node's WebCrypto rejects it, NotSupportedError
cryptography 50.0.2 with OpenSSL 4.0.3 29 Sep 2026
seed, 54 bytes: cryptography reads it
seed, 54 bytes: its OpenSSL reads it
both, 4962 bytes: cryptography rejects it, ValueError
both, 4962 bytes: its OpenSSL reads it
expanded, 4924 bytes: cryptography rejects it, ValueError
expanded, 4924 bytes: its OpenSSL reads it
END
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
