//! Time-stamp tokens (RFC 3161, RFC 5816) in CMS SignedData (RFC 5652).

use der::Tag;
use der::asn1::ObjectIdentifier;
use sha1::{Digest as _, Sha1};

use super::algorithm::{Algorithm, HashAlgorithm, SignatureAlgorithm};
use super::certificate::{Certificate, civil};
use super::der::{Element, Elements, INTEGER, SEQUENCE, check, context, small, write};
use super::{Attribute, MAX_TOKEN, Rejection, TokenFault};
use crate::id::Digest;
use crate::value::Time;

/// The largest number of certificates in a token.
const MAX_CERTIFICATES: usize = 16;

/// The largest number of signed attributes in a token.
const MAX_ATTRIBUTES: usize = 32;

/// The largest number of bytes in a nonce, or in the serial number of a token.
const MAX_NUMBER: usize = 64;

/// The largest number of digits in a fraction of a second.
const MAX_FRACTION: usize = 9;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = oid("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");

/// First bytes of elements that are written.
const SET: u8 = 0x31;
const CONTEXT_0: u8 = 0xa0;

/// A time-stamp token: the signed statement of an authority that a digest existed no later than some instant.
///
/// The value exists only if the token is well formed, its signature verifies with its own certificate, and that
/// certificate was valid at that time and is for time-stamps alone. It keeps only what is signed, the signer's
/// certificate, and the certificate of its issuer if the token has it. Two replies that differ in anything else
/// give equal values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStampToken {
    bytes: Box<[u8]>,
    imprint: Imprint,
    time: Time,
    nanoseconds: u32,
    accuracy: Option<Accuracy>,
    nonce: Option<Box<[u8]>>,
    serial: Box<[u8]>,
    policy: String,
    algorithm: SignatureAlgorithm,
    certificate: Certificate,
    issuer: Option<Certificate>,
}

/// The digest that a token is about.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Imprint {
    hash: HashAlgorithm,
    digest: Box<[u8]>,
}

/// How far the time of a token can be from the true time, in either direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accuracy {
    /// Whole seconds: 0 to 2^31 - 1.
    pub seconds: u32,
    /// Microseconds: 0 to 999,999.
    pub microseconds: u32,
}

/// What a verifier trusts as the certificate of an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The certificate of the authority itself, or of the issuer of its certificates.
    Certificate(Box<Certificate>),
    /// The SHA-256 digest of a certificate that the token has: the authority's own, or its issuer's.
    Digest(Digest),
}

/// A time-stamp authority that a verifier knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeAuthority {
    /// The verifier's id for it.
    pub id: String,
    /// Its certificate.
    pub anchor: Anchor,
}

/// What a verifier expects of a token.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// What the token should be about: the bytes, not their digest.
    pub message: &'a [u8],
    /// The authority that should have made the token.
    pub authority: &'a TimeAuthority,
    /// All authorities that the verifier knows. They matter only for the fault.
    pub known: &'a [TimeAuthority],
    /// The time of the question.
    pub at: Time,
}

impl TimeStampToken {
    /// Reads a token: a ContentInfo in DER (docs/evidence-format.md M2 to M12).
    ///
    /// # Errors
    ///
    /// The first [`TokenFault`] that is met. Faults of what the verifier expects come from
    /// [`check`](Self::check).
    pub fn read(bytes: &[u8]) -> Result<Self, TokenFault> {
        check_size(bytes)?;
        check(bytes)?;
        Self::read_checked(Element::of(bytes)?)
    }

    /// Reads the token in a reply of an authority: a TimeStampResp in DER (docs/evidence-format.md M1).
    ///
    /// # Errors
    ///
    /// [`TokenFault::RequestRejected`] if the authority made no token, and the errors of [`read`](Self::read).
    pub fn from_reply(bytes: &[u8]) -> Result<Self, TokenFault> {
        check_size(bytes)?;
        check(bytes)?;
        let mut reply = Element::of(bytes)?.sequence()?;
        let status = reply.next()?.sequence()?;
        match read_status(status)? {
            None => {}
            Some(rejected) => return Err(rejected),
        }
        let token = reply.next()?;
        reply.finish()?;
        Self::read_checked(token)
    }

