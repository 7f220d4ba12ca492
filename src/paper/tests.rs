//! Papers in their smallest form, and what is wrong with each change of one.

use super::{Paper, PaperFault, PaperFlaw, stem};

const HEAD: &[u8] = b"%PDF-1.7\n%\x80\x80\x80\x80\n";
const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(bundle.json)3 0 R(t.txt)5 0 R]>>>>/AF[3 0 R 5 0 R]>>";
const PAGES: &str = "<</Type/Pages/Kids[]/Count 0>>";

fn spec(name: &str, stream: u32) -> String {
    format!(
        "<</Type/Filespec/F({name})/UF({name})/EF<</F {stream} 0 R/UF {stream} 0 R>>/AFRelationship/Data/Desc(x)>>"
    )
}

fn file(content: &str) -> String {
    let length = content.len();
    format!(
        "<</Type/EmbeddedFile/Length {length}/Params<</Size {length}>>>>\nstream\n{content}\nendstream"
    )
}

/// The objects of a paper with a bundle and a text.
fn objects() -> Vec<(u32, String)> {
    vec![
        (1, CATALOGUE.to_owned()),
        (2, PAGES.to_owned()),
        (3, spec("bundle.json", 4)),
        (4, file("{bundle}")),
        (5, spec("t.txt", 6)),
        (6, file("text")),
    ]
}

/// Appends a part.
fn append(bytes: &mut Vec<u8>, objects: &[(u32, String)], size: u32, prev: Option<usize>) -> usize {
    let mut table = String::new();
    if prev.is_none() {
        table += &format!("xref\n0 {size}\n0000000000 65535 f\r\n");
    } else {
        table += "xref\n";
    }
    for (number, content) in objects {
        if prev.is_some() {
            table += &format!("{number} 1\n");
        }
        table += &format!("{:010} 00000 n\r\n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n{content}\nendobj\n").bytes());
    }
    let place = bytes.len();
    let prev = prev.map(|prev| format!("/Prev {prev}")).unwrap_or_default();
    bytes.extend(table.bytes());
    let trailer = format!("trailer\n<</Size {size}/Root 1 0 R{prev}>>\nstartxref\n{place}\n%%EOF");
    bytes.extend(trailer.bytes());
    place
}

fn paper_of(objects: &[(u32, String)]) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    append(&mut bytes, objects, objects.len() as u32 + 1, None);
    bytes
}

/// The paper with one object in another form.
fn with(number: u32, content: impl Into<String>) -> Vec<u8> {
    let mut objects = objects();
    objects[number as usize - 1].1 = content.into();
    paper_of(&objects)
}

/// The paper with a part that has these objects.
fn appended(objects_of_part: &[(u32, &str)]) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    let prev = append(&mut bytes, &objects(), 7, None);
    bytes.push(b'\n');
    let objects: Vec<(u32, String)> =
        objects_of_part.iter().map(|(number, it)| (*number, (*it).to_owned())).collect();
    let highest = objects.iter().map(|(number, _)| *number + 1).max().unwrap_or(7).max(7);
    append(&mut bytes, &objects, highest, Some(prev));
    bytes
}

