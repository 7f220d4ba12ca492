//! Papers in their smallest form: PDFs with files inside, written without the library and without Typst.

use std::fmt::Write as _;

/// The first bytes of a paper.
pub(crate) const HEAD: &[u8] = b"%PDF-1.7\n%\x80\x80\x80\x80\n";
/// The value of an object without pages.
pub(crate) const PAGES: &str = "<</Type/Pages/Kids[]/Count 0>>";

/// The catalogue of a paper whose files are these, by name and object.
pub(crate) fn catalogue(files: &[(&str, u32)]) -> String {
    let (mut names, mut all) = (String::new(), Vec::new());
    for (name, object) in files {
        write!(names, "({name}){object} 0 R").expect("a string takes everything");
        all.push(format!("{object} 0 R"));
    }
    let all = all.join(" ");
    format!("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{all}]>>")
}

/// The object that names a file, whose bytes are in the object `stream`.
pub(crate) fn spec(name: &str, stream: u32) -> String {
    let unicode = match name.is_ascii() {
        true => format!("({name})"),
        false => utf_16(name),
    };
    format!(
        "<</Type/Filespec/F({name})/UF{unicode}/EF<</F {stream} 0 R/UF {stream} 0 R>>/AFRelationship/Data/Desc(x)>>"
    )
}

/// A string in UTF-16 with a byte-order mark.
pub(crate) fn utf_16(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<feff{units}>")
}

/// The object with the bytes of a file, as they are.
pub(crate) fn file(content: &str) -> String {
    let length = content.len();
    format!(
        "<</Length {length}/Type/EmbeddedFile/Params<</Size {length}>>>>\nstream\n{content}\nendstream"
    )
}

/// The same, compressed.
pub(crate) fn packed_file(content: &[u8]) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(content, 6);
    let (length, size) = (packed.len(), content.len());
    let head = format!(
        "<</Length {length}/Type/EmbeddedFile/Filter/FlateDecode/Params<</Size {size}>>>>\nstream\n"
    );
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}

/// Appends a part with these objects; returns the place of its table. `before` is that of the part before.
pub(crate) fn append<T: AsRef<[u8]>>(
    bytes: &mut Vec<u8>,
    objects: &[(u32, T)],
    size: u32,
    before: Option<usize>,
) -> usize {
    let mut table = match before {
        None => format!("xref\n0 {size}\n0000000000 65535 f\r\n"),
        Some(_) => "xref\n".to_owned(),
    };
    for (number, value) in objects {
        if before.is_some() {
            table += &format!("{number} 1\n");
        }
        table += &format!("{:010} 00000 n\r\n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(value.as_ref());
        bytes.extend(b"\nendobj\n");
    }
    let place = bytes.len();
    let before = before.map(|before| format!("/Prev {before}")).unwrap_or_default();
    bytes.extend(table.bytes());
    let trailer =
        format!("trailer\n<</Size {size}/Root 1 0 R{before}>>\nstartxref\n{place}\n%%EOF");
    bytes.extend(trailer.bytes());
    place
}

/// A file with one part.
pub(crate) fn of_objects<T: AsRef<[u8]>>(objects: &[(u32, T)]) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    append(&mut bytes, objects, objects.len() as u32 + 1, None);
    bytes
}

/// A paper with these files, compressed. Their names ascend.
pub(crate) fn of_files(files: &[(&str, &[u8])]) -> Vec<u8> {
    let specs: Vec<(&str, u32)> =
        files.iter().map(|(name, _)| *name).zip((3..).step_by(2)).collect();
    let mut objects = vec![(1, catalogue(&specs).into_bytes()), (2, PAGES.to_owned().into_bytes())];
    for ((name, number), (_, content)) in specs.iter().zip(files) {
        objects.push((*number, spec(name, number + 1).into_bytes()));
        objects.push((number + 1, packed_file(content)));
    }
    of_objects(&objects)
}
