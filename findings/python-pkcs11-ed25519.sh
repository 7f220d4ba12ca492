#!/usr/bin/env bash
# Input: Ed25519 key pairs that SoftHSM makes, with the curve as an object identifier or as the name "edwards25519".
# PKCS#11 3.0 allows both for Edwards keys. RFC 8410, section 4, says how the public key looks as
# SubjectPublicKeyInfo: the algorithm is id-Ed25519, without parameters.
#
# Guessed before the run: python-pkcs11 writes the public key as RFC 8410 says, because it has the mechanisms of Edwards
# keys and knows their object identifiers.
# Seen: encode_ec_public_key, its only writer of such keys, writes id-ecPublicKey with Ed25519 as the curve and does
# not complain. cryptography and OpenSSL reject that. For the name it raises ValueError. The key pairs are
# good: signatures by the token verify with the 32 bytes of EC_POINT. For P-256 the same function is right.
#
# So the public key of a token, if written to a file in this way, verifies nothing elsewhere, and its hash is not the
# id that other programs calculate.
#
# Needs: python3 (3.9 or later, with venv), openssl 3.0 or later, SoftHSM 2.6 (softhsm2-util and libsofthsm2.so).
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{ python3 -m venv venv && venv/bin/pip --quiet --disable-pip-version-check install \
  python-pkcs11==0.10.1 asn1crypto==1.5.1 cryptography==50.0.2; } >&2 || could_not "pip could not install"

module=
for candidate in "${SOFTHSM2_MODULE:-}" /usr/lib/softhsm /usr/lib/*/softhsm /usr/lib64/pkcs11 /usr/local/lib/softhsm; do
  [ -n "$module" ] || [ ! -f "$candidate/libsofthsm2.so" ] || module=$candidate/libsofthsm2.so
done
[ -n "$module" ] || could_not "no libsofthsm2.so: give its folder in SOFTHSM2_MODULE"
mkdir tokens
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' "$folder" >softhsm.conf
export SOFTHSM2_CONF=$folder/softhsm.conf
softhsm2-util --init-token --free --label look --pin 1234 --so-pin 1234 >/dev/null || could_not "no token"

cat >look.py <<'END'
import subprocess
import sys
from importlib.metadata import version

import pkcs11
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pkcs11 import Attribute, KeyType, Mechanism
from pkcs11.util.ec import encode_ec_public_key

print("python-pkcs11", version("python-pkcs11"), "cryptography", version("cryptography"))


def by_cryptography(spki):
    load_der_public_key(spki)


def by_openssl(spki):
    subprocess.run(
        ["openssl", "pkey", "-pubin", "-inform", "DER", "-noout"], input=spki, check=True, capture_output=True
    )


token = pkcs11.lib(sys.argv[1]).get_token(token_label="look")
with token.open(rw=True, user_pin="1234") as session:
    for name, kind, parameters in [
        ("P-256", KeyType.EC, bytes.fromhex("06082a8648ce3d030107")),
        ("Ed25519, object identifier", KeyType.EC_EDWARDS, bytes.fromhex("06032b6570")),
        ("Ed25519, name", KeyType.EC_EDWARDS, b"\x13\x0cedwards25519"),
    ]:
        domain = session.create_domain_parameters(kind, {Attribute.EC_PARAMS: parameters}, local=True)
        public, private = domain.generate_keypair(store=False)
        if kind == KeyType.EC_EDWARDS:
            point = public[Attribute.EC_POINT][-32:]
            Ed25519PublicKey.from_public_bytes(point).verify(private.sign(b"hi", mechanism=Mechanism.EDDSA), b"hi")
            print(f"{name}: the token signs, cryptography verifies with EC_POINT")
        try:
            spki = encode_ec_public_key(public)
        except ValueError:
            print(f"{name}: encode_ec_public_key raises ValueError")
            continue
        before = len(spki) - (32 if kind == KeyType.EC_EDWARDS else 64)
        print(f"{name}: encode_ec_public_key writes {spki[:before].hex()} and the key")
        for reader, read in [("cryptography", by_cryptography), ("openssl", by_openssl)]:
            try:
                read(spki)
                print(f"{name}: {reader} reads it")
            except (ValueError, UnsupportedAlgorithm, subprocess.CalledProcessError):
                print(f"{name}: {reader} rejects it")
print("RFC 8410: 302a300506032b6570032100 and the key")
END
venv/bin/python -W ignore look.py "$module" >seen || could_not "the script ended with an error"

cat >expected <<'END'
python-pkcs11 0.10.1 cryptography 50.0.2
P-256: encode_ec_public_key writes 3059301306072a8648ce3d020106082a8648ce3d03010703420004 and the key
P-256: cryptography reads it
P-256: openssl reads it
Ed25519, object identifier: the token signs, cryptography verifies with EC_POINT
Ed25519, object identifier: encode_ec_public_key writes 3033300e06072a8648ce3d020106032b6570032100 and the key
Ed25519, object identifier: cryptography rejects it
Ed25519, object identifier: openssl rejects it
Ed25519, name: the token signs, cryptography verifies with EC_POINT
Ed25519, name: encode_ec_public_key raises ValueError
RFC 8410: 302a300506032b6570032100 and the key
END
echo "SoftHSM $(softhsm2-util --version)"
openssl version
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
