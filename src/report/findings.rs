//! Findings about several instruments, for programs.

use serde::Serialize;

use crate::instruments::Finding;
use crate::locale::Locale;
use crate::messages::Localized as _;

#[derive(Serialize)]
pub(super) struct ShownFinding {
    code: &'static str,
    message: String,
    /// The digests of the record that says or does it, and of the one to which it says or does it.
    from: Option<String>,
    target: Option<String>,
    /// The ids of a circle, or the one that several records have.
    ids: Vec<String>,
}

impl ShownFinding {
    pub(super) fn of(finding: &Finding) -> Self {
        let relation = finding.relation();
        Self {
            code: finding.code(),
            message: finding.in_locale(Locale::En),
            from: relation.map(|(from, _)| from.to_string()),
            target: relation.map(|(_, target)| target.sha256.to_string()),
            ids: finding.ids().iter().map(ToString::to_string).collect(),
        }
    }
}
