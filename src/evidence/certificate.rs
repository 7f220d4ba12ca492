//! X.509 certificates of time-stamp authorities (RFC 5280), as far as tokens need them.

use der::asn1::ObjectIdentifier;
use der::pem::PemLabel;
use der::{Document, Tag};

use super::algorithm::{AuthorityKey, SignatureAlgorithm};
use super::der::{Element, check, context};
use super::{MAX_TOKEN, TokenFault};
use crate::id::Digest;
use crate::value::Time;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const KEY_USAGE: ObjectIdentifier = oid("2.5.29.15");
const SUBJECT_ALT_NAME: ObjectIdentifier = oid("2.5.29.17");
const BASIC_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.19");
const CERTIFICATE_POLICIES: ObjectIdentifier = oid("2.5.29.32");
const SUBJECT_KEY_ID: ObjectIdentifier = oid("2.5.29.14");
const EXTENDED_KEY_USAGE: ObjectIdentifier = oid("2.5.29.37");
const TIME_STAMPING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.8");

/// A certificate of a time-stamp authority, or of the issuer of one.
///
/// Its structure was checked, and its key is supported. Whether its issuer really signed it is another question:
/// a verifier names the certificate itself, or its issuer ([`Anchor`](super::Anchor)).
#[derive(Clone, Debug)]
pub struct Certificate {
    whole: Box<[u8]>,
    /// What the issuer signed.
    signed: Box<[u8]>,
    algorithm: SignatureAlgorithm,
    signature: Box<[u8]>,
    serial: Box<[u8]>,
    issuer: Box<[u8]>,
    subject: Box<[u8]>,
    other_names: Vec<Box<[u8]>>,
    subject_key_id: Option<Box<[u8]>>,
    from: Time,
    until: Time,
    key: AuthorityKey,
    key_usage: Option<u8>,
    is_authority: bool,
    purposes: Option<(bool, Vec<ObjectIdentifier>)>,
}

impl PartialEq for Certificate {
    /// Two certificates are equal if their bytes are.
    fn eq(&self, other: &Self) -> bool {
        self.whole == other.whole
    }
}

impl Eq for Certificate {}

/// A label for the crate that reads PEM.
struct Pem;

impl PemLabel for Pem {
    const PEM_LABEL: &'static str = "CERTIFICATE";
}

impl Certificate {
    /// Reads a certificate in DER.
    ///
    /// # Errors
    ///
    /// Faults of bytes and structure; [`TokenFault::UnsupportedAlgorithm`], [`TokenFault::UnsupportedKey`] and
    /// [`TokenFault::AlgorithmsDiffer`]; [`TokenFault::UnknownExtension`] (docs/evidence-format.md M7 and M8).
    pub fn from_der(bytes: &[u8]) -> Result<Self, TokenFault> {
        if bytes.len() > MAX_TOKEN {
            return Err(TokenFault::TooLarge { limit: MAX_TOKEN as u64 });
        }
        check(bytes)?;
        Self::read(Element::of(bytes)?)
    }

    /// Reads a certificate in PEM (RFC 7468, section 5): one, with nothing before or after it.
    ///
    /// # Errors
    ///
    /// [`TokenFault::WrongStructure`] if it is not one certificate in PEM, and those of
    /// [`from_der`](Self::from_der).
    pub fn from_pem(text: &str) -> Result<Self, TokenFault> {
        if text.len() > 2 * MAX_TOKEN {
            return Err(TokenFault::TooLarge { limit: MAX_TOKEN as u64 });
        }
        match Document::from_pem(text) {
            Ok((Pem::PEM_LABEL, der)) => Self::from_der(der.as_bytes()),
            _ => Err(TokenFault::WrongStructure),
        }
    }

