//! The command `paraph`. See `paraph --help` and README.md.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
