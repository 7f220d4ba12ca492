//! Digest and signature algorithms of time-stamp authorities. Verification only.

use der::Tag;
use der::asn1::ObjectIdentifier;
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use rsa::BoxedUint;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::TokenFault;
use super::der::{Element, Elements, context};
use crate::keys::{PublicKey, Signature};
use crate::value::worded;

/// The smallest RSA modulus, in bits.
const MIN_RSA_BITS: usize = 2048;

/// The largest RSA modulus, in bits.
const MAX_RSA_BITS: usize = 4096;

/// The smallest RSA modulus of [`Algorithm::Rsa3072`], in bytes.
const LARGE_RSA: usize = 3072 / 8;

worded! {
    /// An algorithm on which evidence rests, as a roster names those that end.
    Algorithm {
        /// RSA with keys of fewer than 3072 bits.
        Rsa2048 = "rsa-2048",
        /// RSA with keys of 3072 bits or more.
        Rsa3072 = "rsa-3072",
        /// ECDSA with the curve P-256.
        EcdsaP256 = "ecdsa-p256",
        /// ECDSA with the curve P-384.
        EcdsaP384 = "ecdsa-p384",
        /// Ed25519.
        Ed25519 = "ed25519",
        /// SHA-256.
        Sha256 = "sha-256",
        /// SHA-384.
        Sha384 = "sha-384",
        /// SHA-512.
        Sha512 = "sha-512",
    }
}

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

pub(super) const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
const SHA384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
const SHA512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");
const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
const RSA_SHA256: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
const RSA_SHA384: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
const RSA_SHA512: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
const MGF1: ObjectIdentifier = oid("1.2.840.113549.1.1.8");
const EC_KEY: ObjectIdentifier = oid("1.2.840.10045.2.1");
const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = oid("1.3.132.0.34");
const ECDSA_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
const ECDSA_SHA384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");
const ECDSA_SHA512: ObjectIdentifier = oid("1.2.840.10045.4.3.4");
const ED25519: ObjectIdentifier = oid("1.3.101.112");

/// A digest algorithm that time-stamps may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HashAlgorithm {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl HashAlgorithm {
    /// The digest of `bytes`: 32, 48 or 64 bytes.
    pub fn digest(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }

    /// The algorithm, as a roster names it.
    pub(super) fn algorithm(self) -> Algorithm {
        match self {
            Self::Sha256 => Algorithm::Sha256,
            Self::Sha384 => Algorithm::Sha384,
            Self::Sha512 => Algorithm::Sha512,
        }
    }

    /// The length of a digest, in bytes.
    pub fn length(self) -> usize {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// An AlgorithmIdentifier of a digest: its parameters are absent or NULL (RFC 5754, section 2).
    pub(super) fn read(element: Element<'_>) -> Result<Self, TokenFault> {
        let (oid, parameters) = identifier(element)?;
        let algorithm = match oid {
            SHA256 => Self::Sha256,
            SHA384 => Self::Sha384,
            SHA512 => Self::Sha512,
            _ => return Err(TokenFault::UnsupportedAlgorithm),
        };
        absent_or_null(parameters)?;
        Ok(algorithm)
    }
}

/// The algorithm of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 (RFC 8017).
    RsaPkcs1(HashAlgorithm),
    /// RSASSA-PSS (RFC 8017): MGF1 with the same digest algorithm.
    RsaPss {
        /// The digest algorithm.
        hash: HashAlgorithm,
        /// The length of the salt, in bytes: at most 512.
        salt: u16,
    },
    /// ECDSA (RFC 5753). The key has the curve.
    Ecdsa(HashAlgorithm),
    /// Ed25519 (RFC 8419).
    Ed25519,
}

impl SignatureAlgorithm {
    /// The digest algorithm of the signed bytes. Ed25519 has none of its own; in a token it goes with SHA-512
    /// (RFC 8419, section 3.1).
    pub fn hash(self) -> HashAlgorithm {
        match self {
            Self::RsaPkcs1(hash) | Self::RsaPss { hash, .. } | Self::Ecdsa(hash) => hash,
            Self::Ed25519 => HashAlgorithm::Sha512,
        }
    }

