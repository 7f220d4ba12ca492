//! URIs that name a key in a token (RFC 7512), read strictly: an unknown part is an error, because the user
//! expects an effect.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;

use paraph::messages::Localized;
use paraph::screen::{brief, quoted};

use super::protocol::Half;
use crate::cli::error::CliError;
use crate::cli::messages::tokens;

/// The attributes that select a key (section 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attribute {
    Token,
    Manufacturer,
    Serial,
    Model,
    SlotId,
    SlotDescription,
    SlotManufacturer,
    LibraryDescription,
    LibraryManufacturer,
    LibraryVersion,
    Object,
    Id,
}

impl Attribute {
    const ALL: [(&'static str, Self); 12] = [
        ("token", Self::Token),
        ("manufacturer", Self::Manufacturer),
        ("serial", Self::Serial),
        ("model", Self::Model),
        ("slot-id", Self::SlotId),
        ("slot-description", Self::SlotDescription),
        ("slot-manufacturer", Self::SlotManufacturer),
        ("library-description", Self::LibraryDescription),
        ("library-manufacturer", Self::LibraryManufacturer),
        ("library-version", Self::LibraryVersion),
        ("object", Self::Object),
        ("id", Self::Id),
    ];
}

/// A parsed URI.
#[derive(Debug, Default)]
pub(super) struct Uri {
    attributes: BTreeMap<Attribute, Vec<u8>>,
    pub(super) half: Option<Half>,
    /// A module's file, or a folder with modules.
    pub(super) module_path: Option<PathBuf>,
    /// A module's name, without `lib` and `.so`.
    pub(super) module_name: Option<String>,
    /// The file whose first line is the PIN.
    pub(super) pin_source: Option<PathBuf>,
}

impl Uri {
    /// Parses a URI. Messages repeat only the names of its attributes, because a PIN may be in it.
    pub(super) fn parse(text: &str) -> Result<Self, CliError> {
        let after = text.strip_prefix("pkcs11:").expect("the prefix was checked");
        let (path, query) = match after.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (after, None),
        };
        let mut uri = Self::default();
        for part in path.split(';').filter(|_| !path.is_empty()) {
            uri.take(part)?;
        }
        for part in query.into_iter().flat_map(|query| query.split('&')) {
            uri.ask(part)?;
        }
        Ok(uri)
    }

    /// Reads an attribute of the path.
    fn take(&mut self, part: &str) -> Result<(), CliError> {
        let (name, value) = split(part, is_in_path)?;
        if name == "type" {
            let half = match &*value {
                b"private" => Half::Private,
                b"public" => Half::Public,
                _ => return Err(bad(&tokens::BadType)),
            };
            return once(name, self.half.replace(half).is_none());
        }
        let Some((_, attribute)) = Attribute::ALL.iter().find(|(known, _)| *known == name) else {
            return Err(unknown(name));
        };
        if *attribute == Attribute::SlotId && !is_number(&value) {
            return Err(bad(&tokens::BadSlotId));
        }
        once(name, self.attributes.insert(*attribute, value).is_none())
    }

    /// Reads an attribute of the query.
    fn ask(&mut self, part: &str) -> Result<(), CliError> {
        // Checked before its value is read.
        if part.split('=').next() == Some("pin-value") {
            return Err(CliError::new("pin-in-argument", tokens::PinInUri)
                .placed("pkcs11:")
                .hint(tokens::PinInUriHint));
        }
        let (name, value) = split(part, is_in_query)?;
        match name {
            "module-path" => {
                let path = absolute(name, value)?;
                once(name, self.module_path.replace(path).is_none())
            }
            "module-name" => {
                let plain = |name: &String| !name.is_empty() && !name.contains(['/', '\0']);
                let value = String::from_utf8(value).ok().filter(plain);
                let value = value.ok_or_else(|| bad(&tokens::BadModuleName))?;
                once(name, self.module_name.replace(value).is_none())
            }
            "pin-source" => {
                let path = value.strip_prefix(b"file:");
                let path = path.ok_or_else(|| bad(&tokens::BadPinSource))?;
                let path = path.strip_prefix(b"//").unwrap_or(path);
                let path = decoded(path, |_| true)?;
                once(name, self.pin_source.replace(absolute(name, path)?).is_none())
            }
            _ => Err(unknown(name)),
        }
    }

