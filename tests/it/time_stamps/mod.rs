//! Time-stamp tokens: made here, by OpenSSL and by others, and read by everyone.

#[cfg(feature = "cli")]
pub(crate) mod foreign;
pub(crate) mod make;

use std::collections::BTreeMap;

use make::{Certificate, Key, MESSAGE, Token};
use paraph::evidence::{Anchor, Expected, TimeAuthority, TimeStampToken};

/// All keys that make good tokens.
const KEYS: [Key; 5] = [Key::P256, Key::P384, Key::Rsa, Key::RsaForPss, Key::Ed25519];

fn authority(certificate: &Certificate) -> TimeAuthority {
    let certificate = paraph::evidence::Certificate::from_der(&certificate.der()).unwrap();
    TimeAuthority { id: "tsa".into(), anchor: Anchor::Certificate(Box::new(certificate)) }
}

#[test]
fn a_token_tells_what_it_says() {
    let mut made = Token::by(Key::P256);
    made.time = "20260301120000.75Z";
    let millis = make::der(0x80, &[&[0x01, 0xf4]]);
    made.rest = [make::seq(&[&make::int(2), &millis]), make::int(9)].concat();
    let token = TimeStampToken::read(&made.der()).unwrap();
    assert_eq!(token.time().to_string(), "2026-03-01T12:00:00Z");
    assert_eq!(token.nanoseconds(), 750_000_000);
    let accuracy = token.accuracy().unwrap();
    assert_eq!((accuracy.seconds, accuracy.microseconds), (2, 500_000));
    // 12:00:00.75 and 2.5 seconds are 12:00:03.25.
    assert_eq!(token.no_later_than().unwrap().to_string(), "2026-03-01T12:00:04Z");
    assert_eq!((token.nonce(), token.serial()), (Some(&[9][..]), &[42][..]));
    assert_eq!(token.policy(), "1.3.6.1.4.1.32473.1");
    assert_eq!(token.imprint(), make::Hash::Sha256.of(MESSAGE.as_bytes()));
    assert_eq!(token.certificate().to_der(), made.certificate.der());
    assert_eq!(token.certificate().until().to_string(), "2034-12-31T23:59:59Z");
}

#[test]
fn an_issuer_may_be_pinned_as_a_certificate_that_the_token_lacks() {
    let token = TimeStampToken::read(&Token::by(Key::P384).der()).unwrap();
    let root = authority(&Certificate::root());
    let at = "2030-01-01T00:00:00Z".parse().unwrap();
    let message = MESSAGE.as_bytes();
    let expected = Expected { message, authority: &root, known: &[], at };
    assert_eq!(token.check(&expected), Ok(()));
    let other = authority(&Certificate { key: Key::P384, ..Certificate::root() });
    let fault = token.check(&Expected { authority: &other, ..expected }).unwrap_err();
    assert_eq!(fault.code(), "unknown-authority");
}

/// What is kept does not depend on what no one signed.
#[test]
fn only_what_is_signed_is_kept() {
    let plain = Token::by(Key::P256);
    let mut other = plain.clone();
    other.certificates.insert(0, Certificate::of(Key::Rsa).der());
    other.unsigned = make::der(0xa1, &[&make::attribute("1.3.6.1.4.1.32473.3", &[&make::int(1)])]);
    let [plain, other] = [plain, other].map(|token| TimeStampToken::read(&token.der()).unwrap());
    assert_eq!(plain, other);
    assert_eq!(plain.to_bytes(), Token::by(Key::P256).der());
}

/// Every bit of every byte of each token, changed: the token is refused, or it is the same value. The second can
/// happen only where no one signed, and each such byte is explained.
#[test]
fn no_changed_bit_makes_another_token() {
    for key in KEYS {
        let bytes = Token::by(key).der();
        let token = TimeStampToken::read(&bytes).unwrap();
        let expected = authority(&Certificate::of(key));
        let at = "2030-01-01T00:00:00Z".parse().unwrap();
        let message = MESSAGE.as_bytes();
        let expected = Expected { message, authority: &expected, known: &[], at };
        let mut accepted: BTreeMap<usize, u8> = BTreeMap::new();
        // An RSA verification in tests is slow: one bit of each byte.
        let bits = if matches!(key, Key::Rsa | Key::RsaForPss) { 1 } else { 8 };
        for (byte, bit) in (0..bytes.len()).flat_map(|byte| (0..bits).map(move |bit| (byte, bit))) {
            let mut changed = bytes.clone();
            changed[byte] ^= 1 << bit;
            let Ok(other) = TimeStampToken::read(&changed) else { continue };
            if other.check(&expected).is_ok() {
                assert_eq!(other, token, "{key:?}: byte {byte}");
                *accepted.entry(byte).or_default() += 1;
            }
        }
        // The digest algorithms of SignedData: the SignerInfo names its own again, so their form is checked and
        // their content has no effect.
        let set = make::set(&[&Token::by(key).hash.identifier()]).len();
        let start = bytes.windows(3).position(|it| it == [0x02, 0x01, 0x03]).unwrap() + 3;
        let unsigned = start..start + set;
        for byte in accepted.keys() {
            assert!(unsigned.contains(byte), "{key:?}: byte {byte} is not in {unsigned:?}");
        }
        println!("{key:?}: {} bytes, {} of them may change", bytes.len(), accepted.len());
    }
}