    /// The AlgorithmIdentifier of a signature. `digest` is the digest algorithm that is named beside it, if any:
    /// `rsaEncryption` has none of its own.
    pub(super) fn read(
        element: Element<'_>,
        digest: Option<HashAlgorithm>,
    ) -> Result<Self, TokenFault> {
        use HashAlgorithm::{Sha256, Sha384, Sha512};
        let (oid, parameters) = identifier(element)?;
        let algorithm = match oid {
            RSA => Self::RsaPkcs1(digest.ok_or(TokenFault::UnsupportedAlgorithm)?),
            RSA_SHA256 => Self::RsaPkcs1(Sha256),
            RSA_SHA384 => Self::RsaPkcs1(Sha384),
            RSA_SHA512 => Self::RsaPkcs1(Sha512),
            RSA_PSS => return pss(parameters.ok_or(TokenFault::UnsupportedAlgorithm)?),
            ECDSA_SHA256 => Self::Ecdsa(Sha256),
            ECDSA_SHA384 => Self::Ecdsa(Sha384),
            ECDSA_SHA512 => Self::Ecdsa(Sha512),
            ED25519 => Self::Ed25519,
            _ => return Err(TokenFault::UnsupportedAlgorithm),
        };
        match (algorithm, parameters) {
            (Self::RsaPkcs1(_), parameters) => absent_or_null(parameters)?,
            (_, Some(_)) => return Err(TokenFault::WrongStructure),
            (_, None) => {}
        }
        Ok(algorithm)
    }
}

/// RSASSA-PSS-params (RFC 4055, section 3.1). The default of the digest algorithm is SHA-1, which is not supported.
fn pss(parameters: Element<'_>) -> Result<SignatureAlgorithm, TokenFault> {
    let mut fields = parameters.sequence()?;
    let hash = fields.next_if(context(0, true)).ok_or(TokenFault::UnsupportedAlgorithm)?;
    let hash = HashAlgorithm::read(Element::of(hash.value)?)?;
    let mask = fields.next_if(context(1, true)).ok_or(TokenFault::UnsupportedAlgorithm)?;
    let (mask, of_mask) = identifier(Element::of(mask.value)?)?;
    let of_mask = of_mask.filter(|_| mask == MGF1).ok_or(TokenFault::UnsupportedAlgorithm)?;
    if HashAlgorithm::read(of_mask)? != hash {
        return Err(TokenFault::AlgorithmsDiffer);
    }
    let salt = match fields.next_if(context(2, true)) {
        Some(salt) => Element::of(salt.value)?.small()?,
        None => 20,
    };
    // The only trailer field is the default, which DER leaves out.
    fields.finish()?;
    match u16::try_from(salt) {
        Ok(salt) if usize::from(salt) <= MAX_RSA_BITS / 8 => {
            Ok(SignatureAlgorithm::RsaPss { hash, salt })
        }
        _ => Err(TokenFault::UnsupportedAlgorithm),
    }
}

/// An AlgorithmIdentifier: its object identifier, and its parameters.
fn identifier(element: Element<'_>) -> Result<(ObjectIdentifier, Option<Element<'_>>), TokenFault> {
    let mut fields = element.sequence()?;
    let oid = fields.next()?.oid()?;
    let parameters = fields.next().ok();
    fields.finish()?;
    Ok((oid, parameters))
}

fn absent_or_null(parameters: Option<Element<'_>>) -> Result<(), TokenFault> {
    match parameters {
        None | Some(Element { tag: Tag::Null, .. }) => Ok(()),
        Some(_) => Err(TokenFault::WrongStructure),
    }
}

/// A public key of an authority.
#[derive(Clone, Debug)]
pub(super) enum AuthorityKey {
    Rsa {
        key: Box<rsa::PublicKey>,
        /// The key is for RSASSA-PSS only (RFC 4055, section 1.2).
        only_pss: bool,
        /// And with this digest algorithm only.
        only: Option<HashAlgorithm>,
    },
    P256(Box<p256::ecdsa::VerifyingKey>),
    P384(Box<p384::ecdsa::VerifyingKey>),
    Ed25519(Box<PublicKey>),
}

impl AuthorityKey {
    /// A key from a checked SubjectPublicKeyInfo.
    ///
    /// # Errors
    ///
    /// [`TokenFault::UnsupportedKey`], [`TokenFault::UnsupportedAlgorithm`], [`TokenFault::WrongStructure`].
    pub(super) fn read(info: Element<'_>) -> Result<Self, TokenFault> {
        const BAD: TokenFault = TokenFault::UnsupportedKey;
        let mut fields = info.sequence()?;
        let (algorithm, parameters) = identifier(fields.next()?)?;
        let bits = fields.next()?.bits()?;
        fields.finish()?;
        match algorithm {
            RSA => {
                absent_or_null(parameters)?;
                Ok(Self::Rsa { key: Box::new(rsa_key(bits)?), only_pss: false, only: None })
            }
            RSA_PSS => {
                let only = parameters.map(pss).transpose()?.map(SignatureAlgorithm::hash);
                Ok(Self::Rsa { key: Box::new(rsa_key(bits)?), only_pss: true, only })
            }
            EC_KEY => match parameters.ok_or(BAD)?.oid().map_err(|_| BAD)? {
                P256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(bits)
                    .map(|key| Self::P256(Box::new(key)))
                    .map_err(|_| BAD),
                P384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(bits)
                    .map(|key| Self::P384(Box::new(key)))
                    .map_err(|_| BAD),
                _ => Err(BAD),
            },
            ED25519 => PublicKey::from_spki(info.whole)
                .map(|key| Self::Ed25519(Box::new(key)))
                .map_err(|_| BAD),
            _ => Err(BAD),
        }
    }

