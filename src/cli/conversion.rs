//! Keys that exist and are not read here: the command that makes one of them that is.

use std::path::{Path, PathBuf};

use paraph::fault::{Fault, FaultKind};
use paraph::keys::Conversion;

use super::error::CliError;
use super::shown::typed;

/// A key's file that cannot be used; one that another program can convert comes with the command.
pub(crate) fn unusable_key(path: &Path, bytes: &[u8], kind: FaultKind) -> CliError {
    let conversion = match kind {
        FaultKind::BadKey { .. } if path != Path::new("-") => Conversion::of(bytes),
        _ => None,
    };
    let error = CliError::unusable(path, &Fault::whole(kind));
    match conversion {
        Some(conversion) => error.hint(in_words(conversion, path)),
        None => error,
    }
}

/// The command, and what to do then.
fn in_words(conversion: Conversion, path: &Path) -> String {
    let beside = |ending: &str| {
        let mut name = PathBuf::from(path.file_stem().unwrap_or_default()).into_os_string();
        name.push(ending);
        path.with_file_name(name)
    };
    let file = in_command(path);
    let (new, command) = match conversion {
        Conversion::Encrypted { legacy, der } => {
            let new = beside(".aes.key");
            let legacy = if legacy { " -provider default -provider legacy" } else { "" };
            let der = if der { " -inform DER" } else { "" };
            let to = in_command(&new);
            (new, format!("openssl pkcs8 -topk8 -scrypt{legacy}{der} -in {file} -out {to}"))
        }
        Conversion::PrivatePem => {
            let new = beside(".pem.key");
            let to = in_command(&new);
            (new, format!("openssl pkey -in {file} -out {to}"))
        }
        Conversion::PublicPem => {
            let new = beside(".pem.pub");
            let to = in_command(&new);
            (new, format!("openssl pkey -pubin -in {file} -out {to}"))
        }
        Conversion::OpenSsh => {
            let new = beside(".aes.key");
            let to = in_command(&new);
            (new, format!("cp {file} {to} && ssh-keygen -p -Z aes256-ctr -f {to}"))
        }
        Conversion::Putty => {
            let new = beside(".ssh.key");
            let to = in_command(&new);
            (new, format!("puttygen {file} -O private-openssh-new -o {to}"))
        }
        Conversion::Ssh2 => {
            let new = beside(".ssh.pub");
            let to = in_command(&new);
            (new, format!("ssh-keygen -i -f {file} > {to}"))
        }
        Conversion::Pkcs12 => {
            let new = beside(".pem.key");
            let to = in_command(&new);
            (new, format!("openssl pkcs12 -nocerts -in {file} -out {to}"))
        }
    };
    format!(
        "the key stays the same in a form that is read here: {command}; then name {}",
        typed(&new)
    )
}

/// A file's name in a command, where it is no option.
fn in_command(path: &Path) -> String {
    match path.to_string_lossy().starts_with('-') {
        true => typed(&Path::new(".").join(path)),
        false => typed(path),
    }
}
