//! Keys in tokens: smart cards, HSMs, SoftHSM, through the PKCS#11 module that the URI names.
//!
//! The module is code of someone else. It runs in a process of its own, the [`helper`], which gets the PIN and
//! the bytes to sign. Its answers are limited in size and time, and its signature is verified like any other.
//! The program tries a PIN once and never again by itself, because tokens count tries and lock.

mod helper;
mod module;
mod object;
mod protocol;
mod uri;

use std::path::Path;
use std::time::Duration;

use paraph::keys::{PublicKey, Signature};
use paraph::messages::Sentence;

use self::module::{Task, Token};
use self::protocol::{Half, KeyObject, Request};
use self::uri::Uri;
use super::{Known, signature};
use crate::cli::error::CliError;
use crate::cli::messages::tokens;
use crate::cli::output::Console;
use crate::cli::process_hardening;

/// A private key in a token with a login.
pub(super) struct Key {
    key: KeyObject,
    token: Token,
    /// The other keys of the token, in case one of them answers.
    others: Vec<Known>,
}

impl Key {
    /// The private key that the URI names, and its public half: from the token, or the `expected` one if the
    /// token has only the private half.
    pub(super) fn open(
        uri: &str,
        expected: Option<&PublicKey>,
        pin: Option<&Path>,
        limit: Duration,
        console: &Console<'_>,
    ) -> Result<(PublicKey, Self), CliError> {
        let uri = Uri::parse(uri)?;
        if uri.half == Some(Half::Public) {
            return Err(CliError::new("bad-key-name", tokens::PublicCannotSign)
                .placed("pkcs11:")
                .hint(tokens::PublicCannotSignHint));
        }
        // Before the PIN is read.
        process_hardening::close_memory()?;
        let mut token = Token::find(&uri, limit, console)?;
        let place = token.place();
        let placed = |error: CliError| error.placed(&place);
        token.log_in(pin_file(&uri, pin)?, console).map_err(placed)?;
        let key = object::one(&mut token, Half::Private, &uri, console).map_err(placed)?;
        object::check_can_sign(&mut token, &key, console).map_err(placed)?;
        let public = match (object::half_of(&mut token, &key, console).map_err(placed)?, expected) {
            (Some(public), _) => public,
            (None, Some(expected)) => expected.clone(),
            (None, None) => {
                let error = CliError::new("public-needed", tokens::PublicNeeded);
                return Err(placed(error.hint(tokens::PublicNeededHint)));
            }
        };
        let others = object::all_public(&mut token, &public, console);
        Ok((public, Self { key, token, others }))
    }

    pub(super) fn who(&self) -> Sentence {
        self.token.who()
    }

    /// The token's signature, not yet verified, and the other keys that it may be from.
    pub(super) fn sign(
        mut self,
        message: &[u8],
        console: &Console<'_>,
    ) -> Result<(Signature, Vec<Known>), CliError> {
        let who = self.who();
        let request = Request::Sign { key: self.key.key };
        let signed: Vec<u8> = self.token.ask(Task::Sign, request, message, console)?;
        self.token.close(console);
        Ok((signature(&who, &signed)?, self.others))
    }
}

/// The public key that the URI names. Asks for a PIN only if the token does not show the key without it.
pub(super) fn public(
    uri: &str,
    pin: Option<&Path>,
    limit: Duration,
    console: &Console<'_>,
) -> Result<PublicKey, CliError> {
    let uri = Uri::parse(uri)?;
    process_hardening::close_memory()?;
    let mut token = Token::find(&uri, limit, console)?;
    let place = token.place();
    let placed = |error: CliError| error.placed(&place);
    let found = object::one(&mut token, Half::Public, &uri, console);
    let key = match found {
        Err(error) if error.code == "no-such-key" && token.wants_a_pin() => {
            token.log_in(pin_file(&uri, pin)?, console).map_err(placed)?;
            object::one(&mut token, Half::Public, &uri, console)
        }
        found => found,
    };
    let key = key.map_err(placed)?;
    let point = object::point(&mut token, &key, console).map_err(placed)?;
    token.close(console);
    point.ok_or_else(|| placed(object::without_point()))
}

/// The file of the PIN, if the PIN is not typed.
fn pin_file<'a>(uri: &'a Uri, pin: Option<&'a Path>) -> Result<Option<&'a Path>, CliError> {
    match (uri.pin_source.as_deref(), pin) {
        (Some(_), Some(_)) => {
            let error = CliError::new("unwanted", tokens::PinInTwoFiles);
            Err(error.placed("pkcs11:").hint(tokens::PinInTwoFilesHint))
        }
        (Some(file), None) | (None, Some(file)) => Ok(Some(file)),
        (None, None) => Ok(None),
    }
}
