//! Writes the PDF: whole, or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::Builder;

use crate::error::PaperError;
use crate::messages::program as say;

/// The usual mode of a new file, before the user's mask.
const MODE: u32 = 0o666;

/// Checks the output before work begins. `inputs` are never overwritten.
pub(crate) fn check<'p>(
    output: &Path,
    force: bool,
    inputs: impl IntoIterator<Item = &'p std::path::PathBuf>,
) -> Result<(), PaperError> {
    let real = output.canonicalize().ok();
    for input in inputs {
        if real.is_some() && input.canonicalize().ok() == real {
            return Err(PaperError::new("output-is-input", &say::OutputIsInput).at(output));
        }
    }
    match fs::symlink_metadata(output) {
        Ok(metadata) if !metadata.is_file() => {
            Err(PaperError::new("not-a-file", &say::NotAFile).at(output))
        }
        Ok(_) if !force => Err(exists(output)),
        Ok(_) | Err(_) => Ok(()),
    }
}

fn exists(output: &Path) -> PaperError {
    PaperError::new("output-exists", &say::OutputExists).at(output).hint(&say::NameAnotherOrForce)
}

/// Writes the file under another name, syncs it, and gives it its name.
pub(crate) fn write(output: &Path, bytes: &[u8], force: bool) -> Result<(), PaperError> {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let failed = |error: io::Error| PaperError::writing(output, &error);
    let mut builder = Builder::new();
    let builder = builder.prefix(".paraph-").permissions(fs::Permissions::from_mode(MODE));
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    let named = match force {
        true => file.persist(output),
        false => file.persist_noclobber(output),
    };
    match named {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(exists(output)),
        Err(error) => Err(failed(error.error)),
    }
}
