#!/usr/bin/env bash
# Input: the second private key of RFC 8410, section 10.3: Ed25519, with an attribute and the public key
# (version 2 of PKCS#8, RFC 5958). Rust's ring and ed25519-dalek also write such keys.
#
# Guessed before the run: cryptography reads it, because RFC 8410 prints it.
# Seen: cryptography 50.0.2 rejects it ("extra data"). The OpenSSL 4.0.3 inside the same package reads it:
# pyOpenSSL uses that OpenSSL and reads the key. cryptography reads the same key in version 1.
#
# So a Python program may reject a key that OpenSSL accepts. Both accept version 1.
# pyca/cryptography issues 6760 and 15631 are about other keys of version 2.
#
# Needs: python3 (3.9 or later, with venv).
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
  could_not "the packages could not be installed"

cat >rfc8410.pem <<'END'
-----BEGIN PRIVATE KEY-----
MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
Z9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PRIVATE KEY-----
END
# The first private key of the same section: the same one in version 1.
cat >version-1.pem <<'END'
-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
END

cat >look.py <<'END'
from importlib.metadata import version
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from OpenSSL import SSL, crypto

print("cryptography", version("cryptography"), "with", SSL.OpenSSL_version(SSL.OPENSSL_VERSION).decode())
print("pyOpenSSL", version("pyOpenSSL"))


def by_cryptography(pem):
    return load_pem_private_key(pem, None)


def by_openssl(pem):
    return crypto.load_privatekey(crypto.FILETYPE_PEM, pem).to_cryptography_key()


for file in ["version-1.pem", "rfc8410.pem"]:
    for name, read in [("cryptography", by_cryptography), ("its OpenSSL", by_openssl)]:
        try:
            answer = "reads it, public key " + read(Path(file).read_bytes()).public_key().public_bytes_raw().hex()
        except ValueError as error:
            answer = f"refuses it, {str(error).split('Details: ')[-1]}"
        print(f"{file}: {name} {answer}")
END
venv/bin/python look.py >seen || could_not "the script ended with an error"

cat >expected <<'END'
cryptography 50.0.2 with OpenSSL 4.0.3 29 Sep 2026
pyOpenSSL 26.4.0
version-1.pem: cryptography reads it, public key 19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1
version-1.pem: its OpenSSL reads it, public key 19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1
rfc8410.pem: cryptography refuses it, ASN.1 parsing error: extra data
rfc8410.pem: its OpenSSL reads it, public key 19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1
END
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
