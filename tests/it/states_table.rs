//! The states of instruments as a table: (instruments, time of the question) -> the state of each, the time
//! since which it holds, the reason, what is due, and the findings about their relations.
//!
//! A row is written in a small language. All days are in January 2021, and records are made on the first.
//! The roster has `p` with the holders `x` (key 1) and `y` (2), `q` with `w` (3) and `z` (4), and `r`
//! with `v` (5). Party `t` has `h` (6) and `i` (7); one of them signs for it, from day 9 on both.
//!
//! - instruments are separated by ` / `, each after those that it names: `A[p q on=9] a=p1@3 ...`.
//!   In brackets: parties (`p=2`: two people; `p>q`: in that order), `on=9` or `confirmation` (entry),
//!   `expires=`, `review=`, `approval`, `authority=p`, `initialling`, and relations: `supersedes=A`.
//!   A name's first letter is the record's id, so that `A2` is another version of `A`; `A!` has `A`'s
//!   id and the wrong digest, `A?` the wrong id and its digest, and an unknown name is missing.
//! - acts: `a=p1@3` signs for `p` with key 1 on day 3; `a=p1@3.sign-ad-referendum`; `c=p2@4.confirm:a`;
//!   `<a,b`: has seen. `-a=...`: it was signed, and is not in the bundle.
//! - time: `9`, `9-` a second before, `9+` a second after.
//! - expected: `A:state@since reason due...`, endings as states. A due item has its kind, its party and
//!   holders, their number if there are several, and the date: `sign(q:w,z)x2@20`. At the end the findings,
//!   after `!`.

use std::collections::{BTreeMap, BTreeSet};

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::Bundle;
use paraph::id::{ActId, Digest, RecordId};
use paraph::instruments::{Finding, Survey, survey};
use paraph::keys::SecretKey;
use paraph::record::{
    Approval, Entry, Initialling, Measure, Order, Party, Record, RecordContent, Relation, Target,
    Term, Terms, Text, TextStatus,
};
use paraph::roster::Roster;
use paraph::state::{Due, Reason, State};
use paraph::value::{Names, Time};
use paraph::verify::Instruments;
use zeroize::Zeroizing;

#[cfg(feature = "cli")]
use crate::command_runner::Folder;

/// (instruments, time of the question, expected)
type Row<'a> = (&'a str, &'a str, &'a str);

const SIGNED: &str = "a=p1@3 b=q3@4";

