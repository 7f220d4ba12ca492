//! A module for each command. Each one reads, calls the library, shows and writes.

pub(super) mod canon;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod config;
pub(super) mod demo;
pub(super) mod draft;
pub(super) mod export;
pub(super) mod graph;
pub(super) mod hash;
pub(super) mod help;
pub(super) mod interrupted_key;
pub(super) mod key;
pub(super) mod lint;
pub(super) mod man;
pub(super) mod merge;
pub(super) mod record;
pub(super) mod roster;
pub(super) mod show;
pub(super) mod sign;
pub(super) mod status;
pub(super) mod time;
pub(super) mod verify;
