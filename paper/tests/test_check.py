"""Papers where a bundle is wanted, later signatures, and --check."""

import datetime
import random
import re

import pytest
from asn1crypto import keys as asn1_keys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
import pikepdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec

from conftest import ARRANGEMENT, DAY, HALF, JSOI, ROSTER, TOR, run, tool

RECORD = "d267b7c4640734c51b5a1a096c3985b478496e551f9d3b23aa5244f1fe0ae26e"


@pytest.fixture(scope="session")
def signer(tmp_path_factory):
    """A signer with a certificate of its own."""
    folder = tmp_path_factory.mktemp("signer")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Registry")])
    begin = datetime.datetime(2026, 1, 1)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name)
        .public_key(key.public_key()).serial_number(1)
        .not_valid_before(begin).not_valid_after(begin + datetime.timedelta(days=3650))
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), True)
        .sign(key, hashes.SHA256())
    )
    (folder / "key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return signers.SimpleSigner.load(str(folder / "key.pem"), str(folder / "certificate.pem"))


def signed(path, signer, output, field="Registry", visible=None):
    with open(path, "rb") as file:
        writer = IncrementalPdfFileWriter(file)
        meta = signers.PdfSignatureMetadata(field_name=field)
        spec = SigFieldSpec(field, box=visible) if visible else SigFieldSpec(field)
        with open(output, "wb") as out:
            signers.PdfSigner(meta, signer=signer, new_field_spec=spec).sign_pdf(writer, output=out)
    return output


def test_the_commands_take_a_paper(papers, paraph, tmp_path):
    pdf = papers["tor", "ko", "letter"]
    for texts, read in [([], "the bundle and 2 texts inside"), (["--texts", TOR.parent], "the bundle inside")]:
        ran = paraph("verify", pdf, "--roster", ROSTER, *texts)
        assert ran.exit == 0 and ran.out.startswith("concluded: ") and f"record {RECORD}\n" in ran.out, ran.err
        assert f"{read} this PDF w" in ran.err and "What the page says was not compared with" in ran.err
    ran = paraph("verify", pdf, TOR, "--roster", ROSTER, "--no-texts")
    assert ran.exit == 0 and "2 files: 2 concluded, texts not checked, 0 incomplete, 0 refused, 0 not judged" in ran.out, ran.out
    ran = paraph("show", pdf)
    assert ran.exit == 0 and RECORD in ran.out and "was not compared" in ran.err
    assert ran.out == paraph("show", TOR).out
    ran = paraph("hash", pdf)
    assert ran.exit == 0 and f"# {RECORD}" in ran.out
    assert paraph("check", pdf, "--sha256", RECORD).exit == 0
    assert paraph("check", pdf).exit == 0
    ran = paraph("merge", papers["half", "en", "a4"], TOR.parent / "ictcc-tor.rok-mnd.bundle.json",
                 "-o", tmp_path / "x.bundle.json")
    assert ran.exit == 0, ran.err
    assert (tmp_path / "x.bundle.json").read_bytes() == TOR.read_bytes()
    ran = paraph("verify", HALF, "--with", pdf, "--roster", ROSTER, "--texts", TOR.parent)
    assert ran.exit == 0, ran.err
    # Standard input, too.
    with open(pdf, "rb") as file:
        assert paraph("verify", "-", "--roster", ROSTER, stdin=file).exit == 0
    for pdf, exit in [("half", 3), ("jsoi", 0)]:
        assert paraph("verify", papers[pdf, "en", "a4"], "--roster", ROSTER).exit == exit


DRAFT = """draft = 1
id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000025"
created = 2021-08-04T09:00:00-04:00
designation = "terms-of-reference"
title = { en = "Terms of Reference (specimen)" }
[[party]]
id = "rok-mnd"
name = { en = "Ministry of National Defense" }
[[text]]
path = "en/tor.txt"
language = "en"
status = "authentic"
mediaType = "text/plain"
[[text]]
path = "ko/tor.txt"
language = "ko"
status = "authentic"
mediaType = "text/plain"
"""


def test_texts_with_one_name_are_found_inside(paraph, paper, tmp_path):
    for language, text in [("en", "Terms of Reference\n"), ("ko", "약정서\n")]:
        (tmp_path / language).mkdir()
        (tmp_path / language / "tor.txt").write_text(text)
    (tmp_path / "tor.toml").write_text(DRAFT)
    key = ROSTER.parents[1] / "keys" / "rok-mnd.key"
    for words in [
        ("record", "tor.toml", "-o", "tor.record.json"),
        ("sign", "tor.record.json", "--key", key, "--roster", ROSTER, "--yes",
         "--as", TOR.parent / "hong-gil-dong.toml", "-o", "tor.bundle.json"),
    ]:
        ran = paraph(*words, cwd=tmp_path)
        assert ran.exit == 0, ran.err
    (tmp_path / "alone").mkdir()
    ran = paper("tor.bundle.json", "--roster", ROSTER, "--at", DAY, "-o", "alone/tor.pdf", cwd=tmp_path)
    assert ran.exit == 0, ran.err
    ran = paraph("verify", "tor.pdf", "--roster", ROSTER, cwd=tmp_path / "alone")
    assert ran.exit == 0 and "the bundle and 2 texts inside" in ran.err, ran.out + ran.err


def test_a_paper_can_be_made_again_from_a_paper(papers, paper, tmp_path):
    for texts in [[], ["--texts", TOR.parent]]:
        output = tmp_path / f"{len(texts)}.pdf"
        ran = paper(papers["tor", "ko", "a4"], "--roster", ROSTER, "--at", DAY, *texts, "-o", output)
        assert ran.exit == 0, ran.err
        assert output.read_bytes() == papers["tor", "en", "a4"].read_bytes()


@pytest.mark.parametrize("visible", [None, (50, 50, 200, 90)])
def test_a_signature_on_top(papers, paraph, paper, signer, tmp_path, visible):
    first = signed(papers["tor", "en", "a4"], signer, tmp_path / "one.pdf", visible=visible)
    second = signed(first, signer, tmp_path / "two.pdf", field="Minister")
    for path, count in [(first, "1 part was"), (second, "2 parts were")]:
        ran = paraph("verify", path, "--roster", ROSTER)
        assert ran.exit == 0, ran.err
        ran = paper("--check", path, "--roster", ROSTER)
        assert ran.exit == 1 and ran.out.startswith("appended: ") and count in ran.out, ran.out + ran.err
        assert run(tool("qpdf", "qpdf"), "--check", path).exit == 0
        names = run(tool("pdfdetach", "poppler-utils"), "-list", path).out
        assert names == run("pdfdetach", "-list", papers["tor", "en", "a4"]).out


def test_check_has_three_answers(papers, paper, tmp_path):
    for kind, path in papers.items():
        others = ["--with", ARRANGEMENT] if kind[0] == "jsoi" else []
        ran = paper("--check", path, "--roster", ROSTER, *others)
        assert ran.exit == 0 and ran.out.startswith("same: "), ran.out + ran.err
    path = papers["tor", "en", "a4"]
    (tmp_path / "roster.toml").write_text(ROSTER.read_text() + "# mine\n")
    ran = paper("--check", path, "--roster", tmp_path / "roster.toml")
    assert ran.exit == 2 and "another roster" in ran.out
    ran = paper("--check", path, "--roster", ROSTER, "--with", ARRANGEMENT)
    assert ran.exit == 2 and "other instruments" in ran.out
    # A word of the page, in a stream that is written again.
    data = path.read_bytes()
    at = data.rindex(b"/Title(")
    changed = data[:at + 8] + bytes([data[at + 8] ^ 1]) + data[at + 9:]
    (tmp_path / "x.pdf").write_bytes(changed)
    ran = paper("--check", tmp_path / "x.pdf", "--roster", ROSTER)
    assert ran.exit == 1 and not ran.out.startswith("same"), ran.out
    ran = paper("--check", path, "--roster", ROSTER, "--lang", "ko")
    assert ran.exit == 0 and ran.out.startswith("같음: ")


def test_papers_that_other_programs_change_are_refused(papers, paraph, tmp_path):
    path = papers["tor", "en", "a4"]
    other = HALF.read_bytes()

    def change(edit, **options):
        output = tmp_path / "x.pdf"
        with pikepdf.open(path) as pdf:
            edit(pdf)
            pdf.save(output, **options)
        return paraph("verify", output, "--roster", ROSTER, "--no-texts")

    def two(pdf):
        pdf.attachments["Bundle.json"] = pikepdf.AttachedFileSpec(pdf, other, filename="Bundle.json")

    def replaced(pdf):
        pdf.attachments["bundle.json"] = pikepdf.AttachedFileSpec(pdf, other, filename="bundle.json")

    def renamed(pdf):
        spec = pdf.attachments["bundle.json"]
        spec.filename = "b.json"

    def none(pdf):
        for name in list(pdf.attachments):
            del pdf.attachments[name]

    for edit in [two, replaced, renamed, none]:
        ran = change(edit)
        assert ran.exit in (1, 2), edit
        assert not ran.out, edit
    # What is only written again has the same bundle, or is refused.
    ran = change(lambda pdf: None)
    assert ran.exit == 0 and RECORD in ran.out or not ran.out
    for options in [
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
        {"encryption": pikepdf.Encryption(owner="x", user="")},
    ]:
        ran = change(lambda pdf: None, **options)
        assert ran.exit in (1, 2) and not ran.out, options


def test_a_large_file_is_refused(papers, paraph, tmp_path):
    large = tmp_path / "large.pdf"
    with open(large, "wb") as file:
        file.write(papers["tor", "en", "a4"].read_bytes())
        file.truncate(200 << 20)
    ran = paraph("verify", large, "--roster", ROSTER, "--no-texts")
    assert ran.exit == 2 and "(paper-too-large)" in ran.err


def test_three_thousand_random_changes(papers, paraph, paper, tmp_path, signer):
    """Never concluded on anything but the true bundle, never "same", and no crash."""
    draw = random.Random(25)
    plain = papers["tor", "en", "a4"].read_bytes()
    twice = signed(papers["tor", "en", "a4"], signer, tmp_path / "signed.pdf").read_bytes()
    paths = []
    for number in range(3000):
        data = bytearray(twice if number % 3 == 0 else plain)
        tail = number % 2 == 0
        for _ in range(draw.choice([1, 1, 1, 2, 5])):
            # Half of the changes are where objects are, and not in fonts.
            low = data.rindex(b"/EmbeddedFile") - 8000 if tail else 0
            at = draw.randrange(max(low, 0), len(data))
            kind = draw.randrange(5)
            if kind == 0:
                data[at] ^= 1 << draw.randrange(8)
            elif kind == 1:
                del data[at:at + draw.randrange(1, 60)]
            elif kind == 2:
                data[at:at] = draw.randbytes(draw.randrange(1, 20))
            elif kind == 3:
                data[at] = draw.choice(b"0123456789 /<>[]()RFobj\n")
            else:
                start = draw.randrange(len(data))
                data[at:at] = data[start:start + draw.randrange(1, 200)]
        # A byte may have been replaced by itself.
        if data in (plain, twice):
            data += b"x"
        path = tmp_path / f"{number:04}.pdf"
        path.write_bytes(data)
        paths.append(path)
    concluded = []
    listed = "".join(f"{path}\n" for path in paths)
    import json, os, subprocess
    done = subprocess.run([os.environ["PARAPH"], "verify", "--no-texts", "--json", "--roster", str(ROSTER),
                           "--list", "-"], input=listed, capture_output=True, text=True)
    assert done.returncode in (1, 2), done.stderr
    lines = done.stdout.splitlines()
    # The last line is a summary.
    assert len(lines) == len(paths) + 1
    for path, line in zip(paths, lines):
        report = json.loads(line)
        if report.get("verdict") == "concluded":
            concluded.append(path)
            assert report["record"]["sha256"] == RECORD
            assert len(report["acts"]) == 2
    print("3,000 changes:", len(concluded), "concluded on the true bundle")
    assert 0 < len(concluded) < 2500
    # What is still concluded has a changed page: it is never "same". Nor are others.
    for path in [*concluded, *draw.sample(paths, 40)]:
        ran = paper("--check", path, "--roster", ROSTER)
        assert ran.exit in (1, 2) and not ran.out.startswith("same"), (path, ran.out)


def test_the_costs_of_a_paper(papers, paraph):
    """Roughly: the figures are in docs/paper.md."""
    import os, resource, subprocess, time

    def cpu(*words):
        best = 1e9
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(list(map(str, words)), capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return best

    program = os.environ["PARAPH"]
    bundle = cpu(program, "verify", TOR, "--roster", ROSTER, "--no-texts")
    inside = cpu(program, "verify", papers["tor", "ko", "a4"], "--roster", ROSTER, "--no-texts")
    print(f"verify: bundle {bundle * 1000:.1f} ms, paper {inside * 1000:.1f} ms")