    /// Reads a reply, or a token without one: the first element shows which.
    ///
    /// # Errors
    ///
    /// The errors of [`from_reply`](Self::from_reply).
    pub fn from_reply_or_token(bytes: &[u8]) -> Result<Self, TokenFault> {
        check_size(bytes)?;
        check(bytes)?;
        match Element::of(bytes)?.sequence()?.next()?.tag {
            Tag::ObjectIdentifier => Self::read_checked(Element::of(bytes)?),
            _ => Self::from_reply(bytes),
        }
    }

    fn read_checked(token: Element<'_>) -> Result<Self, TokenFault> {
        let mut content_info = token.sequence()?;
        if content_info.next()?.oid()? != SIGNED_DATA {
            return Err(TokenFault::NotATimeStamp);
        }
        let content = content_info.next()?.with(context(0, true))?;
        content_info.finish()?;
        let signed = SignedData::read(Element::of(content.value)?)?;
        let certificates = signed.certificates()?;
        let signer = Signer::read(signed.signer)?;
        let certificate = signer.certificate(&certificates)?;
        let hash = signer.hash;
        if signer.algorithm.hash() != hash {
            return Err(TokenFault::AlgorithmsDiffer);
        }

        let info = Info::read(signed.content)?;
        signer.check_content(signed.content)?;
        certificate.check_purpose()?;
        certificate.check_period(info.time)?;
        if info.authority.is_some_and(|name| !certificate.is_called(name)) {
            return Err(TokenFault::WrongAuthorityName);
        }
        // RFC 5652, section 5.4: what is signed has the tag of a SET.
        let message = write(SET, &[signer.attributes.value]);
        if !certificate.key().verifies(signer.algorithm, &message, signer.signature)? {
            return Err(TokenFault::WrongSignature);
        }

        let mut issuers =
            certificates.iter().filter_map(|element| Certificate::read(*element).ok());
        let issuer = issuers.find(|issuer| certificate.is_issued_by(issuer));
        Ok(Self {
            bytes: kept(&signed, &signer, &certificate, issuer.as_ref()).into(),
            imprint: info.imprint,
            time: info.time,
            nanoseconds: info.nanoseconds,
            accuracy: info.accuracy,
            nonce: info.nonce.map(Into::into),
            serial: info.serial.into(),
            policy: info.policy.to_string(),
            algorithm: signer.algorithm,
            certificate,
            issuer,
        })
    }

    /// Checks what the token says against what the verifier expects.
    ///
    /// # Errors
    ///
    /// - [`TokenFault::OtherDigest`] if the token is about something else
    /// - [`TokenFault::TimeInTheFuture`] if its time is more than a day after the time of the question
    /// - [`TokenFault::OtherAuthority`] if another known authority made it
    /// - [`TokenFault::UnknownAuthority`] if no known authority made it
    pub fn check(&self, expected: &Expected<'_>) -> Result<(), TokenFault> {
        if !self.is_about(expected.message) {
            return Err(TokenFault::OtherDigest);
        }
        if self.time.is_over_a_day_after(&expected.at) {
            return Err(TokenFault::TimeInTheFuture { time: self.time });
        }
        if self.is_by(&expected.authority.anchor) {
            return Ok(());
        }
        Err(match expected.known.iter().find(|known| self.is_by(&known.anchor)) {
            Some(known) => TokenFault::OtherAuthority { found: known.id.clone() },
            None => TokenFault::UnknownAuthority,
        })
    }

    /// Checks that the token answers the request with this nonce: the content of an INTEGER in DER.
    ///
    /// # Errors
    ///
    /// [`TokenFault::OtherNonce`] if it has another nonce, or none.
    pub fn check_nonce(&self, nonce: &[u8]) -> Result<(), TokenFault> {
        match self.nonce() == Some(nonce) {
            true => Ok(()),
            false => Err(TokenFault::OtherNonce),
        }
    }

    /// Whether the token is about these bytes.
    pub fn is_about(&self, message: &[u8]) -> bool {
        self.imprint.hash.digest(message) == *self.imprint.digest
    }

