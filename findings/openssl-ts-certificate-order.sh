#!/usr/bin/env bash
# Input: a time-stamp request with certReq, and a TSA certificate that is longer than its root certificate. RFC 3161,
# section 3.4, wants the reply in DER. DER sorts the elements of a SET OF by their bytes (X.690, section 11.6), and the
# certificates in a CMS message are one (RFC 5652, section 10.2.3).
#
# Guessed before the run: rfc3161-client accepts the reply of `openssl ts`, whatever certificates it carries.
# Seen: `openssl ts` puts the TSA's certificate first, then the others as they come, so the reply is not DER.
# rfc3161-client rejects it ("InvalidSetOrdering"). It accepts the reply of the same authority if the root certificate
# is the longer one, for then the order happens to be right. `openssl ts -verify` accepts both.
#
# So whether time-stamps of such an authority can be checked depends on the lengths of names in its certificates.
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
  rfc3161-client==1.0.9 cryptography==50.0.2 asn1crypto==1.5.1; } >&2 || could_not "pip could not install"

cat >tsa.cnf <<'END'
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
[tsa]
extendedKeyUsage = critical, timeStamping
[ts]
default_tsa = authority
[authority]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.32473.1
digests = sha256
END
printf hello >hello
openssl ts -query -data hello -sha256 -cert -out query 2>openssl.log || could_not "openssl could not make a request"

long="/O=An authority with a name as long as an organisation may have it"
for longer in tsa root; do
  root_name=/CN=Root
  tsa_name=/CN=TSA
  [ "$longer" = tsa ] && tsa_name="$long$tsa_name" || root_name="$long$root_name"
  {
    openssl req -x509 -newkey rsa:2048 -noenc -config tsa.cnf -extensions root -subj "$root_name" -days 9000 \
      -keyout root.key -out "$longer-root.pem" &&
      openssl req -new -newkey rsa:2048 -noenc -config tsa.cnf -subj "$tsa_name" -keyout tsa.key -out tsa.csr &&
      openssl x509 -req -in tsa.csr -CA "$longer-root.pem" -CAkey root.key -extfile tsa.cnf -extensions tsa \
        -days 8000 -out tsa.pem &&
      openssl ts -reply -config tsa.cnf -section authority -queryfile query -signer tsa.pem -inkey tsa.key \
        -chain "$longer-root.pem" -out "$longer.der"
  } 2>>openssl.log || could_not "openssl could not make the reply"
done

cat >look.py <<'END'
import re
import sys
from importlib.metadata import version
from pathlib import Path

from asn1crypto.tsp import TimeStampResp
from cryptography.x509 import load_pem_x509_certificate
from rfc3161_client import VerifierBuilder, decode_timestamp_response

longer = sys.argv[1]
reply = Path(f"{longer}.der").read_bytes()
token = TimeStampResp.load(reply)["time_stamp_token"]["content"]
certificates = [certificate.dump() for certificate in token["certificates"]]
order = "in the order of DER" if certificates == sorted(certificates) else "not in the order of DER"
print(f"longer {longer} certificate: openssl ts writes {len(certificates)} certificates, {order}")
root = load_pem_x509_certificate(Path(f"{longer}-root.pem").read_bytes())
try:
    VerifierBuilder(roots=[root]).build().verify_message(decode_timestamp_response(reply), b"hello")
    answer = "accepts the reply"
except ValueError as error:
    answer = "rejects the reply, " + re.search(r"kind: (\w+)", str(error))[1]
print(f"longer {longer} certificate: rfc3161-client {version('rfc3161-client')} {answer}")
END

for longer in root tsa; do
  openssl ts -verify -queryfile query -in "$longer.der" -CAfile "$longer-root.pem" >>openssl.log 2>&1 &&
    echo "longer $longer certificate: openssl ts -verify accepts the reply"
  venv/bin/python look.py "$longer" || could_not "the script ended with an error"
done >seen

cat >expected <<'END'
longer root certificate: openssl ts -verify accepts the reply
longer root certificate: openssl ts writes 2 certificates, in the order of DER
longer root certificate: rfc3161-client 1.0.9 accepts the reply
longer tsa certificate: openssl ts -verify accepts the reply
longer tsa certificate: openssl ts writes 2 certificates, not in the order of DER
longer tsa certificate: rfc3161-client 1.0.9 rejects the reply, InvalidSetOrdering
END
openssl version
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
