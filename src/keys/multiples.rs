//! A table of the multiples of a key, for a key that signs often.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use curve25519_dalek::edwards::{EdwardsBasepointTable, EdwardsPoint};
use curve25519_dalek::traits::BasepointTable as _;

/// The number of signatures of a key before its table is made. To make it takes as long as some 25
/// signatures, and as much as it saves in 250.
pub(super) const BEFORE_TABLE: usize = 250;

/// Memory for tables, shared by the keys that may come again. A table takes 30 KB, and the matrix of an ML-DSA-87 key 75 KB.
#[derive(Clone, Debug)]
pub struct TableRoom(Arc<AtomicUsize>);

impl TableRoom {
    /// Room for this number of tables.
    pub fn for_tables(tables: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(tables)))
    }

    /// Takes the place of one table, if there is one.
    pub(super) fn take(&self) -> bool {
        let one_less = |left: usize| left.checked_sub(1);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok()
    }
}

/// The table of a key, which is made when it starts to save time.
pub(super) struct Multiples {
    signatures: AtomicUsize,
    /// Multiples of -A. `None` if there was no room.
    table: OnceLock<Option<Box<EdwardsBasepointTable>>>,
    room: TableRoom,
}

impl Multiples {
    pub(super) fn new(room: &TableRoom) -> Self {
        Self { signatures: AtomicUsize::new(0), table: OnceLock::new(), room: room.clone() }
    }

    /// The table, if there is one for the next signature of the key `point`.
    pub(super) fn table(&self, point: &EdwardsPoint) -> Option<&EdwardsBasepointTable> {
        if self.table.get().is_none()
            && self.signatures.fetch_add(1, Ordering::Relaxed) < BEFORE_TABLE
        {
            return None;
        }
        let make = || self.room.take().then(|| Box::new(EdwardsBasepointTable::create(&-point)));
        self.table.get_or_init(make).as_deref()
    }

    /// Makes the table at the next signature.
    #[cfg(test)]
    pub(super) fn make_at_next(&self) {
        self.signatures.store(BEFORE_TABLE, Ordering::Relaxed);
    }

    /// Whether the table was made, or there was no room for it.
    #[cfg(test)]
    pub(super) fn is_made(&self) -> bool {
        self.table.get().is_some()
    }

    /// Whether there is a table.
    #[cfg(test)]
    pub(super) fn has_table(&self) -> bool {
        matches!(self.table.get(), Some(Some(_)))
    }
}