    /// Whether the anchor is the certificate that signed the token, or of its issuer. The issuer's certificate must
    /// be valid at the time of the token, too.
    pub fn is_by(&self, anchor: &Anchor) -> bool {
        let issued_by = |issuer: &Certificate| issuer.check_period(self.time).is_ok();
        match anchor {
            Anchor::Certificate(anchor) => {
                self.certificate == **anchor
                    || (self.certificate.is_issued_by(anchor) && issued_by(anchor))
            }
            Anchor::Digest(digest) => {
                self.certificate.digest() == *digest
                    || self
                        .issuer
                        .as_ref()
                        .is_some_and(|it| it.digest() == *digest && issued_by(it))
            }
        }
    }

    /// The token in the form that is kept: a ContentInfo in DER with only what is signed, the signer's
    /// certificate, and that of its issuer if the token had it (docs/evidence-format.md M13).
    pub fn to_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The time that the token states, without its fraction.
    pub fn time(&self) -> Time {
        self.time
    }

    /// The fraction of the time that the token states, in nanoseconds: 0 to 999,999,999.
    pub fn nanoseconds(&self) -> u32 {
        self.nanoseconds
    }

    /// How exact the time is, if the token says so.
    pub fn accuracy(&self) -> Option<Accuracy> {
        self.accuracy
    }

    /// The instant that the token proves: what it is about existed no later. It is the stated time plus the
    /// accuracy, rounded up to a whole second. `None` after the year 9999.
    pub fn no_later_than(&self) -> Option<Time> {
        let (seconds, microseconds) =
            self.accuracy.map_or((0, 0), |it| (it.seconds, it.microseconds));
        let fraction = u64::from(self.nanoseconds) + u64::from(microseconds) * 1000;
        let up = i64::try_from(fraction.div_ceil(1_000_000_000)).ok()?;
        let seconds = self.time.unix_seconds() + i64::from(seconds) + up;
        Time::from_unix_seconds(seconds).ok()
    }

    /// The digest algorithm of what the token is about.
    pub fn imprint_algorithm(&self) -> HashAlgorithm {
        self.imprint.hash
    }

    /// The digest of what the token is about: as many bytes as its algorithm gives.
    pub fn imprint(&self) -> &[u8] {
        &self.imprint.digest
    }

    /// The nonce of the request: the content of an INTEGER in DER, at most 64 bytes.
    pub fn nonce(&self) -> Option<&[u8]> {
        self.nonce.as_deref()
    }

    /// The authority's number for the token: the content of an INTEGER in DER, at most 64 bytes.
    pub fn serial(&self) -> &[u8] {
        &self.serial
    }

    /// The policy of the authority: an object identifier in digits and dots.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// The algorithm of the signature.
    pub fn signature_algorithm(&self) -> SignatureAlgorithm {
        self.algorithm
    }

    /// The algorithms on which the token rests: those of the key, of the signature's digest, and of the digest of what
    /// it is about.
    pub fn algorithms(&self) -> [Algorithm; 3] {
        let digests = [self.algorithm.hash(), self.imprint.hash].map(HashAlgorithm::algorithm);
        [self.certificate.key().algorithm(), digests[0], digests[1]]
    }

    /// The certificate that signed the token.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The certificate of the issuer, if the token has it.
    pub fn issuer(&self) -> Option<&Certificate> {
        self.issuer.as_ref()
    }
}

fn check_size(bytes: &[u8]) -> Result<(), TokenFault> {
    match bytes.len() > MAX_TOKEN {
        true => Err(TokenFault::TooLarge { limit: MAX_TOKEN as u64 }),
        false => Ok(()),
    }
}

/// PKIStatusInfo (RFC 3161, section 2.4.2): the rejection, unless a token was granted.
fn read_status(mut fields: Elements<'_>) -> Result<Option<TokenFault>, TokenFault> {
    // granted, grantedWithMods
    const GRANTED: [u32; 2] = [0, 1];
    const REASONS: [(u8, Rejection); 8] = [
        (0, Rejection::BadAlgorithm),
        (2, Rejection::BadRequest),
        (5, Rejection::BadDataFormat),
        (14, Rejection::TimeNotAvailable),
        (15, Rejection::UnacceptedPolicy),
        (16, Rejection::UnacceptedExtension),
        (17, Rejection::AddInfoNotAvailable),
        (25, Rejection::SystemFailure),
    ];
    let status = fields.next()?.small()?;
    let mut text = String::new();
    if let Some(lines) = fields.next_if(Tag::Sequence) {
        for line in lines.sequence()?.all()? {
            let line = line.with(Tag::Utf8String)?.value;
            let line = str::from_utf8(line).map_err(|_| TokenFault::WrongStructure)?;
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
        }
    }
    let bits =
        fields.next_if(Tag::BitString).map_or(&[][..], |it| it.value.get(1..).unwrap_or(&[]));
    fields.finish()?;
    if GRANTED.contains(&status) {
        return Ok(None);
    }
    let is_set = |bit: u8| {
        bits.get(usize::from(bit / 8)).is_some_and(|byte| byte & (0x80 >> (bit % 8)) != 0)
    };
    let reason = REASONS.iter().find(|(bit, _)| is_set(*bit));
    let why = reason.map_or(Rejection::Other, |(_, reason)| *reason);
    Ok(Some(TokenFault::RequestRejected { why, text: crate::screen::excerpt(&text) }))
}

