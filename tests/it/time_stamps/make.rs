//! Makes certificates and time-stamp tokens, good and bad, byte by byte and always the same. The library is not used
//! here. **The keys protect nothing.**

use der::asn1::ObjectIdentifier;
use ed25519_dalek::Signer as _;
use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// An element with this first byte.
pub(crate) fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len();
    let header = match length {
        0..=0x7f => vec![tag, length as u8],
        0x80..=0xff => vec![tag, 0x81, length as u8],
        0x100..=0xffff => vec![tag, 0x82, (length >> 8) as u8, length as u8],
        _ => vec![tag, 0x83, (length >> 16) as u8, (length >> 8) as u8, length as u8],
    };
    [header, content].concat()
}

pub(crate) fn seq(parts: &[&[u8]]) -> Vec<u8> {
    der(0x30, parts)
}

pub(crate) fn set(parts: &[&[u8]]) -> Vec<u8> {
    der(0x31, parts)
}

pub(crate) fn oid(text: &str) -> Vec<u8> {
    der(0x06, &[ObjectIdentifier::new_unwrap(text).as_bytes()])
}

pub(crate) fn octets(bytes: &[u8]) -> Vec<u8> {
    der(0x04, &[bytes])
}

pub(crate) fn int(value: u8) -> Vec<u8> {
    assert!(value < 0x80);
    der(0x02, &[&[value]])
}

fn bits(bytes: &[u8]) -> Vec<u8> {
    der(0x03, &[&[0], bytes])
}

const NULL: [u8; 2] = [0x05, 0x00];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(crate) fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }

    fn number(self) -> u8 {
        match self {
            Self::Sha256 => 1,
            Self::Sha384 => 2,
            Self::Sha512 => 3,
        }
    }

    pub(crate) fn identifier(self) -> Vec<u8> {
        seq(&[&oid(&format!("2.16.840.1.101.3.4.2.{}", self.number()))])
    }
}

/// A key of an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Rsa,
    /// Another RSA key.
    OtherRsa,
    /// An RSA key for PSS alone.
    RsaForPss,
    /// 1024 bits.
    SmallRsa,
    P256,
    OtherP256,
    P384,
    Ed25519,
}

/// The primes of RSA keys.
const PRIMES: [[&str; 2]; 3] = [
    [
        "d4b5deeb49772de100a1290791b94ce63209cd4125cef0283568742b231af2b70f3f3443c83555c3d6647cbd1194ef882783ae28015b80b2024542e8fd56e002fb75dd1ce645022f1ab9e061914602d0e7c80d1eec06a03c72e2f8d88b43dc06de6c1b294230cd214b1e52425f59647baf92c7324d06e7c0e5c8854c8fe608f9",
        "b62f0aa1d490e89b4ec83ce49b61ed97ef0958632cf7453fd713a94c1d4b1b7d4fd731c78de5d173515ca69b3d9863cfb2b10f618c9739cb82dc1c6fd8c146d3d5a7e208a643f2c497679ccdcab94aba86bb0a1578d5afa8ff30ca56c3bdb9f3305cadc61aa0e91467a9020ec23639d8cf32477262fc07692a4234e47fe02ce5",
    ],
    [
        "d1cafe47b516d0dfe127fa7fa188cd14defa6f539835283021c13f456796fda8b335ba71520d37c4042303d8754541b0351c0df9913708b9b96fbd9994dac60a0383804823838bff5e9c32bc68e3218de7eef9921bb3c4690e61d4ab949c2758f5f0df476f0292fe0159415bf02378a048f40e2657ba020e070e51aca2b4728b",
        "c34596bdb0be485a453c096a60e383ea040f2c98afc4329ad77c47142d06af33025c09e12ef81ee957797976aa1da2dc5714cd38aca638735c1088987620fd555137c1417e1fd2b076697b1688cbb33d1a1c333ebc2a702362e9987c6a7073e009c755b2c9f1137887549ce5e4b65cb3f1296350f10f2353e13244372fec0d3d",
    ],
    [
        "dd397d3c64ed5bbd712639f568fa2d3f8ac2cac8c1c7ee75f3888363b57d0bf4114fd991f569298cd44e0e7918283c045c22266a3643d15a5ff124895029c567",
        "ce1e8004b793a17c38dfca16bfc5e6103e8ab6bb97ae32ca4a3565808c54f9c8bca26659a4b900823aa67dbb4deff6a7407aa3436f21b8259ec1b40c5375a1fb",
    ],
];

