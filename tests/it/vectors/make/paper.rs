//! Papers: PDFs with a bundle inside, in their smallest form, and other PDFs.

use super::base::remove;
use super::bundle::{one, two};
use super::record::{ENGLISH, KOREAN};
use super::sign::canonical;
use crate::papers::{self, HEAD, PAGES, append, file, of_objects, spec, utf_16};
use crate::vectors::file::{Kind, Vector};

/// An object: its number and its value.
type Object = (u32, String);

/// The bundle that is inside.
fn bundle() -> String {
    String::from_utf8(canonical(&two().value)).expect("JSON is UTF-8")
}

/// A bundle that one party alone signed.
fn other_bundle() -> String {
    String::from_utf8(canonical(&one().value)).expect("JSON is UTF-8")
}

/// The objects of a paper with a bundle and a text.
fn objects() -> Vec<Object> {
    vec![
        (1, catalogue()),
        (2, PAGES.to_owned()),
        (3, spec("bundle.json", 4)),
        (4, file(&bundle())),
        (5, spec("t.txt", 6)),
        (6, file("text")),
    ]
}

/// The catalogue of the paper.
fn catalogue() -> String {
    papers::catalogue(&[("bundle.json", 3), ("t.txt", 5)])
}

/// The paper with other values of some objects.
fn with(changed: &[(u32, String)]) -> Vec<u8> {
    let mut objects = objects();
    for (number, value) in changed {
        objects[*number as usize - 1].1 = value.clone();
    }
    of_objects(&objects)
}

/// The paper with the last `from` replaced.
fn edit(from: &str, to: &str) -> Vec<u8> {
    let bytes = of_objects(&objects());
    let at = bytes.windows(from.len()).rposition(|window| window == from.as_bytes());
    let at = at.expect("it is there");
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}

/// The paper with a part that has these objects.
fn later(objects_of_part: &[(u32, String)]) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    let before = append(&mut bytes, &objects(), 7, None);
    bytes.push(b'\n');
    let size = objects_of_part.iter().map(|(number, _)| number + 1).max().unwrap_or(7).max(7);
    append(&mut bytes, objects_of_part, size, Some(before));
    bytes
}

/// The paper with a second file of this name and content, in place of the text.
fn second(name: &str, content: &str) -> Vec<u8> {
    let catalogue = catalogue().replace("t.txt", name);
    let (first, second) = ("(bundle.json)3 0 R", format!("({name})5 0 R"));
    let catalogue = match name.as_bytes() < b"bundle.json".as_slice() {
        // Names ascend.
        true => catalogue
            .replace(&format!("{first}{second}"), &format!("{second}{first}"))
            .replace("/AF[3 0 R 5 0 R]", "/AF[5 0 R 3 0 R]"),
        false => catalogue,
    };
    with(&[(1, catalogue), (5, spec(name, 6)), (6, file(content))])
}

pub(super) fn all() -> Vec<Vector> {
    [
        good(),
        of_bytes(),
        of_structure(),
        of_files(),
        of_later_parts(),
        of_the_bundle(),
        of_the_texts(),
    ]
    .concat()
}

fn ok(variant: &str, why: &str, body: Vec<u8>) -> Vector {
    Vector::ok(Kind::Paper, variant, why).body(body)
}

fn bad(code: &str, rows: Vec<(&str, Vec<u8>, &str)>) -> Vec<Vector> {
    let vector = |(variant, body, why): (&str, Vec<u8>, &str)| {
        Vector::bad(Kind::Paper, code, variant, "", why).body(body)
    };
    rows.into_iter().map(vector).collect()
}