/// SignedData (RFC 5652, section 5.1) of a token.
struct SignedData<'a> {
    /// encapContentInfo as it is.
    encapsulated: &'a [u8],
    /// The TSTInfo in DER.
    content: &'a [u8],
    certificates: Option<Element<'a>>,
    signer: Element<'a>,
}

impl<'a> SignedData<'a> {
    fn read(element: Element<'a>) -> Result<Self, TokenFault> {
        let mut fields = element.sequence()?;
        // Version 3, because the content is not of the type "data".
        if fields.next()?.small()? != 3 {
            return Err(TokenFault::UnknownVersion);
        }
        let _algorithms = fields.next()?.members(Tag::Set)?;
        let encapsulated = fields.next()?;
        let mut parts = encapsulated.sequence()?;
        if parts.next()?.oid()? != TST_INFO {
            return Err(TokenFault::NotATimeStamp);
        }
        let content = Element::of(parts.next()?.with(context(0, true))?.value)?;
        let content = content.with(Tag::OctetString)?.value;
        parts.finish()?;
        let certificates = fields.next_if(context(0, true));
        let _revocations = fields.next_if(context(1, true));
        let mut signers = fields.next()?.members(Tag::Set)?;
        fields.finish()?;
        let signer = signers.next().map_err(|_| TokenFault::NotOneSigner)?;
        signers.finish().map_err(|_| TokenFault::NotOneSigner)?;
        Ok(Self { encapsulated: encapsulated.whole, content, certificates, signer })
    }

    /// The certificates of the token, in its order.
    fn certificates(&self) -> Result<Vec<Element<'a>>, TokenFault> {
        let all = self.certificates.map_or(Ok(Vec::new()), |it| Elements::new(it.value).all())?;
        match all.len() > MAX_CERTIFICATES {
            true => Err(TokenFault::TooMany),
            false => Ok(all),
        }
    }
}

/// SignerInfo (RFC 5652, section 5.3).
struct Signer<'a> {
    version: Element<'a>,
    id: Element<'a>,
    hash: HashAlgorithm,
    hash_identifier: Element<'a>,
    attributes: Element<'a>,
    algorithm: SignatureAlgorithm,
    algorithm_identifier: Element<'a>,
    signature: &'a [u8],
    signature_element: Element<'a>,
    content_type: ObjectIdentifier,
    message_digest: &'a [u8],
    /// ESSCertID and ESSCertIDv2 of the certificate.
    certificate_ids: [Option<CertificateId<'a>>; 2],
}

/// ESSCertID (RFC 2634, section 5.4.1) or ESSCertIDv2 (RFC 5035, section 4).
struct CertificateId<'a> {
    /// `None` is SHA-1.
    hash: Option<HashAlgorithm>,
    digest: &'a [u8],
    /// The issuer's names and the serial number.
    issuer: Option<(Element<'a>, &'a [u8])>,
}