#[rustfmt::skip]
const ROWS: &[Row<'_>] = &[
    // Open, and partly signed.
    ("A[p q]", "10", "A:open@1 no-one-signed sign(p:x,y) sign(q:w,z)"),
    ("A[p q] a=p9@3", "10", "A:open@1 no-one-signed sign(p:x,y) sign(q:w,z)"),
    ("A[p q] a=p1@3.initial", "10", "A:open@1 no-one-signed sign(p:x,y) sign(q:w,z)"),
    ("A[p q initialling] a=p1@3.initial", "10", "A:partly-signed@3 not-signed sign(q:w,z)"),
    ("A[p q] a=p1@3", "10", "A:partly-signed@3 not-signed sign(q:w,z)"),
    ("A[p q] a=p1@3 b=p2@2", "10", "A:partly-signed@2 not-signed sign(q:w,z)"),
    ("A[p=2 q]", "10", "A:open@1 no-one-signed sign(p:x,y)x2 sign(q:w,z)"),
    ("A[p=2 q] a=p1@3 b=q3@4", "10", "A:partly-signed@3 not-signed sign(p:y)"),
    ("A[p s] a=p1@3", "10", "A:partly-signed@3 party-unknown keys(s:)"),
    ("A[s]", "10", "A:open@1 no-one-signed keys(s:)"),
    ("A[p q expires=9] a=p1@3", "8", "A:partly-signed@3 not-signed sign(q:w,z)@9"),
    ("A[p q expires=9] a=p1@3", "10", "A:partly-signed@3 not-signed sign(q:w,z)@9"),
    // Only parties whose turn it is are asked.
    ("A[p>q]", "10", "A:open@1 no-one-signed sign(p:x,y)"),
    ("A[q>p]", "10", "A:open@1 no-one-signed sign(q:w,z)"),
    ("A[p>q] a=p1@3", "10", "A:partly-signed@3 not-signed sign(q:w,z)"),
    ("A[p>q>r] a=p1@3 b=q3@4<a", "10", "A:partly-signed@3 not-signed sign(r:v)"),
    // No one is asked while an earlier party declines or is unknown.
    ("A[p>q] a=p1@3.decline", "10", "A:open@1 declined settle(p:x,y)"),
    ("A[s>q]", "10", "A:open@1 no-one-signed keys(s:)"),
    // Contradicting acts.
    ("A[p q] a=p1@3.decline", "10", "A:open@1 declined settle(p:x,y) sign(q:w,z)"),
    ("A[p q] a=p1@3.decline b=q3@4", "10", "A:partly-signed@4 declined settle(p:x,y)"),
    ("A[p q] a=p1@3 b=q3@4 d=p1@5.decline<a", "10", "A:partly-signed@3 contested settle(p:x,y)"),
    ("A[p] a=p1@3 d=p1@5.decline<a", "10", "A:partly-signed@3 contested settle(p:x,y)"),

    // Pending: all have signed, but something else is missing.
    ("A[p q] a=p1@3.sign-ad-referendum b=q3@4", "10", "A:pending@4 not-confirmed confirm(p:x,y)"),
    ("A[p q] a=p1@3.sign-ad-referendum", "10", "A:partly-signed@3 not-signed confirm(p:x,y) sign(q:w,z)"),
    ("A[p q] a=p1@3.sign-ad-referendum b=q3@4 c=p2@6.confirm:a", "10", "A:in-effect@6 entered-with-last-signature"),
    ("A[p q approval] a=p1@3 b=q3@4", "10", "A:pending@4 not-approved approve(p:x,y) approve(q:w,z)"),
    ("A[p q approval] a=p1@3 b=q3@4 c=p1@7.approve d=q3@6.approve", "10", "A:in-effect@7 entered-with-last-signature"),
    ("A[p q authority=p] a=p1@3 b=q3@4", "10", "A:pending@4 not-authorised authority(p:x,y)"),
    // By the quorum at the time of the acts.
    ("A[t authority=t] a=t6@3", "10", "A:pending@3 not-authorised authority(t:h,i)"),
    ("A[t authority=t] a=t6@10", "10", "A:partly-signed@10 not-signed sign(t:h,i)x2"),
    ("A[t authority=t] a=t6@10 b=t7@11", "12", "A:pending@11 not-authorised authority(t:h,i)"),
    ("A[p q] -m=p2@2 a=p1@3<m b=q3@4", "10", "A:pending@4 act-missing act(p:)"),
    ("A[p=2 q] a=p1@3.sign-ad-referendum b=p2@5.sign-ad-referendum c=q3@4", "10", "A:pending@5 not-confirmed confirm(p:x,y)"),

    // In effect, with the last signature.
    ("A[p q] a=p1@3 b=q3@4", "4-", "A:concluded@4 entry-to-come entry@4"),
    ("A[p q] a=p1@3 b=q3@4", "4", "A:in-effect@4 entered-with-last-signature"),
    ("A[p q] a=p1@3 b=q3@4", "4+", "A:in-effect@4 entered-with-last-signature"),
    ("A[p q] a=p1@5 b=q3@4 c=p2@3", "10", "A:in-effect@4 entered-with-last-signature"),
    ("A[p=2 q] a=p1@3 b=q3@4 c=p2@6", "10", "A:in-effect@6 entered-with-last-signature"),
    // On a day.
    ("A[p q on=9] a=p1@3 b=q3@4", "9-", "A:concluded@4 entry-to-come entry@9"),
    ("A[p q on=9] a=p1@3 b=q3@4", "9", "A:in-effect@9 entered-on-its-date"),
    ("A[p q on=9] a=p1@3 b=q3@4", "9+", "A:in-effect@9 entered-on-its-date"),
    ("A[p q on=4] a=p1@3 b=q3@4", "10", "A:in-effect@4 entered-on-its-date"),
    ("A[p q on=3] a=p1@3 b=q3@4", "10", "A:in-effect@4 entered-after-its-date"),
    ("A[p q on=9] a=p1@3", "10", "A:partly-signed@3 not-signed sign(q:w,z)"),
    // With confirmation.
    ("A[p q confirmation] a=p1@3 b=q3@4", "10", "A:concluded@4 confirmation-to-come confirm(p:x,y) confirm(q:w,z)"),
    ("A[p q confirmation expires=20] a=p1@3 b=q3@4 c=p2@6.confirm:a", "10", "A:concluded@4 confirmation-to-come confirm(q:w,z)@20"),
    ("A[p q confirmation] a=p1@3 b=q3@4 c=p2@6.confirm:a d=q3@8.confirm:b", "8", "A:in-effect@8 entered-with-confirmation"),
    ("A[p q confirmation] a=p1@3 b=q3@4 c=p2@6.confirm:a d=q3@8.confirm:b", "8-", "A:concluded@4 entry-to-come entry@8"),
    // What is due after that.
    ("A[p q review=9 expires=20] a=p1@3 b=q3@4", "8", "A:in-effect@4 entered-with-last-signature review@9 expiry@20"),
    ("A[p q review=9] a=p1@3 b=q3@4", "10", "A:in-effect@4 entered-with-last-signature review@9"),
    ("A[p q review=22 expires=20] a=p1@3 b=q3@4", "10", "A:in-effect@4 entered-with-last-signature expiry@20 review@22"),

    // Expired.
    ("A[p q expires=20] a=p1@3 b=q3@4", "20-", "A:in-effect@4 entered-with-last-signature expiry@20"),
    ("A[p q expires=20] a=p1@3 b=q3@4", "20", "A:expired@20 expired"),
    ("A[p q expires=20] a=p1@3 b=q3@4", "20+", "A:expired@20 expired"),
    ("A[p q expires=3] a=p1@3 b=q3@4", "10", "A:expired@3 expired-before-entry"),
    ("A[p q expires=4] a=p1@3 b=q3@4", "10", "A:expired@4 expired-before-entry"),
    ("A[p q confirmation expires=9] a=p1@3 b=q3@4", "9", "A:expired@9 expired-before-entry"),

    // Superseded, by an instrument that all its parties concluded, when that is in effect.
    ("A[p q] S / B[p q supersedes=A] a=p1@7 b=q3@8", "8-", "A:in-effect@4 entered-with-last-signature B:concluded@8 entry-to-come entry@8"),
    ("A[p q] S / B[p q supersedes=A] a=p1@7 b=q3@8", "8", "A:superseded@8 superseded B:in-effect@8 entered-with-last-signature"),
    ("A[p q] S / B[p q supersedes=A] a=p1@7 b=q3@8", "8+", "A:superseded@8 superseded B:in-effect@8 entered-with-last-signature"),
    ("A[p q] S / B[p q supersedes=A on=9] S", "9-", "A:in-effect@4 entered-with-last-signature B:concluded@4 entry-to-come entry@9"),
    ("A[p q] S / B[p q supersedes=A on=9] S", "9", "A:superseded@9 superseded B:in-effect@9 entered-on-its-date"),
    ("A[p q] S / B[p q r supersedes=A] S c=r5@6", "10", "A:superseded@6 superseded B:in-effect@6 entered-with-last-signature"),
    ("A[p q] S / B[p q supersedes=A] a=p1@7", "10", "A:in-effect@4 entered-with-last-signature B:partly-signed@7 not-signed sign(q:w,z)"),
    ("A[p q] S / B[p q supersedes=A] a=p1@7 b=q3@8.sign-ad-referendum", "10", "A:in-effect@4 entered-with-last-signature B:pending@8 not-confirmed confirm(q:w,z)"),
    ("A[p q on=20] S / B[p q supersedes=A on=9] S", "10", "A:superseded@9 superseded B:in-effect@9 entered-on-its-date"),
    // An instrument that was never concluded is superseded too: no one is asked to sign it.
    ("A[p q] a=p1@3 / B[p q supersedes=A] S", "10", "A:superseded@4 superseded B:in-effect@4 entered-with-last-signature"),
    // No other relation and no single party has this effect.
    ("A[p q] S / B[p q amends=A implements=A reaffirms=A corrects=A reply-to=A annex-of=A validated-by=A] S", "10", "A:in-effect@4 entered-with-last-signature B:in-effect@4 entered-with-last-signature"),
    ("A[p q] S / B[p supersedes=A] a=p1@7", "10", "A:in-effect@4 entered-with-last-signature B:in-effect@7 entered-with-last-signature !relation-not-by-all-parties"),
    ("A[p q] S / B[r terminates=A] a=r5@7", "10", "A:in-effect@4 entered-with-last-signature B:in-effect@7 entered-with-last-signature !relation-not-by-all-parties"),
    ("A[p q] S / B[p reaffirms=A] a=p1@7", "10", "A:in-effect@4 entered-with-last-signature B:in-effect@7 entered-with-last-signature"),

    // Terminated.
    ("A[p q] S / B[p q terminates=A] a=p1@7 b=q3@8", "8-", "A:in-effect@4 entered-with-last-signature B:concluded@8 entry-to-come entry@8"),
    ("A[p q] S / B[p q terminates=A] a=p1@7 b=q3@8", "8", "A:terminated@8 terminated B:in-effect@8 entered-with-last-signature"),
    ("A[p q] S / B[p q terminates=A on=9] S", "9", "A:terminated@9 terminated B:in-effect@9 entered-on-its-date"),

    // The first ending is reported; an ended instrument is not ended again.
    ("A[p q expires=9] S / B[p q supersedes=A on=9] S", "10", "A:expired@9 expired B:in-effect@9 entered-on-its-date"),
    ("A[p q expires=9] S / B[p q supersedes=A on=8] S", "10", "A:superseded@8 superseded B:in-effect@8 entered-on-its-date"),
    ("A[p q] S / B[p q supersedes=A on=9] S / C[p q terminates=A on=8] S", "10", "A:terminated@8 terminated B:in-effect@9 entered-on-its-date C:in-effect@8 entered-on-its-date"),
    ("A[p q] S / B[p q supersedes=A on=7] S / C[p q terminates=A on=8] S", "10", "A:superseded@7 superseded B:in-effect@7 entered-on-its-date C:in-effect@8 entered-on-its-date"),

    // The effect stays: the end of a successor does not restore anything.
    ("A[p q] S / B[p q supersedes=A on=6] S / C[p q terminates=B on=8] S", "10", "A:superseded@6 superseded B:terminated@8 terminated C:in-effect@8 entered-on-its-date"),
    ("A[p q] S / B[p q supersedes=A on=6 expires=8] S", "10", "A:superseded@6 superseded B:expired@8 expired"),
    // An instrument that was never in effect has no effect on others.
    ("A[p q] S / B[p q supersedes=A on=8] S / C[p q terminates=B on=6] S", "10", "A:in-effect@4 entered-with-last-signature B:terminated@6 terminated C:in-effect@6 entered-on-its-date"),
    ("A[p q] S / B[p q supersedes=A expires=4] S", "10", "A:in-effect@4 entered-with-last-signature B:expired@4 expired-before-entry"),
    ("A[p q] S / B[p q supersedes=A] S w=p1@6.withdraw:a", "10", "A:superseded@4 superseded B:withdrawn@6 withdrawn"),
    ("A[p q] S / B[p q supersedes=A] S w=p1@6.withdraw:a c=p1@7<w", "10", "A:superseded@4 superseded B:in-effect@7 entered-with-last-signature"),
    ("A[p q] S / B[p q supersedes=A] a=p1@3 w=p1@3.withdraw:a b=q3@4", "10", "A:in-effect@4 entered-with-last-signature B:partly-signed@4 not-signed sign(p:x,y)"),
    // Instruments that take effect at one instant all do, and then have their effects.
    ("A[p q] S / B[p q supersedes=A on=8] S / C[p q terminates=B on=8] S", "10", "A:superseded@8 superseded B:terminated@8 terminated C:in-effect@8 entered-on-its-date"),

    ("A[p q] S / B[p q supersedes=A on=8] S / C[p q terminates=B on=8] S / D[p q terminates=C on=8] S", "10", "A:superseded@8 superseded B:terminated@8 terminated C:terminated@8 terminated D:in-effect@8 entered-on-its-date"),

    // Extended, before it ends.
    ("A[p q expires=10] S / B[p q extends=A expires=20] S", "15", "A:in-effect@4 entered-with-last-signature expiry@20 B:in-effect@4 entered-with-last-signature expiry@20"),
    ("A[p q expires=10] S / B[p q extends=A expires=20] S", "20", "A:expired@20 expired B:expired@20 expired"),
    ("A[p q expires=10] S / B[p q extends=A expires=20 on=10] S", "15", "A:expired@10 expired B:in-effect@10 entered-on-its-date expiry@20"),
    ("A[p q expires=10] S / B[p q extends=A expires=20 on=9] S", "9-", "A:in-effect@4 entered-with-last-signature expiry@10 B:concluded@4 entry-to-come entry@9"),
    ("A[p q expires=10] S / B[p q extends=A expires=20] a=p1@7", "15", "A:expired@10 expired B:partly-signed@7 not-signed sign(q:w,z)@20"),
    ("A[p q expires=10] S / B[p q extends=A expires=8] S", "9", "A:in-effect@4 entered-with-last-signature expiry@10 B:expired@8 expired"),
    ("A[p q expires=10] S / B[p q extends=A expires=20] S / C[p q extends=A expires=28 on=15] S", "22", "A:in-effect@4 entered-with-last-signature expiry@28 B:expired@20 expired C:in-effect@15 entered-on-its-date expiry@28"),
    ("A[p q expires=10] S / C[p q extends=A expires=28 on=15] S", "22", "A:expired@10 expired C:in-effect@15 entered-on-its-date expiry@28"),
    ("A[p q expires=10] S / B[p q extends=A expires=20] S / C[p q terminates=B on=6] S", "15", "A:in-effect@4 entered-with-last-signature expiry@20 B:terminated@6 terminated C:in-effect@6 entered-on-its-date"),
    ("A[p q expires=10] S / B[p q extends=A] S", "12", "A:expired@10 expired B:in-effect@4 entered-with-last-signature !extension-without-end"),
    ("A[p q] S / B[p q extends=A expires=8] S", "12", "A:in-effect@4 entered-with-last-signature B:expired@8 expired"),
    ("A[p q expires=10] S / B[p extends=A expires=20] a=p1@4", "12", "A:expired@10 expired B:in-effect@4 entered-with-last-signature expiry@20 !relation-not-by-all-parties"),

    // Withdrawn: it was concluded, and no longer is.
    ("A[p q] S w=p1@6.withdraw:a", "10", "A:withdrawn@6 withdrawn"),
    ("A[p q] S w=p1@6.withdraw:a", "6", "A:withdrawn@6 withdrawn"),
    ("A[p q] S w=p1@6.withdraw:a", "5+", "A:withdrawn@6 withdrawn"),
    ("A[p q] S w=p1@4.withdraw:a", "10", "A:withdrawn@4 withdrawn"),
    ("A[p q] a=p1@3 w=p1@4.withdraw:a b=q3@5", "10", "A:partly-signed@5 not-signed sign(p:x,y)"),
    ("A[p q] a=p1@3 w=p1@6.withdraw:a", "10", "A:open@1 no-one-signed sign(p:x,y) sign(q:w,z)"),
    ("A[p q] S w=p1@6.withdraw:a c=p1@7<w", "10", "A:in-effect@7 entered-with-last-signature"),
    ("A[p q] S c=p2@5 w=p1@6.withdraw:a", "10", "A:in-effect@5 entered-with-last-signature"),
    ("A[p q] S c=p2@5 w=p1@6.withdraw:a x=p2@8.withdraw:c", "10", "A:withdrawn@8 withdrawn"),
    ("A[p q] S w=p9@6.withdraw:a", "10", "A:in-effect@4 entered-with-last-signature"),
    ("A[p q] S w=q3@6.withdraw:a", "10", "A:in-effect@4 entered-with-last-signature"),
    ("A[p q on=9] S w=p1@6.withdraw:a", "10", "A:withdrawn@6 withdrawn"),
    ("A[p q expires=5] S w=p1@6.withdraw:a", "10", "A:expired@5 expired"),
    ("A[p q expires=8] S w=p1@6.withdraw:a", "10", "A:withdrawn@6 withdrawn"),
    ("A[p q] S w=p1@6.withdraw:a / B[p q supersedes=A on=8] S", "10", "A:withdrawn@6 withdrawn B:in-effect@8 entered-on-its-date"),
    ("A[p q] S s=p1@5.seal<a,b t=q3@5.seal<a,b w=p1@6.withdraw:a", "10", "A:in-effect@4 entered-with-last-signature"),
    ("A[p q approval] S c=p1@5.approve d=q3@6.approve w=p1@7.withdraw:c", "10", "A:withdrawn@7 withdrawn"),
    ("A[p q] a=p1@3.sign-ad-referendum b=q3@4 c=p2@6.confirm:a w=p2@7.withdraw:c", "10", "A:withdrawn@7 withdrawn"),
    ("A[p q] a=p1@3.sign-ad-referendum b=q3@4 w=p1@6.withdraw:a", "10", "A:partly-signed@4 not-signed sign(p:x,y)"),
    ("A[p q] S d=p1@5.decline<a w=p1@6.withdraw:d", "10", "A:in-effect@4 entered-with-last-signature"),

    // Wrong references.
    ("A[p q supersedes=X] S", "10", "A:in-effect@4 entered-with-last-signature !relation-target-missing"),
    ("A[p q] S / B[p q supersedes=A!] S", "10", "A:in-effect@4 entered-with-last-signature B:in-effect@4 entered-with-last-signature !relation-wrong-digest"),
    ("A[p q] S / B[p q supersedes=A?] S", "10", "A:in-effect@4 entered-with-last-signature B:in-effect@4 entered-with-last-signature !relation-wrong-id"),
    ("A[p q implements=X reaffirms=X] S", "10", "A:in-effect@4 entered-with-last-signature !relation-target-missing !relation-target-missing"),
    ("A[p q supersedes=X] a=p1@3", "10", "A:partly-signed@3 not-signed sign(q:w,z) !relation-target-missing"),
    // An extension without an end changes nothing, even if the other instrument is missing; findings are in
    // the order of the rules.
    ("A[p q extends=X] S", "10", "A:in-effect@4 entered-with-last-signature !relation-target-missing !extension-without-end"),
    ("A[p q expires=20] S / B[p extends=A] a=p1@4", "10", "A:in-effect@4 entered-with-last-signature expiry@20 B:in-effect@4 entered-with-last-signature !relation-not-by-all-parties !extension-without-end"),

    // If several end one at one instant, the one that supersedes gives the reason, in any order of reading.
    ("A[p q] S / B[p q terminates=A on=8] S / C[p q supersedes=A on=8] S", "10", "A:superseded@8 superseded B:in-effect@8 entered-on-its-date C:in-effect@8 entered-on-its-date"),
    ("A[p q] S / B[p q supersedes=A on=8] S / C[p q terminates=A on=8] S", "10", "A:superseded@8 superseded B:in-effect@8 entered-on-its-date C:in-effect@8 entered-on-its-date"),
    ("A[p q] S w=p1@6.withdraw:a v=q3@6.withdraw:b", "10", "A:withdrawn@6 withdrawn"),
    // The decisive withdrawal is the third of four.
    ("A[p q] a=p1@3 b=q3@4 c=p2@3 d=q4@4 u=p1@5.withdraw:a v=q3@6.withdraw:b w=p2@7.withdraw:c x=q4@8.withdraw:d", "10", "A:withdrawn@7 withdrawn"),
    // An instrument that was never concluded does not expire, but another one can end it.
    ("A[p q expires=9] a=p1@3 / B[p q supersedes=A on=12] S", "15", "A:superseded@12 superseded B:in-effect@12 entered-on-its-date"),
    ("A[p q expires=9] / B[p q terminates=A on=12] S", "15", "A:terminated@12 terminated B:in-effect@12 entered-on-its-date"),

    // It ended another, but required less.
    ("A[p=2 q] a=p1@3 c=p2@3 b=q3@4 / B[p q supersedes=A] S", "10", "A:superseded@4 superseded B:in-effect@4 entered-with-last-signature !ends-by-less"),
    ("A[p=2 q] a=p1@3 c=p2@3 b=q3@4 / B[p=2 q supersedes=A] a=p1@3 c=p2@3 b=q3@4", "10", "A:superseded@4 superseded B:in-effect@4 entered-with-last-signature"),
    ("A[p q approval] S / B[p q terminates=A] S", "10", "A:terminated@4 terminated B:in-effect@4 entered-with-last-signature !ends-by-less"),
    ("A[p q authority=p] S / B[p q terminates=A] S", "10", "A:terminated@4 terminated B:in-effect@4 entered-with-last-signature !ends-by-less"),
    ("A[p=2 q] / B[p q supersedes=A] a=p1@7", "10", "A:open@1 no-one-signed sign(p:x,y)x2 sign(q:w,z) B:partly-signed@7 not-signed sign(q:w,z)"),

    // Two records with one id, both in effect.
    ("A[p q] S / A2[p q on=8] S", "10", "A:in-effect@4 entered-with-last-signature A2:in-effect@8 entered-on-its-date !same-id-in-effect"),
    ("A[p q] S / A2[p q on=8] S", "7", "A:in-effect@4 entered-with-last-signature A2:concluded@4 entry-to-come entry@8"),
    ("A[p q] S / A2[p q] a=p1@3", "7", "A:in-effect@4 entered-with-last-signature A2:partly-signed@3 not-signed sign(q:w,z)"),

    // A circle, through another version; each one keeps its effects.
    ("A[p q] S / B[p q supersedes=A on=6] S / A2[p q supersedes=B on=8] S", "10", "A:superseded@6 superseded B:superseded@8 superseded A2:in-effect@8 entered-on-its-date !supersession-cycle"),
    ("A[p q] S / A2[p q supersedes=A on=8] S", "10", "A:superseded@8 superseded A2:in-effect@8 entered-on-its-date"),
    ("A[p q supersedes=B!] S / B[p q supersedes=A] S", "10", "A:superseded@4 superseded B:in-effect@4 entered-with-last-signature !relation-wrong-digest !supersession-cycle"),
    ("A[p q terminates=B!] S / B[p q supersedes=A] S", "10", "A:superseded@4 superseded B:in-effect@4 entered-with-last-signature !relation-wrong-digest"),
];

