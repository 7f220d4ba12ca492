"""What paraph-paper makes, examined with other people's programs."""

import base64
import json
import os
import re

import pikepdf
import pytest

from conftest import ARRANGEMENT, DAY, FIXTURES, HALF, JSOI, ROOT, ROSTER, TOR, run, tool

KINDS = [(name, language, size) for name in ("tor", "jsoi", "half")
         for language in ("en", "ko") for size in ("a4", "letter")]
TEXTS = {
    "tor": ["ictcc-tor.en.txt", "ictcc-tor.ko.txt"],
    "half": ["ictcc-tor.en.txt", "ictcc-tor.ko.txt"],
    "jsoi": ["jsoi.en.pdf", "jsoi.ko.txt"],
}
BUNDLES = {"tor": TOR, "jsoi": JSOI, "half": HALF}


def text_of(path):
    return run(tool("pdftotext", "poppler-utils"), "-enc", "UTF-8", path, "-").out


def flat(text):
    return re.sub(r"\s+", "", text)


def pages_as_written(path):
    """The text of each page without spaces, in the order in which it was written."""
    out = run(tool("pdftotext", "poppler-utils"), "-raw", "-enc", "UTF-8", path, "-").out
    return [flat(page) for page in out.split("\f")[:-1]]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_sound_pdf(papers, kind):
    ran = run(tool("qpdf", "qpdf"), "--check", papers[kind])
    assert ran.exit == 0, ran.err
    assert "No syntax or stream encoding errors" in ran.out
    info = run(tool("pdfinfo", "poppler-utils"), papers[kind]).out
    width = {"a4": "595.276 x 841.89", "letter": "612 x 792"}[kind[2]]
    assert f"Page size:       {width}" in info
    assert re.search(r"Tagged: +yes", info)


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_embedded_and_a_subset(papers, kind):
    rows = run(tool("pdffonts", "poppler-utils"), papers[kind]).out.splitlines()[2:]
    assert len(rows) >= 3
    for row in rows:
        embedded, subset, unicode = row.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_of_itself_what_it_is(papers, kind):
    with pikepdf.open(papers[kind]) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3" and metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"
        root = pdf.Root
        assert str(root.Lang) == kind[1]
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in root and "/OutputIntents" in root
        with pdf.open_outline() as outline:
            assert len(outline.root) >= 7


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_is_in_the_text(papers, kind):
    text = flat(text_of(papers[kind]))
    record = json.loads(BUNDLES[kind[0]].read_bytes())["record"]
    names = list(record["title"].values())
    names += [name for party in record["parties"] for name in party["name"].values()]
    names += {"tor": ["홍길동", "HongGil-dong", "JaneDoe"], "half": ["JaneDoe"],
              "jsoi": ["성춘향", "SeongChun-hyang", "RichardRoe"]}[kind[0]]
    for name in names:
        assert flat(name) in text, name
    digest = {"tor": "d267b7c4", "half": "d267b7c4", "jsoi": "eb6c86e1"}[kind[0]]
    assert digest in text


def test_a_paper_that_is_not_concluded_says_so_first(papers):
    for language, words, kind in [("en", "NOT CONCLUDED", "Certificate of verification"),
                                  ("ko", "체결되지 않음", "전자서명 검증 확인서")]:
        for size in ("a4", "letter"):
            half = text_of(papers["half", language, size])
            # It is the largest text of the first page, and behind each page.
            pages = half.split("\f")[:-1]
            assert all(flat(words) in flat(page) for page in pages)
            # At the foot, too.
            as_written = pages_as_written(papers["half", language, size])
            assert all(flat(f"640734c5 ... {words}") in page for page in as_written)
            assert kind not in half
            whole = text_of(papers["tor", language, size])
            assert words not in whole and kind in whole


