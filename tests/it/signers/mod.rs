//! Keys that stay elsewhere: in a real SSH agent, in a real SoftHSM2 token, with a program. And those
//! that only claim to be one.

mod agent;
mod keepers;
mod program;
pub(crate) mod story;
mod token;

pub(crate) use keepers::{Hsm, PIN};

/// A signature that is to go into `new.json`, by the key that is named next.
const SIGN: &str = "paraph sign tor.record.json --party rok-mnd --as hong-gil-dong.toml \
                    --roster roster.toml --yes -o new.json --key";

/// The same without a roster.
const ALONE: &str =
    "paraph sign tor.record.json --party rok-mnd --as hong-gil-dong.toml --yes -o new.json --key";
