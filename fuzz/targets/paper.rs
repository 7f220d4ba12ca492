//! PDFs with a bundle inside, held against a reader that searches for everything, as programs do that repair a PDF.
#![no_main]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use libfuzzer_sys::fuzz_target;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use paraph::bundle::Bundle;
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::paper::{BUNDLE_NAME, MAX_PAPER, Paper, PaperFault};
use paraph::text::measure;
use paraph::text_lookup::attached_texts;
use paraph_fuzz::shown;

fuzz_target!(|bytes: &[u8]| {
    match bytes.starts_with(b"%PDF-") {
        true => check(bytes),
        // Places and lengths are right, whatever the objects are.
        false => check(&written(bytes)),
    }
});

fn check(bytes: &[u8]) {
    let paper = match Paper::read(bytes) {
        Err(fault) => {
            assert!(PaperFault::CODES.contains(&fault.code()), "{fault:?} has an unpublished code");
            Locale::ALL.into_iter().for_each(|locale| shown::line(&fault.in_locale(locale)));
            return;
        }
        Ok(paper) => paper,
    };
    let total = paper.others().iter().map(|file| file.bytes.len()).sum::<usize>();
    assert!(total + paper.bundle().len() <= MAX_PAPER);
    assert!(paper.others().iter().all(|file| file.name.to_lowercase() != BUNDLE_NAME));
    // The same file in each of its states: after each part.
    assert!(paper.first_part() <= bytes.len());
    let first = Paper::read(&bytes[..paper.first_part()]).expect("the first part is a paper");
    assert_eq!((first.bundle(), first.others()), (paper.bundle(), paper.others()));
    assert_eq!(first.appended(), 0);
    if let Ok(bundle) = Bundle::read(paper.bundle()) {
        let mut found = searched(bytes);
        // A text is one of the files, and a reader that searches finds it, too.
        for located in attached_texts("", paper.others(), bundle.record()).values() {
            let file = paper.file(&located.file).expect("it is among the files");
            assert_eq!(located.found.measure.size(), file.len() as u64);
            if let Some(sha256) = located.found.measure.sha256() {
                assert_eq!(measure(file).sha256, sha256);
            }
            assert!(found.iter().any(|content| content == file), "the text is not found");
        }
        // A reader that searches finds no other sound bundle among the files.
        found.retain(|content| Bundle::read(content).is_ok());
        assert!(found.iter().all(|content| content == paper.bundle()), "another bundle is found");
        assert_eq!(found.len(), 1, "the bundle is not found, or found twice");
    }
}

/// A PDF of parts (between lines `%%`), each with objects (between lines `%`). A line `N ` begins a value.
fn written(input: &[u8]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\x80\x80\x80\x80\n".to_vec();
    let (mut size, mut before) = (1, None);
    for part in split(input, b"\n%%\n").into_iter().take(4) {
        let mut objects = BTreeMap::new();
        for object in split(part, b"\n%\n") {
            let digits = object.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let number = std::str::from_utf8(&object[..digits]).ok().and_then(|it| it.parse().ok());
            let next = objects.len() as u32 + 1;
            let number = number.filter(|_| before.is_some()).unwrap_or(next);
            let value = object.get(digits + 1..).unwrap_or_default();
            objects.insert(number.clamp(1, 64), with_length(value));
        }
        size = size.max(objects.keys().max().map_or(1, |last| last + 1));
        let mut table = String::from("xref\n");
        if before.is_none() {
            write!(table, "0 {size}\n0000000000 65535 f\r\n").expect("a string");
        }
        for (number, value) in &objects {
            if before.is_some() {
                writeln!(table, "{number} 1").expect("a string");
            }
            write!(table, "{:010} 00000 n\r\n", bytes.len()).expect("a string");
            bytes.extend(format!("{number} 0 obj\n").bytes());
            bytes.extend(value);
            bytes.extend(b"\nendobj\n");
        }
        let place = bytes.len();
        let prev = before.map(|before| format!("/Prev {before}")).unwrap_or_default();
        bytes.extend(table.bytes());
        let trailer =
            format!("trailer\n<</Size {size}/Root 1 0 R{prev}>>\nstartxref\n{place}\n%%EOF\n");
        bytes.extend(trailer.bytes());
        before = Some(place);
    }
    bytes
}

