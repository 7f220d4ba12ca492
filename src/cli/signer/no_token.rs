//! Keys in tokens, in a program without support for them: an error says so.

use std::path::Path;
use std::time::Duration;

use paraph::keys::{PublicKey, Signature};
use paraph::messages::Sentence;

use super::Known;
use crate::cli::error::CliError;
use crate::cli::messages::no_tokens;
use crate::cli::output::Console;

/// It has no values.
pub(super) enum Key {}

impl Key {
    pub(super) fn open(
        _uri: &str,
        _expected: Option<&PublicKey>,
        _pin: Option<&Path>,
        _limit: Duration,
        _console: &Console<'_>,
    ) -> Result<(PublicKey, Self), CliError> {
        Err(none())
    }

    pub(super) fn who(&self) -> Sentence {
        match *self {}
    }

    pub(super) fn sign(
        self,
        _message: &[u8],
        _console: &Console<'_>,
    ) -> Result<(Signature, Vec<Known>), CliError> {
        match self {}
    }
}

pub(super) fn public(
    _uri: &str,
    _pin: Option<&Path>,
    _limit: Duration,
    _console: &Console<'_>,
) -> Result<PublicKey, CliError> {
    Err(none())
}

fn none() -> CliError {
    CliError::new("no-tokens", no_tokens::NotBuilt).placed("pkcs11:").hint(no_tokens::NotBuiltHint)
}
