//! Rosters: what reads makes sense, and what an edit gives reads, says what was edited and leaves
//! the rest as it was, comments too.
#![no_main]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use paraph::fault::Fault;
use paraph::id::{ActId, Digest, EnvelopeDigest, KeyId};
use paraph::keys::KeySet;
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::roster::{
    Acceptance, Addition, HeldAct, Revocation, RevocationReason, Roster, Window, accept, add,
    check, check_receipts, revoke,
};
use paraph::value::Time;
use paraph_fuzz::keys::{KEYS, STRANGER};
use paraph_fuzz::{sha256, shown, tokens};

static NOW: LazyLock<Time> = LazyLock::new(|| "2026-01-01T00:00:00Z".parse().expect("a time"));

fuzz_target!(|text: &str| {
    let text = tokens::keys(text);
    let roster = match Roster::parse(&text) {
        Ok(roster) => roster,
        Err(fault) => return shown::fault(&fault),
    };
    sound(&roster, &text);
    for finding in check(&roster, &NOW) {
        Locale::ALL.iter().for_each(|locale| shown::line(&finding.in_locale(*locale)));
    }

    let new = STRANGER.secret.public();
    let id = |text: &str| text.parse().expect("an id");
    let mut places = vec![(id("a-new-party"), "a-new-holder".parse().expect("an id"))];
    if let Some(party) = roster.parties().last() {
        places.push((party.id.clone(), "a-new-holder".parse().expect("an id")));
        places.extend(party.holders.keys().map(|it| (party.id.clone(), it.clone())).take(1));
    }
    for (party, holder) in places {
        let window = Window { from: None, until: Some(*NOW) };
        let (party_name, holder_name) = (None, None);
        let keys = KeySet::classic(new.clone()).expect("it is Ed25519");
        let addition = Addition { party, party_name, holder, holder_name, keys, window };
        if let Some(with) = edited(&text, add(&text, &addition, Locale::En), &["wrong-type"]) {
            let owner = with.owner(&new.id()).expect("it was added");
            assert_eq!((&owner.party.id, &owner.holder.id), (&addition.party, &addition.holder));
            assert_eq!(owner.key.windows, [window]);
            unchanged(&roster, &with, &[new.id()]);
        }
    }

    let known: Vec<KeyId> = KEYS.iter().map(|key| key.secret.public().id()).collect();
    for key in known.iter().filter(|key| roster.owner(key).is_some()).take(2) {
        for (reason, since) in
            [(RevocationReason::Retired, Some(*NOW)), (RevocationReason::Compromised, None)]
        {
            let revocation = Revocation { reported: *NOW, since, reason };
            let codes = ["wrong-type", "taken", "since-after-reported"];
            if let Some(with) = edited(&text, revoke(&text, key, &revocation), &codes) {
                let revoked = with.owner(key).expect("it is there").key.revoked;
                let revoked = revoked.expect("it was revoked");
                assert_eq!((revoked.reason, revoked.reported), (reason, *NOW));
                let key = roster.owner(key).expect("it is there").key;
                assert_eq!(revoked.since, since.or(key.windows[0].from));
                assert!(key.revoked.is_none(), "it was revoked before");
                unchanged(&roster, &with, &[key.set.id()]);
            }
        }
    }
    let absent = revoke(
        &text,
        &new.id(),
        &Revocation { reported: *NOW, since: None, reason: RevocationReason::Retired },
    );
    if roster.owner(&new.id()).is_none() {
        assert_eq!(absent.map_err(|fault| fault.code()), Err("not-in-roster"));
    }

    let (record, envelope) = (Digest::of(b"record"), EnvelopeDigest::of(text.as_bytes()));
    let held = HeldAct {
        envelope,
        record,
        created: *NOW,
        act: ActId::of(b"act"),
        party: id("a-party"),
        signed_at: *NOW,
    };
    for finding in check_receipts(&roster, std::slice::from_ref(&held)) {
        Locale::ALL.iter().for_each(|locale| shown::line(&finding.in_locale(*locale)));
    }
    let acts = std::slice::from_ref(&held);
    match accept(&text, &Acceptance { record, created: *NOW, acts, on: *NOW, now: *NOW }) {
        Err(fault) => assert_eq!(fault.code(), "wrong-type", "{fault:?}"),
        Ok((with, new)) => {
            assert_eq!(new, 1);
            let with = edited(&text, Ok(with), &[]).expect("it was edited");
            assert_eq!(with.received(&envelope), [*NOW]);
            unchanged(&roster, &with, &[]);
        }
    }
});

