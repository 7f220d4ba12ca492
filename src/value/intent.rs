//! What an act means.

use super::worded;

worded! {
    /// What an act means.
    Intent {
        /// To be bound by the record, as its party.
        Sign = "sign",
    }
}
