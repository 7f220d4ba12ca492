//! Finds problems in a roster before they cause trouble.

use std::collections::BTreeMap;
use std::fmt;

use super::received::from_the_future;
use super::{Holder, Roster, RosterKey, RosterParty, TimeSource, Window};
use crate::evidence::{Anchor, Entry};
use crate::id::{ActId, Digest, HolderId, KeyId, PartyId, TimeSourceId};
use crate::keys::Suite;
use crate::locale::Locale;
use crate::messages::{Localized, roster_check};
use crate::record::SuiteDemand;
use crate::screen::{Parting, parting, quoted, shape, small_shape};
use crate::value::{Label, Time};

/// The number of seconds before the end of a key from which on it is reported: 90 days.
const NOTICE: i64 = 90 * 24 * 3600;

/// A problem in a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The last window of a key has closed.
    Expired {
        /// The holder of the key.
        holder: HolderId,
        /// The key.
        key: KeyId,
        /// The time when the window closed.
        until: Time,
    },
    /// The last window of a key closes within 90 days.
    ExpiresSoon {
        /// The holder of the key.
        holder: HolderId,
        /// The key.
        key: KeyId,
        /// The time when the window closes.
        until: Time,
    },
    /// A party has too few holders who can sign.
    Blocked {
        /// The party.
        party: PartyId,
        /// The number of holders who can sign.
        able: usize,
        /// The number of holders who must sign.
        quorum: u32,
    },
    /// The loss of one key would block a party.
    OneLossBlocks {
        /// The party.
        party: PartyId,
        /// The holder who would have no key left.
        holder: HolderId,
        /// How many keys of the party can sign now.
        keys: usize,
    },
    /// One person alone can sign for a party.
    QuorumOfOne {
        /// The party.
        party: PartyId,
    },
    /// A published specimen key, with which anyone can sign.
    Specimen {
        /// The holder under whom the roster lists it.
        holder: HolderId,
        /// The key.
        key: KeyId,
    },
    /// One name under two ids: perhaps one person who would count twice.
    SameName {
        /// The name.
        name: Label,
        /// Both ids.
        holders: [HolderId; 2],
    },
    /// Two ids or names that people could confuse.
    LookAlike {
        /// The first one.
        one: String,
        /// The second one.
        other: String,
        /// The part in which they differ.
        part: Parting,
    },
    /// The window of an authority or log is over, or the certificate of an authority has expired.
    AuthorityEnded {
        /// The authority or log.
        source: TimeSourceId,
        /// When it ended.
        until: Time,
    },
    /// The window of an authority or log, or the certificate of an authority, ends within 90 days.
    AuthorityEndsSoon {
        /// The authority or log.
        source: TimeSourceId,
        /// When it ends.
        until: Time,
    },
    /// The window of an authority has no instant at which its certificate is valid: its word never counts.
    AuthorityNeverCounts {
        /// The authority.
        source: TimeSourceId,
        /// The first instant at which the certificate is valid.
        from: Time,
        /// The last one.
        until: Time,
    },
    /// A receipt with a time in the future.
    ReceivedFromTheFuture {
        /// The time when the envelopes were held, by the receipt.
        on: Time,
        /// The number of envelopes.
        envelopes: usize,
    },
    /// A receipt that is earlier than the record.
    ReceivedBeforeTheRecord {
        /// The time when an act about the record was held, by the receipt.
        on: Time,
        /// The record.
        record: Digest,
        /// The time when the record claims to have been made.
        created: Time,
    },
    /// A receipt that is earlier than the act.
    ReceivedBeforeTheAct {
        /// The time when the act was held, by the receipt.
        on: Time,
        /// The act.
        act: ActId,
        /// The party for which it was signed.
        party: PartyId,
        /// The time when the act claims to have been signed.
        signed_at: Time,
    },
    /// A party has too few holders with a pair of keys for the time from which on it must sign with pairs.
    NotReady {
        /// The party.
        party: PartyId,
        /// The number of holders with a pair that may sign then.
        able: usize,
        /// The number of holders who must sign then.
        quorum: u32,
        /// The time from which on its classic acts do not count without proof.
        from: Time,
    },
    /// The rule of a party for pairs of keys has no effect: the rule of all parties begins earlier.
    RuleWithoutEffect {
        /// The party.
        party: PartyId,
        /// When its own rule would begin.
        from: Time,
        /// When the rule of all parties begins.
        earlier: Time,
    },
    /// A bundle has evidence, but none of it is by an authority or log of the roster.
    EvidenceByNoOne {
        /// The record.
        record: Digest,
        /// The number of entries of evidence.
        entries: usize,
    },
}