/// A roster makes sense, also as bare TOML.
fn sound(roster: &Roster, text: &str) {
    assert_eq!(roster.digest().to_string(), sha256(text.as_bytes()));
    let (mut keys, mut holders) = (BTreeSet::new(), BTreeSet::new());
    for party in roster.parties() {
        let most = party.quorum.numbers().max().expect("one number");
        assert!(party.quorum.numbers().all(|number| number > 0));
        assert!(most as usize <= party.holders.len(), "a quorum that nobody can meet");
        party.name.iter().for_each(|(_, name)| shown::line(name.as_str()));
        for holder in party.holders.values() {
            shown::line(holder.name.as_str());
            assert!(holders.insert(&holder.id), "a holder of two parties");
            assert!(!holder.keys.is_empty());
            for (id, key) in &holder.keys {
                assert!(keys.insert(id), "a key of two holders");
                assert_eq!(*id, key.set.id());
                let owner = roster.owner(id).expect("it is there");
                assert_eq!((&owner.party.id, &owner.holder.id), (&party.id, &holder.id));
                let ends = key.windows.iter().flat_map(|window| [window.from, window.until]);
                let ends: Vec<Option<i64>> =
                    ends.map(|end| end.map(|end| end.unix_seconds())).collect();
                let inner = &ends[1..ends.len() - 1];
                assert!(inner.iter().all(Option::is_some), "an open end between windows");
                let ends: Vec<i64> = ends.into_iter().flatten().collect();
                assert!(ends.windows(2).all(|pair| pair[0] <= pair[1]), "windows out of order");
            }
        }
    }
    let bare: toml::Table =
        toml::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).expect("TOML");
    let parties = bare.get("party").and_then(toml::Value::as_array).map_or(0, Vec::len);
    assert_eq!(parties, roster.parties().count(), "parties that were not read");
}

/// The roster that an edit gave, if it may and did.
#[track_caller]
fn edited(before: &str, after: Result<String, Fault>, codes: &[&str]) -> Option<Roster> {
    match after {
        Err(fault) => {
            shown::fault(&fault);
            assert!(codes.contains(&fault.code()), "{fault:?}");
            None
        }
        Ok(after) => {
            for line in before.lines().filter(|line| line.starts_with('#')) {
                assert!(after.contains(line), "a comment was lost: {line:?}");
            }
            Some(Roster::parse(&after).expect("what was edited is a roster"))
        }
    }
}

/// All keys but some are whose they were, and as they were.
fn unchanged(before: &Roster, after: &Roster, but: &[KeyId]) {
    let holders = before.parties().flat_map(|party| party.holders.values());
    for id in holders.flat_map(|holder| holder.keys.keys()).filter(|id| !but.contains(id)) {
        let (was, is) = (before.owner(id), after.owner(id));
        let (was, is) = (was.expect("it was there"), is.expect("it is there"));
        assert_eq!((&was.party.id, &was.holder.id), (&is.party.id, &is.holder.id));
        assert_eq!((&was.party.name, &was.holder.name), (&is.party.name, &is.holder.name));
        assert_eq!(was.party.quorum, is.party.quorum);
        assert_eq!(format!("{:?}", was.key), format!("{:?}", is.key));
    }
}
