//! The command `paraph`. See `paraph --help`, README.md and docs/README.md.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