def test_it_says_what_the_bundle_has_and_not_what_a_party_did(papers, paper, tmp_path):
    wanted = {
        "en": ["No valid signature for Ministry of National Defense (rok-mnd) is in this bundle."
               " Another bundle may have it.", "NO SIGNATURE IN BUNDLE",
               "not concluded: missing signatures: 1 of 2 required", "(as the act states)",
               "Time proven", "that the keys listed under Signatures signed this record."],
        "ko": ["이 PDF의 번들에 인정되는 서명이 없는 당사자: 국방부 (rok-mnd). 다른 번들에는 있을 수 있습니다.", "번들에 서명 없음",
               "체결되지 않음: 필요한 서명 2건 중 1건이 없음", "(서명자가 적은 시각)", "시각 증명",
               "위의 서명 항목에 적힌 키로 이 기록에 서명했음을"],
    }
    for language, sentences in wanted.items():
        text = flat(text_of(papers["half", language, "a4"]))
        for sentence in sentences:
            assert flat(sentence) in text, sentence
    english = flat(text_of(papers["half", "en", "letter"]))
    assert flat("has not signed") not in english and flat("NOT SIGNED") not in english
    assert flat("서명하지 않았") not in flat(text_of(papers["half", "ko", "letter"]))
    # A bundle without acts.
    record = tmp_path / "x.bundle.json"
    bundle = json.loads(TOR.read_bytes())
    bundle["acts"] = bundle["keys"] = []
    record.write_text(json.dumps(bundle, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
    ran = paper(record, "--roster", ROSTER, "--at", DAY, "--no-texts", "-o", tmp_path / "x.pdf")
    assert ran.exit == 3, ran.err
    text = flat(text_of(tmp_path / "x.pdf"))
    assert flat("not concluded: missing signatures: 2 of 2 required") in text
    assert flat("No signature in it counts.") in text and flat("SPECIMEN: NOT A REAL") not in text


@pytest.mark.parametrize("name, reason, cell, verdict", [
    ("not-signed-quorum-of-record", "Valid signatures for NORTH (north) in this bundle: 1 of 2.",
     "TOO FEW SIGNATURES IN BUNDLE", "not concluded: missing signatures: 1 of 3 required"),
    ("not-confirmed", "No valid confirmation by NORTH (north) is in this bundle.",
     "NO CONFIRMATION IN BUNDLE", "not concluded"),
    ("not-approved", "No valid approval by NORTH (north) is in this bundle.",
     "NO APPROVAL IN BUNDLE", "not concluded"),
    ("declines", "No valid signature for NORTH (north) is in this bundle. In this bundle, ann declined to sign.",
     "DECLINED", "not concluded"),
])
def test_reasons_are_about_the_bundle(paper, tmp_path, name, reason, cell, verdict):
    vectors = FIXTURES / "vectors" / "verdict"
    head, bundle = (vectors / f"{name}.txt").read_text().split("\n\n", 1)
    roster = re.search("^roster: (.*)$", head, re.M)[1]
    (tmp_path / "x.bundle.json").write_text(bundle)
    ran = paper(tmp_path / "x.bundle.json", "--roster", vectors / roster, "--at", DAY, "--no-texts",
                "-o", tmp_path / "x.pdf")
    assert ran.exit == 3, ran.err
    first = pages_as_written(tmp_path / "x.pdf")[0]
    for words in [reason, cell, f"Verdict{verdict}"]:
        assert flat(words) in first, words


def test_times_are_what_the_acts_state(papers):
    english = flat(text_of(papers["tor", "en", "a4"]))
    assert flat("that is the time that the last required signature itself states") in english
    assert flat("was made at that time") not in english
    assert flat("Record made (as the record states)") in english
    korean = flat(text_of(papers["tor", "ko", "a4"]))
    assert flat("필요한 마지막 서명에 적힌 시각") in korean and "이루어졌습니다" not in korean
    assert "주장" not in korean and "서명자가적은시각" in korean
    assert "주장" not in flat(text_of(papers["half", "ko", "a4"]))


def test_the_first_page_says_what_counts(papers):
    for language, sentence in [
        ("en", "Printed by the program paraph. Not issued by an authority."
               " Only a verification of the attached bundle is proof."),
        ("ko", "프로그램(paraph)이 작성한 검증 결과이며, 정부기관이 발급한 증명서가 아닙니다."
               " 첨부된 번들을 검증한 결과만이 증거입니다."),
    ]:
        for kind in BUNDLES:
            first = text_of(papers[kind, language, "a4"]).split("\f")[0]
            assert flat(sentence) in flat(first)


def test_a_specimen_says_so_on_every_page(papers):
    for language, word, lacking, verdict, share in [
        ("en", "SPECIMEN", "NOT CONCLUDED", "concluded (specimen)",
         "Made with practice keys whose secret part is public: 2 of 2 signatures."),
        ("ko", "견본", "체결되지 않음", "체결됨(견본)", "인정되는 서명: 2건. 그중 비밀 부분이 공개된 연습용 키로 한 서명: 2건."),
    ]:
        for kind in BUNDLES:
            pages = pages_as_written(papers[kind, language, "letter"])
            # What is behind the text was written first.
            behind = lacking + word if kind == "half" else word
            assert len(pages) >= 3 and all(page.startswith(flat(behind)) for page in pages)
        first = flat(text_of(papers["tor", language, "a4"]).split("\f")[0])
        assert flat(verdict) in first and flat(share) in first


def test_another_instrument_that_was_not_given_was_not_checked(papers, paper, tmp_path):
    for language, words in [("en", "(not checked here)"), ("ko", "(이 문서에서는 검증하지 않음)")]:
        alone = tmp_path / f"{language}.pdf"
        ran = paper(JSOI, "--roster", ROSTER, "--at", DAY, "--lang", language, "-o", alone)
        assert ran.exit == 0, ran.err
        assert flat(text_of(alone)).count(flat(words)) == 1
        assert flat(words) not in flat(text_of(papers["jsoi", language, "a4"]))


def test_commands_are_on_lines_of_their_own(papers):
    for kind in KINDS:
        lines = [line.strip() for line in text_of(papers[kind]).splitlines()]
        assert "paraph verify FILE.pdf --roster roster.toml" in lines, kind


def test_codes_are_in_words(papers):
    korean = text_of(papers["tor", "ko", "a4"])
    # Times are in Korean time, too; kinds and languages have names.
    assert "한국 시각 2026. 12. 1.(화) 08:59" in korean
    assert flat("2021. 8. 4.(수) 20:00 (-04:00), 한국 시각 2021. 8. 5.(목) 09:00") in flat(korean)
    assert "약정서" in korean and "한국어" in korean and "영어" in korean
    english = text_of(papers["jsoi", "en", "a4"])
    assert "joint statement of intent" in english and "Korean" in english and "joint-statement" not in english
    # The digest of another record is in groups.
    assert flat("947b8f8b 5ad8dc2c e4d7d9f7 5992db83") in flat(english)
    assert not re.search("[0-9a-f]{20}", english.replace("\u200b", ""))
    for language, name in [("en", "Ministry of National Defense (rok-mnd)"), ("ko", "국방부(rok-mnd)")]:
        first = text_of(papers["half", language, "a4"]).split("\f")[0]
        assert flat(name) in flat(first), first


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_come_out_as_they_went_in(papers, kind, tmp_path, paraph):
    detach = tool("pdfdetach", "poppler-utils")
    listed = run(detach, "-list", papers[kind]).out
    names = re.findall(r"^\d+: (.*)$", listed, re.M)
    assert sorted(names) == sorted(["bundle.json", "certificate.json", *TEXTS[kind[0]]])
    assert run(detach, "-saveall", "-o", tmp_path, papers[kind]).exit == 0
    bundle = BUNDLES[kind[0]]
    assert (tmp_path / "bundle.json").read_bytes() == bundle.read_bytes()
    for name in TEXTS[kind[0]]:
        there = bundle.parent / "texts" / name
        assert (tmp_path / name).read_bytes() == there.read_bytes()
    # What was taken out is verified where it lies.
    others = ["--with", ARRANGEMENT] if kind[0] == "jsoi" else []
    ran = paraph("verify", tmp_path / "bundle.json", "--roster", ROSTER, *others)
    assert ran.exit == (3 if kind[0] == "half" else 0), ran.out + ran.err
    certificate = json.loads((tmp_path / "certificate.json").read_bytes())
    assert certificate["format"] == "paraph/certificate/1"
    assert certificate["language"] == kind[1] and certificate["paper"] == kind[2]
    assert certificate["at"] == f"{DAY}T23:59:59Z"


def test_no_text_is_taken_for_another(paper, paraph, tmp_path):
    """Texts of one name in two folders, one of them not at hand; and one that is called like the description."""
    names = ["tor.en.txt", "annex/tor.en.txt", "annex/certificate.json"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"SPECIMEN: {name}\n", encoding="utf-8")
    at = {"cwd": tmp_path}
    assert paraph("draft", *names, "--title", "Specimen", "--designation", "contract", "--party", "us-dod-cio=US",
                  "--party", "rok-mnd=Korea", "-o", "tor.toml", **at).exit == 0
    draft = tmp_path / "tor.toml"
    text = draft.read_text(encoding="utf-8").replace("<language, like en or ko>", "en")
    draft.write_text(text, encoding="utf-8")
    assert paraph("record", "tor.toml", **at).exit == 0
    file = "tor.record.json"
    for party in ("us-dod-cio", "rok-mnd"):
        ran = paraph("sign", file, "--roster", ROSTER, "--key", ROOT / "keys" / f"{party}.key", "--yes", "-o",
                     f"{party}.bundle.json", **at)
        assert ran.exit == 0, ran.err
        file = f"{party}.bundle.json"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / names[0]).rename(tmp_path / "elsewhere" / "aside")
    assert paper(file, "--roster", ROSTER, "--at", "2030-01-01", "-o", "tor.pdf", **at).exit == 3
    for name in names[1:]:
        (tmp_path / name).unlink()

    def outcomes(exit):
        ran = paraph("verify", "tor.pdf", "--roster", ROSTER, "--json", **at)
        assert ran.exit == exit, ran.out + ran.err
        return [text["outcome"] for text in json.loads(ran.out)["texts"]]

    assert outcomes(3) == ["matches", "matches", "text-missing"]
    assert paper("--check", "tor.pdf", "--roster", ROSTER, **at).exit == 0
    (tmp_path / "elsewhere" / "aside").rename(tmp_path / names[0])
    assert outcomes(0) == ["matches", "matches", "matches"]


def test_the_kit_of_the_bundle_inside_verifies_it(papers, tmp_path, paraph):
    run(tool("pdfdetach", "poppler-utils"), "-saveall", "-o", tmp_path, papers["tor", "en", "a4"])
    assert paraph("export", "kit", tmp_path / "bundle.json", "-o", tmp_path / "kit").exit == 0
    script = next((tmp_path / "kit").glob("*.sh"))
    assert run("sh", script.name, cwd=tmp_path / "kit").exit == 0


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_has_a_relationship_and_a_type(papers, kind):
    with pikepdf.open(papers[kind]) as pdf:
        specs = {str(spec.UF): spec for spec in pdf.Root.AF}
        expected = {"bundle.json": ("/Source", "/application/json"),
                    "certificate.json": ("/Data", "/application/json")}
        for name in TEXTS[kind[0]]:
            media = "/application/pdf" if name.endswith(".pdf") else "/text/plain"
            expected[name] = ("/Supplement", media)
        found = {name: (str(spec.AFRelationship), str(spec.EF.F.Subtype))
                 for name, spec in specs.items()}
        assert found == expected
        assert all(str(spec.Desc) for spec in specs.values())


def test_the_same_input_gives_the_same_bytes(papers, paper, tmp_path):
    again = tmp_path / "again.pdf"
    ran = paper(TOR, "--roster", ROSTER, "--at", DAY, "-o", again)
    assert ran.exit == 0
    assert again.read_bytes() == papers["tor", "en", "a4"].read_bytes()
    assert paper(TOR, "--roster", ROSTER, "--at", "2026-12-01", "-o", again, "--force").exit == 0
    assert again.read_bytes() != papers["tor", "en", "a4"].read_bytes()


# PDF.js wants Promise.withResolvers, which Node has since version 22.
PDFJS = """
import { readFileSync } from 'node:fs';
Promise.withResolvers ??= () => {
  const it = {};
  it.promise = new Promise((resolve, reject) => Object.assign(it, { resolve, reject }));
  return it;
};
const [, folder, path] = process.argv;
const { getDocument } = await import(folder + '/node_modules/pdfjs-dist/legacy/build/pdf.mjs');
const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
const found = await pdf.getAttachments();
const files = {};
for (const [key, file] of found instanceof Map ? found : Object.entries(found)) {
  const content = file.content ?? await pdf.getAttachmentContent(key);
  files[file.filename] = Buffer.from(content).toString('base64');
}
console.log(JSON.stringify({ pages: pdf.numPages, files }));
"""


@pytest.mark.parametrize("kind", KINDS)
def test_pdfjs_opens_it_and_lists_the_files(papers, kind):
    ran = run(tool("node", "nodejs"), "--input-type=module", "-e", PDFJS,
              os.environ["PAPER_NODE"], papers[kind])
    assert ran.exit == 0, ran.err
    answer = json.loads(ran.out.splitlines()[-1])
    assert set(answer["files"]) == {"bundle.json", "certificate.json", *TEXTS[kind[0]]}
    assert base64.b64decode(answer["files"]["bundle.json"]) == BUNDLES[kind[0]].read_bytes()
    assert answer["pages"] >= 3