/// A value in which `@` is the length of the data of its stream.
fn with_length(value: &[u8]) -> Vec<u8> {
    let Some(data) = data_of(value) else { return value.to_owned() };
    let length = data.len().to_string();
    let end = value.len() - data.len() - b"\nendstream".len();
    let head = value[..end].iter().flat_map(|byte| match byte {
        b'@' => length.bytes().collect(),
        byte => vec![*byte],
    });
    head.chain(value[end..].iter().copied()).collect()
}

/// The data of a stream that ends the value.
fn data_of(value: &[u8]) -> Option<&[u8]> {
    const BEGIN: &[u8] = b"\nstream\n";
    let at = value.windows(BEGIN.len()).position(|it| it == BEGIN)?;
    value[at + BEGIN.len()..].strip_suffix(b"\nendstream")
}

fn split<'a>(bytes: &'a [u8], between: &[u8]) -> Vec<&'a [u8]> {
    let (mut parts, mut from, mut at) = (Vec::new(), 0, 0);
    while at + between.len() <= bytes.len() {
        if bytes[at..].starts_with(between) {
            parts.push(&bytes[from..at]);
            at += between.len();
            from = at;
        } else {
            at += 1;
        }
    }
    parts.push(&bytes[from..]);
    parts
}

/// The content of all files that a search finds: the last object with each number, those with the name `EmbeddedFile`, and
/// their data up to the next `endstream`.
fn searched(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut objects: BTreeMap<u32, &[u8]> = BTreeMap::new();
    for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"obj")) {
        // Backwards: white space, the generation, white space, the number.
        let begin = |end: usize, is_in: fn(&u8) -> bool| {
            end - bytes[..end].iter().rev().take_while(|byte| is_in(byte)).count()
        };
        let is_space = |byte: &u8| matches!(byte, b'\0' | b'\t' | b'\n' | 0x0C | b'\r' | b' ');
        let generation = begin(at, is_space)..at;
        let generation = begin(generation.start, u8::is_ascii_digit)..generation.start;
        let number_end = begin(generation.start, is_space);
        let number = begin(number_end, u8::is_ascii_digit)..number_end;
        let is_head = !generation.is_empty() && number_end < generation.start;
        let number = std::str::from_utf8(&bytes[number]).ok().and_then(|it| it.parse().ok());
        if let Some(number) = number.filter(|_| is_head) {
            objects.insert(number, &bytes[at + 3..]);
        }
    }
    objects.values().filter_map(|value| content(value)).collect()
}

/// The content of the object that begins here, if it is a file.
fn content(value: &[u8]) -> Option<Vec<u8>> {
    let find = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).position(|it| it == word);
    let head = &value[..find(value, b"endobj").unwrap_or(value.len())];
    let begin = find(head, b"stream")?;
    let head = unescaped(&head[..begin]);
    if !head.contains("/EmbeddedFile") {
        return None;
    }
    let line_end = |data: &[u8]| if data.starts_with(b"\r\n") { 2 } else { 1 };
    let data = &value[begin + 6..];
    let data = data.get(line_end(data)..)?;
    let data = &data[..find(data, b"endstream")?];
    let data = data.strip_suffix(b"\n").map_or(data, |it| it.strip_suffix(b"\r").unwrap_or(it));
    match head.contains("/FlateDecode") {
        true => decompress_to_vec_zlib_with_limit(data, MAX_PAPER).ok(),
        false => Some(data.to_owned()),
    }
}

/// A dictionary with `#` and two digits in names as the letter that they mean.
fn unescaped(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let (mut plain, mut rest) = (String::new(), &*text);
    while let Some(at) = rest.find('#') {
        plain.push_str(&rest[..at]);
        let digits = rest.get(at + 1..at + 3).and_then(|it| u8::from_str_radix(it, 16).ok());
        plain.push(digits.map_or('#', char::from));
        rest = &rest[at + if digits.is_some() { 3 } else { 1 }..];
    }
    plain + rest
}
