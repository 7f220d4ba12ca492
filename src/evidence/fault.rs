//! What can be wrong with a time-stamp token.

use std::fmt;

use crate::locale::Locale;
use crate::messages::{Choice, Localized, time_stamp_faults};
use crate::screen::{quoted, safe};
use crate::value::Time;

/// Declares an enum with the catalogue's word for each of its values.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$each])* $variant,)*
        }

        impl Choice for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl Localized for $name {
            fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
                out.write_str(self.word())
            }
        }
    };
}

words! {
    /// A signed attribute that a token must have once.
    Attribute {
        /// The type of the signed content (RFC 5652, section 11.1).
        ContentType = "content-type",
        /// The digest of the signed content (RFC 5652, section 11.2).
        MessageDigest = "message-digest",
        /// The digest of the certificate (RFC 2634, section 5.4; RFC 5035, section 3), in one of its versions.
        SigningCertificate = "signing-certificate",
    }
}

words! {
    /// Why an authority rejected a request: the first bit that is set in `failInfo` (RFC 3161, section 2.4.2).
    Rejection {
        /// The authority does not know the digest algorithm, or does not accept it.
        BadAlgorithm = "bad-algorithm",
        /// The request is not allowed.
        BadRequest = "bad-request",
        /// The data of the request has the wrong form.
        BadDataFormat = "bad-data-format",
        /// The authority's clock is not available.
        TimeNotAvailable = "time-not-available",
        /// The authority does not have the requested policy.
        UnacceptedPolicy = "unaccepted-policy",
        /// The authority does not know an extension of the request.
        UnacceptedExtension = "unaccepted-extension",
        /// The authority does not know the requested information, or does not have it.
        AddInfoNotAvailable = "add-info-not-available",
        /// The authority's system failed.
        SystemFailure = "system-failure",
        /// None of these, or no reason.
        Other = "other",
    }
}

