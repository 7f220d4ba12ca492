//! The attached files: from the catalogue to the bytes of each. Later parts cannot touch them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use memchr::memmem;

use super::fault::{PaperFault, PaperFlaw};
use super::part::{Object, Part};
use super::syntax::{Entries, Reference, Token, entries, only, tokens, whole};
use super::{AttachedFile, BUNDLE_NAME, MAX_ATTACHED, MAX_PAPER, flawed};
use crate::format::{Claim, Format, claim};
use crate::value::{Folded, TextPath};

/// The keys of the catalogue of a paper.
const CATALOGUE: [&[u8]; 13] = [
    b"AF",
    b"Lang",
    b"MarkInfo",
    b"Metadata",
    b"Names",
    b"Outlines",
    b"OutputIntents",
    b"PageLabels",
    b"PageLayout",
    b"Pages",
    b"StructTreeRoot",
    b"Type",
    b"ViewerPreferences",
];

/// What signing adds to the catalogue: the form with the signature, and what is needed to verify it.
const APPENDED: [&[u8]; 4] = [b"AcroForm", b"DSS", b"Extensions", b"Perms"];

fn entry<'a>(entries: &Entries<'a>, key: &[u8]) -> Option<&'a [u8]> {
    entries.iter().find(|(it, _)| **it == *key).map(|(_, value)| *value)
}