fn from_hex(text: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("digits");
    (0..text.len()).step_by(2).map(digit).collect()
}

/// Gives the same bytes as if they were random: the salts of RSASSA-PSS.
struct Sevens;

impl rsa::rand_core::TryRng for Sevens {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(0x0707_0707)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(0x0707_0707_0707_0707)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.fill(7);
        Ok(())
    }
}

impl rsa::rand_core::TryCryptoRng for Sevens {}

impl Key {
    fn seed(self) -> [u8; 32] {
        Sha256::digest(format!("paraph time-stamp key: {self:?}")).into()
    }

    fn rsa(self) -> rsa::PrivateKey {
        let [p, q] = match self {
            Self::Rsa | Self::RsaForPss => PRIMES[0],
            Self::OtherRsa => PRIMES[1],
            _ => PRIMES[2],
        };
        let number = |hex: &str| {
            let bytes = from_hex(hex);
            BoxedUint::from_be_slice(&bytes, bytes.len() as u32 * 8).expect("it fits")
        };
        let exponent = BoxedUint::from(65537_u64);
        rsa::PrivateKey::from_p_q(number(p), number(q), exponent).expect("two primes")
    }

    fn p384(self) -> p384::ecdsa::SigningKey {
        let seed = Sha384::digest(self.seed());
        p384::ecdsa::SigningKey::from_slice(&seed).expect("a scalar")
    }

    fn p256(self) -> p256::ecdsa::SigningKey {
        p256::ecdsa::SigningKey::from_slice(&self.seed()).expect("a scalar")
    }

    /// The SubjectPublicKeyInfo.
    pub(crate) fn public(self) -> Vec<u8> {
        let ec = |curve: &str, point: &[u8]| {
            seq(&[&seq(&[&oid("1.2.840.10045.2.1"), &oid(curve)]), &bits(point)])
        };
        match self {
            Self::Rsa | Self::OtherRsa | Self::SmallRsa | Self::RsaForPss => {
                use rsa::traits::PublicKeyParts as _;
                let modulus = self.rsa().n().as_ref().to_be_bytes_trimmed_vartime();
                let numbers =
                    seq(&[&der(0x02, &[&[0], &modulus]), &der(0x02, &[&[0x01, 0x00, 0x01]])]);
                let algorithm = match self {
                    Self::RsaForPss => seq(&[&oid("1.2.840.113549.1.1.10")]),
                    _ => seq(&[&oid("1.2.840.113549.1.1.1"), &NULL]),
                };
                seq(&[&algorithm, &bits(&numbers)])
            }
            Self::P256 | Self::OtherP256 => {
                let point = self.p256().verifying_key().to_sec1_point(false);
                ec("1.2.840.10045.3.1.7", point.as_bytes())
            }
            Self::P384 => {
                ec("1.3.132.0.34", self.p384().verifying_key().to_sec1_point(false).as_bytes())
            }
            Self::Ed25519 => {
                let key = ed25519_dalek::SigningKey::from_bytes(&self.seed()).verifying_key();
                seq(&[&seq(&[&oid("1.3.101.112")]), &bits(key.as_bytes())])
            }
        }
    }

