//! The command `paraph`. See `paraph --help`, and README.md for the whole story.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
