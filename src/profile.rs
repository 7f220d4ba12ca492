//! A signatory's profile: details about a person, written once and used for each signature.

use crate::act::{Capacity, Location, Signatory};
use crate::fault::Fault;
use crate::toml;

/// The maximum size of a profile, in bytes.
pub const MAX_PROFILE: usize = 64 << 10;

/// The content of the file that `sign --as FILE` reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The person who signs.
    pub signatory: Signatory,
    /// The capacity in which they sign.
    pub capacity: Option<Capacity>,
    /// The place of signing.
    pub place: Option<Location>,
}

impl Profile {
    /// Reads a profile: TOML with `name` and the optional keys `nameLatin`, `title`, `capacity`, `place`.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with line and column.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        const KEYS: &[&str] = &["name", "nameLatin", "title", "capacity", "place"];
        toml::read(text, MAX_PROFILE, KEYS, |table| {
            let signatory = Signatory {
                name: table.required("name")?.parse()?,
                name_latin: table.optional("nameLatin").map(|value| value.parse()).transpose()?,
                title: table.optional("title").map(|value| value.names()).transpose()?,
            };
            let capacity = table.optional("capacity").map(|value| value.parse()).transpose()?;
            let place = match table.optional("place") {
                None => None,
                Some(place) => {
                    let place = place.table(&["country", "locality"])?;
                    let locality = place.optional("locality");
                    Some(Location {
                        country: place.required("country")?.parse()?,
                        locality: locality.map(|value| value.parse()).transpose()?,
                    })
                }
            };
            Ok(Self { signatory, capacity, place })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_a_name_and_more_if_wanted() {
        let full = "name = \"홍길동\"\nnameLatin = \"Hong Gil-dong\"\ntitle = { en = \"Minister\" }\n\
                    capacity = \"acting\"\nplace = { country = \"KR\", locality = \"Seoul\" }\n";
        let profile = Profile::parse(full).unwrap();
        assert_eq!(profile.capacity, Some(Capacity::Acting));
        assert_eq!(profile.place.unwrap().locality.unwrap().as_str(), "Seoul");
        assert_eq!(Profile::parse("name = \"A\"").unwrap().signatory.name_latin, None);
        let rows = [
            ("", "missing-field"),
            ("name = \"<your name>\"", "placeholder"),
            ("name = 1", "wrong-type"),
            ("name = \"A\"\ncapacity = \"king\"", "unknown-word"),
            ("name = \"A\"\nplace = { locality = \"Seoul\" }", "missing-field"),
            ("name = \"A\"\nage = 3", "unknown-field"),
        ];
        for (text, code) in rows {
            assert_eq!(Profile::parse(text).unwrap_err().code(), code, "{text}");
        }
    }
}