impl<'a> Signer<'a> {
    fn read(element: Element<'a>) -> Result<Self, TokenFault> {
        let mut fields = element.sequence()?;
        let version = fields.next()?;
        let id = fields.next()?;
        let by_key = id.tag == context(0, false);
        match (version.small()?, by_key) {
            (1, false) | (3, true) => {}
            (1 | 3, _) => return Err(TokenFault::WrongStructure),
            _ => return Err(TokenFault::UnknownVersion),
        }
        let hash_identifier = fields.next()?;
        let hash = HashAlgorithm::read(hash_identifier)?;
        let attributes = fields.next_if(context(0, true));
        let which = Attribute::ContentType;
        let attributes = attributes.ok_or(TokenFault::MissingAttribute { which })?;
        let algorithm_identifier = fields.next()?;
        let algorithm = SignatureAlgorithm::read(algorithm_identifier, Some(hash))?;
        let signature_element = fields.next()?.with(Tag::OctetString)?;
        let _unsigned = fields.next_if(context(1, true));
        fields.finish()?;

        let mut found = Attributes::default();
        let all = Elements::new(attributes.value).all()?;
        if all.len() > MAX_ATTRIBUTES {
            return Err(TokenFault::TooMany);
        }
        if !all.is_sorted_by(|one, other| one.whole <= other.whole) {
            return Err(TokenFault::NotDer);
        }
        let mut seen = Vec::new();
        for attribute in all {
            found.read(attribute, &mut seen)?;
        }
        let missing = |which| TokenFault::MissingAttribute { which };
        let content_type = found.content_type.ok_or(missing(Attribute::ContentType))?;
        let message_digest = found.message_digest.ok_or(missing(Attribute::MessageDigest))?;
        if found.certificate_ids.iter().all(Option::is_none) {
            return Err(missing(Attribute::SigningCertificate));
        }
        Ok(Self {
            version,
            id,
            hash,
            hash_identifier,
            attributes,
            algorithm,
            algorithm_identifier,
            signature: signature_element.value,
            signature_element,
            content_type,
            message_digest,
            certificate_ids: found.certificate_ids,
        })
    }

    /// The signer's certificate: the one that the signer's id names. ESSCertID must name it, too.
    fn certificate(&self, certificates: &[Element<'a>]) -> Result<Certificate, TokenFault> {
        let mut fault = TokenFault::MissingCertificate;
        for element in certificates {
            let certificate = match Certificate::read(*element) {
                Ok(certificate) => certificate,
                // Certificates of others may be of any kind.
                Err(why) if self.is_named(*element) => return Err(why),
                Err(_) => continue,
            };
            if !self.names(&certificate)? {
                continue;
            }
            let fits = |id: &CertificateId<'_>| id.is_of(&certificate);
            let fits = self.certificate_ids.iter().flatten().map(fits);
            if fits.collect::<Result<Vec<_>, _>>()?.into_iter().all(|fits| fits) {
                return Ok(certificate);
            }
            fault = TokenFault::WrongSigningCertificate;
        }
        Err(fault)
    }

    /// Whether an ESSCertID is the digest of a certificate that cannot be read.
    fn is_named(&self, certificate: Element<'_>) -> bool {
        self.certificate_ids.iter().flatten().any(|id| id.is_digest_of(certificate.whole))
    }

    /// Whether the signer's id names a certificate.
    fn names(&self, certificate: &Certificate) -> Result<bool, TokenFault> {
        if self.id.tag == context(0, false) {
            return Ok(certificate.subject_key_id() == Some(self.id.value));
        }
        let mut id = self.id.sequence()?;
        let issuer = id.next()?.with(Tag::Sequence)?.whole;
        let serial = id.next()?.with(Tag::Integer)?.value;
        id.finish()?;
        Ok((certificate.issuer(), certificate.serial()) == (issuer, serial))
    }

    /// Checks the attributes that are about the content.
    fn check_content(&self, content: &[u8]) -> Result<(), TokenFault> {
        if self.content_type != TST_INFO {
            return Err(TokenFault::WrongContentType);
        }
        match self.hash.digest(content) == self.message_digest {
            true => Ok(()),
            false => Err(TokenFault::WrongMessageDigest),
        }
    }
}

/// The signed attributes that matter.
#[derive(Default)]
struct Attributes<'a> {
    content_type: Option<ObjectIdentifier>,
    message_digest: Option<&'a [u8]>,
    certificate_ids: [Option<CertificateId<'a>>; 2],
}

impl<'a> Attributes<'a> {
    fn read(
        &mut self,
        attribute: Element<'a>,
        seen: &mut Vec<ObjectIdentifier>,
    ) -> Result<(), TokenFault> {
        let mut fields = attribute.sequence()?;
        let id = fields.next()?.oid()?;
        let mut values = fields.next()?.members(Tag::Set)?;
        fields.finish()?;
        if seen.contains(&id) {
            return Err(TokenFault::RepeatedAttribute);
        }
        seen.push(id);
        let matters = [CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2];
        if !matters.contains(&id) {
            return Ok(());
        }
        let value = values.next()?;
        values.finish().map_err(|_| TokenFault::RepeatedAttribute)?;
        match id {
            CONTENT_TYPE => self.content_type = Some(value.oid()?),
            MESSAGE_DIGEST => self.message_digest = Some(value.with(Tag::OctetString)?.value),
            SIGNING_CERTIFICATE => {
                self.certificate_ids[0] = Some(CertificateId::read(value, None)?)
            }
            _ => {
                let default = Some(HashAlgorithm::Sha256);
                self.certificate_ids[1] = Some(CertificateId::read(value, default)?);
            }
        }
        Ok(())
    }
}

impl<'a> CertificateId<'a> {
    /// The first id in SigningCertificate or, if there is a default algorithm, SigningCertificateV2. Further ids are
    /// of other certificates, and policies are no business of ours.
    fn read(value: Element<'a>, default: Option<HashAlgorithm>) -> Result<Self, TokenFault> {
        let mut fields = value.sequence()?;
        let ids = fields.next()?.sequence()?.all()?;
        fields.next_if(Tag::Sequence);
        fields.finish()?;
        let mut id = ids.first().ok_or(TokenFault::WrongStructure)?.sequence()?;
        let first = id.next()?;
        let (hash, digest) = match (first.tag, default) {
            // DER leaves the default out. Some programs write it all the same.
            (Tag::Sequence, Some(_)) => (Some(HashAlgorithm::read(first)?), id.next()?),
            _ => (default, first),
        };
        let digest = digest.with(Tag::OctetString)?.value;
        let issuer = match id.next_if(Tag::Sequence) {
            Some(issuer) => {
                let mut fields = issuer.sequence()?;
                let names = fields.next()?.with(Tag::Sequence)?;
                let serial = fields.next()?.with(Tag::Integer)?.value;
                fields.finish()?;
                Some((names, serial))
            }
            None => None,
        };
        id.finish()?;
        Ok(Self { hash, digest, issuer })
    }