    /// The algorithm, as a roster names it.
    pub(super) fn algorithm(&self) -> Algorithm {
        use rsa::traits::PublicKeyParts as _;
        match self {
            Self::Rsa { key, .. } if key.size() < LARGE_RSA => Algorithm::Rsa2048,
            Self::Rsa { .. } => Algorithm::Rsa3072,
            Self::P256(_) => Algorithm::EcdsaP256,
            Self::P384(_) => Algorithm::EcdsaP384,
            Self::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// Whether this key made `signature` over `message`.
    ///
    /// # Errors
    ///
    /// [`TokenFault::AlgorithmsDiffer`] if the algorithm is not one of this key.
    pub(super) fn verifies(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, TokenFault> {
        let digest = algorithm.hash().digest(message);
        Ok(match (self, algorithm) {
            (Self::Rsa { key, only_pss: false, .. }, SignatureAlgorithm::RsaPkcs1(hash)) => {
                match hash {
                    HashAlgorithm::Sha256 => {
                        key.pkcs1v15_verify_prehash::<Sha256>(&digest, signature)
                    }
                    HashAlgorithm::Sha384 => {
                        key.pkcs1v15_verify_prehash::<Sha384>(&digest, signature)
                    }
                    HashAlgorithm::Sha512 => {
                        key.pkcs1v15_verify_prehash::<Sha512>(&digest, signature)
                    }
                }
                .is_ok()
            }
            (Self::Rsa { key, only, .. }, SignatureAlgorithm::RsaPss { hash, salt })
                if only.is_none_or(|only| only == hash) =>
            {
                let salt = usize::from(salt);
                match hash {
                    HashAlgorithm::Sha256 => {
                        key.verify(pss_with::<Sha256>(salt), &digest, signature)
                    }
                    HashAlgorithm::Sha384 => {
                        key.verify(pss_with::<Sha384>(salt), &digest, signature)
                    }
                    HashAlgorithm::Sha512 => {
                        key.verify(pss_with::<Sha512>(salt), &digest, signature)
                    }
                }
                .is_ok()
            }
            (Self::P256(key), SignatureAlgorithm::Ecdsa(_)) => {
                p256::ecdsa::Signature::from_der(signature)
                    .is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok())
            }
            (Self::P384(key), SignatureAlgorithm::Ecdsa(_)) => {
                p384::ecdsa::Signature::from_der(signature)
                    .is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok())
            }
            (Self::Ed25519(key), SignatureAlgorithm::Ed25519) => {
                let signature = <[u8; 64]>::try_from(signature).map(Signature::from_bytes);
                signature.is_ok_and(|signature| key.verifies(message, &signature))
            }
            _ => return Err(TokenFault::AlgorithmsDiffer),
        })
    }
}

fn pss_with<D: sha2::Digest>(salt: usize) -> rsa::Pss<D> {
    rsa::Pss::new_with_salt(salt)
}

/// RSAPublicKey (RFC 8017, appendix A.1.1). The exponent is odd, and at most 2^33 - 1.
fn rsa_key(bits: &[u8]) -> Result<rsa::PublicKey, TokenFault> {
    const BAD: TokenFault = TokenFault::UnsupportedKey;
    super::der::check(bits).map_err(|_| BAD)?;
    let mut fields = Element::of(bits)?.sequence()?;
    let modulus = positive(&mut fields)?;
    let exponent = positive(&mut fields)?;
    fields.finish()?;
    let number = |bytes: &[u8]| {
        let bits = u32::try_from(bytes.len() * 8).map_err(|_| BAD)?;
        BoxedUint::from_be_slice(bytes, bits).map_err(|_| BAD)
    };
    if modulus.len() > MAX_RSA_BITS / 8
        || exponent.len() > 8
        || exponent.last().is_none_or(|it| it % 2 == 0)
    {
        return Err(BAD);
    }
    let (modulus, exponent) = (number(modulus)?, number(exponent)?);
    let range = MIN_RSA_BITS..=MAX_RSA_BITS;
    rsa::PublicKey::new_with_size_limits(modulus, exponent, range).map_err(|_| BAD)
}

/// The bytes of a positive INTEGER, without a leading zero.
fn positive<'a>(fields: &mut Elements<'a>) -> Result<&'a [u8], TokenFault> {
    match fields.next()?.with(Tag::Integer)?.value {
        [0, rest @ ..] if !rest.is_empty() => Ok(rest),
        [first, ..] if *first >= 0x80 => Err(TokenFault::UnsupportedKey),
        value => Ok(value),
    }
}
