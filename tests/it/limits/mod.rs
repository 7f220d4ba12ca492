//! Limits: each limit of docs/format.md at, below and above; and inputs that try to exhaust a machine.

mod growth;
#[cfg(feature = "cli")]
mod hostile;
#[cfg(feature = "cli")]
mod large_inputs;
#[cfg(feature = "cli")]
pub(crate) mod measure;
#[cfg(feature = "cli")]
mod program;
mod table;
