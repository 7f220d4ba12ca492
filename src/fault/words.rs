//! The words that select or fill parts of fault messages. These lists are closed: the catalogue has text for
//! each word.

use std::fmt;

use crate::locale::Locale;
use crate::messages::{Choice, Localized, fault_words};

/// Declares an enum with the catalogue's word for each of its values.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the catalogue has a wording for each")]
        pub enum $name {
            $($variant,)*
        }

        impl Choice for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

/// The same for enums that select a whole message and have no text of their own.
macro_rules! selector {
    ($(#[$doc:meta])* $name:ident { $($values:tt)* }) => {
        choice! { $(#[$doc])* $name { $($values)* } }

        impl Localized for $name {
            fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
                out.write_str(self.word())
            }
        }
    };
}

selector! {
    /// A thing that exceeds its maximum size.
    Large {
        Act = "act",
        Bundle = "bundle",
        Envelope = "envelope",
        File = "file",
        Json = "json",
        List = "list",
        Record = "record",
    }
}

selector! {
    /// The JSON syntax that is expected at a place.
    Syntax {
        Colon = "colon",
        CommaOrBrace = "comma-or-brace",
        CommaOrBracket = "comma-or-bracket",
        Digit = "digit",
        Escape = "escape",
        Name = "name",
        NoControl = "no-control",
        Value = "value",
    }
}

choice! {
    /// A type of JSON or TOML value.
    Type {
        Array = "array",
        Boolean = "boolean",
        Bundle = "bundle",
        DateTime = "date-time",
        Day = "day",
        Decimal = "decimal",
        EditableTables = "editable-tables",
        InlineTables = "inline-tables",
        Integer = "integer",
        Names = "names",
        Null = "null",
        Number = "number",
        Object = "object",
        Other = "other-value",
        String = "string",
        Table = "table",
        Tables = "tables",
        TimeOrDay = "time-or-day",
    }
}

impl Localized for Type {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        fault_words::TypeName { name: self }.write(locale, out)
    }
}

selector! {
    /// A kind of list, named by its entries.
    Listed {
        Act = "act",
        Annex = "annex",
        Bracket = "bracket",
        Evidence = "evidence",
        Holder = "holder",
        HolderKey = "holder-key",
        Intent = "intent",
        Key = "key",
        Language = "language",
        Metadata = "metadata",
        Party = "party",
        Quorum = "quorum",
        Relation = "relation",
        SeenAct = "seen-act",
        Signature = "signature",
        Statement = "statement",
        Term = "term",
        Text = "text",
        TimeSource = "time-source",
        Token = "token",
        Window = "window",
    }
}

selector! {
    /// The reason why a path cannot be used.
    PathFlaw {
        Absolute = "absolute",
        Device = "device",
        Dots = "dots",
        Edge = "edge",
        EmptyComponent = "empty-component",
        Reserved = "reserved",
        ZeroByte = "zero-byte",
    }
}

selector! {
    /// Another value that is allowed instead of a word.
    Alternative {
        Language = "language",
        Nothing = "nothing",
        Parties = "parties",
        Time = "time",
    }
}

selector! {
    /// A number with a limited range.
    Ranged {
        DraftVersion = "draft-version",
        Quorum = "quorum",
        RosterVersion = "roster-version",
        SignatureLength = "signature-length",
        Size = "size",
    }
}

selector! {
    /// The thing that is already in a roster, and where.
    Taken {
        HolderOfName = "holder-of-name",
        HolderOfParty = "holder-of-party",
        Key = "key",
        PartyOfName = "party-of-name",
        Revocation = "revocation",
    }
}

selector! {
    /// The reason why a key cannot be used; usually, what it is instead.
    KeyFlaw {
        Age = "age",
        AgeFile = "age-file",
        Aria = "aria",
        Camellia = "camellia",
        Certificate = "certificate",
        CertificateRequest = "certificate-request",
        Cipher = "cipher",
        Des = "des",
        Dsa = "dsa",
        Ecdsa = "ecdsa",
        EcdsaP256 = "ecdsa-p256",
        EcdsaP384 = "ecdsa-p384",
        EcdsaP521 = "ecdsa-p521",
        Ed448 = "ed448",
        Hmac = "hmac",
        HmacSha1 = "hmac-sha1",
        Jwk = "jwk",
        JwkSet = "jwk-set",
        JwkType = "jwk-type",
        JwkUse = "jwk-use",
        Minisign = "minisign",
        NoKey = "no-key",
        OpenSshCertificate = "openssh-certificate",
        OpenSshEncryption = "openssh-encryption",
        OpenSshPrivate = "openssh-private",
        OpenSshPublic = "openssh-public",
        OpenSshSeveral = "openssh-several",
        OpenSshSignature = "openssh-signature",
        OtherAlgorithm = "other-algorithm",
        Parameters = "parameters",
        Pbes1Des = "pbes1-des",
        Pbes1Rc2 = "pbes1-rc2",
        Pbes1Rc4 = "pbes1-rc4",
        Pbes1TripleDes = "pbes1-triple-des",
        Pgp = "pgp",
        Pkcs12 = "pkcs12",
        Pkcs8Encryption = "pkcs8-encryption",
        Private = "private",
        PrivatePem = "private-pem",
        Public = "public",
        PublicDer = "public-der",
        PublicPem = "public-pem",
        PublicPoint = "public-point",
        Putty = "putty",
        Rc2 = "rc2",
        Rsa = "rsa",
        RsaPss = "rsa-pss",
        SecurityKey = "security-key",
        SecurityKeyEcdsa = "security-key-ecdsa",
        Seed = "seed",
        Sm4 = "sm4",
        Ssh2 = "ssh2",
        Symmetric = "symmetric",
        TripleDes = "triple-des",
        X25519 = "x25519",
        X448 = "x448",
    }
}