fn good() -> Vec<Vector> {
    let signed = later(&[
        (1, catalogue().replace("/AF", "/AcroForm<</Fields[7 0 R]/SigFlags 3>>/AF")),
        (7, "<</FT/Sig/Contents<00ff>/ByteRange[0 1 2 3]>>".to_owned()),
    ]);
    let spaced = catalogue().replace("(bundle.json)", " <62756e646c652e6a736f6e> ");
    let utf_16 = spec("t.txt", 6).replace("/UF(t.txt)", &format!("/UF{}", utf_16("t.txt")));
    vec![
        ok("paper", "a bundle and a text", of_objects(&objects())),
        ok("final-newline", "a line end after the last part", {
            [&of_objects(&objects())[..], b"\n"].concat()
        }),
        ok("signed", "a PDF signature was appended", signed),
        ok("page-changed", "an appended part changes the pages: they have no effect", {
            later(&[(2, PAGES.replace("/Count 0", "/Count 0/Rotate 90"))])
        }),
        ok("spellings", "the same names, written in other ways, in an appended part", {
            later(&[(1, spaced.replace("/Names", "/N#61mes"))])
        }),
        ok("name-in-utf-16", "a name in UTF-16", with(&[(5, utf_16)])),
    ]
}

/// X1 to X3, X5.
fn of_bytes() -> Vec<Vector> {
    let whole = of_objects(&objects());
    let parts = {
        let mut bytes = HEAD.to_vec();
        let mut before = append(&mut bytes, &objects(), 7, None);
        for _ in 0..16 {
            bytes.push(b'\n');
            before = append(&mut bytes, &[(2, PAGES.to_owned())], 7, Some(before));
        }
        bytes
    };
    let in_pages = |value: &str| with(&[(2, format!("<</Type/Pages/Kids[]/Count 0{value}>>"))]);
    let too_large = {
        let mut bytes = whole.clone();
        bytes.resize((64 << 20) + 1, b' ');
        bytes
    };
    [
        bad("paper-too-large", vec![("", too_large, "one byte more than 64 MiB")]),
        bad(
            "paper-form",
            vec![
                ("parts", parts, "16 parts were appended"),
                (
                    "no-line-end",
                    {
                        let mut bytes = HEAD.to_vec();
                        let before = append(&mut bytes, &objects(), 7, None);
                        append(&mut bytes, &[(2, PAGES.to_owned())], 7, Some(before));
                        bytes
                    },
                    "no line end before an appended part",
                ),
                ("version", edit("%PDF-1.7", "%PDF-2.0"), "PDF 2.0"),
                ("after", [&whole[..], b"\nx"].concat(), "a byte after the end"),
                (
                    "spaces-after",
                    [&whole[..], &b"\n".repeat(2000)].concat(),
                    "readers search the last 1,024 bytes for the place of the table",
                ),
                ("cut-off", whole[..whole.len() - 1].to_vec(), "the last byte is missing"),
                ("comment", in_pages("%x\n"), "a comment"),
                ("form-feed", in_pages("\x0c"), "a form feed between tokens"),
                ("key-twice", in_pages("/Count 1"), "a key twice"),
                ("key-twice-escaped", in_pages("/C#6funt 1"), "a key twice, in two spellings"),
                (
                    "too-deep",
                    in_pages(&format!("/X{}{}", "[".repeat(32), "]".repeat(32))),
                    "33 levels",
                ),
                ("string-line-end", in_pages("/X(a\rb)"), "a CR in a string"),
                ("string-escape", in_pages("/X(a\\zb)"), "an escape that means nothing"),
                ("odd-digits", in_pages("/X<123>"), "an odd number of hexadecimal digits"),
                ("script", in_pages("/A<</S/JavaScript>>"), "a script"),
                (
                    "script-escaped",
                    in_pages("/A<</S/Java#53cript>>"),
                    "a script, in another spelling",
                ),
                (
                    "portfolio",
                    with(&[(1, catalogue().replace("/AF", "/Collection<<>>/AF"))]),
                    "a portfolio",
                ),
                ("object-stream", in_pages("/Type2/ObjStm"), "an object stream"),
                ("other-table", edit("/Size 7", "/Size 7/XRefStm 10"), "a second table of objects"),
                ("annotation", in_pages("/Subtype/FileAttachment"), "a file on a page"),
            ],
        ),
        bad(
            "paper-encrypted",
            vec![("", edit("/Size 7", "/Size 7/Encrypt 9 0 R"), "an encrypted PDF")],
        ),
    ]
    .concat()
}

