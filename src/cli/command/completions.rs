//! `paraph completions`: the script with which a shell asks for completions.

use clap_complete::env::{Bash, EnvCompleter, Fish, Zsh};

use crate::cli::args::{CompletionsArgs, Shell};
use crate::cli::complete::VARIABLE;
use crate::cli::error::{CliError, Exit};
use crate::cli::say::World;

pub(crate) fn run(args: &CompletionsArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let shell: &dyn EnvCompleter = match args.shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
    };
    let mut script = Vec::new();
    shell
        .write_registration(VARIABLE, "paraph", "paraph", "paraph", &mut script)
        .map_err(CliError::writing_output)?;
    // Bash quotes names with spaces only if the script says that they are file names.
    let script = String::from_utf8(script).expect("the script is text");
    let script = script.replace("complete -o nospace", "complete -o filenames -o nospace");
    world.data(script.trim_start().as_bytes())?;
    Ok(Exit::Done)
}
