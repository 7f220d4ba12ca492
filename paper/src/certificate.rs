//! `certificate.json`: how a paper was made, so that it can be made again.

use std::collections::BTreeMap;

use paraph::paper::DESCRIPTION_NAME;
use serde::{Deserialize, Serialize};

use crate::content::Attachment;
use crate::error::PaperError;

/// The name and version of the format.
pub(crate) const FORMAT: &str = "paraph/certificate/1";

/// How a paper was made. All members are in the order of their names.
#[derive(Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Certificate {
    /// The time of the judgement, in RFC 3339.
    pub(crate) at: String,
    /// The paths of texts that were found but differ. They are not attached.
    pub(crate) different: Vec<String>,
    /// The SHA-256 of each font, by the name of its file.
    pub(crate) fonts: BTreeMap<String, String>,
    pub(crate) format: String,
    /// `en` or `ko`.
    pub(crate) language: String,
    /// The digests of the records of the other instruments that were at hand, sorted.
    pub(crate) others: Vec<String>,
    /// `a4` or `letter`.
    pub(crate) paper: String,
    /// The version of this program.
    pub(crate) program: String,
    /// The SHA-256 of the record.
    pub(crate) record: String,
    /// The SHA-256 of the roster.
    pub(crate) roster: String,
    /// The SHA-256 of the template.
    pub(crate) template: String,
    /// Whether texts were checked and attached.
    pub(crate) texts: bool,
    /// The version of Typst.
    pub(crate) typst: String,
}

impl Certificate {
    /// Reads the file of a paper; `None` if it is in another form.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The attachment of a paper.
    pub(crate) fn attachment(&self, description: String) -> Result<Attachment, PaperError> {
        let bytes =
            serde_json::to_vec(self).map_err(|error| PaperError::fault(&error.to_string()))?;
        Ok(Attachment {
            name: DESCRIPTION_NAME.to_owned(),
            bytes,
            media_type: "application/json".to_owned(),
            description,
            relationship: "data",
        })
    }
}