/// X4 and X6.
fn of_structure() -> Vec<Vector> {
    let evil = format!("4 0 obj\n{}\nendobj", file(&other_bundle()));
    let hidden = |head: &str| {
        let data = format!("x\n{head}\n<<>>");
        format!("<</Length {}>>\nstream\n{data}\nendstream", data.len())
    };
    bad(
        "paper-form",
        vec![
            ("generation", edit("2 0 obj", "2 1 obj"), "an object of another generation"),
            (
                "reference-generation",
                with(&[(2, "<</Kids 3 1 R>>".to_owned())]),
                "a reference to another generation",
            ),
            (
                "number-twice",
                {
                    let mut objects = objects();
                    objects[5].0 = 5;
                    of_objects(&objects)
                },
                "two objects with one number",
            ),
            (
                "table-place",
                {
                    // The table leads to the place of the text, and the bundle there is another one.
                    let bytes = of_objects(&objects());
                    let place = |number: u32| {
                        let head = format!("\n{number} 0 obj").into_bytes();
                        let at = bytes.windows(head.len()).position(|it| it == head);
                        format!("{:010} 00000 n", at.expect("it is there") + 1)
                    };
                    edit(&place(4), &place(6))
                },
                "the table has another place of the bundle",
            ),
            ("table-free", edit("00000 n\r\ntrailer", "00000 f\r\ntrailer"), "a free entry"),
            ("table-shorter", edit("xref\n0 7", "xref\n0 6"), "the table lacks an object"),
            ("size", edit("/Size 7", "/Size 8"), "another size"),
            ("root", edit("/Root 1 0 R", "/Root 9 0 R"), "no catalogue"),
            ("previous", edit("/Size 7", "/Size 7/Prev 10"), "a table before the first one"),
            ("startxref", edit("startxref\n", "startxref\n1"), "another place of the table"),
            (
                "hidden-in-string",
                with(&[(2, format!("<</Type/Pages/Kids[]/Count 0/X({evil})>>"))]),
                "an object in a string, which readers find when they repair the file",
            ),
            (
                "hidden-in-data",
                with(&[(2, hidden("4 0 obj"))]),
                "an object in the data of a stream",
            ),
            (
                "hidden-behind-comment",
                with(&[(2, hidden("4 0%x\nobj"))]),
                "the same, with a comment between its words",
            ),
            (
                "length",
                with(&[(6, file("text").replace("/Length 4", "/Length 3"))]),
                "a length that is too small",
            ),
            (
                "length-elsewhere",
                with(&[(6, file("text").replace("/Length 4", "/Length 2 0 R"))]),
                "a length in another object",
            ),
            (
                "data-elsewhere",
                with(&[(6, file("text").replace("/Length 4", "/F(x)/Length 4"))]),
                "the data is in another file",
            ),
        ],
    )
}

/// A paper with so many files: a bundle, and others without content.
fn many_files(count: usize) -> Vec<u8> {
    let names: Vec<String> = (1..count).map(|number| format!("t{number:04}")).collect();
    let bundle = bundle();
    let files = names.iter().map(|name| (&**name, &b""[..]));
    let files: Vec<(&str, &[u8])> =
        [("bundle.json", bundle.as_bytes())].into_iter().chain(files).collect();
    papers::of_files(&files)
}

