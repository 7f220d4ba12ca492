//! Time-stamp tokens, replies that bring them, and certificates.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph::evidence::{Certificate, TimeStampToken, TokenFault};
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph_fuzz::shown;

fuzz_target!(|bytes: &[u8]| {
    for read in [TimeStampToken::read(bytes), TimeStampToken::from_reply(bytes)] {
        match read {
            Err(fault) => told(&fault),
            Ok(token) => {
                // What is kept is the same token, in one form, and never larger.
                let kept = token.to_bytes();
                assert!(kept.len() <= bytes.len(), "it grew");
                assert_eq!(TimeStampToken::read(kept).as_ref(), Ok(&token));
                assert_eq!(TimeStampToken::read(kept).expect("it was read").to_bytes(), kept);
                let until = token.no_later_than().map(|time| time.unix_seconds());
                assert!(until.is_none_or(|until| until >= token.time().unix_seconds()));
                assert!(token.nanoseconds() < 1_000_000_000);
                assert_eq!(token.imprint().len(), token.imprint_algorithm().length());
                shown::line(token.policy());
                certificate(token.certificate());
                token.issuer().into_iter().for_each(certificate);
            }
        }
    }
    match Certificate::from_der(bytes) {
        Err(fault) => told(&fault),
        Ok(read) => {
            assert_eq!(read.to_der(), bytes);
            certificate(&read);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        match Certificate::from_pem(text) {
            Err(fault) => told(&fault),
            Ok(read) => certificate(&read),
        }
    }
});

fn certificate(certificate: &Certificate) {
    assert_eq!(Certificate::from_der(certificate.to_der()).as_ref(), Ok(certificate));
}

fn told(fault: &TokenFault) {
    assert!(TokenFault::CODES.contains(&fault.code()), "{fault:?} has an unpublished code");
    Locale::ALL.into_iter().for_each(|locale| shown::line(&fault.in_locale(locale)));
}
