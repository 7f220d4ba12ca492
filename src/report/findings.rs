//! Findings about several instruments, for programs.

use serde::Serialize;

use crate::instruments::Finding;
use crate::locale::Locale;
use crate::messages::Localized as _;

#[derive(Serialize)]
pub(super) struct ShownFinding {
    code: &'static str,
    message: String,
    /// The digest of the record that states the relation, and of the record that it leads to.
    from: Option<String>,
    target: Option<String>,
    /// The ids of a circle, or the id that several records share.
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