/// X7 and X8.
fn of_files() -> Vec<Vector> {
    let other = other_bundle();
    let listed = |from: &str, to: &str| with(&[(1, catalogue().replace(from, to))]);
    let text = |from: &str, to: &str| with(&[(5, spec("t.txt", 6).replace(from, to))]);
    let data = |from: &str, to: &str| with(&[(6, file("text").replace(from, to))]);
    let renamed = with(&[
        (1, catalogue().replace("bundle.json", "b.json")),
        (3, spec("b.json", 4)),
        (6, file("bundle.json")),
    ]);
    [
        bad("paper-form", vec![("files", many_files(1_101), "more files than there may be")]),
        bad("paper-without-bundle", vec![("renamed", renamed, "the bundle has another name")]),
        bad(
            "paper-with-bundles",
            vec![
                ("name-twice", second("bundle.json", &other), "two files called bundle.json"),
                ("capitals", second("Bundle.JSON", &other), "the same name in capitals"),
                (
                    "long-s",
                    second("bundle.j\u{17f}on", &other),
                    "the same name with a long s, which folds to s",
                ),
                ("folder", second("x/bundle.json", &other), "the same name in a folder"),
                ("space", second("bundle.json ", &other), "the same name with a space after it"),
                ("other-name", second("c.json", &other), "a bundle with another name"),
            ],
        ),
        bad(
            "paper-form",
            vec![
                ("catalogue-key", listed("/AF", "/X 1/AF"), "an unknown key of the catalogue"),
                (
                    "no-files",
                    with(&[(1, "<</Type/Catalog/Pages 2 0 R>>".to_owned())]),
                    "no file is attached",
                ),
                ("name-tree", listed("<</Names[", "<</Kids[3 0 R]/Names["), "a tree of names"),
                (
                    "unsorted-names",
                    listed(
                        "(bundle.json)3 0 R(t.txt)5 0 R]>>>>/AF[3 0 R 5 0 R]",
                        "(t.txt)5 0 R(bundle.json)3 0 R]>>>>/AF[5 0 R 3 0 R]",
                    ),
                    "names that do not ascend",
                ),
                (
                    "associated-files",
                    listed("/AF[3 0 R 5 0 R]", "/AF[5 0 R 3 0 R]"),
                    "other associated files",
                ),
                (
                    "unlisted-file",
                    with(&[(2, spec("bundle.json", 4))]),
                    "a file that is not listed",
                ),
                ("unlisted-stream", with(&[(2, file(&other))]), "a stream that is not listed"),
                (
                    "one-stream",
                    with(&[
                        (5, spec("t.txt", 4)),
                        (6, file("text").replace("/Type/EmbeddedFile", "")),
                    ]),
                    "two files of one stream",
                ),
                (
                    "two-streams",
                    with(&[(3, spec("bundle.json", 4).replace("/UF 4", "/UF 6"))]),
                    "F and UF lead to different streams",
                ),
                (
                    "two-names",
                    text("/UF(t.txt)", "/UF(bundle.json)"),
                    "F and UF are different names",
                ),
                ("listed-name", with(&[(5, spec("u.txt", 6))]), "the list has another name"),
                ("file-key", text("/Desc", "/DOS(bundle.json)/Desc"), "a third name of a file"),
                (
                    "byte-order-mark",
                    second("\u{feff}bundle.json", "text"),
                    "an invisible letter in a name",
                ),
                ("path", second("x/t.txt", "text"), "a name with a folder"),
                (
                    "zero-width",
                    second("bundle\u{200b}.json", "text"),
                    "an invisible letter within a name",
                ),
                ("data-size", data("/Size 4", "/Size 5"), "another size of the content"),
                ("filter", data("/Length 4", "/Filter/LZWDecode/Length 4"), "another filter"),
                (
                    "not-compressed",
                    data("/Length 4", "/Filter/FlateDecode/Length 4"),
                    "the data is not compressed",
                ),
                (
                    "parameters",
                    data("/Length 4", "/DecodeParms<</Predictor 2>>/Length 4"),
                    "parameters of a filter",
                ),
                (
                    "end-in-data",
                    with(&[(6, file("a\nendstream b"))]),
                    "the word endstream in the data",
                ),
            ],
        ),
    ]
    .concat()
}

