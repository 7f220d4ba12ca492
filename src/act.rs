//! The act: one statement by one signatory about one record.
//!
//! An [`Act`] keeps the bytes that it was read from, which are what is signed. It says who claims
//! to sign, for whom and with what intent; whether that is so is judged elsewhere.

use crate::canon::{Cursor, Flaw, Read, Writer};
use crate::envelope::MAX_SIGNATURES;
use crate::fault::{Fault, FaultKind};
use crate::format::Format;
use crate::id::{ActId, KeyId, PartyId};
pub use crate::record::RecordRef;
use crate::record::{read_names, read_record_ref, write_names, write_record_ref};
pub use crate::value::Intent;
use crate::value::{Country, Label, Names, Time, worded};

/// Most acts that an act has seen: as many as a bundle holds.
pub const MAX_SEEN: usize = 512;

/// What an act says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActContent {
    /// The instrument that the act is about, and its record to the byte.
    pub record: RecordRef,
    /// For whom.
    pub party: PartyId,
    /// The keys that sign this act, sorted: all of them.
    pub keys: Vec<KeyId>,
    /// Who signs, by their own word.
    pub signatory: Signatory,
    /// In what capacity, by their own word.
    pub capacity: Option<Capacity>,
    /// What the act means.
    pub intent: Intent,
    /// Where it was signed, by the signatory's word.
    pub place: Option<Location>,
    /// When it was signed, by the signatory's word.
    pub signed_at: Time,
    /// The acts that the signatory was shown, sorted.
    pub seen: Vec<ActId>,
}

/// The person whom an act names as signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The name in its own script.
    pub name: Label,
    /// The name in Latin letters.
    pub name_latin: Option<Label>,
    /// Office or rank.
    pub title: Option<Names>,
}

worded! {
    /// In what capacity somebody signs.
    Capacity {
        /// Holds the office.
        Official = "official",
        /// Holds it for the time being.
        Acting = "acting",
        /// Performs its duties without holding it.
        PerformingDuties = "performing-duties",
        /// Was given the task.
        Delegate = "delegate",
    }
}

/// Where somebody signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The country.
    pub country: Country,
    /// The town.
    pub locality: Option<Label>,
}

/// An act together with the bytes that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    content: ActContent,
    bytes: Vec<u8>,
    id: ActId,
}

impl Act {
    /// The act that says `content`. `seen` and `keys` are put in order.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read) for what is between the values.
    pub fn new(mut content: ActContent) -> Result<Self, Fault> {
        content.keys.sort();
        content.seen.sort();
        Self::read(&write(&content))
    }

    /// Reads an act: exactly its canonical bytes, at most 64 KiB.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with its place: not canonical JSON (rules C of docs/format.md), or not an act
    /// (rules A).
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let content = Format::Act.read(bytes, read_content)?;
        Ok(Self { content, bytes: bytes.to_vec(), id: ActId::of(bytes) })
    }

    /// What the act says.
    pub fn content(&self) -> &ActContent {
        &self.content
    }

    /// The canonical bytes: the payload that is signed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the bytes.
    pub fn id(&self) -> ActId {
        self.id
    }
}

fn read_content(cursor: &mut Cursor<'_>) -> Read<ActContent> {
    let mut members = cursor.object()?;
    let capacity = members.optional("capacity")?.map(Cursor::parse).transpose()?;
    Format::Act.expect(members.required("format")?)?;
    let intent = members.required("intent")?.parse()?;
    let keys = members.required("keys")?;
    let at = keys.at();
    let keys = keys.sorted_array(("key", "keys"), MAX_SIGNATURES, KeyId::clone, Cursor::parse)?;
    if keys.is_empty() {
        return Err(Flaw::new(at, FaultKind::EmptyList { what: "key" }));
    }
    let party = members.required("party")?.parse()?;
    let place = members.optional("place")?.map(read_location).transpose()?;
    let record = read_record_ref(members.required("record")?)?;
    let seen = members.required("seen")?;
    let seen =
        seen.sorted_array(("seen act", "seen acts"), MAX_SEEN, ActId::clone, Cursor::parse)?;
    let signatory = read_signatory(members.required("signatory")?)?;
    let signed_at = members.required("signedAt")?.parse()?;
    members.end()?;
    Ok(ActContent { record, party, keys, signatory, capacity, intent, place, signed_at, seen })
}