    /// Whether a value matches: byte by byte, or any value if the URI does not give the attribute (section
    /// 2.5). Padding blanks of the module's fields are ignored.
    pub(super) fn fits(&self, attribute: Attribute, value: &[u8]) -> bool {
        self.attributes.get(&attribute).is_none_or(|asked| asked == value)
    }

    /// The requested value, if there is one.
    pub(super) fn value(&self, attribute: Attribute) -> Option<&[u8]> {
        self.attributes.get(&attribute).map(Vec::as_slice)
    }
}

/// A value in URI form: special bytes are percent-encoded.
pub(super) fn encoded(value: &[u8]) -> String {
    let one = |byte: &u8| match byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
        true => char::from(*byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    value.iter().map(one).collect()
}

/// The decoded name and value.
fn split(part: &str, plain: fn(u8) -> bool) -> Result<(&str, Vec<u8>), CliError> {
    let (name, value) = part.split_once('=').ok_or_else(|| bad(&tokens::NoValue))?;
    Ok((name, decoded(value.as_bytes(), plain)?))
}

fn decoded(text: &[u8], plain: fn(u8) -> bool) -> Result<Vec<u8>, CliError> {
    let digit = |at: usize| text.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'%' => {
                let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) else {
                    return Err(bad(&tokens::BadEscape));
                };
                bytes.push(u8::try_from(high << 4 | low).expect("two digits"));
                at += 3;
            }
            _ if plain(byte) => {
                bytes.push(byte);
                at += 1;
            }
            _ => {
                let (byte, escaped) = (format!("{byte:#04x}"), format!("%{byte:02X}"));
                return Err(bad(&tokens::NotEscaped { byte, escaped }));
            }
        }
    }
    Ok(bytes)
}

/// `pk11-pchar` of section 2.3.
fn is_in_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:[]@!$'()*+,=&".contains(&byte)
}

/// `pk11-qchar` of section 2.3.
fn is_in_query(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:[]@!$'()*+,=/?|".contains(&byte)
}

fn is_number(value: &[u8]) -> bool {
    std::str::from_utf8(value).is_ok_and(|text| {
        text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u64>().is_ok()
    })
}

fn absolute(name: &str, value: Vec<u8>) -> Result<PathBuf, CliError> {
    let path = PathBuf::from(OsString::from_vec(value));
    match path.is_absolute() {
        true => Ok(path),
        false => Err(bad(&tokens::NotAbsolute { name })),
    }
}

fn once(name: &str, is_first: bool) -> Result<(), CliError> {
    match is_first {
        true => Ok(()),
        false => Err(bad(&tokens::Twice { name })),
    }
}

fn unknown(name: &str) -> CliError {
    bad(&tokens::UnknownAttribute { name: quoted(&brief(name, 40)) })
}

fn bad(what: &dyn Localized) -> CliError {
    CliError::new("bad-key-name", tokens::BadUri { what })
        .placed("pkcs11:")
        .hint(tokens::BadUriHint)
}

