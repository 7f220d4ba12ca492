//! What is bounded: each limit of docs/format.md at, below and above; and inputs that are made to
//! exhaust a machine.

mod growth;
mod hostile;
mod many;
mod measure;
mod program;
mod table;
