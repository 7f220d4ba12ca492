#!/usr/bin/env bash
# Input: an OpenSSH certificate with an Ed25519 key, as ssh-keygen signs it without -V. Its `valid before` is the
# greatest number of 64 bits, which means that it has no end (OpenSSH's PROTOCOL.certkeys).
#
# Guessed before the run: sshpk reads the certificate and says that it is not expired.
# Seen: its isExpired() is true, and validUntil is an Invalid Date: the number is outside JavaScript's range of dates,
# and no comparison with such a date is true. With an end in 2099 isExpired() is false. ssh-keygen says "forever",
# and cryptography gives the number. The signature of the authority verifies in sshpk too.
#
# So a program that asks sshpk before it trusts a certificate turns down every one that has no end.
#
# RustCrypto/SSH issue 503 is about the same number in Rust's ssh-key.
#
# Needs: node (18 or later) and npm, python3 (3.9 or later, with venv), ssh-keygen.
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{ python3 -m venv venv && venv/bin/pip --quiet --disable-pip-version-check install cryptography==50.0.2; } >&2 ||
  could_not "pip could not install"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund sshpk@1.18.0 >&2 || could_not "npm could not install"

cat >look.mjs <<'END'
import { readFileSync } from "node:fs";
import sshpk from "sshpk";

const { version } = JSON.parse(readFileSync("node_modules/sshpk/package.json"));
const certificate = sshpk.parseCertificate(readFileSync("key-cert.pub"), "openssh");
const signed = certificate.isSignedByKey(sshpk.parseKey(readFileSync("authority.pub"), "ssh"));
const end = Number.isNaN(certificate.validUntil.getTime()) ? "an Invalid Date" : "a date";
console.log(`sshpk ${version}: signed ${signed}, validUntil is ${end}, isExpired() is ${certificate.isExpired()}`);
END
cat >look.py <<'END'
from importlib.metadata import version
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_ssh_public_identity

end = load_ssh_public_identity(Path("key-cert.pub").read_bytes()).valid_before
print(f"cryptography {version('cryptography')}: valid_before is {'2^64 - 1' if end == 2**64 - 1 else 'a time'}")
END

for name in authority key; do
  ssh-keygen -q -t ed25519 -N "" -C "$name" -f "$name" || could_not "ssh-keygen could not make a key"
done
for end in "2099" "none"; do
  validity=()
  [ "$end" = none ] || validity=(-V "-1d:20991231")
  rm -f key-cert.pub
  ssh-keygen -q -s authority -I look -n look "${validity[@]}" key.pub || could_not "ssh-keygen could not sign"
  {
    ssh-keygen -L -f key-cert.pub | sed -n 's/^ *Valid: from .*/ssh-keygen: a time/p; s/^ *Valid: /ssh-keygen: /p' &&
      venv/bin/python -W ignore look.py && node look.mjs
  } | sed "s/^/end $end: /" || could_not "a script ended with an error"
done >seen

cat >expected <<'END'
end 2099: ssh-keygen: a time
end 2099: cryptography 50.0.2: valid_before is a time
end 2099: sshpk 1.18.0: signed true, validUntil is a date, isExpired() is false
end none: ssh-keygen: forever
end none: cryptography 50.0.2: valid_before is 2^64 - 1
end none: sshpk 1.18.0: signed true, validUntil is an Invalid Date, isExpired() is true
END
ssh -V 2>&1
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
