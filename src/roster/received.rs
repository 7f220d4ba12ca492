//! Receipts: notes of the roster's owner about what they held and when. Also finds receipts that prove
//! nothing.
//!
//! A receipt is compared with the times that the act and its record claim. It can be up to a day earlier,
//! because clocks can differ by that much. No one can hold what does not exist yet.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Roster};
use crate::id::{ActId, Digest, EnvelopeDigest, PartyId};
use crate::value::Time;

/// A signed act that was received: its envelope, and the claims of the act and its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldAct {
    /// The envelope, including its signature. The receipt is about it.
    pub envelope: EnvelopeDigest,
    /// The digest of the act's record.
    pub record: Digest,
    /// The time when the record claims to have been made.
    pub created: Time,
    /// The act.
    pub act: ActId,
    /// The party for which it was signed.
    pub party: PartyId,
    /// The time when the act claims to have been signed.
    pub signed_at: Time,
}

/// The time that a receipt precedes by more than a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooEarly {
    /// The time at which the record was made.
    ForRecord,
    /// The time at which the act was signed.
    ForAct,
}

/// The claimed times that a receipt of `on` precedes by more than a day. A receipt that is too early for one
/// of them proves nothing (docs/format.md J2.1).
pub fn too_early(on: &Time, created: &Time, signed_at: &Time) -> impl Iterator<Item = TooEarly> {
    let record = created.is_over_a_day_after(on).then_some(TooEarly::ForRecord);
    let act = signed_at.is_over_a_day_after(on).then_some(TooEarly::ForAct);
    [record, act].into_iter().flatten()
}

/// Whether a receipt of `on` can prove that the act existed then.
pub fn may_be(on: &Time, created: &Time, signed_at: &Time) -> bool {
    too_early(on, created, signed_at).next().is_none()
}

/// The receipts of a roster that prove nothing about these acts, because they are earlier than the act or its
/// record: [`Finding::ReceivedBeforeTheRecord`], once for each record and time, then
/// [`Finding::ReceivedBeforeTheAct`], once for each act and time.
pub fn check_receipts(roster: &Roster, acts: &[HeldAct]) -> Vec<Finding> {
    let (mut records, mut findings) = (Vec::new(), Vec::new());
    let (mut known_records, mut known_acts) = (BTreeSet::new(), BTreeSet::new());
    for act in acts {
        for on in roster.received(&act.envelope) {
            for what in too_early(on, &act.created, &act.signed_at) {
                match what {
                    TooEarly::ForRecord if known_records.insert((act.record, on.to_string())) => {
                        records.push(Finding::ReceivedBeforeTheRecord {
                            on: *on,
                            record: act.record,
                            created: act.created,
                        });
                    }
                    TooEarly::ForAct if known_acts.insert((act.act, on.to_string())) => {
                        findings.push(Finding::ReceivedBeforeTheAct {
                            on: *on,
                            act: act.act,
                            party: act.party.clone(),
                            signed_at: act.signed_at,
                        });
                    }
                    TooEarly::ForRecord | TooEarly::ForAct => {}
                }
            }
        }
    }
    records.extend(findings);
    records
}

