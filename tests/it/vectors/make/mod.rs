//! Every vector, made from a valid base by one change.
//!
//! Each row states by hand the expected code and place; the library is not used here. Keys come from the
//! seeds in `sign.rs`.

mod act;
mod authority;
mod base;
mod bundle;
#[cfg(feature = "cli")]
pub(super) mod carried;
mod containers;
mod draft;
mod draft_terms;
mod envelope;
mod evidence;
mod form;
mod json;
mod keys;
mod log_proof;
mod meaning;
mod ml_dsa_keys;
mod pairs;
mod paper;
mod profile;
mod record;
mod record_terms;
mod roster;
mod shown;
mod sign;
mod state;
mod time_stamp;
mod value;
mod verdict;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::file::Vector;
pub(super) use shown::SHOWN;

/// The maximum size of a file that is kept in the repository, in bytes. Larger ones are only made and run.
const LARGEST_FILE: usize = 64 << 10;

/// All vectors: those that are kept as files, and those that would be too large.
static ALL: LazyLock<(Vec<Vector>, Vec<Vector>)> = LazyLock::new(|| {
    let vectors = [
        json::all(),
        form::all(),
        value::all(),
        record::all(),
        record_terms::all(),
        act::all(),
        envelope::all(),
        bundle::all(),
        keys::all(),
        containers::all(),
        ml_dsa_keys::all(),
        roster::all(),
        draft::all(),
        profile::all(),
        verdict::all(),
        meaning::all(),
        authority::all(),
        state::all(),
        time_stamp::all(),
        log_proof::all(),
        evidence::all(),
        pairs::all(),
        paper::all(),
    ]
    .concat();
    vectors.into_iter().partition(|vector| vector.to_file().len() <= LARGEST_FILE)
});

/// The vectors that would be too large for files.
pub(super) fn too_large() -> &'static [Vector] {
    &ALL.1
}

/// All files for fixtures/vectors except README.md and INDEX.md, by path.
pub(super) fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = verdict::files();
    files.extend(state::files());
    for vector in &ALL.0 {
        let before = files.insert(vector.path(), vector.to_file());
        assert!(before.is_none(), "two vectors are called {}", vector.path());
    }
    files
}