impl Finding {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Expired { .. } => "expired",
            Self::ExpiresSoon { .. } => "expires-soon",
            Self::Blocked { .. } => "blocked",
            Self::OneLossBlocks { .. } => "one-loss-blocks",
            Self::QuorumOfOne { .. } => "quorum-of-one",
            Self::Specimen { .. } => "specimen-key",
            Self::SameName { .. } => "same-name",
            Self::LookAlike { .. } => "look-alike",
            Self::AuthorityEnded { .. } => "authority-ended",
            Self::AuthorityEndsSoon { .. } => "authority-ends-soon",
            Self::AuthorityNeverCounts { .. } => "authority-never-counts",
            Self::ReceivedFromTheFuture { .. } => "received-from-the-future",
            Self::ReceivedBeforeTheRecord { .. } => "received-before-the-record",
            Self::ReceivedBeforeTheAct { .. } => "received-before-the-act",
            Self::NotReady { .. } => "not-ready",
            Self::RuleWithoutEffect { .. } => "rule-without-effect",
            Self::EvidenceByNoOne { .. } => "evidence-by-no-one",
        }
    }
}

impl Localized for Finding {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Expired { holder, until, .. } => {
                roster_check::Expired { holder, until }.write(locale, out)
            }
            Self::ExpiresSoon { holder, until, .. } => {
                roster_check::ExpiresSoon { holder, until }.write(locale, out)
            }
            Self::Blocked { party, able, quorum } => {
                roster_check::Blocked { party, able, quorum }.write(locale, out)
            }
            Self::OneLossBlocks { party, holder, keys } => {
                roster_check::OneLossBlocks { party, holder, keys }.write(locale, out)
            }
            Self::QuorumOfOne { party } => roster_check::QuorumOfOne { party }.write(locale, out),
            Self::Specimen { holder, .. } => roster_check::Specimen { holder }.write(locale, out),
            Self::SameName { name, holders: [one, other] } => {
                roster_check::SameName { one, other, name }.write(locale, out)
            }
            Self::LookAlike { one, other, part } => {
                let (one, other) = (quoted(one), quoted(other));
                roster_check::LookAlike { one, other, part }.write(locale, out)
            }
            Self::AuthorityEnded { source, until } => {
                roster_check::AuthorityEnded { source, until }.write(locale, out)
            }
            Self::AuthorityEndsSoon { source, until } => {
                roster_check::AuthorityEndsSoon { source, until }.write(locale, out)
            }
            Self::AuthorityNeverCounts { source, from, until } => {
                roster_check::AuthorityNeverCounts { source, from, until }.write(locale, out)
            }
            Self::ReceivedFromTheFuture { on, envelopes } => {
                roster_check::ReceivedFromTheFuture { on, envelopes }.write(locale, out)
            }
            Self::ReceivedBeforeTheRecord { on, record, created } => {
                roster_check::ReceivedBeforeTheRecord { on, record, created }.write(locale, out)
            }
            Self::ReceivedBeforeTheAct { on, act, party, signed_at } => {
                roster_check::ReceivedBeforeTheAct { on, act, party, signed_at }.write(locale, out)
            }
            Self::NotReady { party, able, quorum, from } => {
                roster_check::NotReady { party, able, quorum, from }.write(locale, out)
            }
            Self::RuleWithoutEffect { party, from, earlier } => {
                roster_check::RuleWithoutEffect { party, from, earlier }.write(locale, out)
            }
            Self::EvidenceByNoOne { record, entries } => {
                roster_check::EvidenceByNoOne { record, entries }.write(locale, out)
            }
        }
    }
}