    /// Reads a certificate that was checked to be DER.
    pub(super) fn read(element: Element<'_>) -> Result<Self, TokenFault> {
        let mut outer = element.sequence()?;
        let signed = outer.next()?;
        let algorithm = outer.next()?;
        let signature = outer.next()?.bits()?;
        outer.finish()?;

        let mut fields = signed.sequence()?;
        let version = match fields.next_if(context(0, true)) {
            Some(version) => Element::of(version.value)?.small()?,
            None => 0,
        };
        let serial = fields.next()?.with(Tag::Integer)?.value;
        if fields.next()?.whole != algorithm.whole {
            return Err(TokenFault::AlgorithmsDiffer);
        }
        let issuer = fields.next()?.with(Tag::Sequence)?.whole;
        let mut period = fields.next()?.sequence()?;
        let (from, until) = (time(period.next()?)?, time(period.next()?)?);
        period.finish()?;
        let subject = fields.next()?.with(Tag::Sequence)?.whole;
        let key = AuthorityKey::read(fields.next()?)?;
        fields.next_if(context(1, false));
        fields.next_if(context(2, false));
        let extensions = fields.next_if(context(3, true));
        fields.finish()?;
        // Only version 3 has extensions, and tokens need one.
        if version != 2 {
            return Err(TokenFault::UnknownVersion);
        }
        let mut certificate = Self {
            whole: element.whole.into(),
            signed: signed.whole.into(),
            algorithm: SignatureAlgorithm::read(algorithm, None)?,
            signature: signature.into(),
            serial: serial.into(),
            issuer: issuer.into(),
            subject: subject.into(),
            other_names: Vec::new(),
            subject_key_id: None,
            from,
            until,
            key,
            key_usage: None,
            is_authority: false,
            purposes: None,
        };
        if let Some(extensions) = extensions {
            certificate.read_extensions(Element::of(extensions.value)?)?;
        }
        Ok(certificate)
    }

    fn read_extensions(&mut self, extensions: Element<'_>) -> Result<(), TokenFault> {
        let mut known: Vec<ObjectIdentifier> = Vec::new();
        for extension in extensions.sequence()?.all()? {
            let mut fields = extension.sequence()?;
            let id = fields.next()?.oid()?;
            let critical = match fields.next_if(Tag::Boolean) {
                // FALSE is the default, which DER leaves out.
                Some(critical) if critical.value == [0] => return Err(TokenFault::NotDer),
                Some(_) => true,
                None => false,
            };
            let value = fields.next()?.with(Tag::OctetString)?.value;
            fields.finish()?;
            if known.contains(&id) {
                return Err(TokenFault::WrongStructure);
            }
            known.push(id);
            self.read_extension(id, critical, value)?;
        }
        Ok(())
    }

    fn read_extension(
        &mut self,
        id: ObjectIdentifier,
        critical: bool,
        value: &[u8],
    ) -> Result<(), TokenFault> {
        let known = [
            KEY_USAGE,
            SUBJECT_ALT_NAME,
            BASIC_CONSTRAINTS,
            CERTIFICATE_POLICIES,
            SUBJECT_KEY_ID,
            EXTENDED_KEY_USAGE,
        ];
        match known.contains(&id) {
            true => check(value)?,
            false if critical => return Err(TokenFault::UnknownExtension),
            false => return Ok(()),
        }
        let value = Element::of(value)?;
        match id {
            KEY_USAGE => match value.with(Tag::BitString)?.value {
                // Only the first byte has uses that matter here.
                [_, first, ..] => self.key_usage = Some(*first),
                _ => self.key_usage = Some(0),
            },
            SUBJECT_ALT_NAME => {
                let names = value.sequence()?.all()?;
                self.other_names = names.iter().map(|name| name.whole.into()).collect();
            }
            BASIC_CONSTRAINTS => {
                let mut fields = value.sequence()?;
                match fields.next_if(Tag::Boolean) {
                    Some(is_authority) if is_authority.value == [0] => {
                        return Err(TokenFault::NotDer);
                    }
                    Some(_) => self.is_authority = true,
                    None => {}
                }
                // One step below an issuer is within any length of a path.
                fields.next_if(Tag::Integer);
                fields.finish()?;
            }
            SUBJECT_KEY_ID => {
                self.subject_key_id = Some(value.with(Tag::OctetString)?.value.into());
            }
            EXTENDED_KEY_USAGE => {
                let purposes = value.sequence()?.all()?;
                let purposes = purposes.into_iter().map(Element::oid).collect::<Result<_, _>>()?;
                self.purposes = Some((critical, purposes));
            }
            _ => {}
        }
        Ok(())
    }

    /// The certificate in DER.
    pub fn to_der(&self) -> &[u8] {
        &self.whole
    }

    /// The certificate in PEM (RFC 7468).
    pub fn to_pem(&self) -> String {
        use der::pem::LineEnding;
        let pem = der::pem::encode_string(Pem::PEM_LABEL, LineEnding::LF, &self.whole);
        pem.expect("its length fits")
    }