    fn is_digest_of(&self, certificate: &[u8]) -> bool {
        match self.hash {
            Some(hash) => hash.digest(certificate) == self.digest,
            None => Sha1::digest(certificate)[..] == *self.digest,
        }
    }

    fn is_of(&self, certificate: &Certificate) -> Result<bool, TokenFault> {
        let is_issuer = match self.issuer {
            None => true,
            Some((names, serial)) => {
                let name = Element::of(names.value)?.with(context(4, true))?.value;
                (name, serial) == (certificate.issuer(), certificate.serial())
            }
        };
        Ok(is_issuer && self.is_digest_of(certificate.to_der()))
    }
}

/// TSTInfo (RFC 3161, section 2.4.2).
struct Info<'a> {
    policy: ObjectIdentifier,
    imprint: Imprint,
    serial: &'a [u8],
    time: Time,
    nanoseconds: u32,
    accuracy: Option<Accuracy>,
    nonce: Option<&'a [u8]>,
    authority: Option<Element<'a>>,
}

impl<'a> Info<'a> {
    fn read(content: &'a [u8]) -> Result<Self, TokenFault> {
        check(content)?;
        let mut fields = Element::of(content)?.sequence()?;
        if fields.next()?.small()? != 1 {
            return Err(TokenFault::UnknownVersion);
        }
        let policy = fields.next()?.oid()?;
        let mut imprint = fields.next()?.sequence()?;
        let hash = HashAlgorithm::read(imprint.next()?)?;
        let digest = imprint.next()?.with(Tag::OctetString)?.value;
        imprint.finish()?;
        if digest.len() != hash.length() {
            return Err(TokenFault::WrongStructure);
        }
        let serial = number(fields.next()?)?;
        let (time, nanoseconds) = gen_time(fields.next()?)?;
        let accuracy = fields.next_if(Tag::Sequence).map(read_accuracy).transpose()?;
        if fields.next_if(Tag::Boolean).is_some_and(|ordering| ordering.value == [0]) {
            // FALSE is the default, which DER leaves out.
            return Err(TokenFault::NotDer);
        }
        let nonce = fields.next_if(Tag::Integer).map(number).transpose()?;
        let authority = fields.next_if(context(0, true));
        let authority = authority.map(|it| Element::of(it.value)).transpose()?;
        let extensions = fields.next_if(context(1, true));
        fields.finish()?;
        for extension in extensions.map_or(Ok(Vec::new()), |it| Elements::new(it.value).all())? {
            let mut fields = extension.sequence()?;
            fields.next()?.oid()?;
            if fields.next_if(Tag::Boolean).is_some() {
                return Err(TokenFault::UnknownExtension);
            }
            fields.next()?.with(Tag::OctetString)?;
            fields.finish()?;
        }
        let imprint = Imprint { hash, digest: digest.into() };
        Ok(Self { policy, imprint, serial, time, nanoseconds, accuracy, nonce, authority })
    }
}

