//! Keys in tokens: smart cards, HSMs, SoftHSM, through the PKCS#11 module that the URI names.
//!
//! The module is code that runs in this process, so a user who names it trusts it completely. It receives the
//! PIN and the bytes to sign. Its answer is verified like any other. The program tries a PIN once and never
//! again by itself, because tokens count tries and lock.

mod module;
mod object;
mod uri;

use std::path::Path;

use cryptoki::context::Pkcs11;
use cryptoki::mechanism::Mechanism;
use cryptoki::mechanism::eddsa::{EddsaParams, EddsaSignatureScheme};
use cryptoki::object::{ObjectClass, ObjectHandle};
use cryptoki::session::Session;
use paraph::keys::{PublicKey, Signature};
use paraph::messages::Sentence;

use self::module::{Task, Token};
use self::object::{Objects, point};
use self::uri::{Half, Uri};
use super::{Known, signature};
use crate::cli::error::CliError;
use crate::cli::messages::tokens;
use crate::cli::output::Console;
use crate::cli::process_hardening;

/// A private key in a token with a login.
pub(super) struct Key {
    key: ObjectHandle,
    session: Session,
    module: Pkcs11,
    name: String,
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
        console: &Console<'_>,
    ) -> Result<(PublicKey, Self), CliError> {
        let uri = Uri::parse(uri)?;
        if uri.half == Some(Half::Public) {
            return Err(CliError::new("bad-key-name", tokens::PublicCannotSign)
                .placed("pkcs11:")
                .hint(tokens::PublicCannotSignHint));
        }
        // Before the module is loaded: it has the PIN and, with SoftHSM, the key.
        process_hardening::close_memory()?;
        let token = Token::find(&uri)?;
        let placed = |error: CliError| error.placed(token.place());
        token.log_in(pin_file(&uri, pin)?, console).map_err(placed)?;
        let objects = Objects { token: &token };
        let key = objects.one(ObjectClass::PRIVATE_KEY, &uri).map_err(placed)?;
        objects.check_can_sign(&key).map_err(placed)?;
        let public = match (objects.half_of(&key).map_err(placed)?, expected) {
            (Some(public), _) => public,
            (None, Some(expected)) => expected.clone(),
            (None, None) => {
                let error = CliError::new("public-needed", tokens::PublicNeeded);
                return Err(placed(error.hint(tokens::PublicNeededHint)));
            }
        };
        let others = objects.all_public(&public);
        let (name, key) = (token.name(), key.handle);
        let Token { session, module, .. } = token;
        Ok((public, Self { key, session, module, name, others }))
    }

    pub(super) fn who(&self) -> Sentence {
        Sentence::of(&tokens::Who { token: &self.name })
    }

    /// The token's signature, not yet verified, and the other keys that it may be from.
    pub(super) fn sign(self, message: &[u8]) -> Result<(Signature, Vec<Known>), CliError> {
        let who = self.who();
        let pure = Mechanism::Eddsa(EddsaParams::new(EddsaSignatureScheme::Pure));
        let signed = self.session.sign(&pure, self.key, message);
        // The login has ended. A failure of the module here does not matter.
        let _ = self.session.logout();
        drop(self.session);
        let _ = self.module.finalize();
        let signed = signed.map_err(|error| module::failed(&self.name, Task::Sign, &error))?;
        Ok((signature(&who, &signed)?, self.others))
    }
}

/// The public key that the URI names. Asks for a PIN only if the token does not show the key without it.
pub(super) fn public(
    uri: &str,
    pin: Option<&Path>,
    console: &Console<'_>,
) -> Result<PublicKey, CliError> {
    let uri = Uri::parse(uri)?;
    process_hardening::close_memory()?;
    let token = Token::find(&uri)?;
    let placed = |error: CliError| error.placed(token.place());
    let objects = Objects { token: &token };
    let found = objects.one(ObjectClass::PUBLIC_KEY, &uri);
    let key = match found {
        Err(error) if error.code == "no-such-key" && token.wants_a_pin() => {
            token.log_in(pin_file(&uri, pin)?, console).map_err(placed)?;
            objects.one(ObjectClass::PUBLIC_KEY, &uri)
        }
        found => found,
    };
    let key = key.map_err(placed)?;
    point(&token.session, key.handle)
        .and_then(|point| match point {
            Some(public) => Ok(public),
            None => Err(object::without_point()),
        })
        .map_err(placed)
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
