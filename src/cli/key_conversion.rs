//! Keys that cannot be read here: the command that converts them.

use std::path::{Path, PathBuf};

use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::FileKind;
use paraph::keys::{Conversion, Remedy};
use paraph::messages::{Localized, Sentence};

use super::display::typed;
use super::error::CliError;
use super::file_kind::kind_of;
use super::messages::{errors, keys, kinds};

/// The error for a key file that cannot be used. If another program can convert it, the hint has the command.
pub(crate) fn unusable_key(path: &Path, bytes: &[u8], kind: FaultKind) -> CliError {
    let conversion = match kind {
        FaultKind::BadKey { .. } if path != Path::new("-") => Conversion::of(bytes),
        _ => None,
    };
    if let Some(error) = other_kind(path, bytes, &kind) {
        return error;
    }
    let remedy = Remedy::of(&kind, bytes).map(step);
    let error = CliError::unusable(path, &Fault::whole(kind));
    match conversion {
        _ if is_cut_off(bytes) => error.hint(errors::CutOff),
        Some(conversion) => error.hint(hint(conversion, path)),
        None => match remedy {
            Some(step) => error.hint(step),
            None => error,
        },
    }
}

/// A remedy in the words of the command.
fn step(remedy: Remedy) -> Sentence {
    match remedy {
        Remedy::MakePair => Sentence::of(&errors::MakeAPair),
        Remedy::AskForPair => Sentence::of(&errors::AskForAPair),
        Remedy::TakeOneOfEach => Sentence::of(&errors::OneOfEach),
        Remedy::TakeBoth => Sentence::of(&keys::NameThePair),
        Remedy::ExportWithSeed => Sentence::of(&errors::ExportWithSeed),
        Remedy::ExportAgain => Sentence::of(&errors::ExportKeyAgain),
        Remedy::AskForKey => Sentence::of(&errors::AskForTheKey),
    }
}

/// What a file is that was named as a key and is none, and which command takes it.
fn other_kind(path: &Path, bytes: &[u8], kind: &FaultKind) -> Option<CliError> {
    let what = kind_of(path, bytes)?;
    let file = typed(path);
    let next = match what {
        FileKind::Roster => Sentence::of(&kinds::ListRoster { file }),
        FileKind::Record => Sentence::of(&kinds::Show { file }),
        FileKind::Bundle => Sentence::of(&kinds::ShowOrTakeKey { file }),
        FileKind::Act
        | FileKind::Draft
        | FileKind::Text
        | FileKind::Pdf
        | FileKind::Office
        | FileKind::Zip
        | FileKind::Gzip
        | FileKind::Profile
        | FileKind::Sums => Sentence::of(&errors::NameAKey),
        FileKind::Empty
        | FileKind::Mark
        | FileKind::Conflict
        | FileKind::PrivateKey
        | FileKind::PublicKey => {
            return None;
        }
    };
    Some(CliError::new(kind.code(), kinds::NotAKey { what }).at(path).hint(next))
}

/// Whether the end of a key's file is missing: of one in PEM its last line, or bytes that its first bytes
/// announce.
fn is_cut_off(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((_, body)) = text.split_once("-----BEGIN ") else { return false };
    let Some((_, body)) = body.split_once("-----") else { return true };
    let Some((body, _)) = body.split_once("-----END ") else { return true };
    let digits: Vec<u8> = body.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    // SEQUENCE, and the length of what follows, in one byte or two more.
    let announced = match digits.get(..6).map(sextets) {
        Some([0x30, length @ ..=0x7f, _, _]) => 2 + usize::from(length),
        Some([0x30, 0x81, length, _]) => 3 + usize::from(length),
        Some([0x30, 0x82, high, low]) => 4 + usize::from(high) * 256 + usize::from(low),
        _ => return false,
    };
    digits.len() * 3 / 4 < announced
}

/// The first four bytes of what is in base64.
fn sextets(digits: &[u8]) -> [u8; 4] {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value = |digit: &u8| ALPHABET.iter().position(|other| other == digit).unwrap_or_default();
    let bits = digits.iter().fold(0, |bits, digit| bits << 6 | value(digit) as u64);
    let [.., a, b, c, d, _] = (bits << 4).to_be_bytes();
    [a, b, c, d]
}

/// The command, and the step after it.
fn hint(conversion: Conversion, path: &Path) -> impl Localized {
    let beside = |ending: &str| {
        let mut name = PathBuf::from(path.file_stem().unwrap_or_default()).into_os_string();
        name.push(ending);
        path.with_file_name(name)
    };
    let new = beside(match conversion {
        Conversion::Encrypted { .. } | Conversion::OpenSsh => ".aes.key",
        Conversion::PrivatePem | Conversion::Pkcs12 => ".pem.key",
        Conversion::PublicPem => ".pem.pub",
        Conversion::Putty => ".ssh.key",
        Conversion::Ssh2 => ".ssh.pub",
    });
    let (file, to) = (in_command(path), in_command(&new));
    let command = match conversion {
        Conversion::Encrypted { legacy, der } => {
            let legacy = if legacy { " -provider default -provider legacy" } else { "" };
            let der = if der { " -inform DER" } else { "" };
            format!("openssl pkcs8 -topk8 -scrypt{legacy}{der} -in {file} -out {to}")
        }
        Conversion::PrivatePem => format!("openssl pkey -in {file} -out {to}"),
        Conversion::PublicPem => format!("openssl pkey -pubin -in {file} -out {to}"),
        Conversion::OpenSsh => format!("cp {file} {to} && ssh-keygen -p -Z aes256-ctr -f {to}"),
        Conversion::Putty => format!("puttygen {file} -O private-openssh-new -o {to}"),
        Conversion::Ssh2 => format!("ssh-keygen -i -f {file} > {to}"),
        Conversion::Pkcs12 => format!("openssl pkcs12 -nocerts -in {file} -out {to}"),
    };
    errors::ConvertKey { command, key: typed(&new) }
}

/// A file's name in a command, written so that it is not an option.
fn in_command(path: &Path) -> String {
    match path.to_string_lossy().starts_with('-') {
        true => typed(&Path::new(".").join(path)),
        false => typed(path),
    }
}
