//! Keys that stay elsewhere: in a real SSH agent, in a real SoftHSM2 token, or with a program. Also fake
//! agents, tokens and programs.

mod agent;
mod program;
pub(crate) mod story;
mod test_devices;
mod token;
mod token_helper;

pub(crate) use test_devices::{Hsm, PIN};

/// A signature for `new.json`, by the key that follows.
const SIGN: &str = "paraph sign tor.record.json --party rok-mnd --as hong-gil-dong.toml \
                    --roster roster.toml --yes -o new.json --key";

/// The same without a roster.
const ALONE: &str =
    "paraph sign tor.record.json --party rok-mnd --as hong-gil-dong.toml --yes -o new.json --key";
