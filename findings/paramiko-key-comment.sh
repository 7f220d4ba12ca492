#!/usr/bin/env bash
# Input: Ed25519 keys that ssh-keygen writes, with comments in UTF-8. In OpenSSH's format (PROTOCOL.key) the comment is
# the last field, and then come the bytes 1, 2, 3... until the length is a multiple of 8. For an Ed25519 key without
# a passphrase and a comment of 5, 13, 21... bytes there are none.
#
# Guessed before the run: paramiko reads every unencrypted Ed25519 key of ssh-keygen.
# Seen: it rejects the key ("Invalid key") if there are no such bytes and the comment's last letter is not ASCII. It
# looks at the last byte only, and takes all but printable ASCII for padding. cryptography and ssh-keygen read the key.
#
# So a key that is named in Korean, or after a town like Malmö, works or not by the length of the name.
#
# paramiko/paramiko issues 1306 and 2445 are about other comments and other kinds of key.
#
# Needs: python3 (3.9 or later, with venv), ssh-keygen.
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{ python3 -m venv venv && venv/bin/pip --quiet --disable-pip-version-check install \
  paramiko==5.1.0 cryptography==50.0.2; } >&2 || could_not "pip could not install"

cat >look.py <<'END'
import sys
from importlib.metadata import version
from pathlib import Path

import paramiko
from cryptography.hazmat.primitives.serialization import load_ssh_private_key

comment = sys.argv[1]
readers = {
    "cryptography": lambda: load_ssh_private_key(Path("key").read_bytes(), None),
    "paramiko": lambda: paramiko.Ed25519Key.from_private_key_file("key"),
}
for name, read in readers.items():
    try:
        read()
        answer = "reads it"
    except paramiko.SSHException as error:
        answer = f"rejects it, {error}"
    print(f"{comment} ({len(comment.encode())} bytes): {name} {version(name)} {answer}")
END

for comment in "company seals" "회사인감" "회사 인감" "notary Lund ö" "notary Malmö"; do
  rm -f key key.pub
  ssh-keygen -q -t ed25519 -N "" -C "$comment" -f key || could_not "ssh-keygen could not make a key"
  [ "$(ssh-keygen -y -f key)" = "$(cat key.pub)" ] || could_not "ssh-keygen reads another key than it wrote"
  PYTHONUTF8=1 venv/bin/python -W ignore look.py "$comment" || could_not "the script ended with an error"
done >seen

cat >expected <<'END'
company seals (13 bytes): cryptography 50.0.2 reads it
company seals (13 bytes): paramiko 5.1.0 reads it
회사인감 (12 bytes): cryptography 50.0.2 reads it
회사인감 (12 bytes): paramiko 5.1.0 reads it
회사 인감 (13 bytes): cryptography 50.0.2 reads it
회사 인감 (13 bytes): paramiko 5.1.0 rejects it, Invalid key
notary Lund ö (14 bytes): cryptography 50.0.2 reads it
notary Lund ö (14 bytes): paramiko 5.1.0 reads it
notary Malmö (13 bytes): cryptography 50.0.2 reads it
notary Malmö (13 bytes): paramiko 5.1.0 rejects it, Invalid key
END
ssh -V 2>&1
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
