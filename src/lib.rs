//! temporary
pub mod act;
pub mod canon;
pub mod envelope;
pub mod fault;
pub mod format;
pub mod id;
pub mod keys;
pub mod record;
pub mod value;
