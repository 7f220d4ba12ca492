//! `paraph completions`: the script that a shell loads.

use crate::cli::args::CompletionsArgs;
use crate::cli::complete::script;
use crate::cli::error::{CliError, Exit};
use crate::cli::say::World;

pub(crate) fn run(args: &CompletionsArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    world.data(&script(args.shell.name()))?;
    Ok(Exit::Done)
}
