//! Where a key is: the name that `--key` and the configuration give.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use paraph::screen::safe;

use super::display::shown;

/// The place of a key, as the user typed it. The text after the prefix is parsed where it is used, because
/// its faults have codes. It may be a secret that must not be repeated.
#[derive(Clone)]
pub(crate) enum KeyName {
    /// In a file.
    File(PathBuf),
    /// In the SSH agent, with this fingerprint.
    Agent(String),
    /// In a token that this URI names (RFC 7512), scheme included.
    Token(String),
    /// With a program of the user.
    Program(PathBuf),
}

impl KeyName {
    /// The file, if it is one.
    pub(crate) fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::File(path) => Some(path),
            Self::Agent(_) | Self::Token(_) | Self::Program(_) => None,
        }
    }

    /// The name, safe to show. Of a URI that was not parsed yet, only the scheme is shown, because it may
    /// contain a PIN.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::File(path) => shown(path),
            Self::Agent(fingerprint) => safe(&format!("agent:{fingerprint}")),
            Self::Token(_) => "pkcs11:".to_owned(),
            Self::Program(program) => format!("exec:{}", shown(program)),
        }
    }

    /// The name, safe to show, of a key that was found: the parsed URI contains no PIN.
    pub(crate) fn shown_once_read(&self) -> String {
        match self {
            Self::Token(uri) => safe(uri),
            Self::File(_) | Self::Agent(_) | Self::Program(_) => self.shown(),
        }
    }
}

impl From<OsString> for KeyName {
    fn from(typed: OsString) -> Self {
        let after = |word: &str| typed.as_bytes().strip_prefix(word.as_bytes());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if let Some(fingerprint) = after("agent:") {
            return Self::Agent(text(fingerprint));
        }
        if after("pkcs11:").is_some() {
            return Self::Token(text(typed.as_bytes()));
        }
        match after("exec:") {
            Some(program) => Self::Program(PathBuf::from(OsStr::from_bytes(program))),
            None => Self::File(PathBuf::from(typed)),
        }
    }
}