/// Declares an enum of faults: for each kind its code, its fields, and the form of each field in the message. The
/// message is the one with that code in the named file of the catalogue.
macro_rules! faults {
    (
        $(#[$outer:meta])* $enum:ident in $messages:ident;
        $($(#[$doc:meta])* $code:literal $name:ident $({ $($(#[$of:meta])* $field:ident: $type:ty as $show:ident),* $(,)? })?;)*
    ) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[$doc])* $name $({ $($(#[$of])* $field: $type),* })?,)*
        }

        impl Localized for $enum {
            fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
                match self {
                    $(Self::$name $({ $($field),* })? => {
                        $messages::$name $({ $($field: $show($field)),* })?.write(locale, out)
                    })*
                }
            }
        }

        impl $enum {
            /// The kebab-case code of this kind, for `--json`, scripts and test vectors. A code never
            /// changes. docs/evidence-format.md lists all codes.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)* }
            }

            /// All codes, in the order of docs/evidence-format.md.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }

        impl fmt::Display for $enum {
            /// In English.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.write(Locale::En, f)
            }
        }

        impl std::error::Error for $enum {}
    };
}
pub(super) use faults;

faults! {
    /// A thing that is wrong with a time-stamp token, or with the reply that brings it. Every kind has a message
    /// and a stable [`code`](Self::code). `Display` writes the English message.
    ///
    /// Text of the authority in the message is [`safe`] to show.
    TokenFault in time_stamp_faults;
    // Bytes.
    /// Larger than the limit.
    "too-large" TooLarge {
        /// In bytes.
        limit: u64 as same
    };
    /// The input ends inside its outermost element.
    "truncated" Truncated;
    /// Bytes follow the outermost element.
    "trailing-bytes" TrailingBytes;
    /// Not DER (X.690).
    "not-der" NotDer;
    /// Elements are nested deeper than the limit.
    "too-deep" TooDeep;
    /// More certificates or attributes than the limit.
    "too-many" TooMany;
    /// DER, but not the structure that the standard demands.
    "wrong-structure" WrongStructure;
    /// A version of a structure that is not supported.
    "unknown-version" UnknownVersion;
    // What it is.
    /// A CMS message of another kind.
    "not-a-time-stamp" NotATimeStamp;
    /// The reply says that the authority made no time-stamp.
    "request-rejected" RequestRejected {
        /// The reason.
        why: Rejection as same,
        /// The authority's own words; may be empty.
        text: String as quoted
    };
    // Signature.
    /// Not exactly one signer.
    "not-one-signer" NotOneSigner;
    /// A required signed attribute is missing.
    "missing-attribute" MissingAttribute {
        /// The attribute.
        which: Attribute as same
    };
    /// A signed attribute is there twice, or has several values.
    "repeated-attribute" RepeatedAttribute;
    /// The signed attribute for the type of the content names another type.
    "wrong-content-type" WrongContentType;
    /// The content has another digest than the signed attribute says.
    "wrong-message-digest" WrongMessageDigest;
    /// The signer's certificate is not in the token.
    "missing-certificate" MissingCertificate;
    /// ESSCertID or ESSCertIDv2 names another certificate.
    "wrong-signing-certificate" WrongSigningCertificate;
    /// A digest or signature algorithm that is not supported.
    "unsupported-algorithm" UnsupportedAlgorithm;
    /// The algorithms of digest, signature and key do not fit.
    "algorithms-differ" AlgorithmsDiffer;
    /// A public key that is not supported, too small, too large or not valid.
    "unsupported-key" UnsupportedKey;
    /// The signature does not verify.
    "wrong-signature" WrongSignature;
    // Certificate.
    /// The certificate is not for time-stamps.
    "not-for-time-stamps" NotForTimeStamps;
    /// The extended key usage is not critical.
    "usage-not-critical" UsageNotCritical;
    /// The extended key usage has other purposes too.
    "usage-not-alone" UsageNotAlone;
    /// The time is before the certificate's period.
    "certificate-not-yet-valid" CertificateNotYetValid {
        /// When the period begins.
        from: Time as shown
    };
    /// The time is after the certificate's period.
    "certificate-expired" CertificateExpired {
        /// When the period ends.
        until: Time as shown
    };
    /// A critical extension that is not known.
    "unknown-extension" UnknownExtension;
    // Content.
    /// The time has a form that is not allowed.
    "bad-gen-time" BadGenTime;
    /// The accuracy has a value that is not allowed.
    "bad-accuracy" BadAccuracy;
    /// The token names another authority than its certificate.
    "wrong-authority-name" WrongAuthorityName;
    // What the verifier expects.
    /// The token is about something else.
    "other-digest" OtherDigest;
    /// The token answers another request.
    "other-nonce" OtherNonce;
    /// The time is more than a day after the time of the question.
    "time-in-the-future" TimeInTheFuture {
        /// The token's time.
        time: Time as shown
    };
    /// No known authority's certificate signed the token.
    "unknown-authority" UnknownAuthority;
    /// The certificate of another known authority signed the token.
    "other-authority" OtherAuthority {
        /// The id of that authority.
        found: String as safe
    };
}

/// A field that is written unchanged.
pub(super) fn same<T>(field: &T) -> &T {
    field
}

/// A time in the form of the formats.
pub(super) fn shown(time: &Time) -> String {
    time.to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let unique: BTreeSet<_> = TokenFault::CODES.iter().collect();
        assert_eq!(unique.len(), TokenFault::CODES.len());
        for code in TokenFault::CODES {
            assert!(code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{code}");
        }
    }

    #[test]
    fn words_of_the_authority_do_not_move_the_cursor() {
        let text = "no\u{1b}[2J\u{202e}".to_owned();
        let fault = TokenFault::RequestRejected { why: Rejection::BadRequest, text };
        assert_eq!(
            fault.to_string(),
            r#"the time-stamp authority rejected the request, because it does not allow it; it says: "no\u{1b}[2J\u{202e}""#
        );
    }

    #[test]
    fn a_fault_has_a_sentence_in_every_language() {
        let until = "2030-01-01T00:00:00Z".parse().unwrap();
        let fault = TokenFault::CertificateExpired { until };
        assert_eq!(
            fault.in_locale(Locale::En),
            "the certificate of the time-stamp authority was valid until 2030-01-01T00:00:00Z, and the time of the token is later"
        );
        assert!(fault.in_locale(Locale::Ko).contains("2030-01-01T00:00:00Z"));
    }
}