fn read_location(cursor: &mut Cursor<'_>) -> Read<Location> {
    let mut members = cursor.object()?;
    let country = members.required("country")?.parse()?;
    let locality = members.optional("locality")?.map(Cursor::parse).transpose()?;
    members.end()?;
    Ok(Location { country, locality })
}

fn read_signatory(cursor: &mut Cursor<'_>) -> Read<Signatory> {
    let mut members = cursor.object()?;
    let name = members.required("name")?.parse()?;
    let name_latin = members.optional("nameLatin")?.map(Cursor::parse).transpose()?;
    let title = members.optional("title")?.map(read_names).transpose()?;
    members.end()?;
    Ok(Signatory { name, name_latin, title })
}

fn write(content: &ActContent) -> Vec<u8> {
    Writer::object_bytes(|members| {
        if let Some(capacity) = content.capacity {
            members.member("capacity").string(capacity.word());
        }
        members.member("format").string(Format::Act.name());
        members.member("intent").string(content.intent.word());
        members.member("keys").array(&content.keys, |writer, key| writer.string(&key.to_string()));
        members.member("party").string(content.party.as_str());
        if let Some(place) = &content.place {
            members.member("place").object(|members| {
                members.member("country").string(place.country.as_str());
                if let Some(locality) = &place.locality {
                    members.member("locality").string(locality.as_str());
                }
            });
        }
        write_record_ref(members.member("record"), &content.record);
        members.member("seen").array(&content.seen, |writer, act| writer.string(&act.to_string()));
        members.member("signatory").object(|members| {
            members.member("name").string(content.signatory.name.as_str());
            if let Some(name_latin) = &content.signatory.name_latin {
                members.member("nameLatin").string(name_latin.as_str());
            }
            if let Some(title) = &content.signatory.title {
                write_names(members.member("title"), title);
            }
        });
        members.member("signedAt").string(&content.signed_at.to_string());
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Digest, RecordId};

    fn content() -> ActContent {
        ActContent {
            record: RecordRef { id: RecordId::from_random([0; 16]), sha256: Digest::of(b"") },
            party: "rok-mnd".parse().unwrap(),
            keys: vec![KeyId::of(b"")],
            signatory: Signatory {
                name: "홍길동".parse().unwrap(), name_latin: None, title: None
            },
            capacity: None,
            intent: Intent::Sign,
            place: None,
            signed_at: "2021-08-05T09:00:00+09:00".parse().unwrap(),
            seen: Vec::new(),
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut full = content();
        full.signatory.name_latin = Some("Hong Gil-dong".parse().unwrap());
        full.signatory.title =
            Names::new([("en".parse().unwrap(), "Deputy Minister".parse().unwrap())].into()).ok();
        full.capacity = Some(Capacity::Acting);
        full.place = Some(Location { country: "KR".parse().unwrap(), locality: None });
        full.seen = vec![ActId::of(b"2"), ActId::of(b"1")];
        for content in [content(), full] {
            let act = Act::new(content).unwrap();
            assert_eq!(Act::read(act.bytes()).unwrap(), act);
            assert_eq!(act.id(), ActId::of(act.bytes()));
        }
    }

    #[test]
    fn lists_have_their_length_and_no_entry_twice() {
        let refused = |change: &dyn Fn(&mut ActContent)| {
            let mut content = content();
            change(&mut content);
            Act::new(content).unwrap_err().code()
        };
        assert_eq!(refused(&|c| c.keys.clear()), "empty-list");
        assert_eq!(refused(&|c| c.keys.push(KeyId::of(b"2"))), "too-many");
        assert_eq!(refused(&|c| c.seen = vec![ActId::of(b""); 2]), "duplicate-entry");
    }
}