/// X9.
fn of_later_parts() -> Vec<Vector> {
    let other = other_bundle();
    let listed = |from: &str, to: &str| later(&[(1, catalogue().replace(from, to))]);
    bad(
        "paper-changed",
        vec![
            ("bundle", later(&[(4, file(&other))]), "another bundle is appended"),
            ("file", later(&[(3, spec("bundle.json", 6))]), "the name leads to another stream"),
            (
                "new-file",
                later(&[(7, spec("bundle.json", 8)), (8, file(&other))]),
                "a file is appended",
            ),
            (
                "list",
                listed("(t.txt)5 0 R]>>>>/AF[3 0 R 5 0 R]", "]>>>>/AF[3 0 R]"),
                "a file is no longer listed",
            ),
            ("catalogue", listed("/AF", "/Version/2.0/AF"), "a new key of the catalogue"),
            (
                "link",
                later(&[(2, "<</EF<</F 6 0 R>>>>".to_owned())]),
                "something new leads to a file",
            ),
        ],
    )
}

/// X10.
fn of_the_bundle() -> Vec<Vector> {
    let of = |bytes: String| with(&[(4, file(&bytes))]);
    let bundle = bundle();
    let without_keys = String::from_utf8(canonical(&remove(&two().value, "/keys")));
    vec![
        Vector::bad(Kind::Paper, "whitespace", "", "", "a line end after the bundle inside")
            .body(of(format!("{bundle}\n"))),
        Vector::bad(Kind::Paper, "missing-member", "", "", "a bundle without keys inside")
            .body(of(without_keys.expect("JSON is UTF-8"))),
    ]
}

/// X11. The outcomes are those of the attached files alone.
fn of_the_texts() -> Vec<Vector> {
    let (en, ko) = (ENGLISH, KOREAN);
    // The variant; names and texts; outcomes; what is inside.
    type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, &'a str);
    let rows: [Row<'_>; 9] = [
        ("both", &[("contract.en.txt", en), ("contract.ko.txt", ko)], "matches, matches", "both"),
        ("one", &[("contract.en.txt", en)], "matches, text-missing", "one of the two texts"),
        ("none", &[], "text-missing, text-missing", "no text"),
        ("renamed", &[("x.txt", en), ("y.txt", ko)], "matches, matches", "under other names"),
        (
            "other-case",
            &[("CONTRACT.EN.TXT", en), ("contract.ko.txt", ko)],
            "matches, matches",
            "a name in other letters",
        ),
        (
            "changed",
            &[("contract.en.txt", "changed"), ("contract.ko.txt", ko)],
            "text-differs, matches",
            "another text under the name of one",
        ),
        (
            "changed-besides",
            &[("a.txt", en), ("contract.en.txt", "changed"), ("contract.ko.txt", ko)],
            "text-differs, matches",
            "another text under the name of one, and that one under another name",
        ),
        (
            "another-file",
            &[("contract.en.txt", en), ("contract.ko.txt", ko), ("x.txt", "another")],
            "matches, matches",
            "a file that is no text of the record",
        ),
        (
            "description",
            &[("certificate.json", en), ("contract.ko.txt", ko)],
            "text-missing, matches",
            "the bytes of one under the name of the description",
        ),
    ];
    let vector = |(variant, texts, outcomes, what): Row<'_>| {
        let bundle = bundle();
        let mut files = vec![("bundle.json", bundle.as_bytes())];
        files.extend(texts.iter().map(|(name, content)| (*name, content.as_bytes())));
        files.sort_unstable();
        let why = format!("the texts inside: {what}");
        let vector = Vector::ok(Kind::Paper, &format!("texts-{variant}"), &why);
        vector.with("text-outcomes", outcomes).body(papers::of_files(&files))
    };
    rows.into_iter().map(vector).collect()
}
