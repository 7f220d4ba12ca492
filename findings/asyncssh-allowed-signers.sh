#!/usr/bin/env bash
# Input: signatures of `ssh-keygen -Y sign` with Ed25519, and allowed_signers files that `ssh-keygen -Y verify` accepts.
# ssh-keygen(1), ALLOWED SIGNERS, says that option keywords are case-insensitive. A name in quotes is only in OpenSSH's
# source (sshsig.c): that is how a name gets a space.
#
# Guessed before the run: asyncssh's validate_sshsig accepts each line that ssh-keygen accepts.
# Seen: it does so for wildcards, lists, times and namespaces. It takes the quotes of a name for a part of the name, and
# rejects the whole file for a quoted name with a space. It reads `Namespaces` as `namespaces`, but not
# `Cert-Authority` as `cert-authority`, so it does not know that authority.
#
# So with a file of signers by their full names ssh-keygen verifies signatures, and asyncssh verifies no one's.
#
# Needs: python3 (3.9 or later, with venv), ssh-keygen (OpenSSH 8.9 or later).
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{ python3 -m venv venv && venv/bin/pip --quiet --disable-pip-version-check install \
  asyncssh==2.24.1 cryptography==50.0.2; } >&2 || could_not "pip could not install"

for name in authority signer; do
  ssh-keygen -q -t ed25519 -N "" -C "$name" -f "$name" || could_not "ssh-keygen could not make a key"
done
printf hello >by-key
cp by-key by-certificate
{
  ssh-keygen -q -Y sign -f signer -n file by-key &&
    ssh-keygen -q -s authority -I signer -n notary signer.pub &&
    ssh-keygen -q -Y sign -f signer-cert.pub -n file by-certificate
} 2>openssh.log || could_not "ssh-keygen could not sign"

cat >look.py <<'END'
import subprocess
from importlib.metadata import version
from pathlib import Path

import asyncssh

signer, authority = (" ".join(Path(f"{name}.pub").read_text().split()[:2]) for name in ["signer", "authority"])


def by_openssh(signed, name, lines):
    Path("allowed").write_text(lines)
    verify = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", name, "-n", "file", "-s", f"{signed}.sig"]
    return subprocess.run(verify, stdin=open(signed), capture_output=True).returncode == 0


def by_asyncssh(signed, name, lines):
    try:
        allowed = asyncssh.import_allowed_signers(lines)
    except ValueError as error:
        return f"rejects the file, {error}"
    return asyncssh.validate_sshsig(Path(signed).read_bytes(), Path(f"{signed}.sig").read_bytes(), name, allowed)


for signed, name, lines in [
    ("by-key", "notary", "notary KEY\n"),
    ("by-key", "notary", 'not*,clerk Namespaces="file",valid-after="20200101Z" KEY\n'),
    ("by-key", "notary", '"notary" KEY\n'),
    ("by-key", "A Notary", 'A?Notary KEY\n'),
    ("by-key", "A Notary", '"A Notary" KEY\n'),
    ("by-key", "notary", '"A Notary" KEY\nnotary KEY\n'),
    ("by-certificate", "notary", "notary cert-authority AUTHORITY\n"),
    ("by-certificate", "notary", "notary Cert-Authority AUTHORITY\n"),
]:
    print(lines.strip().replace("\n", " // "), f'for "{name}"')
    lines = lines.replace("KEY", signer).replace("AUTHORITY", authority)
    for program, check in [("ssh-keygen", by_openssh), (f"asyncssh {version('asyncssh')}", by_asyncssh)]:
        answer = check(signed, name, lines)
        print(f"  {program} {answer if isinstance(answer, str) else 'accepts it' if answer else 'rejects it'}")
END
venv/bin/python -W ignore look.py >seen || could_not "the script ended with an error"

cat >expected <<'END'
notary KEY for "notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 accepts it
not*,clerk Namespaces="file",valid-after="20200101Z" KEY for "notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 accepts it
"notary" KEY for "notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 rejects it
A?Notary KEY for "A Notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 accepts it
"A Notary" KEY for "A Notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 rejects the file, Unbalanced quote in options
"A Notary" KEY // notary KEY for "notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 rejects the file, Unbalanced quote in options
notary cert-authority AUTHORITY for "notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 accepts it
notary Cert-Authority AUTHORITY for "notary"
  ssh-keygen accepts it
  asyncssh 2.24.1 rejects it
END
ssh -V 2>&1
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
