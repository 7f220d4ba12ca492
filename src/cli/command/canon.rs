//! `paraph canon`: any JSON in canonical form.

use paraph::canon::{MAX_CANON, canonical};
use paraph::fault::safe;

use crate::cli::args::CanonArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::output::Console;

pub(crate) fn run(args: &CanonArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let bytes = files::read(&args.file, MAX_CANON)?;
    let form = canonical(&bytes).map_err(|fault| {
        let mut error = CliError::refused(&args.file, &fault);
        error.hint = None;
        error
    })?;
    match Console::shows_data() {
        false => console.data(&form)?,
        true => console.data((safe(&String::from_utf8_lossy(&form)) + "\n").as_bytes())?,
    }
    Ok(Exit::Done)
}
