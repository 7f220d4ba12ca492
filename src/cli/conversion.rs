//! Keys that cannot be read here: the command that converts them.

use std::path::{Path, PathBuf};

use paraph::fault::{Fault, FaultKind};
use paraph::keys::Conversion;
use paraph::messages::Localized;

use super::error::CliError;
use super::messages::errors;
use super::shown::typed;

/// The error for a key file that cannot be used. If another program can convert it, the hint has the command.
pub(crate) fn unusable_key(path: &Path, bytes: &[u8], kind: FaultKind) -> CliError {
    let conversion = match kind {
        FaultKind::BadKey { .. } if path != Path::new("-") => Conversion::of(bytes),
        _ => None,
    };
    let error = CliError::unusable(path, &Fault::whole(kind));
    match conversion {
        Some(conversion) => error.hint(hint(conversion, path)),
        None => error,
    }
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