    /// The algorithm with which the key signs if nothing else is said.
    fn algorithm(self) -> Algorithm {
        match self {
            Self::Rsa | Self::OtherRsa | Self::SmallRsa => Algorithm::RsaPkcs1,
            Self::RsaForPss => Algorithm::RsaPss,
            Self::P256 | Self::OtherP256 | Self::P384 => Algorithm::Ecdsa,
            Self::Ed25519 => Algorithm::Ed25519,
        }
    }

    fn sign(self, algorithm: Algorithm, hash: Hash, message: &[u8]) -> Vec<u8> {
        let digest = hash.of(message);
        let pkcs1 = |padding| self.rsa().sign(padding, &digest).expect("it signs");
        match (algorithm, hash) {
            (Algorithm::RsaPkcs1 | Algorithm::NamedRsaPkcs1, Hash::Sha256) => {
                pkcs1(Pkcs1v15Sign::new::<Sha256>())
            }
            (Algorithm::RsaPkcs1 | Algorithm::NamedRsaPkcs1, Hash::Sha384) => {
                pkcs1(Pkcs1v15Sign::new::<Sha384>())
            }
            (Algorithm::RsaPkcs1 | Algorithm::NamedRsaPkcs1, Hash::Sha512) => {
                pkcs1(Pkcs1v15Sign::new::<Sha512>())
            }
            (Algorithm::RsaPss, Hash::Sha256) => {
                let padding = Pss::<Sha256>::new_with_salt(32);
                self.rsa().sign_with_rng(&mut Sevens, padding, &digest).expect("it signs")
            }
            (Algorithm::RsaPss, Hash::Sha384) => {
                let padding = Pss::<Sha384>::new_with_salt(48);
                self.rsa().sign_with_rng(&mut Sevens, padding, &digest).expect("it signs")
            }
            (Algorithm::RsaPss, Hash::Sha512) => {
                let padding = Pss::<Sha512>::new_with_salt(64);
                self.rsa().sign_with_rng(&mut Sevens, padding, &digest).expect("it signs")
            }
            (Algorithm::Ecdsa, _) if self == Self::P384 => {
                let signature: p384::ecdsa::Signature =
                    self.p384().sign_prehash(&digest).expect("it signs");
                signature.to_der().as_bytes().to_vec()
            }
            (Algorithm::Ecdsa, _) => {
                let signature: p256::ecdsa::Signature =
                    self.p256().sign_prehash(&digest).expect("it signs");
                signature.to_der().as_bytes().to_vec()
            }
            (Algorithm::Ed25519, _) => {
                let key = ed25519_dalek::SigningKey::from_bytes(&self.seed());
                key.sign(message).to_bytes().to_vec()
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// `rsaEncryption`.
    RsaPkcs1,
    /// `sha256WithRSAEncryption` and the like.
    NamedRsaPkcs1,
    RsaPss,
    Ecdsa,
    Ed25519,
}

impl Algorithm {
    pub(crate) fn identifier(self, hash: Hash) -> Vec<u8> {
        match self {
            Self::RsaPkcs1 => seq(&[&oid("1.2.840.113549.1.1.1"), &NULL]),
            Self::NamedRsaPkcs1 => {
                let last = 10 + hash.number();
                seq(&[&oid(&format!("1.2.840.113549.1.1.{last}")), &NULL])
            }
            Self::RsaPss => {
                let mask = seq(&[&oid("1.2.840.113549.1.1.8"), &hash.identifier()]);
                let salt = int(hash.of(b"").len() as u8);
                let parameters = seq(&[
                    &der(0xa0, &[&hash.identifier()]),
                    &der(0xa1, &[&mask]),
                    &der(0xa2, &[&salt]),
                ]);
                seq(&[&oid("1.2.840.113549.1.1.10"), &parameters])
            }
            Self::Ecdsa => seq(&[&oid(&format!("1.2.840.10045.4.3.{}", 1 + hash.number()))]),
            Self::Ed25519 => seq(&[&oid("1.3.101.112")]),
        }
    }
}

/// A name with one common name.
pub(crate) fn name(text: &str) -> Vec<u8> {
    seq(&[&set(&[&seq(&[&oid("2.5.4.3"), &der(0x0c, &[text.as_bytes()])])])])
}

pub(crate) fn extension(id: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let critical: &[u8] = if critical { &[0x01, 0x01, 0xff] } else { &[] };
    seq(&[&oid(id), critical, &octets(value)])
}

pub(crate) const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";

/// The extended key usage.
pub(crate) fn purposes(critical: bool, purposes: &[&str]) -> Vec<u8> {
    let purposes: Vec<u8> = purposes.iter().flat_map(|it| oid(it)).collect();
    extension("2.5.29.37", critical, &seq(&[&purposes]))
}

/// The id that certificates have for a key.
fn key_id(key: Key) -> Vec<u8> {
    Sha256::digest(key.public())[..20].to_vec()
}

/// What goes into a certificate.
#[derive(Clone)]
pub(crate) struct Certificate {
    pub(crate) key: Key,
    pub(crate) subject: &'static str,
    pub(crate) issuer: &'static str,
    pub(crate) issuer_key: Key,
    pub(crate) serial: u8,
    /// Both as UTCTime.
    pub(crate) period: [&'static str; 2],
    pub(crate) version: u8,
    pub(crate) extensions: Vec<Vec<u8>>,
}

impl Certificate {
    /// The certificate of an authority.
    pub(crate) fn of(key: Key) -> Self {
        Self {
            key,
            subject: "Time-stamp authority",
            issuer: "Root",
            issuer_key: Key::OtherP256,
            serial: 7,
            period: ["250101000000Z", "341231235959Z"],
            version: 2,
            extensions: vec![
                purposes(true, &[TIME_STAMPING]),
                extension("2.5.29.14", false, &octets(&key_id(key))),
            ],
        }
    }

    /// The certificate of the issuer.
    pub(crate) fn root() -> Self {
        Self {
            subject: "Root",
            serial: 1,
            period: ["200101000000Z", "491231235959Z"],
            extensions: vec![extension("2.5.29.19", true, &seq(&[&[0x01, 0x01, 0xff]]))],
            ..Self::of(Key::OtherP256)
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let algorithm = match self.issuer_key.algorithm() {
            Algorithm::RsaPkcs1 => Algorithm::NamedRsaPkcs1,
            other => other,
        };
        let identifier = algorithm.identifier(Hash::Sha256);
        // UTCTime until 2049, GeneralizedTime after it.
        let tag = |time: &str| if time.len() == 13 { 0x17 } else { 0x18 };
        let times = self.period.map(|time| der(tag(time), &[time.as_bytes()]));
        let version: Vec<u8> = match self.version {
            0 => Vec::new(),
            version => der(0xa0, &[&int(version)]),
        };
        let extensions = match &self.extensions[..] {
            [] => Vec::new(),
            all => der(0xa3, &[&seq(&[&all.concat()])]),
        };
        let body = seq(&[
            &version,
            &int(self.serial),
            &identifier,
            &name(self.issuer),
            &seq(&[&times[0], &times[1]]),
            &name(self.subject),
            &self.key.public(),
            &extensions,
        ]);
        let signature = self.issuer_key.sign(algorithm, Hash::Sha256, &body);
        seq(&[&body, &identifier, &bits(&signature)])
    }

    /// IssuerSerial as ESSCertID has it.
    fn issuer_serial(&self) -> Vec<u8> {
        let names = seq(&[&der(0xa4, &[&name(self.issuer)])]);
        seq(&[&names, &int(self.serial)])
    }
}

/// What a token is about.
pub(crate) const MESSAGE: &str = "two-offices-have-agreed";

/// What goes into a token.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) certificate: Certificate,
    pub(crate) algorithm: Algorithm,
    pub(crate) hash: Hash,
    /// The digest algorithm of what the token is about.
    pub(crate) imprint: Hash,
    pub(crate) imprint_digest: Option<Vec<u8>>,
    pub(crate) time: &'static str,
    pub(crate) info_version: u8,
    /// What follows the time in TSTInfo.
    pub(crate) rest: Vec<u8>,
    /// TSTInfo, if it is not made of the above.
    pub(crate) info: Option<Vec<u8>>,
    pub(crate) content_type: &'static str,
    /// What is signed about the type and the digest of the content, if it is not as it should be.
    pub(crate) signed_type: Option<&'static str>,
    pub(crate) signed_digest: Option<Vec<u8>>,
    /// The attributes about the certificate.
    pub(crate) certificate_ids: Vec<Vec<u8>>,
    pub(crate) more_attributes: Vec<Vec<u8>>,
    /// Attributes that are left out, by their object identifiers.
    pub(crate) without: Vec<&'static str>,
    pub(crate) no_attributes: bool,
    pub(crate) sorted: bool,
    /// The certificates of the token, in this order.
    pub(crate) certificates: Vec<Vec<u8>>,
    pub(crate) signer_version: u8,
    pub(crate) signer_id: Option<Vec<u8>>,
    pub(crate) signers: usize,
    pub(crate) version: u8,
    pub(crate) unsigned: Vec<u8>,
    pub(crate) outer_type: &'static str,
    pub(crate) signature: Option<Vec<u8>>,
    pub(crate) algorithm_identifier: Option<Vec<u8>>,
}

pub(crate) const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
pub(crate) const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
pub(crate) const TST_INFO: &str = "1.2.840.113549.1.9.16.1.4";
pub(crate) const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";

/// An attribute with these values.
pub(crate) fn attribute(id: &str, values: &[&[u8]]) -> Vec<u8> {
    seq(&[&oid(id), &set(values)])
}

/// SigningCertificate, with SHA-1.
pub(crate) fn ess_v1(certificate: &Certificate) -> Vec<u8> {
    let digest = octets(&Sha1::digest(certificate.der()));
    let id = seq(&[&digest, &certificate.issuer_serial()]);
    attribute("1.2.840.113549.1.9.16.2.12", &[&seq(&[&seq(&[&id])])])
}

/// SigningCertificateV2, with SHA-256 or with an algorithm that it names.
pub(crate) fn ess_v2(certificate: &Certificate, hash: Option<Hash>) -> Vec<u8> {
    let algorithm = hash.map_or(Vec::new(), Hash::identifier);
    let digest = octets(&hash.unwrap_or(Hash::Sha256).of(&certificate.der()));
    let id = seq(&[&algorithm, &digest, &certificate.issuer_serial()]);
    attribute("1.2.840.113549.1.9.16.2.47", &[&seq(&[&seq(&[&id])])])
}

impl Token {
    pub(crate) fn by(key: Key) -> Self {
        let certificate = Certificate::of(key);
        let algorithm = key.algorithm();
        let hash = if algorithm == Algorithm::Ed25519 { Hash::Sha512 } else { Hash::Sha256 };
        Self {
            certificate_ids: vec![ess_v2(&certificate, None)],
            certificates: vec![certificate.der()],
            certificate,
            algorithm,
            hash,
            imprint: Hash::Sha256,
            imprint_digest: None,
            time: "20260301120000Z",
            info_version: 1,
            rest: Vec::new(),
            info: None,
            content_type: TST_INFO,
            signed_type: None,
            signed_digest: None,
            more_attributes: Vec::new(),
            without: Vec::new(),
            no_attributes: false,
            sorted: true,
            signer_version: 1,
            signer_id: None,
            signers: 1,
            version: 3,
            unsigned: Vec::new(),
            outer_type: SIGNED_DATA,
            signature: None,
            algorithm_identifier: None,
        }
    }

    /// The same with another certificate.
    pub(crate) fn with_certificate(mut self, change: impl FnOnce(&mut Certificate)) -> Self {
        change(&mut self.certificate);
        self.certificate_ids = vec![ess_v2(&self.certificate, None)];
        self.certificates = vec![self.certificate.der()];
        self
    }

    fn info(&self) -> Vec<u8> {
        let digest = self.imprint_digest.clone();
        let digest = digest.unwrap_or_else(|| self.imprint.of(MESSAGE.as_bytes()));
        let made = seq(&[
            &int(self.info_version),
            &oid("1.3.6.1.4.1.32473.1"),
            &seq(&[&self.imprint.identifier(), &octets(&digest)]),
            &int(42),
            &der(0x18, &[self.time.as_bytes()]),
            &self.rest,
        ]);
        self.info.clone().unwrap_or(made)
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let info = self.info();
        let digest = self.signed_digest.clone().unwrap_or_else(|| self.hash.of(&info));
        let content_type = self.signed_type.unwrap_or(self.content_type);
        let mut attributes = vec![
            attribute(CONTENT_TYPE, &[&oid(content_type)]),
            attribute(MESSAGE_DIGEST, &[&octets(&digest)]),
        ];
        attributes.retain(|it| {
            !self.without.iter().any(|id| {
                it.starts_with(&{
                    let id = oid(id);
                    [&it[..2], &id[..]].concat()
                })
            })
        });
        attributes.extend(self.certificate_ids.iter().cloned());
        attributes.extend(self.more_attributes.iter().cloned());
        attributes.sort();
        if !self.sorted {
            attributes.reverse();
        }
        let attributes = attributes.concat();
        let signed = match self.no_attributes {
            true => info.clone(),
            false => set(&[&attributes]),
        };
        let key = self.certificate.key;
        let signature = self.signature.clone();
        let signature = signature.unwrap_or_else(|| key.sign(self.algorithm, self.hash, &signed));
        let identifier = self.algorithm_identifier.clone();
        let identifier = identifier.unwrap_or_else(|| self.algorithm.identifier(self.hash));
        let id = self.signer_id.clone().unwrap_or_else(|| {
            seq(&[&name(self.certificate.issuer), &int(self.certificate.serial)])
        });
        let attributes = match self.no_attributes {
            true => Vec::new(),
            false => der(0xa0, &[&attributes]),
        };
        let signer = seq(&[
            &int(self.signer_version),
            &id,
            &self.hash.identifier(),
            &attributes,
            &identifier,
            &octets(&signature),
            &self.unsigned,
        ]);
        let certificates = match &self.certificates[..] {
            [] => Vec::new(),
            all => der(0xa0, &[&all.concat()]),
        };
        let signed_data = seq(&[
            &int(self.version),
            &set(&[&self.hash.identifier()]),
            &seq(&[&oid(self.content_type), &der(0xa0, &[&octets(&info)])]),
            &certificates,
            &set(&[&signer.repeat(self.signers)]),
        ]);
        seq(&[&oid(self.outer_type), &der(0xa0, &[&signed_data])])
    }
}

/// The signer's id by its key.
pub(crate) fn by_key_id(key: Key) -> Vec<u8> {
    der(0x80, &[&key_id(key)])
}

/// A reply: status, text, the bits of the reason, and the token.
pub(crate) fn reply(status: u8, text: &str, reason: Option<u8>, token: &[u8]) -> Vec<u8> {
    let text = match text {
        "" => Vec::new(),
        text => seq(&[&der(0x0c, &[text.as_bytes()])]),
    };
    let reason = reason.map_or(Vec::new(), |bit| {
        let bytes = usize::from(bit / 8) + 1;
        let mut bits = vec![0; bytes + 1];
        bits[0] = 7 - bit % 8;
        bits[bytes] = 0x80 >> (bit % 8);
        der(0x03, &[&bits])
    });
    seq(&[&seq(&[&int(status), &text, &reason]), token])
}
