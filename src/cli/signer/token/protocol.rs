//! The messages between `paraph` and its helper `paraph-pkcs11`, on the helper's standard input and output.
//!
//! A message is two lengths (4 bytes each, big-endian), JSON of the first length, and bytes of the second
//! length. Only requests have bytes: a path, a PIN or what is to be signed. So a PIN is in no JSON. The helper
//! begins with [`Hello`]. After that, each [`Request`] has one answer, a `Result<_, Failure>`. The helper ends
//! when its input ends.
//!
//! Both programs are compiled from this file, and only the same version of both works together.

use serde::{Deserialize, Serialize};

/// The version of both programs.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The maximum length of the JSON of a message. 4,096 keys with ordinary names need less.
pub(crate) const MAX_JSON: u32 = 1 << 20;

/// The maximum length of the bytes of a message. An act is smaller.
pub(crate) const MAX_BYTES: u32 = 1 << 20;

/// The first message of the helper.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hello {
    pub(crate) version: String,
}

/// What the helper is asked to do, in the usual order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Request {
    /// Load the module; the bytes are its path. The answer is an `Option<Library>`.
    Load,
    /// List the tokens. The answer is a `Vec<Token>`.
    Tokens,
    /// Open a session with the token in this slot. The answer is `()`.
    Open { slot: u64 },
    /// Log in. The bytes are the PIN; the token has a keypad of its own if `on_token`. The answer is `()`.
    LogIn { on_token: bool },
    /// The PIN tries of the token in the slot. The answer is `Tries`.
    Tries { slot: u64 },
    /// List keys. The answer is a `Vec<KeyObject>`.
    Keys { half: Half },
    /// The public key, as `CKA_EC_POINT` has it. The answer is an `Option<Vec<u8>>`.
    Point { key: usize },
    /// What the key may do. The answer is a `Usage`.
    Usage { key: usize },
    /// Sign the bytes. The answer is a `Vec<u8>`.
    Sign { key: usize },
    /// Log out, and leave the module. The answer is `()`.
    Close,
}

/// Which half of a key pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Half {
    Private,
    Public,
}

/// What a module says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Library {
    pub(crate) description: String,
    pub(crate) manufacturer: String,
    pub(crate) version: String,
}

/// A token in its slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Token {
    pub(crate) slot: u64,
    pub(crate) label: String,
    pub(crate) manufacturer: String,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) slot_description: Option<String>,
    pub(crate) slot_manufacturer: Option<String>,
    pub(crate) wants_login: bool,
    /// The PIN is typed on the token or its reader.
    pub(crate) has_keypad: bool,
    pub(crate) tries: Tries,
}

/// The remaining PIN tries by the token's flags: PKCS#11 gives no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Tries {
    Unknown,
    /// `CKF_USER_PIN_COUNT_LOW`: there was a wrong PIN since the last right one.
    Counted,
    /// `CKF_USER_PIN_FINAL_TRY`
    One,
    /// `CKF_USER_PIN_LOCKED`
    None,
}

/// One half of a key pair in a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyObject {
    /// Its number in later requests.
    pub(crate) key: usize,
    pub(crate) label: Vec<u8>,
    pub(crate) id: Vec<u8>,
    pub(crate) kind: Kind,
}

/// The kind of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    Ed25519,
    /// On another Edwards curve.
    OtherEdwards,
    /// Another kind of key that can sign, by its name.
    Other(String),
    /// A kind of key that cannot sign, by its name.
    CannotSign(String),
    /// A kind that PKCS#11 does not name.
    Unnamed,
}

/// What a private key may do. An attribute that the token does not show is `false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Usage {
    /// `CKA_SIGN` is false.
    pub(crate) may_not_sign: bool,
    /// `CKA_ALWAYS_AUTHENTICATE` is true.
    pub(crate) asks_each_time: bool,
}

/// Why the helper could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Failure {
    /// The file cannot be loaded, with the reason of the system, in English.
    NotLoaded(String),
    NotAModule,
    /// The module returned this error when it was started.
    NotStarted(String),
    /// The module returned an error: what it means, and its name in PKCS#11.
    Module(Meaning, String),
}

/// What an error of a module means to a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Meaning {
    TokenGone,
    KeyGone,
    /// Someone refused, or no one agreed.
    Declined,
    WrongPin,
    PinLocked,
    /// The PIN has expired, or was never set.
    PinNotSet,
    Other,
}

/// The two lengths before a message.
pub(crate) const HEADER: usize = 8;

/// The lengths of JSON and bytes, if both are allowed.
pub(crate) fn lengths(header: [u8; HEADER]) -> Option<(usize, usize)> {
    let [a, b, c, d, e, f, g, h] = header;
    let (json, bytes) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
    let allowed = json <= MAX_JSON && bytes <= MAX_BYTES;
    allowed.then_some((json as usize, bytes as usize))
}

/// The header and the JSON of a message. `None` if something is longer than allowed.
pub(crate) fn head(message: &impl Serialize, bytes: usize) -> Option<Vec<u8>> {
    let json = serde_json::to_vec(message).ok()?;
    let (long, more) = (u32::try_from(json.len()).ok()?, u32::try_from(bytes).ok()?);
    let allowed = long <= MAX_JSON && more <= MAX_BYTES;
    allowed.then(|| [&long.to_be_bytes(), &more.to_be_bytes(), &json[..]].concat())
}
