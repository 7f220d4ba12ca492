//! Why a text does not match: the changes that are told, done to the file, give the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph::canon::canonical;
use paraph::id::Digest;
use paraph::text::{Change, Meter, diagnose, measure};
use unicode_normalization::UnicodeNormalization as _;

fuzz_target!(|input: &[u8]| {
    // The last byte chooses the change.
    let Some((&choice, bytes)) = input.split_last() else { return };
    let mut pieces = Meter::new();
    bytes.chunks(1 + usize::from(choice)).for_each(|piece| pieces.update(piece));
    assert_eq!(pieces.finish(), measure(bytes));

    let changes = [
        Change::Composed,
        Change::Decomposed,
        Change::WithMark,
        Change::WithoutMark,
        Change::LineFeeds,
        Change::CarriageReturns,
        Change::WithFinalNewline,
        Change::WithoutFinalNewline,
        Change::CanonicalJson,
    ];
    let done = &changes[usize::from(choice) % changes.len()];
    let Some(text) = apply(bytes, done) else { return };
    let digest = Digest::of(&text);
    let told = diagnose(bytes, &digest, Some(text.len() as u64));
    if text == bytes {
        // Nothing was changed; a change that changes nothing may be told, and no other.
        for change in &told {
            assert_eq!(apply(bytes, change).as_deref(), Some(bytes), "{told:?}");
        }
        return;
    }
    assert!(!told.is_empty(), "{done:?} was not found");
    assert!(told.len() == 1, "one change is enough: {done:?}, not {told:?}");
    let redone = told.iter().try_fold(bytes.to_vec(), |bytes, change| apply(&bytes, change));
    assert_eq!(redone.as_deref(), Some(&*text), "{told:?} is not what happened");
    // Nothing is told of a text that it is not.
    assert_eq!(diagnose(bytes, &Digest::of(b"no such text, whatever is done"), None), []);
});

/// Does a change to a file; `None` where it cannot be done.
fn apply(bytes: &[u8], change: &Change) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok();
    match change {
        Change::Composed => text.map(|text| text.nfc().collect::<String>().into_bytes()),
        Change::Decomposed => text.map(|text| text.nfd().collect::<String>().into_bytes()),
        Change::WithMark => {
            (!bytes.starts_with(b"\xef\xbb\xbf")).then(|| [b"\xef\xbb\xbf", bytes].concat())
        }
        Change::WithoutMark => bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec),
        Change::LineFeeds => Some(replace(bytes, b"\r\n", b"\n")),
        Change::CarriageReturns => Some(replace(&replace(bytes, b"\r\n", b"\n"), b"\n", b"\r\n")),
        Change::WithFinalNewline => {
            let crlf = bytes.windows(2).any(|pair| pair == b"\r\n");
            let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
            (!bytes.ends_with(b"\n")).then(|| [bytes, end].concat())
        }
        Change::WithoutFinalNewline => {
            let rest = bytes.strip_suffix(b"\r\n").or_else(|| bytes.strip_suffix(b"\n"));
            rest.map(<[u8]>::to_vec)
        }
        Change::CanonicalJson => canonical(bytes).ok(),
    }
}

/// Every `from` as `to`, from left to right.
fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    out.extend_from_slice(rest);
    out
}