#[test]
fn every_row_comes_out_as_written() {
    assert!(ROWS.len() >= 100);
    let mut wrong = Vec::new();
    for (instruments, at, expected) in ROWS {
        let found = answer(instruments, at);
        if found != *expected {
            wrong.push(format!("{instruments} at {at}\n  is       {found}\n  and not  {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Other instruments have no influence, unless they have a relation to this one.
#[test]
fn instruments_that_say_nothing_of_it_change_nothing() {
    for (instruments, at, expected) in ROWS {
        let more = format!("{instruments} / Y[p q] {SIGNED} / Z[p]");
        let (state, findings) = expected.split_once(" !").unwrap_or((expected, ""));
        let mut all = format!(
            "{state} Y:in-effect@4 entered-with-last-signature Z:open@1 no-one-signed sign(p:x,y)"
        );
        if !findings.is_empty() {
            all += &format!(" !{findings}");
        }
        // Before they had signed, it is another question.
        if !at.starts_with('4') {
            assert_eq!(answer(&more, at), all, "{instruments} at {at}");
        }
    }
}

/// Each reason, each due item and each finding is in a row.
#[test]
fn every_code_is_in_a_row() {
    let words: BTreeSet<&str> =
        ROWS.iter().flat_map(|(.., expected)| expected.split([' ', '(', '@', ':', '!'])).collect();
    for code in [
        "open",
        "partly-signed",
        "pending",
        "concluded",
        "in-effect",
        "expired",
        "superseded",
        "terminated",
        "withdrawn",
        "no-one-signed",
        "not-signed",
        "party-unknown",
        "contested",
        "declined",
        "not-confirmed",
        "not-approved",
        "not-authorised",
        "act-missing",
        "entry-to-come",
        "confirmation-to-come",
        "entered-with-last-signature",
        "entered-on-its-date",
        "entered-after-its-date",
        "entered-with-confirmation",
        "expired-before-entry",
        "sign",
        "settle",
        "confirm",
        "approve",
        "authority",
        "keys",
        "act",
        "entry",
        "review",
        "expiry",
        "relation-target-missing",
        "relation-wrong-digest",
        "relation-wrong-id",
        "relation-not-by-all-parties",
        "extension-without-end",
        "ends-by-less",
        "same-id-in-effect",
        "supersession-cycle",
    ] {
        assert!(words.contains(code), "{code}");
    }
}

fn answer(instruments: &str, at: &str) -> String {
    let world = World::read(instruments);
    let survey = survey(world.bundles.clone(), &roster(), time(at));
    let mut found: Vec<String> =
        world.order.iter().map(|name| world.state(name, &survey)).collect();
    found.extend(survey.findings().iter().map(|finding| format!("!{}", finding.code())));
    for finding in survey.findings() {
        assert_names(finding, &world);
    }
    found.join(" ")
}

/// A finding names two records, the first of which has the relation; or several ids.
fn assert_names(finding: &Finding, world: &World) {
    let is_of_several = matches!(finding.code(), "same-id-in-effect" | "supersession-cycle");
    assert_eq!(finding.ids().is_empty(), !is_of_several, "{finding:?}");
    assert_eq!(finding.relation().is_none(), is_of_several, "{finding:?}");
    if let Some((from, target)) = finding.relation()
        && finding.code() != "end-not-proven"
    {
        let record = world.bundles.get(&from).unwrap().record();
        let mut relations = record.content().terms.relations.iter();
        let target = Target::Record(target.clone());
        assert!(relations.any(|it| it.target == target), "{finding:?}");
    }
}

#[test]
fn a_withdrawal_names_each_person_of_its_instant_once() {
    let rows = [
        ("A[p q] S w=p1@6.withdraw:a v=q3@6.withdraw:b", "p q"),
        ("A[p q] S w=p1@6.withdraw:a v=q3@7.withdraw:b", "p"),
        ("A[p q] a=p1@3 c=p1@5 b=q3@4 w=p1@6.withdraw:a v=p1@6.withdraw:c", "p"),
        ("A[p=2 q] a=p1@3 c=p2@3 b=q3@4 w=p1@6.withdraw:a v=p2@6.withdraw:c", "p p"),
    ];
    for (instruments, expected) in rows {
        let world = World::read(instruments);
        let survey = survey(world.bundles.clone(), &roster(), time("10"));
        let Reason::Withdrawn { by } = &survey.instruments()[0].status.reason else {
            panic!("{instruments}");
        };
        let parties: Vec<&str> = by.iter().map(|(party, _)| party.as_str()).collect();
        assert_eq!(parties.join(" "), expected, "{instruments}");
    }
}

#[test]
fn what_is_at_hand_is_counted() {
    let mut instruments = Instruments::new();
    assert!(instruments.is_empty());
    for bundle in World::read("A[p q] / B[p q]").bundles.bundles() {
        instruments.insert(bundle.clone());
        instruments.insert(bundle.clone());
        assert!(!instruments.is_empty());
    }
    assert_eq!(instruments.len(), 2);
}

/// Writes instruments into a folder, a file for each: `set/A.json`, and the roster. Returns the digests of
/// their records, by name.
#[cfg(feature = "cli")]
pub(crate) fn write(f: &Folder, instruments: &str) -> BTreeMap<String, String> {
    let world = World::read(instruments);
    f.write("roster.toml", roster_toml());
    let digest = |name: &String| world.records[name].sha256;
    for name in &world.order {
        f.write(&format!("set/{name}.json"), world.bundles.get(&digest(name)).unwrap().to_bytes());
    }
    world.order.iter().map(|name| (name.clone(), digest(name).to_string())).collect()
}

/// Instruments by name.
struct World {
    bundles: Instruments,
    order: Vec<String>,
    records: BTreeMap<String, RecordRef>,
}

impl World {
    fn read(text: &str) -> Self {
        let (bundles, order) = (Instruments::new(), Vec::new());
        let mut world = Self { bundles, order, records: BTreeMap::new() };
        for (number, one) in text.split(" / ").enumerate() {
            let (name, rest) = one.split_once('[').unwrap();
            let (says, acts) = rest.split_once(']').unwrap();
            let record = world.record(name, says, number);
            let to = RecordRef { id: record.content().id.clone(), sha256: record.digest() };
            world.records.insert(name.to_owned(), to);
            world.order.push(name.to_owned());
            let acts = acts.replace(" S", &format!(" {SIGNED}"));
            world.bundles.insert(sign(record, &acts));
        }
        world
    }

    fn record(&self, name: &str, says: &str, number: usize) -> Record {
        let mut parties: Vec<(&str, Option<u32>)> = Vec::new();
        let (mut order, mut terms, mut term) = (Order::Any, Terms::default(), Term::default());
        for word in says.split(' ') {
            match word.split_once('=').unwrap_or((word, "")) {
                ("on", day) => term.entry = Some(Entry::On(time(day))),
                ("confirmation", _) => term.entry = Some(Entry::Confirmation),
                ("expires", day) => term.expires = Some(time(day)),
                ("review", day) => term.review = Some(time(day)),
                ("approval", _) => terms.approval = Approval::Required,
                ("initialling", _) => terms.initialling = Initialling::Signs,
                ("authority", party) => drop(terms.authority.insert(party.parse().unwrap())),
                (listed, _) if listed.contains('>') => {
                    let ids = listed.split('>').map(|id| id.parse().unwrap());
                    order = Order::Listed(ids.collect());
                    parties.extend(listed.split('>').map(|id| (id, None)));
                }
                (party, quorum) if party.len() == 1 => parties.push((party, quorum.parse().ok())),
                (kind, target) => {
                    let target = Target::Record(self.target(target));
                    terms.relations.push(Relation { kind: kind.parse().unwrap(), target });
                }
            }
        }
        terms.term = (term != Term::default()).then_some(term);
        let party = |(id, quorum): &(&str, Option<u32>)| Party {
            id: id.parse().unwrap(),
            name: names(id),
            keys: None,
            quorum: *quorum,
        };
        Record::new(RecordContent {
            id: id(name),
            // Records with the same content get different titles.
            title: names(&format!("{name} {number}")),
            designation: "contract".parse().unwrap(),
            parties: parties.iter().map(party).collect(),
            texts: vec![Text {
                annex: None,
                path: "x".parse().unwrap(),
                language: "en".parse().unwrap(),
                status: TextStatus::Authentic,
                media_type: "text/plain".parse().unwrap(),
                measure: Measure { size: 0, sha256: Digest::of(b"") },
            }],
            order,
            created: time("1"),
            metadata: BTreeMap::new(),
            terms,
        })
        .unwrap()
    }

    fn target(&self, name: &str) -> RecordRef {
        if let Some(name) = name.strip_suffix('!') {
            return RecordRef { id: id(name), sha256: Digest::of(b"another") };
        }
        if let Some(name) = name.strip_suffix('?') {
            return RecordRef { id: id("?"), sha256: self.records[name].sha256 };
        }
        let missing = || RecordRef { id: id(name), sha256: Digest::of(name.as_bytes()) };
        self.records.get(name).cloned().unwrap_or_else(missing)
    }

    fn state(&self, name: &str, survey: &Survey) -> String {
        let status = &survey.instrument(&self.records[name].sha256).unwrap().status;
        let state = match status.state {
            State::Ended(ending) => ending.code(),
            other => other.code(),
        };
        let (since, reason) = (day(&status.since), status.reason.code());
        let mut words = vec![format!("{name}:{state}@{since}"), reason.to_owned()];
        words.extend(status.due.iter().map(due));
        words.join(" ")
    }
}

fn due(due: &Due) -> String {
    let mut word = due.kind.word().to_owned();
    if let Some(party) = &due.party {
        let holders: Vec<&str> = due.holders.iter().map(|(id, _)| id.as_str()).collect();
        word += &format!("({party}:{})", holders.join(","));
    }
    if due.people > 1 {
        word += &format!("x{}", due.people);
    }
    match &due.by {
        Some(by) => format!("{word}@{}", day(by)),
        None => word,
    }
}

fn id(name: &str) -> RecordId {
    RecordId::from_random([name.as_bytes()[0]; 16])
}

fn names(name: &str) -> Names {
    Names::new([("en".parse().unwrap(), name.parse().unwrap())].into()).unwrap()
}

/// `9`, `9-`, `9+`.
fn time(text: &str) -> Time {
    let (day, seconds) = match (text.strip_suffix('-'), text.strip_suffix('+')) {
        (Some(day), _) => (day, -1),
        (_, Some(day)) => (day, 1),
        (None, None) => (text, 0),
    };
    let day = jiff::civil::date(2021, 1, day.parse().unwrap()).at(0, 0, 0, 0);
    Time::new(day + jiff::SignedDuration::from_secs(seconds), 0).unwrap()
}

/// The day of a time. A time of day is included, so that it is noticed.
fn day(time: &Time) -> String {
    let text = time.to_string();
    match text.strip_suffix("T00:00:00Z") {
        Some(day) => day[8..].trim_start_matches('0').to_owned(),
        None => text,
    }
}

fn key(seed: &str) -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new([seed.parse().unwrap(); 32]))
}

fn sign(record: Record, text: &str) -> Bundle {
    let to = RecordRef { id: record.content().id.clone(), sha256: record.digest() };
    let mut bundle = Bundle::new(record);
    let mut ids: BTreeMap<String, ActId> = BTreeMap::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let (name, rest) = word.trim_start_matches('-').split_once('=').unwrap();
        let (rest, seen) = rest.split_once('<').unwrap_or((rest, ""));
        let (who, rest) = rest.split_once('@').unwrap();
        let (when, intent) = rest.split_once('.').unwrap_or((rest, "sign"));
        let (intent, of) = intent.split_once(':').unwrap_or((intent, ""));
        let (party, seed) = who.split_at(1);
        let (key, of) = (key(seed), ids.get(of).copied());
        let seen = seen.split(',').filter_map(|name| ids.get(name)).copied().chain(of);
        let seen: BTreeSet<ActId> = seen.collect();
        let act = Act::new(ActContent {
            record: to.clone(),
            party: party.parse().unwrap(),
            keys: vec![key.public().id()],
            signatory: Signatory { name: "A".parse().unwrap(), name_latin: None, title: None },
            capacity: None,
            authority: None,
            intent: intent.parse::<Intent>().unwrap(),
            of,
            statements: Vec::new(),
            place: None,
            signed_at: time(when),
            seen: seen.into_iter().collect(),
        })
        .unwrap();
        ids.insert(name.to_owned(), act.id());
        if !word.starts_with('-') {
            bundle.sign(act, &key).unwrap();
        }
    }
    bundle
}

fn roster() -> Roster {
    Roster::parse(&roster_toml()).unwrap()
}

fn roster_toml() -> String {
    let mut toml = "roster = 1\n".to_owned();
    for (party, holders) in [("p", "x1 y2"), ("q", "w3 z4"), ("r", "v5"), ("t", "h6 i7")] {
        toml += &format!("[[party]]\nid = \"{party}\"\nname = {{ en = \"{party}\" }}\n");
        if party == "t" {
            toml += "quorum = [{ holders = 1 }, { from = 2021-01-09T00:00:00Z, holders = 2 }]\n";
        }
        for holder in holders.split(' ') {
            let (id, seed) = holder.split_at(1);
            let public = key(seed).public().to_base64();
            toml += &format!(
                "[[party.holder]]\nid = \"{id}\"\nname = \"{id}\"\nkeys = [{{ public = \"{public}\" }}]\n"
            );
        }
    }
    toml
}
