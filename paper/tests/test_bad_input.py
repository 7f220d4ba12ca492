"""Input that is wrong or strange, and what the output does then."""

import json
import os
import re
import subprocess

import pytest

from conftest import DAY, FIXTURES, ROOT, ROSTER, TOR, run, tool
from test_paper import flat, text_of

KEY = ROOT / "keys" / "us-dod-cio.key"
PROFILE = FIXTURES / "ictcc-tor" / "jane-doe.toml"


@pytest.fixture
def bundle(tmp_path, paraph):
    """Makes a bundle of a record with this title, these parties and texts, signed by one party."""

    def make(title, parties=(), texts=(), names=None):
        lines = ["draft = 1", 'designation = "terms-of-reference"',
                 'id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000099"',
                 "created = 2021-08-04T09:00:00-04:00", 'signing = { order = "any" }', "[title]"]
        lines += [f"{tag} = {json.dumps(words, ensure_ascii=False)}" for tag, words in title.items()]
        everyone = {"us-dod-cio": {"en": "Department"}, "other": {"en": "Other"}, **dict(parties)}
        for party, name in everyone.items():
            lines += ["[[party]]", f'id = "{party}"', "[party.name]"]
            lines += [f"{tag} = {json.dumps(it, ensure_ascii=False)}" for tag, it in name.items()]
        for name, content in texts:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
            lines += ["[[text]]", f'path = "{name}"', 'language = "en"', 'status = "authentic"',
                      'mediaType = "text/plain"']
        (tmp_path / "x.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        ran = paraph("record", "x.toml", "-o", "x.record.json", cwd=tmp_path)
        assert ran.exit == 0, ran.err
        ran = paraph("sign", "x.record.json", "--key", KEY, "--roster", ROSTER, "--as", PROFILE,
                     "--signed-at", "2021-08-04T20:00:00-04:00", "--yes", "-o", "x.bundle.json",
                     cwd=tmp_path)
        assert ran.exit == 0, ran.err
        return tmp_path / "x.bundle.json"

    return make


def made(paper, bundle, *options, exit=3):
    output = bundle.parent / "x.pdf"
    ran = paper(bundle, "--roster", ROSTER, "--at", DAY, "-o", output, "--force", *options)
    assert ran.exit == exit, ran.err
    assert run(tool("qpdf", "qpdf"), "--check", output).exit == 0
    return output


ONE_TEXT = [("t.txt", b"text\n")]


def test_markup_of_the_template_language_is_text(paper, bundle):
    for words in ["#panic() *a* _b_ $x$ `c` = d <e> @f", "#set page(width: 1cm) // x", "\\u{41} \"q\" [y] {z} ~ -- ...",
                  "#read(\"/etc/passwd\")", "- item", "= heading", "/ term: x"]:
        path = bundle({"en": words}, texts=ONE_TEXT)
        text = text_of(made(paper, path))
        assert flat(words) in flat(text), words
        for file in path.parent.glob("x.*"):
            file.unlink()


def test_a_title_of_a_thousand_letters_stays_on_the_page(paper, bundle):
    for title in ["A" * 1000, "가" * 300, ("word " * 199).strip()]:
        path = bundle({"en": title}, texts=ONE_TEXT)
        output = made(paper, path)
        assert flat(title) in flat(text_of(output).replace("\u200b", ""))
        boxes = run("pdftotext", "-bbox", output, "-").out
        right = [float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)]
        assert max(right) < 595.3
        for file in path.parent.glob("x.*"):
            file.unlink()


def test_text_from_right_to_left(paper, bundle):
    for words in ["اتفاقية التعاون", "הסכם שיתוף פעולה"]:
        path = bundle({"en": "Agreement", "ar": words}, texts=ONE_TEXT)
        letters = set(flat(words))
        found = set(flat(text_of(made(paper, path))))
        assert len(letters & found) > len(letters) // 2
        for file in path.parent.glob("x.*"):
            file.unlink()


def test_a_character_that_no_font_has(paper, bundle):
    path = bundle({"en": "Agreement \U00013000"}, texts=ONE_TEXT)
    output = path.parent / "x.pdf"
    ran = paper(path, "--roster", ROSTER, "--at", DAY, "-o", output)
    assert ran.exit == 2 and "(no-glyph)" in ran.err and "U+13000" in ran.err
    assert "fonts-noto-core" in ran.err
    assert not output.exists()


def test_no_fonts_at_all(paper, tmp_path):
    script = f"mount -t tmpfs none /usr/share/fonts && exec {os.environ['PARAPH_PAPER']} {TOR} --roster {ROSTER} --at {DAY} -o {tmp_path}/x.pdf"
    if os.geteuid() != 0:
        pytest.skip("not root")
    ran = run(tool("unshare", "util-linux"), "--mount", "sh", "-c", script, env={"HOME": str(tmp_path)})
    assert ran.exit == 2 and "(no-fonts)" in ran.err and "fonts-nanum" in ran.err
    named = tmp_path / "named"
    named.mkdir()
    for name in ["NanumMyeongjo.ttf", "NanumMyeongjoBold.ttf", "NanumGothic.ttf", "NanumGothicBold.ttf"]:
        (named / name).write_bytes((next(iter(__import__("pathlib").Path("/usr/share/fonts").rglob(name)))).read_bytes())
    ran = run("unshare", "--mount", "sh", "-c", f"{script} --fonts {named}", env={"HOME": str(tmp_path)})
    assert ran.exit == 0, ran.err


