//! `paraph man`: the pages of the manual, for whoever packages the program.

use crate::cli::args::ManArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::NewFolder;
use crate::cli::manual::pages;
use crate::cli::say::World;
use crate::cli::shown::shown;

pub(crate) fn run(args: &ManArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let folder = NewFolder::begin(&args.dir)?;
    for (name, text) in pages() {
        folder.write(&name, text.as_bytes())?;
    }
    folder.commit(|| world.text_now(&format!("{}\n", shown(&args.dir))))?;
    Ok(Exit::Done)
}