    /// The SHA-256 digest of the certificate in DER.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.whole)
    }

    /// The first instant at which the certificate is valid.
    pub fn from(&self) -> Time {
        self.from
    }

    /// The last instant at which the certificate is valid.
    pub fn until(&self) -> Time {
        self.until
    }

    /// The first instant at which the certificate is not valid any more. `None` after the year 9999.
    pub fn end(&self) -> Option<Time> {
        Time::from_unix_seconds(self.until.unix_seconds() + 1).ok()
    }

    pub(super) fn key(&self) -> &AuthorityKey {
        &self.key
    }

    pub(super) fn serial(&self) -> &[u8] {
        &self.serial
    }

    pub(super) fn issuer(&self) -> &[u8] {
        &self.issuer
    }

    pub(super) fn subject_key_id(&self) -> Option<&[u8]> {
        self.subject_key_id.as_deref()
    }

    /// Whether a GeneralName in DER is the subject, or one of its other names.
    pub(super) fn is_called(&self, name: Element<'_>) -> bool {
        (name.tag == context(4, true) && *name.value == *self.subject)
            || self.other_names.iter().any(|other| **other == *name.whole)
    }

    /// Checks that the certificate is for time-stamps and nothing else (RFC 3161, section 2.3).
    ///
    /// # Errors
    ///
    /// [`TokenFault::NotForTimeStamps`], [`TokenFault::UsageNotCritical`], [`TokenFault::UsageNotAlone`].
    pub(super) fn check_purpose(&self) -> Result<(), TokenFault> {
        // digitalSignature and nonRepudiation.
        const SIGNS: u8 = 0b1100_0000;
        let Some((critical, purposes)) = &self.purposes else {
            return Err(TokenFault::NotForTimeStamps);
        };
        if !purposes.contains(&TIME_STAMPING)
            || self.key_usage.is_some_and(|usage| usage & SIGNS == 0)
        {
            return Err(TokenFault::NotForTimeStamps);
        }
        if !critical {
            return Err(TokenFault::UsageNotCritical);
        }
        if purposes.len() > 1 {
            return Err(TokenFault::UsageNotAlone);
        }
        Ok(())
    }

    /// Checks that the certificate is valid at a time.
    ///
    /// # Errors
    ///
    /// [`TokenFault::CertificateNotYetValid`], [`TokenFault::CertificateExpired`].
    pub(super) fn check_period(&self, time: Time) -> Result<(), TokenFault> {
        if time.unix_seconds() < self.from.unix_seconds() {
            return Err(TokenFault::CertificateNotYetValid { from: self.from });
        }
        if time.unix_seconds() > self.until.unix_seconds() {
            return Err(TokenFault::CertificateExpired { until: self.until });
        }
        Ok(())
    }

    /// Whether `issuer` issued this certificate: it may issue certificates, its name is the issuer's, and its key
    /// made the signature.
    pub(super) fn is_issued_by(&self, issuer: &Self) -> bool {
        const SIGNS_CERTIFICATES: u8 = 0b0000_0100;
        issuer.is_authority
            && issuer.key_usage.is_none_or(|usage| usage & SIGNS_CERTIFICATES != 0)
            && self.issuer == issuer.subject
            && self.whole != issuer.whole
            && issuer
                .key
                .verifies(self.algorithm, &self.signed, &self.signature)
                .is_ok_and(|valid| valid)
    }
}

/// A UTCTime or GeneralizedTime of a certificate (RFC 5280, section 4.1.2.5).
fn time(element: Element<'_>) -> Result<Time, TokenFault> {
    let digits = std::str::from_utf8(element.value).map_err(|_| TokenFault::WrongStructure)?;
    let full = match element.tag {
        Tag::UtcTime if digits.len() == 13 => {
            // Two digits of the year: 1950 to 2049.
            format!("{}{digits}", if *digits < *"50" { "20" } else { "19" })
        }
        Tag::GeneralizedTime => digits.to_owned(),
        _ => return Err(TokenFault::WrongStructure),
    };
    match full.strip_suffix('Z').filter(|digits| digits.len() == 14) {
        Some(digits) => civil(digits).ok_or(TokenFault::WrongStructure),
        None => Err(TokenFault::WrongStructure),
    }
}

/// The time in UTC of `YYYYMMDDhhmmss`.
pub(super) fn civil(digits: &str) -> Option<Time> {
    if digits.len() != 14 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (date, clock) = digits.split_at(8);
    let text = format!(
        "{}-{}-{}T{}:{}:{}Z",
        &date[..4],
        &date[4..6],
        &date[6..],
        &clock[..2],
        &clock[2..4],
        &clock[4..]
    );
    text.parse().ok()
}
