//! `paraph completions`: the script with which a shell asks for completions.

use std::env;

use clap_complete::CompleteEnv;
use clap_complete::env::{Bash, EnvCompleter, Fish, Shells, Zsh};
use paraph::locale::Locale;

use crate::cli::args::{CompletionsArgs, Shell, command};
use crate::cli::error::{CliError, Exit};
use crate::cli::output::Console;

/// The environment variable with which a shell asks for completions.
pub(crate) const VARIABLE: &str = "PARAPH_COMPLETE";

/// Answers a shell that asks for completions, and returns the exit. `None` if no shell asks.
pub(crate) fn answer_shell() -> Option<Exit> {
    env::var_os(VARIABLE)?;
    let folder = env::current_dir().ok();
    let shells = Shells(&[&Bash, &Fish, &Zsh]);
    let asked = CompleteEnv::with_factory(|| command(Locale::En)).var(VARIABLE).shells(shells);
    match asked.try_complete(env::args_os(), folder.as_deref()) {
        Ok(true) => Some(Exit::Done),
        Ok(false) => None,
        Err(_) => Some(Exit::CouldNot),
    }
}

pub(crate) fn run(args: &CompletionsArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
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
    console.data(script.trim_start().as_bytes())?;
    Ok(Exit::Done)
}
