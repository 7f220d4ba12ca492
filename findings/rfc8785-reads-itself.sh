#!/usr/bin/env bash
# Input: three numbers of RFC 8785, appendix B: the doubles 4340000000000000, 4430000000000000 and 444b1ae4d6e2ef4f (in
# hex). The appendix prints their canonical forms, so each form is valid JSON and canonical.
#
# Guessed before the run: canonical JSON, read by Python's json and made canonical again, is the same bytes.
# Seen: rfc8785 writes all three forms from floats, but raises IntegerDomainError when it gets them back. They have
# no point and no exponent, so Python reads integers, and rfc8785 takes no integer beyond 9007199254740991. Note 1 of
# the appendix advises against such integers, but says that this does not affect the algorithm. jcs writes the same
# bytes again.
#
# So one program can make a record canonical with rfc8785 and sign it, and the next program, with the same library,
# cannot check it.
#
# trailofbits/rfc8785.py issue 46 is about the range of integers.
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
  rfc8785==0.1.4 jcs==0.2.1; } >&2 || could_not "pip could not install"

cat >look.py <<'END'
import json
import struct
from importlib.metadata import version

import jcs
import rfc8785

for bits in ["4340000000000000", "4430000000000000", "444b1ae4d6e2ef4f"]:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    for name, write in [("jcs", jcs.canonicalize), ("rfc8785", rfc8785.dumps)]:
        first = write(number)
        try:
            again = "the same" if write(json.loads(first)) == first else "something else"
        except rfc8785.IntegerDomainError:
            again = "IntegerDomainError"
        print(f"{bits}: {name} {version(name)} writes {first.decode()}; read and written again: {again}")
END
venv/bin/python look.py >seen || could_not "the script ended with an error"

cat >expected <<'END'
4340000000000000: jcs 0.2.1 writes 9007199254740992; read and written again: the same
4340000000000000: rfc8785 0.1.4 writes 9007199254740992; read and written again: IntegerDomainError
4430000000000000: jcs 0.2.1 writes 295147905179352830000; read and written again: the same
4430000000000000: rfc8785 0.1.4 writes 295147905179352830000; read and written again: IntegerDomainError
444b1ae4d6e2ef4f: jcs 0.2.1 writes 999999999999999900000; read and written again: the same
444b1ae4d6e2ef4f: rfc8785 0.1.4 writes 999999999999999900000; read and written again: IntegerDomainError
END
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