#[cfg(test)]
mod tests {
    use paraph::locale::Locale;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn a_uri_is_read_as_the_rfc_has_it() {
        // Section 3 of RFC 7512, without the parts that are not supported.
        let uri = Uri::parse(
            "pkcs11:token=The%20Software%20PKCS%2311%20Softtoken;manufacturer=Snake%20Oil,%20Inc.;\
             model=1.0;object=my-certificate;type=private;id=%69%95%3E%5C%F4%BD%EC%91;serial=\
             ?pin-source=file:/etc/token_pin&module-path=/usr/lib/a%20b.so&module-name=snakeoil",
        )
        .unwrap();
        assert!(uri.fits(Attribute::Token, b"The Software PKCS#11 Softtoken"));
        assert!(uri.fits(Attribute::Manufacturer, b"Snake Oil, Inc."));
        assert!(!uri.fits(Attribute::Model, b"1.0 "));
        assert!(uri.fits(Attribute::SlotId, b"7"), "nothing was said of it");
        // An empty requested value matches only an empty one.
        assert!(uri.fits(Attribute::Serial, b"") && !uri.fits(Attribute::Serial, b"1"));
        assert_eq!(uri.value(Attribute::Id), Some(&b"\x69\x95\x3e\x5c\xf4\xbd\xec\x91"[..]));
        assert_eq!(uri.half, Some(Half::Private));
        assert_eq!(uri.pin_source, Some(PathBuf::from("/etc/token_pin")));
        assert_eq!(uri.module_path, Some(PathBuf::from("/usr/lib/a b.so")));
        assert_eq!(uri.module_name.as_deref(), Some("snakeoil"));
        let source = |text| Uri::parse(text).unwrap().pin_source;
        let three = "pkcs11:?pin-source=file:///a%2520b";
        assert_eq!(source(three), Some(PathBuf::from("/a b")), "a URI in a URI");
        assert!(Uri::parse("pkcs11:").unwrap().attributes.is_empty());
        assert_eq!(encoded(b"a b\x01~"), "a%20b%01~");
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(2021),
            ..ProptestConfig::with_cases(300)
        })]

        #[test]
        fn what_is_encoded_reads_back(value in prop::collection::vec(any::<u8>(), 0..40)) {
            let uri = format!("pkcs11:object={};id=%01", encoded(&value));
            let uri = Uri::parse(&uri).unwrap();
            prop_assert_eq!(uri.value(Attribute::Object), Some(&value[..]));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[a-z=;?&%0-9/:-]{0,40}|.{0,40}") {
            if let Err(error) = Uri::parse(&format!("pkcs11:{text}")) {
                prop_assert!(matches!(error.code, "bad-key-name" | "pin-in-argument"));
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for (uri, code) in [
            ("pkcs11:token", "bad-key-name"),
            ("pkcs11:;", "bad-key-name"),
            ("pkcs11:token=a;", "bad-key-name"),
            ("pkcs11:Token=a", "bad-key-name"),
            ("pkcs11:token=a;token=a", "bad-key-name"),
            ("pkcs11:token=a b", "bad-key-name"),
            ("pkcs11:token=%4", "bad-key-name"),
            ("pkcs11:token=%zz", "bad-key-name"),
            ("pkcs11:token=a/b", "bad-key-name"),
            ("pkcs11:token=é", "bad-key-name"),
            ("pkcs11:slot-id=x", "bad-key-name"),
            ("pkcs11:slot-id=", "bad-key-name"),
            ("pkcs11:slot-id=99999999999999999999", "bad-key-name"),
            ("pkcs11:type=cert", "bad-key-name"),
            ("pkcs11:type=private;type=private", "bad-key-name"),
            ("pkcs11:x-vendor=a", "bad-key-name"),
            ("pkcs11:pin-source=file:/a", "bad-key-name"),
            ("pkcs11:?token=a", "bad-key-name"),
            ("pkcs11:?", "bad-key-name"),
            ("pkcs11:?module-path=a.so", "bad-key-name"),
            ("pkcs11:?module-name=a/b", "bad-key-name"),
            ("pkcs11:?module-name=", "bad-key-name"),
            ("pkcs11:?pin-source=/a", "bad-key-name"),
            ("pkcs11:?pin-source=file:a", "bad-key-name"),
            ("pkcs11:?pin-source=%7Cprogram", "bad-key-name"),
            ("pkcs11:?module-name=a&module-name=a", "bad-key-name"),
            ("pkcs11:?pin-value=1234", "pin-in-argument"),
            ("pkcs11:token=a?module-name=a&pin-value=1234", "pin-in-argument"),
        ] {
            let error = Uri::parse(uri).unwrap_err();
            assert_eq!(error.code, code, "{uri}");
            let error = error.in_locale(Locale::En);
            assert!(!error.contains("1234"), "{error}");
        }
    }
}
