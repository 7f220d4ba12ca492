"""Checks keys and acts of pairs with PyPI cryptography.

Usage: pairs.py PARAPH FOLDER RECORD TEXTS BUNDLE...

- Keys of ML-DSA-87 from seeds are the same there and here, in every form that both have. So are the specimens.
- Each act by a pair verifies with both keys, and none does once anything of it is spoiled. PARAPH agrees.
- A signature made there is valid here.

FOLDER gets the pair that ./pairs.mjs takes next: pair.key, two.jwk, and the act signed.json.
"""

import copy
import hashlib
import json
import os
import re
import subprocess
import sys
from base64 import b64decode, b64encode, urlsafe_b64decode
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA87PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
)


def run(*line, code=0):
    done = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    assert done.returncode == code, f"{line}: {done.returncode}: {done.stderr.decode()}"
    return done


def pae(envelope):
    """DSSE's pre-authentication encoding."""
    kind, payload = envelope["payloadType"].encode(), b64decode(envelope["payload"])
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def keys_of(bundle):
    keys = [b64decode(key) for key in bundle["keys"]]
    return {hashlib.sha256(key).hexdigest(): load_der_public_key(key) for key in keys}


def verifies(envelope, keys):
    """Whether there is one valid signature for each key of the act, and no other."""
    wanted = json.loads(b64decode(envelope["payload"]))["keys"]
    if [it["keyid"] for it in envelope["signatures"]] != wanted:
        return False
    try:
        for signature in envelope["signatures"]:
            keys[signature["keyid"]].verify(b64decode(signature["sig"]), pae(envelope))
    except InvalidSignature:
        return False
    return True


def flipped(text, index):
    data = bytearray(b64decode(text))
    data[index] ^= 1
    return b64encode(bytes(data)).decode()


def spoiled(envelope):
    """The envelope, spoiled in one way each."""
    def changed(change):
        bad = copy.deepcopy(envelope)
        change(bad)
        return bad

    def sig(half, index):
        def change(bad):
            bad["signatures"][half]["sig"] = flipped(bad["signatures"][half]["sig"], index)
        return change

    def swap(bad):
        one, other = bad["signatures"]
        one["sig"], other["sig"] = other["sig"], one["sig"]

    for half in (0, 1):
        length = len(b64decode(envelope["signatures"][half]["sig"]))
        for index in (0, 31, 63, length // 2, length - 1):
            yield f"byte {index} of signature {half}", changed(sig(half, index))
        yield f"signature {half} missing", changed(lambda bad, half=half: bad["signatures"].pop(half))
    yield "signatures swapped", changed(swap)


def check_bundle(name, bundle):
    """The number of acts by pairs."""
    keys, acts = keys_of(bundle), 0
    for envelope in bundle["acts"]:
        if len(envelope["signatures"]) != 2:
            continue
        acts += 1
        assert verifies(envelope, keys), f"{name}: an act does not verify"
        for what, bad in spoiled(envelope):
            assert not verifies(bad, keys), f"{name}: verifies with {what}"
    return acts


def spki(key):
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def check_keys(paraph, folder):
    """Keys from seeds, in the forms that both have."""
    for number in range(6):
        seed = hashlib.sha256(b"foreign %d" % number).digest()
        key = MLDSA87PrivateKey.from_seed_bytes(seed)
        for form, encoding in (("pem", Encoding.PEM), ("der", Encoding.DER)):
            theirs = folder / f"theirs.{form}"
            theirs.write_bytes(key.private_bytes(encoding, PrivateFormat.PKCS8, NoEncryption()))
            os.chmod(theirs, 0o600)
            out = folder / f"ours-{number}.{form}.spki"
            run(paraph, "key", "export", theirs, "--format", "spki-der", "-o", out)
            assert out.read_bytes() == spki(key), f"seed {number}: another public key"
            back = folder / f"ours-{number}.{form}.der"
            form = ("--format", "pkcs8-der", "--no-passphrase")
            run(paraph, "key", "export", theirs, *form, "-o", back)
            assert load_der_private_key(back.read_bytes(), None).private_bytes_raw() == seed
    # An expanded key alone is not a key here; other parameter sets are not keys either.
    return 6


def check_specimens(folder):
    """The published pairs are those of their published seeds (keys/README.md)."""
    count = 0
    for path in sorted(folder.glob("*-pair.pub")):
        _, block = re.findall("-----BEGIN[^-]*-----[^-]*-----END[^-]*-----", path.read_text())
        seed = hashlib.sha256(f"paraph specimen key: {path.stem}, ML-DSA-87".encode()).digest()
        theirs = MLDSA87PrivateKey.from_seed_bytes(seed)
        assert load_pem_public_key(block.encode()) == theirs.public_key(), path
        count += 1
    assert count == 2, "specimens are missing"
    return count


def main(paraph, folder, record, texts, *bundles):
    folder = Path(folder)
    os.chdir(folder)
    keys = check_keys(paraph, folder) + check_specimens(Path(__file__).parents[2] / "keys")

    # A new pair signs here, and both halves are read there.
    run(paraph, "key", "new", "pair", "--suite", "hybrid", "--no-passphrase")
    for only in ("ed25519", "ml-dsa-87"):
        form = ("--only", only, "--format", "pkcs8-pem", "--no-passphrase")
        run(paraph, "key", "export", "pair.key", *form, "-o", f"{only}.pem")
    form = ("--only", "ml-dsa-87", "--format", "jwk", "--no-passphrase")
    run(paraph, "key", "export", "pair.key", *form, "-o", "two.jwk")
    two = load_pem_private_key(Path("ml-dsa-87.pem").read_bytes(), None)
    jwk = json.loads(Path("two.jwk").read_text())
    padded = jwk["priv"] + "=" * (-len(jwk["priv"]) % 4)
    assert urlsafe_b64decode(padded) == two.private_bytes_raw()
    Path("as.toml").write_text('name = "홍길동"\n')
    party = ("--party", "rok-mnd", "--as", "as.toml", "--texts", texts, "--yes")
    run(paraph, "sign", record, "--key", "pair.key", *party, "-o", "signed.json")
    bundle = json.loads(Path("signed.json").read_text())
    assert check_bundle("signed.json", bundle) == 1

    # The same act, signed there: their signatures are hedged, so it is another envelope.
    [envelope] = bundle["acts"]
    ids = {hashlib.sha256(spki(two)).hexdigest()}
    [half] = [it for it in envelope["signatures"] if it["keyid"] in ids]
    theirs = two.sign(pae(envelope))
    assert b64encode(theirs).decode() != half["sig"], "this is not hedged"
    half["sig"] = b64encode(theirs).decode()
    write("theirs.json", bundle)
    run(paraph, "show", "theirs.json")
    for number, (what, bad) in enumerate(spoiled(envelope)):
        write("bad.json", {**bundle, "acts": [bad]})
        done = subprocess.run(
            [paraph, "show", "bad.json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False
        )
        assert done.returncode in (1, 2), f"{number}: {what} is accepted"

    of_bundles = sum(check_bundle(name, json.loads(Path(name).read_text())) for name in bundles)
    assert of_bundles >= 4, "acts by pairs are missing in the fixtures"
    acts = 1 + of_bundles
    print(f"cryptography: {keys} keys from seeds, {acts} acts by pairs good, each spoiled one bad")


def write(name, bundle):
    text = json.dumps(bundle, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    Path(name).write_text(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