/// The code of a fault, and what is in another form.
type Why = Result<(), (&'static str, Option<PaperFlaw>)>;

fn why(bytes: &[u8]) -> Why {
    match Paper::read(bytes) {
        Ok(_) => Ok(()),
        Err(fault) => {
            let flaw = match fault {
                PaperFault::Form { why, .. } => Some(why),
                _ => None,
            };
            Err((fault.code(), flaw))
        }
    }
}

#[test]
fn the_name_of_a_paper_ends_in_any_case() {
    let rows = [
        ("tor.pdf", Some("tor")),
        ("TOR.PDF", Some("TOR")),
        ("한.Pdf", Some("한")),
        ("a.pdf.pdf", Some("a.pdf")),
        ("tor.json", None),
        (".pdf", None),
        ("pdf", None),
        // No character is cut.
        ("한한", None),
    ];
    for (name, expected) in rows {
        assert_eq!(stem(name), expected, "{name}");
    }
}

#[test]
fn the_files_of_a_paper_are_read() {
    let bytes = paper_of(&objects());
    assert!(
        Paper::is_claimed(&bytes)
            && !Paper::is_claimed(b"%PDF-1.7")
            && !Paper::is_claimed(b"bundle.json")
    );
    let paper = Paper::read(&bytes).unwrap();
    assert_eq!(paper.bundle(), b"{bundle}");
    assert_eq!(paper.file("t.txt"), Some(&b"text"[..]));
    assert_eq!((paper.appended(), paper.first_part()), (0, bytes.len()));
    let (bundle, others) = paper.into_files();
    assert_eq!((&*bundle, &*others[0].name), (&b"{bundle}"[..], "t.txt"));
}

#[test]
fn what_a_signature_appends_is_accepted() {
    let catalogue = CATALOGUE.replace("/AF", " /AcroForm << /Fields [7 0 R] >> /AF");
    let bytes = appended(&[
        (1, &catalogue),
        (2, PAGES),
        (7, "<</FT/Sig/Contents<00ff>/ByteRange[0 1 2 3]>>"),
    ]);
    let paper = Paper::read(&bytes).unwrap();
    assert_eq!((paper.bundle(), paper.appended()), (&b"{bundle}"[..], 1));
    assert!(paper.first_part() < bytes.len());
    // Written in another way, the catalogue lists the same files.
    let spaced = CATALOGUE
        .replace("(bundle.json)", " <62756e646c652e6a736f6e> ")
        .replace("/Names", " /N#61mes ");
    assert_eq!(why(&appended(&[(1, &spaced)])), Ok(()));
}

#[test]
fn every_other_form_is_refused() {
    use PaperFlaw::{Attachments, Forbidden, Objects, Parts, Stream, Syntax, Table, Trailer};
    let whole = || paper_of(&objects());
    let edit = |from: &str, to: &str| {
        let bytes = whole();
        let text: Vec<u8> = bytes;
        let at = text.windows(from.len()).rposition(|window| window == from.as_bytes()).unwrap();
        [&text[..at], to.as_bytes(), &text[at + from.len()..]].concat()
    };
    let form = |flaw| Err(("paper-form", Some(flaw)));
    let rows: Vec<(&str, Vec<u8>, Why)> = vec![
        ("nothing", Vec::new(), form(Syntax)),
        ("another version", edit("%PDF-1.7", "%PDF-2.0"), form(Syntax)),
        ("bytes before", [b" ", &whole()[..]].concat(), form(Syntax)),
        ("bytes after", [&whole()[..], b"x"].concat(), form(Syntax)),
        ("spaces after", [&whole()[..], b"\n\n"].concat(), form(Syntax)),
        ("cut off", whole()[..whole().len() - 1].to_vec(), form(Syntax)),
        ("a comment", with(2, "<</Type/Pages %x\n/Kids[]/Count 0>>"), form(Syntax)),
        ("a key twice", with(2, "<</Type/Pages/Count 0/Kids[]/Count 0>>"), form(Syntax)),
        (
            "a key twice, in other letters",
            with(2, "<</Type/Pages/Count 0/Kids[]/C#6funt 0>>"),
            form(Syntax),
        ),
        ("a key without a value", with(2, "<</Type/Pages/Kids>>"), form(Syntax)),
        ("a value without a key", with(2, "<</Type/Pages 1>>"), form(Syntax)),
        ("an open array", with(2, "<</Kids[>>"), form(Syntax)),
        ("too deep", with(2, format!("{}{}", "[".repeat(33), "]".repeat(33))), form(Syntax)),
        ("an unknown word", with(2, "<</Type xyz>>"), form(Syntax)),
        ("a zero byte in a name", with(2, "<</A#00 1>>"), form(Syntax)),
        ("an odd number of digits", with(2, "<</A<123>>>"), form(Syntax)),
        ("another generation", with(2, "<</A 3 1 R>>"), form(Objects)),
        ("an object of another generation", edit("2 0 obj", "2 1 obj"), form(Objects)),
        (
            "a number twice",
            {
                let mut objects = objects();
                objects[5].0 = 5;
                paper_of(&objects)
            },
            form(Objects),
        ),
        ("a wrong place", edit("00000 n\r\ntrailer", "00000 f\r\ntrailer"), form(Table)),
        (
            "an object in a string",
            with(2, "<</Type/Pages/Kids[]/Count 0/X(4 0 obj <<>> endobj)>>"),
            form(Objects),
        ),
        (
            "an object in the data of a stream",
            with(2, "<</Length 11>>\nstream\n4\0 0\x0c%\nobj\nendstream"),
            form(Objects),
        ),
        ("an object with a number too high", appended(&[(1 << 18 | 1, "<<>>")]), form(Objects)),
        ("a shorter table", edit("xref\n0 7", "xref\n0 6"), form(Syntax)),
        ("another root", edit("/Root 1 0 R", "/Root 9 0 R"), form(Attachments)),
        ("a wrong size", edit("/Size 7", "/Size 8"), form(Trailer)),
        ("a previous part", edit("/Size 7", "/Size 7/Prev 10"), form(Trailer)),
        (
            "a stream of references",
            edit("/Size 7", "/Size 7/XRefStm 10"),
            Err(("paper-form", Some(Forbidden))),
        ),
        ("encrypted", edit("/Size 7", "/Size 7/Encrypt 9 0 R"), Err(("paper-encrypted", None))),
        ("another place of the table", edit("startxref\n", "startxref\n1"), form(Trailer)),
        (
            "a longer stream",
            with(6, file("text").replace("/Length 4", "/Length 5")),
            form(Attachments),
        ),
        (
            "a length elsewhere",
            with(6, file("text").replace("/Length 4", "/Length 2 0 R")),
            form(Stream),
        ),
        (
            "data in another file",
            with(6, file("text").replace("/Length 4", "/F(x)/Length 4")),
            form(Stream),
        ),
        ("a script", with(2, "<</S/JavaScript>>"), form(Forbidden)),
        ("a script, hidden", with(2, "<</S/Java#53cript>>"), form(Forbidden)),
        ("an attachment on a page", with(2, "<</Subtype/FileAttachment>>"), form(Forbidden)),
        ("a portfolio", with(1, CATALOGUE.replace("/AF", "/Collection<<>>/AF")), form(Forbidden)),
        (
            "objects in a stream",
            with(2, "<</Type/ObjStm/Length 0>>\nstream\n\nendstream"),
            form(Forbidden),
        ),
        (
            "an unknown key of the catalogue",
            with(1, CATALOGUE.replace("/AF", "/X 1/AF")),
            form(Attachments),
        ),
        ("no files", with(1, "<</Type/Catalog/Pages 2 0 R>>"), form(Attachments)),
        (
            "a tree of names",
            with(1, CATALOGUE.replace("<</Names[", "<</Limits[(a)(b)]/Names[")),
            form(Attachments),
        ),
        (
            "names of scripts",
            with(1, CATALOGUE.replace("<</EmbeddedFiles", "<</Pages 2 0 R/EmbeddedFiles")),
            form(Attachments),
        ),
        (
            "other associated files",
            with(1, CATALOGUE.replace("/AF[3 0 R 5 0 R]", "/AF[5 0 R 3 0 R]")),
            form(Attachments),
        ),
        ("a file that is not listed", with(2, spec("x", 4)), form(Attachments)),
        ("a stream that is not listed", with(2, file("x")), form(Attachments)),
        ("a file without its reference", with(5, spec("t.txt", 9)), form(Attachments)),
        ("two files of one stream", with(5, spec("t.txt", 4)), form(Attachments)),
        (
            "two streams of one file",
            with(5, spec("t.txt", 6).replace("/UF 6", "/UF 4")),
            form(Attachments),
        ),
        (
            "two names of one file",
            with(5, spec("t.txt", 6).replace("/UF(t.txt)", "/UF(u.txt)")),
            form(Attachments),
        ),
        ("another name in the list", with(5, spec("u.txt", 6)), form(Attachments)),
        (
            "an unknown key of a file",
            with(5, spec("t.txt", 6).replace("/Desc", "/FS/URL/Desc")),
            form(Attachments),
        ),
        (
            "a wrong size of a file",
            with(6, file("text").replace("/Size 4", "/Size 5")),
            form(Attachments),
        ),
        (
            "an unknown filter",
            with(6, file("text").replace("/Length 4", "/Filter/LZWDecode/Length 4")),
            form(Attachments),
        ),
        (
            "not compressed",
            with(6, file("text").replace("/Length 4", "/Filter/FlateDecode/Length 4")),
            form(Attachments),
        ),
        ("an end in the data", with(6, file("a endstream b")), form(Attachments)),
        (
            "no bundle",
            {
                let mut objects = objects();
                objects[0].1 = CATALOGUE.replace("bundle.json", "b.json");
                objects[2].1 = spec("b.json", 4);
                paper_of(&objects)
            },
            Err(("paper-without-bundle", None)),
        ),
        (
            "a bundle in capitals",
            {
                let mut objects = objects();
                objects[0].1 = CATALOGUE.replace("t.txt", "Bundle.json");
                objects[4].1 = spec("Bundle.json", 6);
                paper_of(&objects)
            },
            Err(("paper-with-bundles", None)),
        ),
        (
            "a bundle in a folder",
            {
                let mut objects = objects();
                objects[0].1 = CATALOGUE.replace("t.txt", "x/bundle.json");
                objects[4].1 = spec("x/bundle.json", 6);
                paper_of(&objects)
            },
            Err(("paper-with-bundles", None)),
        ),
        (
            "a bundle with another name",
            with(6, file(r#"{"format":"paraph/bundle/1"}"#)),
            Err(("paper-with-bundles", None)),
        ),
        (
            "names that do not ascend",
            with(
                1,
                CATALOGUE
                    .replace("(bundle.json)3 0 R(t.txt)5 0 R", "(t.txt)5 0 R(bundle.json)3 0 R")
                    .replace("[3 0 R 5 0 R]", "[5 0 R 3 0 R]"),
            ),
            form(Attachments),
        ),
        (
            "an invisible letter in a name",
            {
                let name = "\u{feff}bundle.json";
                let mut objects = objects();
                objects[0].1 = CATALOGUE.replace("t.txt", name);
                let units: String = name.encode_utf16().map(|it| format!("{it:04x}")).collect();
                objects[4].1 =
                    spec(name, 6).replace(&format!("/UF({name})"), &format!("/UF<feff{units}>"));
                paper_of(&objects)
            },
            form(Attachments),
        ),
        (
            "the bundle twice",
            {
                let mut objects = objects();
                objects[0].1 = CATALOGUE.replace("t.txt", "bundle.json");
                objects[4].1 = spec("bundle.json", 6);
                paper_of(&objects)
            },
            Err(("paper-with-bundles", None)),
        ),
        (
            "the bundle replaced later",
            appended(&[(4, &file("{other}"))]),
            Err(("paper-changed", None)),
        ),
        (
            "its name replaced later",
            appended(&[(3, &spec("bundle.json", 6))]),
            Err(("paper-changed", None)),
        ),
        (
            "a file added later",
            appended(&[(7, &spec("x", 8)), (8, &file("x"))]),
            Err(("paper-changed", None)),
        ),
        (
            "other files listed later",
            appended(&[(1, &CATALOGUE.replace("(t.txt)5 0 R", "").replace(" 5 0 R]", "]"))]),
            Err(("paper-changed", None)),
        ),
        (
            "an attachment on a page later",
            appended(&[(2, "<</Subtype/FileAttachment>>")]),
            form(Forbidden),
        ),
        (
            "a link to data later",
            appended(&[(2, "<</EF<</F 6 0 R>>>>")]),
            Err(("paper-changed", None)),
        ),
        (
            "a page added to the names later",
            appended(&[(1, &CATALOGUE.replace("/AF", "/Version/2.0/AF"))]),
            Err(("paper-changed", None)),
        ),
        (
            "too many parts",
            {
                let mut bytes = HEAD.to_vec();
                let mut prev = append(&mut bytes, &objects(), 7, None);
                for _ in 0..16 {
                    bytes.push(b'\n');
                    prev = append(&mut bytes, &[(2, PAGES.to_owned())], 7, Some(prev));
                }
                bytes
            },
            form(Parts),
        ),
        (
            "a part without a line end before it",
            {
                let mut bytes = HEAD.to_vec();
                let prev = append(&mut bytes, &objects(), 7, None);
                append(&mut bytes, &[(2, PAGES.to_owned())], 7, Some(prev));
                bytes
            },
            form(Syntax),
        ),
    ];
    let other = rows.iter().filter(|(_, bytes, expected)| why(bytes) != *expected);
    let other: Vec<_> = other.map(|(what, bytes, expected)| (what, why(bytes), expected)).collect();
    assert!(other.is_empty(), "{other:#?}");
    assert_eq!(why(&vec![0; super::MAX_PAPER + 1]), Err(("paper-too-large", None)));
}

/// Compressed files come out only whole, with nothing behind them.
#[test]
fn a_compressed_file_ends_with_its_data() {
    let content = "text ".repeat(200);
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(content.as_bytes(), 6);
    let paper = |packed: &[u8], size: usize| {
        let head = format!(
            "<</Type/EmbeddedFile/Filter/FlateDecode/Length {}/Params<</Size {size}>>>>\nstream\n",
            packed.len()
        );
        let mut bytes = HEAD.to_vec();
        let mut places = Vec::new();
        let mut objects: Vec<(u32, Vec<u8>)> =
            objects().into_iter().map(|(number, it)| (number, it.into_bytes())).collect();
        objects[5].1 = [head.as_bytes(), packed, b"\nendstream"].concat();
        for (number, it) in &objects {
            places.push(bytes.len());
            bytes.extend(format!("{number} 0 obj\n").bytes());
            bytes.extend(it);
            bytes.extend(b"\nendobj\n");
        }
        let table = bytes.len();
        bytes.extend(b"xref\n0 7\n0000000000 65535 f\r\n");
        places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n\r\n").bytes()));
        bytes.extend(format!("trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").bytes());
        bytes
    };
    let read = |bytes: &[u8]| Paper::read(bytes).map(|paper| paper.file("t.txt").unwrap().to_vec());
    assert_eq!(read(&paper(&packed, content.len())).unwrap(), content.as_bytes());
    let mut wrong = packed.clone();
    *wrong.last_mut().unwrap() ^= 1;
    let after = [&packed[..], b"x"].concat();
    let cut = &packed[..packed.len() - 1];
    for (bytes, size) in [
        (&wrong[..], content.len()),
        (&after, content.len()),
        (cut, content.len()),
        (&packed, content.len() - 1),
        (&packed, content.len() + 1),
        (&packed, usize::MAX / 2),
    ] {
        assert!(read(&paper(bytes, size)).is_err());
    }
}

/// No change of one byte gives another bundle.
#[test]
fn no_changed_byte_gives_another_bundle() {
    let bytes = paper_of(&objects());
    let data = bytes.windows(8).position(|window| window == b"{bundle}").unwrap();
    for at in 0..bytes.len() {
        for flip in [1, 4, 0x20, 0x80] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            if let Ok(paper) = Paper::read(&changed) {
                let is_data = (data..data + 8).contains(&at);
                assert_eq!(paper.bundle() != b"{bundle}", is_data, "byte {at}");
            }
        }
    }
}
