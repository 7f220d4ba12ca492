//! temporary
pub mod act;
pub mod bundle;
pub mod canon;
pub mod draft;
pub mod envelope;
pub mod fault;
pub mod format;
pub mod id;
pub mod keys;
pub mod profile;
pub mod record;
pub mod report;
pub mod roster;
pub mod text;
pub mod value;
pub mod verify;
mod written;
