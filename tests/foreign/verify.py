"""Verifies bundles with other people's code: securesystemslib (DSSE) and rfc8785 (canonical JSON).

Usage: verify.py PARAPH BUNDLE|RECORD|JSON...

Every act must verify, and must not once anything of it is spoiled; every file must be canonical by
rfc8785, or be brought into the same canonical form by it and by `PARAPH canon`.
"""

import copy
import hashlib
import json
import subprocess
import sys
from base64 import b64decode, b64encode

import rfc8785
from cryptography.hazmat.primitives.serialization import load_der_public_key
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey

# Of no act: the public key of RFC 8032, section 7.1, test 1.
STRANGER = b64decode("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")


# The length of an Ed25519 key in its container.
ED25519 = 44


def key_of(spki, key_id=None):
    """A key by its SPKI, under the id that paraph gives it, or under another one."""
    key_id = key_id or hashlib.sha256(spki).hexdigest()
    return SSlibKey.from_crypto(load_der_public_key(spki), keyid=key_id)


def verifies(envelope, keys):
    """Whether securesystemslib takes an envelope."""
    try:
        Envelope.from_dict(copy.deepcopy(envelope)).verify(keys, 1)
    except VerificationError:
        return False
    return True


def flipped(text, index, mask=1):
    """Base64 with a bit of what it says flipped."""
    data = bytearray(b64decode(text))
    data[index] ^= mask
    return b64encode(bytes(data)).decode()


def spoiled(envelope, keys):
    """The envelope and its keys, spoiled in one way each."""
    payload, sig = envelope["payload"], envelope["signatures"][0]["sig"]
    key_id = envelope["signatures"][0]["keyid"]

    def signed(text):
        return {**envelope, "signatures": [{"keyid": key_id, "sig": text}]}

    for index in (0, len(b64decode(payload)) // 2, -1):
        yield f"payload byte {index}", {**envelope, "payload": flipped(payload, index)}, keys
    yield "payload cut", {**envelope, "payload": b64encode(b64decode(payload)[:-1]).decode()}, keys
    yield "payload type", {**envelope, "payloadType": envelope["payloadType"] + "x"}, keys
    for index in (0, 31, 32, 63):
        yield f"signature byte {index}", signed(flipped(sig, index)), keys
    yield "signature of zeros", signed(b64encode(bytes(64)).decode()), keys
    yield "another key", envelope, [key_of(STRANGER, key_id)]


def check_bundle(name, bundle):
    """Every act verifies, and no spoiled one does."""
    # Acts by pairs, and ML-DSA keys, are in pairs.py.
    spkis = [b64decode(key) for key in bundle["keys"]]
    keys = [key_of(spki) for spki in spkis if len(spki) == ED25519]
    classic = [it for it in bundle["acts"] if len(it["signatures"]) == 1]
    for envelope in classic:
        act = b64decode(envelope["payload"])
        assert rfc8785.dumps(json.loads(act)) == act, f"{name}: an act is not canonical"
        assert verifies(envelope, keys), f"{name}: an act does not verify"
        for what, bad, bad_keys in spoiled(envelope, keys):
            assert not verifies(bad, bad_keys), f"{name}: verifies with {what} spoiled"
    return len(classic)


def main(paraph, names):
    acts = 0
    assert names, "there is nothing to verify"
    for name in names:
        with open(name, "rb") as file:
            data = file.read()
        value = json.loads(data)
        canonical = rfc8785.dumps(value)
        ours = subprocess.run([paraph, "canon", name], stdout=subprocess.PIPE, check=True).stdout
        assert ours == canonical, f"{name}: two canonical forms"
        claim = value.get("format", "") if isinstance(value, dict) else ""
        if claim in ("paraph/record/1", "paraph/bundle/1"):
            assert canonical == data, f"{name}: not canonical"
        if claim == "paraph/bundle/1":
            acts += check_bundle(name, value)
    assert acts, "there is no act to verify"
    print(f"securesystemslib, rfc8785: {len(names)} files, {acts} acts good, each spoiled one bad")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