/// An INTEGER of limited length.
fn number(element: Element<'_>) -> Result<&[u8], TokenFault> {
    let value = element.with(Tag::Integer)?.value;
    match value.len() > MAX_NUMBER {
        true => Err(TokenFault::WrongStructure),
        false => Ok(value),
    }
}

/// The time of a token, `YYYYMMDDhhmmss[.s...]Z`, and its fraction in nanoseconds. A fraction has at least one digit
/// and does not end in 0 (RFC 3161, section 2.4.2).
fn gen_time(element: Element<'_>) -> Result<(Time, u32), TokenFault> {
    const BAD: TokenFault = TokenFault::BadGenTime;
    if element.tag != Tag::GeneralizedTime {
        return Err(TokenFault::WrongStructure);
    }
    let text = str::from_utf8(element.value).map_err(|_| BAD)?;
    let text = text.strip_suffix('Z').ok_or(BAD)?;
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => {
            let good = (1..=MAX_FRACTION).contains(&fraction.len())
                && fraction.bytes().all(|byte| byte.is_ascii_digit())
                && !fraction.ends_with('0');
            (whole, if good { fraction } else { return Err(BAD) })
        }
        None => (text, "0"),
    };
    let nanoseconds = format!("{fraction:0<MAX_FRACTION$}").parse().map_err(|_| BAD)?;
    Ok((civil(whole).ok_or(BAD)?, nanoseconds))
}

/// Accuracy (RFC 3161, section 2.4.2): milliseconds and microseconds are from 1 to 999.
fn read_accuracy(element: Element<'_>) -> Result<Accuracy, TokenFault> {
    const BAD: TokenFault = TokenFault::BadAccuracy;
    let mut fields = element.sequence()?;
    let seconds = fields.next_if(Tag::Integer).map_or(Ok(0), Element::small).map_err(|_| BAD)?;
    let mut part = |number| match fields.next_if(context(number, false)) {
        Some(part) => match small(part.value) {
            // The form of an INTEGER is not checked behind a tag of the context.
            Ok(value @ 1..=999) if part.value.len() == if value < 128 { 1 } else { 2 } => Ok(value),
            _ => Err(BAD),
        },
        None => Ok(0),
    };
    let (milliseconds, microseconds) = (part(0)?, part(1)?);
    fields.finish()?;
    Ok(Accuracy { seconds, microseconds: milliseconds * 1000 + microseconds })
}

/// The form of a token that is kept: the same without certificates that no one needs, revocations, and what is not
/// signed.
fn kept(
    signed: &SignedData<'_>,
    signer: &Signer<'_>,
    certificate: &Certificate,
    issuer: Option<&Certificate>,
) -> Vec<u8> {
    let mut certificates: Vec<&[u8]> =
        [Some(certificate), issuer].into_iter().flatten().map(Certificate::to_der).collect();
    certificates.sort_unstable();
    let signer_info = write(
        SEQUENCE,
        &[
            signer.version.whole,
            signer.id.whole,
            signer.hash_identifier.whole,
            signer.attributes.whole,
            signer.algorithm_identifier.whole,
            signer.signature_element.whole,
        ],
    );
    let signed_data = write(
        SEQUENCE,
        &[
            &write(INTEGER, &[&[3]]),
            &write(SET, &[signer.hash_identifier.whole]),
            signed.encapsulated,
            &write(CONTEXT_0, &certificates),
            &write(SET, &[&signer_info]),
        ],
    );
    let content = write(CONTEXT_0, &[&signed_data]);
    write(SEQUENCE, &[&write(0x06, &[SIGNED_DATA.as_bytes()]), &content])
}
