#!/usr/bin/env bash
# Input: two RFC 3161 replies that differ only in the padding of the RSA signature: PKCS#1 v1.5, and RSASSA-PSS with
# SHA-256 and a salt of 32 bytes. RFC 4056, section 3, allows RSASSA-PSS in CMS, also with a key of the type
# rsaEncryption (RFC 4055, section 1.2). RFC 3161 allows any signature algorithm. `openssl cms -verify` accepts both.
#
# Guessed before the run: rfc3161-client accepts both, because it verifies with the same OpenSSL.
# Seen: it rejects RSASSA-PSS with "invalid padding". The OpenSSL inside it verifies PKCS#7, not CMS, and takes
# the padding from the key and not from the algorithm of the signature.
#
# So a time-stamp of an authority that signs with RSASSA-PSS is valid for one program and forged for the next.
#
# Needs: python3 (3.9 or later, with venv), openssl 3.0 or later.
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{ python3 -m venv venv && venv/bin/pip --quiet --disable-pip-version-check install \
  rfc3161-client==1.0.9 cryptography==50.0.2; } >&2 || could_not "pip could not install"

cat >tsa.cnf <<'END'
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
[tsa]
extendedKeyUsage = critical, timeStamping
END
{
  openssl req -x509 -newkey rsa:2048 -noenc -config tsa.cnf -extensions root -subj /CN=Root -days 9000 \
    -keyout root.key -out root.pem
  openssl req -new -newkey rsa:2048 -noenc -config tsa.cnf -subj /CN=TSA -keyout tsa.key -out tsa.csr
  openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -extfile tsa.cnf -extensions tsa -days 8000 \
    -out tsa.pem
} 2>openssl.log || could_not "openssl could not make certificates"

# TSTInfo (RFC 3161, section 2.4.2) about the word "hello".
digest=$(printf hello | openssl dgst -sha256 -r | cut -d' ' -f1)
cat >info.cnf <<END
asn1 = SEQUENCE:info
[info]
version = INTEGER:1
policy = OID:1.3.6.1.4.1.32473.1
imprint = SEQUENCE:imprint
serial = INTEGER:1
time = GENERALIZEDTIME:$(date -u +%Y%m%d%H%M%SZ)
[imprint]
algorithm = SEQUENCE:algorithm
digest = FORMAT:HEX,OCTETSTRING:$digest
[algorithm]
algorithm = OID:2.16.840.1.101.3.4.2.1
END
openssl asn1parse -genconf info.cnf -noout -out info.der || could_not "openssl could not make TSTInfo"

for padding in pkcs1 pss; do
  salt=()
  [ "$padding" = pkcs1 ] || salt=(-keyopt rsa_pss_saltlen:32)
  openssl cms -sign -binary -nodetach -cades -md sha256 -econtent_type 1.2.840.113549.1.9.16.1.4 -in info.der \
    -signer tsa.pem -inkey tsa.key -keyopt "rsa_padding_mode:$padding" "${salt[@]}" -outform DER \
    -out "$padding.der" || could_not "openssl could not sign"
done

cat >ask.py <<'END'
from importlib.metadata import version
from cryptography.x509 import load_pem_x509_certificate
from rfc3161_client import VerifierBuilder, decode_timestamp_response


def sequence(content):
    length = len(content)
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return b"\x30" + (bytes([length]) if length < 128 else bytes([128 + len(size)]) + size) + content


root = load_pem_x509_certificate(open("root.pem", "rb").read())
for padding in ["pkcs1", "pss"]:
    # PKIStatusInfo with the status "granted", and the token.
    reply = sequence(sequence(b"\x02\x01\x00") + open(f"{padding}.der", "rb").read())
    try:
        VerifierBuilder(roots=[root]).build().verify_message(decode_timestamp_response(reply), b"hello")
        answer = "accepts it"
    except Exception as error:
        answer = "rejects it, " + ("invalid padding" if "invalid padding" in str(error) else str(error))
    print(f"{padding}: rfc3161-client {version('rfc3161-client')} {answer}")
END

{
  for padding in pkcs1 pss; do
    openssl cms -verify -binary -inform DER -in "$padding.der" -CAfile root.pem -purpose timestampsign \
      -out content 2>>openssl.log && cmp -s content info.der &&
      echo "$padding: openssl cms accepts it" || echo "$padding: openssl cms rejects it"
  done
  venv/bin/python ask.py
} >seen || could_not "a script ended with an error"

cat >expected <<'END'
pkcs1: openssl cms accepts it
pss: openssl cms accepts it
pkcs1: rfc3161-client 1.0.9 accepts it
pss: rfc3161-client 1.0.9 rejects it, invalid padding
END
openssl version
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