/// All problems at the time `at`. [`check_receipts`](super::check_receipts) and [`check_evidence`] find the problems
/// that depend on bundles.
pub fn check(roster: &Roster, at: &Time) -> Vec<Finding> {
    let mut findings = Vec::new();
    for party in roster.parties() {
        for holder in party.holders.values() {
            findings.extend(holder.keys.iter().filter_map(|(id, key)| expiry(holder, id, key, at)));
            let specimens = holder.keys.iter().filter(|(_, key)| key.is_specimen());
            findings.extend(
                specimens
                    .map(|(key, _)| Finding::Specimen { holder: holder.id.clone(), key: *key }),
            );
        }
        findings.extend(capacity(party, at));
    }
    findings.extend(readiness(roster, at).into_iter().filter_map(|it| it.finding()));
    findings.extend(roster.parties().filter_map(|party| without_effect(roster, party)));
    findings.extend(same_names(roster));
    let parties = roster.parties().map(|party| party.id.as_str());
    findings.extend(look_alikes(parties));
    let holders = || roster.parties().flat_map(|party| party.holders.values());
    findings.extend(look_alikes(holders().map(|holder| holder.id.as_str())));
    findings.extend(look_alikes(holders().map(|holder| holder.name.as_str())));
    findings.extend(roster.time().ends().filter_map(|(source, until)| ending(source, until, at)));
    findings.extend(roster.time().authorities.iter().filter_map(never_counts));
    findings.extend(from_the_future(roster, at));
    findings
}

/// Whether a party of a roster can sign with pairs of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// The party.
    pub party: PartyId,
    /// The number of holders with a pair that may sign.
    pub able: usize,
    /// The number of holders who must sign.
    pub quorum: u32,
    /// The time from which on its classic acts do not count without proof, if there is such a rule.
    pub from: Option<Time>,
}

impl Readiness {
    /// Whether enough holders have a pair.
    pub fn is_ready(&self) -> bool {
        self.able >= self.quorum as usize
    }

    /// That the party is not ready, if it must be.
    fn finding(self) -> Option<Finding> {
        let (is_ready, Self { party, able, quorum, from }) = (self.is_ready(), self);
        let from = from.filter(|_| !is_ready)?;
        Some(Finding::NotReady { party, able, quorum, from })
    }
}

/// Which parties can sign with pairs of keys: at the time from which on they must, or at `at` if that is later or there is
/// no such rule.
pub fn readiness(roster: &Roster, at: &Time) -> Vec<Readiness> {
    let of = |party: &RosterParty| {
        let later = party.hybrid_from.filter(|from| from.unix_seconds() > at.unix_seconds());
        let then = later.unwrap_or(*at);
        let able = party.holders.values().filter(|it| it.can_sign(&then, Suite::Hybrid)).count();
        let (quorum, from) = (party.quorum.at(&then), party.hybrid_from);
        Readiness { party: party.id.clone(), able, quorum, from }
    };
    roster.parties().map(of).collect()
}

/// The rule of a party, if the one of all parties begins earlier: an exception that the roster cannot make.
fn without_effect(roster: &Roster, party: &RosterParty) -> Option<Finding> {
    let (earlier, from) = (*roster.hybrid_from()?, party.own_rule?);
    let is_later = earlier.unix_seconds() < from.unix_seconds();
    is_later.then(|| Finding::RuleWithoutEffect { party: party.id.clone(), from, earlier })
}

/// The evidence of the bundle of a record, if it has any and no authority and no log of the roster made an entry.
pub fn check_evidence<'e>(
    roster: &Roster,
    record: Digest,
    mut evidence: impl ExactSizeIterator<Item = &'e Entry>,
) -> Option<Finding> {
    let entries = evidence.len();
    let is_known = evidence.any(|entry| roster.time().knows(entry));
    (entries > 0 && !is_known).then_some(Finding::EvidenceByNoOne { record, entries })
}