/// Receipts that are later than `at` by more than a day: one finding for each time.
pub(super) fn from_the_future(roster: &Roster, at: &Time) -> Vec<Finding> {
    let mut times: BTreeMap<(i64, String), (Time, usize)> = BTreeMap::new();
    for on in roster.received.values().flatten().filter(|on| on.is_over_a_day_after(at)) {
        times.entry((on.unix_seconds(), on.to_string())).or_insert((*on, 0)).1 += 1;
    }
    let finding = |(on, envelopes)| Finding::ReceivedFromTheFuture { on, envelopes };
    times.into_values().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Time {
        text.parse().unwrap()
    }

    fn held(envelope: &[u8], act: &[u8], signed_at: &str) -> HeldAct {
        HeldAct {
            envelope: EnvelopeDigest::of(envelope),
            record: Digest::of(b""),
            created: time("2021-01-03T00:00:00Z"),
            act: ActId::of(act),
            party: "p".parse().unwrap(),
            signed_at: time(signed_at),
        }
    }

    fn roster(notes: &[(&str, &[u8])]) -> Roster {
        let note = |(on, envelope): &(&str, &[u8])| {
            format!("[[received]]\non = {on}\nenvelopes = [\"{}\"]\n", EnvelopeDigest::of(envelope))
        };
        let notes: String = notes.iter().map(note).collect();
        Roster::parse(&format!("roster = 1\n{notes}")).unwrap()
    }

    #[test]
    fn a_receipt_may_be_a_day_too_early_and_no_second_more() {
        let day = |text: &str| time(&format!("2021-01-{text}Z"));
        let rows = [
            ("05T00:00:00", "03T00:00:00", "04T00:00:00", &[][..]),
            ("03T00:00:00", "04T00:00:00", "04T00:00:00", &[]),
            ("03T00:00:00", "04T00:00:01", "04T00:00:00", &[TooEarly::ForRecord]),
            ("03T00:00:00", "04T00:00:00", "04T00:00:01", &[TooEarly::ForAct]),
            ("02T23:59:59", "04T00:00:00", "04T00:00:00", &[TooEarly::ForRecord, TooEarly::ForAct]),
        ];
        for (on, created, signed_at, expected) in rows {
            let (on, created, signed_at) = (day(on), day(created), day(signed_at));
            let found: Vec<TooEarly> = too_early(&on, &created, &signed_at).collect();
            assert_eq!(found, expected, "{on} {created} {signed_at}");
            assert_eq!(may_be(&on, &created, &signed_at), expected.is_empty());
        }
        // Sorted by instant, whatever the offset.
        let seoul = time("2021-01-04T09:00:00+09:00");
        assert!(may_be(&day("03T00:00:00"), &seoul, &seoul));
    }

    #[test]
    fn receipts_that_prove_nothing_are_found_each_once() {
        let acts = [
            held(b"1", b"1", "2021-01-05T00:00:00Z"),
            // The same act in another envelope, and the same file again.
            held(b"2", b"1", "2021-01-05T00:00:00Z"),
            held(b"1", b"1", "2021-01-05T00:00:00Z"),
            held(b"3", b"3", "2021-01-05T00:00:00Z"),
        ];
        let codes = |notes: &[(&str, &[u8])]| -> Vec<&str> {
            check_receipts(&roster(notes), &acts).iter().map(Finding::code).collect()
        };
        assert_eq!(
            codes(&[("2021-01-04T00:00:00Z", b"1"), ("2021-01-09T00:00:00Z", b"3")]),
            [""; 0]
        );
        assert_eq!(codes(&[("2021-01-03T23:59:59Z", b"1")]), ["received-before-the-act"]);
        let early = "2021-01-01T23:59:59Z";
        assert_eq!(
            codes(&[(early, b"1"), (early, b"2"), (early, b"3"), ("2021-01-06T00:00:00Z", b"1")]),
            ["received-before-the-record", "received-before-the-act", "received-before-the-act"]
        );
        // Other envelopes are unknown.
        assert_eq!(codes(&[(early, b"9")]), [""; 0]);
    }

    #[test]
    fn receipts_of_the_future_are_found_once_for_a_time() {
        let notes: [(&str, &[u8]); 4] = [
            ("2021-01-03T00:00:00Z", b"1"),
            ("2021-01-03T00:00:01Z", b"1"),
            ("2021-01-03T00:00:01Z", b"2"),
            ("2030-01-01T00:00:00Z", b"3"),
        ];
        let found = from_the_future(&roster(&notes), &time("2021-01-02T00:00:00Z"));
        let expected = [("2021-01-03T00:00:01Z", 2), ("2030-01-01T00:00:00Z", 1)];
        let expected = expected
            .map(|(on, envelopes)| Finding::ReceivedFromTheFuture { on: time(on), envelopes });
        assert_eq!(found, expected);
    }
}
