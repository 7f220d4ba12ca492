//! `paraph canon`: any JSON in canonical form.

use paraph::canon::{MAX_CANON, canonical};
use paraph::fault::safe;

use crate::cli::args::CanonArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::say::World;

pub(crate) fn run(args: &CanonArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let bytes = files::read(&args.file, MAX_CANON)?;
    let form = canonical(&bytes).map_err(|fault| {
        let mut error = CliError::refused(&args.file, &fault);
        error.hint = None;
        error
    })?;
    match World::shows_data() {
        false => world.data(&form)?,
        true => world.data((safe(&String::from_utf8_lossy(&form)) + "\n").as_bytes())?,
    }
    Ok(Exit::Done)
}