/// Whether the certificate of an authority is valid at no instant of its window.
fn never_counts(source: &TimeSource<Anchor>) -> Option<Finding> {
    let Anchor::Certificate(certificate) = &source.trust else { return None };
    let (from, until) = (certificate.from(), certificate.until());
    let Window { from: begins, until: ends } = source.window;
    let never = ends.is_some_and(|ends| ends.unix_seconds() <= from.unix_seconds())
        || begins.is_some_and(|begins| until.unix_seconds() < begins.unix_seconds());
    never.then(|| Finding::AuthorityNeverCounts { source: source.id.clone(), from, until })
}

/// Whether an authority or log has ended, or will soon.
fn ending(source: &TimeSourceId, until: Time, at: &Time) -> Option<Finding> {
    let source = source.clone();
    match until.unix_seconds() - at.unix_seconds() {
        ..=0 => Some(Finding::AuthorityEnded { source, until }),
        left if left <= NOTICE => Some(Finding::AuthorityEndsSoon { source, until }),
        _ => None,
    }
}

/// Finds texts that look like an earlier but different one. Both forms by which texts look alike
/// ([`are_alike`](crate::screen::are_alike)) are looked up in a map, because rosters can be large.
fn look_alikes<'r>(texts: impl Iterator<Item = &'r str>) -> Vec<Finding> {
    let mut met: BTreeMap<(bool, String), &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for text in texts {
        let exact = met.insert((true, shape(text)), text);
        let small = met.insert((false, small_shape(text)), text);
        let other = [exact, small].into_iter().flatten().find(|other| *other != text);
        if let Some(other) = other
            && let Some(part) = parting(other, text)
        {
            let (one, other) = (other.to_owned(), text.to_owned());
            findings.push(Finding::LookAlike { one, other, part });
        }
    }
    findings
}

fn expiry(holder: &Holder, id: &KeyId, key: &RosterKey, at: &Time) -> Option<Finding> {
    if key.revoked.is_some() {
        return None;
    }
    let until = key.windows.last()?.until?;
    let (holder, key) = (holder.id.clone(), *id);
    match until.unix_seconds() - at.unix_seconds() {
        ..=0 => Some(Finding::Expired { holder, key, until }),
        left if left <= NOTICE => Some(Finding::ExpiresSoon { holder, key, until }),
        _ => None,
    }
}

/// Checks whether the party can sign now, whether it still could after the loss of one key, and whether one person
/// can do it alone. From a rule on that acts by single keys need proof, only pairs can sign.
fn capacity(party: &RosterParty, at: &Time) -> Vec<Finding> {
    let least = party.least(SuiteDemand::Any, at);
    let able = party.holders.values().filter(|it| it.can_sign(at, least));
    let able: Vec<&Holder> = able.collect();
    let (quorum, id) = (party.quorum.at(at), || party.id.clone());
    if able.len() < quorum as usize {
        return match least {
            Suite::Classic => vec![Finding::Blocked { party: id(), able: able.len(), quorum }],
            // [`readiness`] reports that pairs are missing.
            Suite::Hybrid => Vec::new(),
        };
    }
    let has_spare = able.len() > quorum as usize;
    let single = able.iter().find(|holder| holder.usable_keys(at, least) == 1);
    let one_loss = single.filter(|_| !has_spare).map(|holder| {
        let keys = able.iter().map(|holder| holder.usable_keys(at, least)).sum();
        Finding::OneLossBlocks { party: id(), holder: holder.id.clone(), keys }
    });
    let alone = (quorum == 1).then(|| Finding::QuorumOfOne { party: id() });
    one_loss.into_iter().chain(alone).collect()
}