def test_a_hundred_parties_and_two_hundred_texts(paper, bundle):
    parties = [(f"party-{n:03}", {"en": f"Ministry number {n}", "ko": f"제{n}부"}) for n in range(98)]
    texts = [(f"texts/text-{n:03}.txt", f"text {n}\n".encode() * 50) for n in range(200)]
    path = bundle({"en": "Agreement of many", "ko": "여럿의 합의"}, parties, texts)
    output = made(paper, path, "--no-texts")
    output = made(paper, path)
    # What it costs is in docs/paper.md. The memory has a limit.
    again = subprocess.Popen([os.environ["PARAPH_PAPER"], path, "--roster", ROSTER, "--at", DAY,
                              "-o", path.parent / "again.pdf"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(again.pid, 0)
    memory, seconds = usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime
    print(f"100 parties and 200 texts: {memory:.0f} MiB, {seconds:.2f} s of processor time")
    assert os.waitstatus_to_exitcode(status) == 3 and memory <= 256
    assert (path.parent / "again.pdf").read_bytes() == output.read_bytes()
    text = text_of(output)
    assert all(f"Ministry number {n}" in text for n in range(98))
    assert all(f"text-{n:03}.txt" in text for n in range(200))
    # The head of the table is on each of its pages.
    pages = [page for page in text.split("\f") if "authentic version" in page]
    assert len(pages) > 5 and all("Language" in page for page in pages)
    pages = [page for page in text.split("\f") if "NOT IN YOUR ROSTER" in page]
    assert len(pages) > 2 and all("Result" in page for page in pages)
    listed = run(tool("pdfdetach", "poppler-utils"), "-list", output).out
    assert listed.startswith("202 embedded files")


def test_the_output_exists(paper, tmp_path):
    output = tmp_path / "x.pdf"
    output.write_text("mine")
    ran = paper(TOR, "--roster", ROSTER, "--at", DAY, "-o", output)
    assert ran.exit == 2 and "(output-exists)" in ran.err and output.read_text() == "mine"
    ran = paper(TOR, "--roster", ROSTER, "--at", DAY, "-o", TOR, "--force")
    assert ran.exit == 2 and "(output-is-input)" in ran.err


def test_a_full_disk_leaves_nothing_half(paper, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("not root")
    script = f"mount -t tmpfs -o size=64k none {tmp_path} && {os.environ['PARAPH_PAPER']} {TOR} --roster {ROSTER} --at {DAY} -o {tmp_path}/x.pdf; echo $?; ls -A {tmp_path}"
    ran = run("unshare", "--mount", "sh", "-c", script)
    assert ran.out.split() == ["2"], ran.out
    assert "(unwritable)" in ran.err


@pytest.mark.parametrize("words, code", [
    (["--roster", ROSTER, "--at", DAY], "usage"),
    (["--roster", ROSTER, "-o", "x.pdf"], "usage"),
    (["--roster", ROSTER, "--at", "yesterday", "-o", "x.pdf"], "usage"),
    (["--roster", ROSTER, "--at", DAY, "-o", "x.pdf", "--paper", "a5"], "usage"),
    (["--roster", "none.toml", "--at", DAY, "-o", "x.pdf"], "unreadable"),
    (["--roster", TOR, "--at", DAY, "-o", "x.pdf"], "bad-toml"),
    (["--roster", ROSTER, "--at", DAY, "-o", "none/x.pdf"], "unwritable"),
])
def test_wrong_arguments(paper, tmp_path, words, code):
    ran = paper(TOR, *words, cwd=tmp_path)
    assert ran.exit == 2 and f"({code})" in ran.err, ran.err
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_no_bundle(paper, tmp_path):
    for content, code, exit in [(b"", "not-json", 1), (b"draft = 1\n", "not-json", 2),
                                (TOR.read_bytes()[:-1], "truncated", 1)]:
        (tmp_path / "x").write_bytes(content)
        ran = paper(tmp_path / "x", "--roster", ROSTER, "--at", DAY, "-o", tmp_path / "x.pdf")
        assert ran.exit == exit and f"({code})" in ran.err, ran.err
        assert not (tmp_path / "x.pdf").exists()


def test_messages_and_help_are_in_both_languages(paper):
    assert "The roster" not in paper("--help").err
    english, korean = paper("--help"), paper("--help", "--lang", "ko")
    assert english.exit == korean.exit == 0
    assert "Makes a PDF of an instrument" in english.out and "합의문서의 PDF" in korean.out
    ran = paper(TOR, "--lang", "ko")
    assert ran.exit == 2 and ran.err.startswith("오류:")