/// The bundle, and the other files sorted by name.
pub(super) fn attached_files(
    parts: &[Part<'_>],
) -> Result<(Vec<u8>, Vec<AttachedFile>), PaperFault> {
    let (first, later) = (&parts[0], &parts[1..]);
    let catalogue = first.objects.get(&first.root);
    let catalogue = catalogue.ok_or_else(|| flawed(0, PaperFlaw::Attachments))?;
    let bad = |object: &Object<'_>| flawed(object.at, PaperFlaw::Attachments);
    let listed = Listed::in_catalogue(catalogue.value).ok_or_else(|| bad(catalogue))?;
    if listed.files.len() > MAX_ATTACHED {
        return Err(bad(catalogue));
    }
    let mut touched = BTreeSet::from([first.root]);
    let mut files = Vec::new();
    for (key, reference) in &listed.files {
        let spec = first.objects.get(reference).ok_or_else(|| bad(catalogue))?;
        let (name, stream) = spec_of(spec).ok_or_else(|| bad(spec))?;
        let data = first.objects.get(&stream).ok_or_else(|| bad(spec))?;
        let is_new = touched.insert(*reference) && touched.insert(stream);
        if !is_new || name.as_bytes() != key {
            return Err(bad(spec));
        }
        files.push((name, data));
    }
    // Nothing else in the file is a file, or names one.
    let mut others = first.objects.iter().filter(|(number, _)| !touched.contains(number));
    if let Some((_, object)) = others.find(|(_, object)| object.uses.files) {
        return Err(bad(object));
    }
    check_later(first, later, &touched)?;
    check_names(&files)?;
    if !listed.files.is_sorted_by(|(one, _), (other, _)| one < other) {
        return Err(bad(catalogue));
    }
    let mut bundle = None;
    let mut others = Vec::new();
    let mut room = MAX_PAPER;
    for (name, object) in files {
        let bytes = content(object, room).ok_or_else(|| bad(object))?;
        room -= bytes.len();
        match name == BUNDLE_NAME {
            true => bundle = Some(bytes),
            // Under another name, people could take it for the bundle.
            false if is_bundle(&bytes) => return Err(PaperFault::SeveralBundles),
            false => others.push(AttachedFile { name, bytes }),
        }
    }
    Ok((bundle.ok_or(PaperFault::NoBundle)?, others))
}

/// The files that a catalogue lists: the bytes of each name, and the object.
#[derive(PartialEq, Eq)]
struct Listed {
    files: Vec<(Vec<u8>, Reference)>,
}

impl Listed {
    /// `None` if the catalogue is not in this form.
    fn in_catalogue(value: &[u8]) -> Option<Self> {
        let catalogue = entries(value)?;
        let is_known = |key: &[u8]| CATALOGUE.contains(&key);
        if !catalogue.iter().all(|(key, _)| is_known(key)) {
            return None;
        }
        Self::in_entries(&catalogue)
    }

    /// The same of a catalogue whose keys were checked.
    fn in_entries(catalogue: &Entries<'_>) -> Option<Self> {
        if only(entry(catalogue, b"Type")?)? != Token::Name(Cow::Borrowed(b"Catalog")) {
            return None;
        }
        let names = entries(entry(catalogue, b"Names")?)?;
        if !names.iter().all(|(key, _)| matches!(&**key, b"Dests" | b"EmbeddedFiles")) {
            return None;
        }
        let tree = entries(entry(&names, b"EmbeddedFiles")?)?;
        let [(key, list)] = &tree[..] else { return None };
        if **key != *b"Names" {
            return None;
        }
        let list = tokens(list)?;
        let [Token::ArrayStart, pairs @ .., Token::ArrayEnd] = &list[..] else { return None };
        let mut files = Vec::new();
        for pair in pairs.chunks(2) {
            let [Token::Text(name), Token::Reference(reference)] = pair else { return None };
            files.push((name.clone(), *reference));
        }
        // The associated files are the same.
        let associated = tokens(entry(catalogue, b"AF")?)?;
        let [Token::ArrayStart, references @ .., Token::ArrayEnd] = &associated[..] else {
            return None;
        };
        let is_same = references.len() == files.len()
            && references
                .iter()
                .zip(&files)
                .all(|(it, (_, reference))| *it == Token::Reference(*reference));
        is_same.then_some(Self { files })
    }
}

/// The name of a file, and the stream with its bytes.
fn spec_of(object: &Object<'_>) -> Option<(String, Reference)> {
    let spec = entries(object.value)?;
    let is_known =
        |key: &[u8]| matches!(key, b"AFRelationship" | b"Desc" | b"EF" | b"F" | b"Type" | b"UF");
    if object.data.is_some()
        || !spec.iter().all(|(key, _)| is_known(key))
        || only(entry(&spec, b"Type")?)? != Token::Name(Cow::Borrowed(b"Filespec"))
    {
        return None;
    }
    let Token::Text(plain) = only(entry(&spec, b"F")?)? else { return None };
    let Token::Text(unicode) = only(entry(&spec, b"UF")?)? else { return None };
    let name = String::from_utf8(plain).ok()?;
    if name.is_empty() || text(&unicode)? != name {
        return None;
    }
    let files = entries(entry(&spec, b"EF")?)?;
    let [(f, one), (uf, other)] = &files[..] else { return None };
    let (Token::Reference(one), Token::Reference(other)) = (only(one)?, only(other)?) else {
        return None;
    };
    (**f == *b"F" && **uf == *b"UF" && one == other).then_some((name, one))
}

/// A text string: printable ASCII, or UTF-16 with a mark.
fn text(bytes: &[u8]) -> Option<String> {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(units) if units.len().is_multiple_of(2) => {
            let units = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).ok()
        }
        Some(_) => None,
        None => {
            let is_plain = bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
            is_plain.then(|| String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

/// The bytes of a file: at most `room`.
fn content(object: &Object<'_>, room: usize) -> Option<Vec<u8>> {
    let data = object.data?;
    let stream = entries(object.value)?;
    let is_known =
        |key: &[u8]| matches!(key, b"Filter" | b"Length" | b"Params" | b"Subtype" | b"Type");
    if !stream.iter().all(|(key, _)| is_known(key))
        || only(entry(&stream, b"Type")?)? != Token::Name(Cow::Borrowed(b"EmbeddedFile"))
        // Readers that search for the end would find another one.
        || memmem::find(data, b"endstream").is_some()
        || memmem::find(data, b"endobj").is_some()
    {
        return None;
    }
    let params = entries(entry(&stream, b"Params")?)?;
    let is_known = |key: &[u8]| matches!(key, b"CheckSum" | b"CreationDate" | b"ModDate" | b"Size");
    if !params.iter().all(|(key, _)| is_known(key)) {
        return None;
    }
    let size = whole(entry(&params, b"Size")?)?;
    let bytes = match entry(&stream, b"Filter") {
        None => data.to_vec(),
        Some(filter) => {
            let is_flate = only(filter)? == Token::Name(Cow::Borrowed(b"FlateDecode"));
            if !is_flate || size > room {
                return None;
            }
            inflate(data, size)?
        }
    };
    (bytes.len() == size && size <= room).then_some(bytes)
}

/// Exactly `size` bytes, from all of `data` (RFC 1950). Its checksum is checked.
fn inflate(data: &[u8], size: usize) -> Option<Vec<u8>> {
    use miniz_oxide::inflate::core::inflate_flags::{
        TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
    };
    use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
    let mut bytes = vec![0; size];
    let flags = TINFL_FLAG_PARSE_ZLIB_HEADER | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<DecompressorOxide>::default();
    let (status, read, written) = decompress(&mut state, data, &mut bytes, 0, flags);
    let is_whole = status == miniz_oxide::inflate::TINFLStatus::Done;
    (is_whole && read == data.len() && written == size).then_some(bytes)
}

/// Later parts: the catalogue lists the same files and has nothing else that a signature does not need; no object of a
/// file is replaced, and none is added.
fn check_later(
    first: &Part<'_>,
    later: &[Part<'_>],
    touched: &BTreeSet<Reference>,
) -> Result<(), PaperFault> {
    let original = &first.objects[&first.root];
    for part in later {
        for (number, object) in &part.objects {
            if *number == first.root {
                let is_same = || {
                    let catalogue = entries(object.value)?;
                    let is_known = |key: &[u8]| CATALOGUE.contains(&key) || APPENDED.contains(&key);
                    let known = catalogue.iter().all(|(key, _)| is_known(key));
                    let listed = Listed::in_entries(&catalogue)?;
                    let same = Listed::in_catalogue(original.value)? == listed;
                    (known && same && object.data.is_none()).then_some(())
                };
                is_same().ok_or(PaperFault::Changed)?;
            } else if touched.contains(number) || object.uses.files {
                return Err(PaperFault::Changed);
            }
        }
    }
    Ok(())
}

/// Whether the bytes claim to be a bundle, of any version.
fn is_bundle(bytes: &[u8]) -> bool {
    match claim(bytes) {
        Claim::Known(Format::Bundle) => true,
        Claim::Unknown(name) => name.starts_with("paraph/bundle/"),
        Claim::Known(Format::Record | Format::Act) | Claim::Other => false,
    }
}

/// One name is `bundle.json`, no other is like it, no name is there twice, and each can be the name of a file on every system.
fn check_names(files: &[(String, &Object<'_>)]) -> Result<(), PaperFault> {
    let mut seen = BTreeSet::new();
    for (name, object) in files {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let is_like = Folded(last.trim()) == Folded(BUNDLE_NAME);
        let is_new = seen.insert(Folded(name));
        if is_like && (name != BUNDLE_NAME || !is_new) {
            return Err(PaperFault::SeveralBundles);
        }
        if !is_new || name.contains('/') || name.parse::<TextPath>().is_err() {
            return Err(flawed(object.at, PaperFlaw::Attachments));
        }
    }
    match files.iter().any(|(name, _)| name == BUNDLE_NAME) {
        true => Ok(()),
        false => Err(PaperFault::NoBundle),
    }
}