fn same_names(roster: &Roster) -> Vec<Finding> {
    let mut met: BTreeMap<&Label, &HolderId> = BTreeMap::new();
    let mut findings = Vec::new();
    for holder in roster.parties().flat_map(|party| party.holders.values()) {
        if let Some(first) = met.insert(&holder.name, &holder.id) {
            let holders = [first.clone(), holder.id.clone()];
            findings.push(Finding::SameName { name: holder.name.clone(), holders });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::public;
    use super::*;
    use zeroize::Zeroizing;

    use crate::keys::{PublicKey, SecretKey};

    #[test]
    fn look_alikes_are_found() {
        let roster = roster(2, &[("Jane Doe", ""), ("Jаnе Dое", ""), ("JANE DOE", ""), ("C", "")]);
        let roster = Roster::parse(&roster).unwrap();
        let findings = check(&roster, &"2021-01-01T00:00:00Z".parse().unwrap());
        let findings: Vec<String> =
            findings.iter().map(|finding| finding.in_locale(Locale::En)).collect();
        assert_eq!(
            findings,
            [
                "\"Jane Doe\" and \"Jаnе Dое\" look alike, but differ at letter 2: \
                 \"a\" U+0061, \"а\" U+0430",
                "\"Jаnе Dое\" and \"JANE DOE\" look alike, but differ at letter 2: \
                 \"а\" U+0430, \"A\" U+0041",
            ]
        );
        let ids = ["rok-mnd", "rok-rnnd", "us-dod", "us-d0d", "l-1", "1-l", "x"];
        let codes = look_alikes(ids.into_iter()).len();
        assert_eq!(codes, 3);
    }

    fn codes(roster: &str, at: &str) -> Vec<&'static str> {
        let roster = Roster::parse(roster).unwrap();
        check(&roster, &at.parse().unwrap()).iter().map(Finding::code).collect()
    }

    fn roster(quorum: u32, holders: &[(&str, &str)]) -> String {
        let mut text = format!(
            "roster = 1\n[[party]]\nid = \"p\"\nname = {{ en = \"P\" }}\nquorum = {quorum}\n"
        );
        for (index, (name, rest)) in holders.iter().enumerate() {
            let key = public(index as u8 + 1);
            text += &format!(
                "[[party.holder]]\nid = \"h{index}\"\nname = \"{name}\"\n\
                 keys = [{{ public = \"{key}\"{rest} }}]\n"
            );
        }
        text
    }

    #[test]
    fn trouble_is_reported_before_it_comes() {
        let until = ", until = 2021-06-01T00:00:00Z";
        let (nothing, signing) = (", scope = []", ", scope = [\"sign\"]");
        let gone = ", revoked = { reported = 2021-01-01T00:00:00Z, reason = \"retired\" }";
        let rows: &[(&str, String, &[&str])] = &[
            ("2021-01-01T00:00:00Z", roster(2, &[("A", ""), ("B", ""), ("C", "")]), &[]),
            ("2021-01-01T00:00:00Z", roster(2, &[("A", ""), ("B", "")]), &["one-loss-blocks"]),
            ("2021-01-01T00:00:00Z", roster(1, &[("A", ""), ("B", "")]), &["quorum-of-one"]),
            ("2021-01-01T00:00:00Z", roster(2, &[("A", ""), ("A", ""), ("C", "")]), &["same-name"]),
            (
                "2021-03-02T00:00:00Z",
                roster(2, &[("A", until), ("B", ""), ("C", ""), ("D", "")]),
                &[],
            ),
            (
                "2021-03-04T00:00:00Z",
                roster(2, &[("A", until), ("B", ""), ("C", ""), ("D", "")]),
                &["expires-soon"],
            ),
            (
                "2021-06-01T00:00:00Z",
                roster(2, &[("A", until), ("B", ""), ("C", ""), ("D", "")]),
                &["expired"],
            ),
            (
                "2021-06-01T00:00:00Z",
                roster(2, &[("A", until), ("B", "")]),
                &["expired", "blocked"],
            ),
            ("2021-06-01T00:00:00Z", roster(2, &[("A", gone), ("B", "")]), &["blocked"]),
            ("2021-01-01T00:00:00Z", roster(2, &[("A", nothing), ("B", "")]), &["blocked"]),
            ("2021-01-01T00:00:00Z", roster(2, &[("A", signing), ("B", "")]), &["one-loss-blocks"]),
        ];
        for (at, roster, expected) in rows {
            assert_eq!(codes(roster, at), *expected, "at {at}\n{roster}");
        }
    }

    #[test]
    fn a_rule_of_a_party_that_begins_later_than_that_of_all_has_no_effect() {
        let [of_all, of_party] = ["roster = 1", "id = \"p\""];
        let text = roster(2, &[("A", ""), ("B", ""), ("C", "")]);
        let with = |all: &str, party: &str| {
            let rule = |from: &str| match from {
                "" => String::new(),
                from => format!("\nhybridFrom = {from}T00:00:00Z"),
            };
            let text = text.replacen(of_all, &format!("{of_all}{}", rule(all)), 1);
            text.replacen(of_party, &format!("{of_party}{}", rule(party)), 1)
        };
        let (earlier, later) = ("2027-01-01", "2031-01-01");
        for (all, party, expected) in [
            ("", later, &["not-ready"][..]),
            (earlier, "", &["not-ready"]),
            (earlier, earlier, &["not-ready"]),
            (later, earlier, &["not-ready"]),
            (earlier, later, &["not-ready", "rule-without-effect"]),
        ] {
            for at in ["2021-01-01T00:00:00Z", "2040-01-01T00:00:00Z"] {
                assert_eq!(codes(&with(all, party), at), expected, "{all}, {party}, {at}");
            }
        }
    }

    #[test]
    fn once_pairs_are_needed_only_they_are_counted() {
        let pair = |seed: u8| {
            let second = SecretKey::ml_dsa_from_seed(&Zeroizing::new([seed; 32]));
            format!("[\"{}\", \"{}\"]", public(seed), second.public().to_base64())
        };
        // How many of two holders have a pair besides a single key, the quorum, and what is found before and after.
        let one_loss: &[&str] = &["one-loss-blocks", "quorum-of-one"];
        let rows: [(u8, u32, &[&str], &[&str]); 6] = [
            (0, 1, &["quorum-of-one", "not-ready"], &["not-ready"]),
            (1, 1, &["quorum-of-one"], one_loss),
            (2, 1, &["quorum-of-one"], &["quorum-of-one"]),
            (0, 2, &["one-loss-blocks", "not-ready"], &["not-ready"]),
            (1, 2, &["one-loss-blocks", "not-ready"], &["not-ready"]),
            (2, 2, &[], &["one-loss-blocks"]),
        ];
        for (pairs, quorum, before, after) in rows {
            let mut text = roster(quorum, &[("A", ""), ("B", "")]);
            text = text.replacen("id = \"p\"", "id = \"p\"\nhybridFrom = 2030-01-01T00:00:00Z", 1);
            for holder in 1..=pairs {
                let single = format!("{{ public = \"{}\" }}", public(holder));
                let both = format!("{single}, {{ public = {} }}", pair(holder + 2));
                text = text.replacen(&single, &both, 1);
            }
            let at = |year| codes(&text, &format!("{year}-01-01T00:00:00Z"));
            assert_eq!(at(2029), before, "{pairs}, {quorum}");
            assert_eq!(at(2030), after, "{pairs}, {quorum}");
        }
    }

    #[test]
    fn a_specimen_key_can_sign_where_the_roster_says_so() {
        let specimen = PublicKey::from_pem(include_str!("../../keys/rok-mnd.pub")).unwrap();
        let plain = roster(1, &[("A", "")]).replace(&public(1), &specimen.to_base64());
        let counts = plain.replace("keys =", "specimen = true\nkeys =");
        let codes = |roster| codes(roster, "2021-01-01T00:00:00Z");
        assert_eq!(codes(&plain), ["specimen-key", "blocked"]);
        assert_eq!(codes(&counts), ["specimen-key", "one-loss-blocks", "quorum-of-one"]);
    }
}
