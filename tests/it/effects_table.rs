//! The meaning of acts together, as tables in the small language of language.rs: docs/format.md J3, J4.3.
//!
//! Expected outcomes were written by hand from the rules. After a `|` are the state of the instrument and the
//! code of the reason.

use std::collections::BTreeSet;

use paraph::verify::{Effect, Lack, PartyOutcome, Reservations, Times};

use crate::table_language::{Case, Row, backwards, outcome};

#[rustfmt::skip]
const ROWS: &[Row<'_>] = &[
    // Each intent alone.
    ("p x:1 z:3", "p", "a=p1@3", 25, "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:initial", 25, "a:initialled p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p; initialling", "a=p1@3:initial", 25, "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:ref", 25, "a:not-confirmed p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3", "p", "a=p1@3:approve", 25, "a:approval-not-asked p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p; approval", "a=p1@3:approve", 25, "a:approves p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3:decline", 25, "a:declines p:declined incomplete | open declined"),
    ("p x:1 z:3", "p", "a=p1@3:seal", 25, "a:sealed-too-early p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:witness(a)", 25, "a:counted b:witnesses p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:confirm(a)", 25, "a:counted b:nothing-to-confirm p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a)", 25, "a:withdrawn b:withdraws p:not-signed incomplete | withdrawn withdrawn"),

    // Witnesses: of any party, and never for a party; of any act, whatever its outcome.
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@3 w=q2@4:witness(a)", 25, "a:counted b:counted w:witnesses p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 w=q2@4:witness(a)", 25, "a:counted w:witnesses p:met q:not-signed incomplete | partly-signed not-signed"),
    ("p/2 x:1 z:3", "p", "a=p1@3 w=p3@4:witness(a)", 25, "a:counted w:witnesses p:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3", "p", "a=p1@3 w=p1@4:witness(a)", 25, "a:counted w:own-witness p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1,4 z:3", "p", "a=p1@3 w=p4@4:witness(a)", 25, "a:counted w:own-witness p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p9@3 b=p1@3 w=p3@4:witness(a)", 25, "a:unknown-key b:counted w:witnesses p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:decline w=p3@4:witness(a)", 25, "a:declines w:witnesses p:declined incomplete | open declined"),
    ("p x:1 z:3", "p", "-a=p1@3 b=p1@4 w=p3@4:witness(a)", 25, "b:counted w:target-missing p:met incomplete act-missing | pending act-missing"),

    // Initialling, where it is not a signature and where it is.
    ("p/2 x:1 z:3", "p", "a=p1@3 b=p3@3:initial", 25, "a:counted b:initialled p:not-signed incomplete | partly-signed not-signed"),
    ("p/2 x:1 z:3", "p; initialling", "a=p1@3 b=p3@3:initial", 25, "a:counted b:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3", "p; initialling", "a=p1@3 b=p1@3:initial", 25, "a:counted b:counted p:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3", "p; initialling", "a=p1@3:initial b=p1@4:withdraw(a)", 25, "a:withdrawn b:withdraws p:not-signed incomplete | withdrawn withdrawn"),

    // Ad referendum: any person of the party can confirm, including the same person.
    ("p x:1 z:3", "p", "a=p1@3:ref b=p1@4:confirm(a)", 25, "a:counted b:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a)", 25, "a:counted b:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p1@4:confirm(a)", 25, "a:counted b:confirms c:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3", "p", "a=p1@3:ref b=p3@3:ref c=p3@4:confirm(a)<b", 25, "a:counted b:not-confirmed c:confirms p:not-confirmed incomplete | pending not-confirmed"),
    ("p/2 x:1 z:3", "p", "a=p1@3:ref b=p3@3:ref c=p3@4:confirm(a) d=p1@4:confirm(b)", 25, "a:counted b:counted c:confirms d:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3", "p", "a=p1@3:ref c=p3@4:confirm(a)", 25, "a:counted c:confirms p:not-signed incomplete | partly-signed not-signed"),
    ("p/2 x:1 z:3 v:5", "p", "a=p1@3:ref b=p3@3", 25, "a:not-confirmed b:counted p:not-confirmed incomplete | pending not-confirmed"),
    ("p/2 x:1 z:3 v:5", "p", "a=p1@3:ref", 25, "a:not-confirmed p:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@3", 25, "a:not-confirmed b:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3:ref b=q2@4:confirm(a) c=q2@4", 25, "a:not-confirmed b:not-own-party c:counted p:not-confirmed q:met incomplete | pending not-confirmed"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p3@5:withdraw(b)", 25, "a:not-confirmed b:withdrawn c:withdraws p:not-confirmed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p3@5:decline<b", 25, "a:not-confirmed b:declined-since c:declines p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p1@5:withdraw(a)", 25, "a:withdrawn b:nothing-to-confirm c:withdraws p:not-signed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p1@5:decline<a", 25, "a:declined-since b:nothing-to-confirm c:declines p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p1@5:decline<a d=p1@6<a,c", 25, "a:declined-since b:nothing-to-confirm c:reconsidered d:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "-a=p1@3:ref b=p3@4:confirm(a)", 25, "b:target-missing p:not-signed incomplete act-missing | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p1@5:confirm(b)", 25, "a:counted b:confirms c:nothing-to-confirm p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:initial b=p3@4:confirm(a)", 25, "a:initialled b:nothing-to-confirm p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3:decline b=p3@4:confirm(a)", 25, "a:declines b:nothing-to-confirm p:declined incomplete | open declined"),

    // If the record enters into effect by confirmation, a definitive signature can be confirmed too.
    ("p x:1 z:3", "p; entry confirmation", "a=p1@3 b=p3@4:confirm(a)", 25, "a:counted b:confirms p:met concluded | in-effect entered-with-confirmation"),
    ("p x:1 z:3", "p; entry confirmation", "a=p1@3 b=p1@4:confirm(a)", 25, "a:counted b:confirms p:met concluded | in-effect entered-with-confirmation"),
    ("p x:1 z:3", "p; entry confirmation", "a=p1@3", 25, "a:counted p:met concluded | concluded confirmation-to-come"),
    ("p x:1 z:3", "p; entry confirmation", "a=p1@3:initial b=p3@3 c=p3@4:confirm(a)", 25, "a:initialled b:counted c:nothing-to-confirm p:met concluded | concluded confirmation-to-come"),
    ("p x:1 z:3", "p; entry confirmation; initialling", "a=p1@3:initial c=p3@4:confirm(a)", 25, "a:counted c:confirms p:met concluded | in-effect entered-with-confirmation"),
    ("p x:1 z:3", "p; entry confirmation; approval", "a=p1@3 b=p1@3:approve c=p3@4:confirm(b)", 25, "a:counted b:approves c:nothing-to-confirm p:met concluded | concluded confirmation-to-come"),

    // Approval, where it is required: by any person of the party, before or after.
    ("p x:1 z:3", "p; approval", "a=p1@3", 25, "a:counted p:not-approved incomplete | pending not-approved"),
    ("p x:1 z:3", "p; approval", "a=p1@3 b=p1@4:approve<a", 25, "a:counted b:approves p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p; approval", "a=p1@3 b=p3@4:approve", 25, "a:counted b:approves p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q; approval", "a=p1@3 b=q2@3 c=q2@4:approve", 25, "a:counted b:counted c:approves p:not-approved q:met incomplete | pending not-approved"),
    ("p/2 x:1 z:3", "p; approval", "a=p1@3 b=p1@4:approve", 25, "a:counted b:approves p:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3", "p; approval", "a=p1@3:ref b=p3@4:approve", 25, "a:not-confirmed b:approves p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3", "p; approval", "a=p1@3:ref b=p3@4:confirm(a)", 25, "a:counted b:confirms p:not-approved incomplete | pending not-approved"),
    ("p x:1 z:3", "p; approval", "a=p1@3 b=p3@4:approve c=p3@5:withdraw(b)", 25, "a:counted b:withdrawn c:withdraws p:not-approved incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p; approval", "a=p1@3 b=p3@4:approve c=p3@5:decline<b", 25, "a:counted b:declined-since c:declines p:not-approved incomplete | pending not-approved"),
    ("p x:1 z:3", "p; approval", "a=p1@3 b=p3@4:approve c=p1@5:decline<a", 25, "a:declined-since b:approves c:declines p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:approve", 25, "a:counted b:approval-not-asked p:met concluded | in-effect entered-with-last-signature"),

    // Withdrawal of an act of each intent, except those that cannot be withdrawn.
    ("p x:1 z:3", "p", "a=p1@3:initial b=p1@4:withdraw(a)", 25, "a:withdrawn b:withdraws p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p1@4:withdraw(a)", 25, "a:withdrawn b:withdraws p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p; approval", "a=p1@3:approve b=p1@4:withdraw(a)", 25, "a:withdrawn b:withdraws p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3 w=p3@4:witness(a) b=p3@5:withdraw(w)", 25, "a:counted b:withdraws w:withdrawn p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:decline b=p1@4:withdraw(a)", 25, "a:withdrawn b:withdraws p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a) c=p1@5:withdraw(b)", 25, "a:withdrawn b:withdraws c:not-withdrawable p:not-signed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "a=p1@3 s=p1@4:seal<a c=p1@5:withdraw(s)", 25, "a:counted c:after-the-seal s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@3 s=p1@4:seal<a,b c=p1@5:withdraw(s)", 25, "a:counted b:counted c:not-withdrawable s:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@3 s=p1@4:seal<a,b c=p1@5:withdraw(s) t=q2@6:seal<a,b", 25, "a:counted b:counted c:after-the-seal s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    // People decide whose act it is, not keys.
    ("p x:1,4 z:3", "p", "a=p1@3 b=p4@4:withdraw(a)", 25, "a:withdrawn b:withdraws p:not-signed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:withdraw(a)", 25, "a:counted b:not-own-act p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a) c=p3@5:withdraw(b)", 25, "a:withdrawn b:withdraws c:not-own-act p:not-signed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "a=p9@3 c=p1@3 b=p1@4:withdraw(a)", 25, "a:unknown-key b:not-own-act c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1[5..],4 z:3", "p", "a=p1@3 c=p4@3 b=p4@4:withdraw(a)", 25, "a:outside-window b:withdraws c:contradicted p:not-signed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "-a=p1@3 c=p1@4 b=p1@4:withdraw(a)", 25, "b:target-missing c:counted p:met incomplete act-missing | pending act-missing"),
    // To sign again after it, the new act must have seen it.
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a) c=p1@5<b", 25, "a:withdrawn b:withdraws c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a) c=p1@5<a", 25, "a:withdrawn b:withdraws c:contradicted p:not-signed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "a=p1@3 c=p1@4 b=p1@5:withdraw(a)<c", 25, "a:withdrawn b:withdraws c:counted p:met concluded | in-effect entered-with-last-signature"),
    // A person who withdraws a decline has signed again.
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p1@5:withdraw(b)", 25, "a:counted b:withdrawn c:withdraws p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p1@5:withdraw(b)", 25, "a:counted b:withdrawn c:withdraws p:met concluded | in-effect entered-with-last-signature"),

    // A third act that has seen both of a contradicting pair settles it, if it signs or declines.
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline", 25, "a:contradicted b:declines p:declined incomplete | open declined"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p1@4<a,b", 25, "a:counted b:reconsidered c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p1@4:decline<a,b", 25, "a:declined-since b:declines c:declines p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p1@4:ref<a,b", 25, "a:contradicted b:declines c:contradicted p:declined incomplete | open declined"),
    ("p x:1 z:3", "p; approval", "a=p1@3 b=p1@3:decline c=p1@4:approve<a,b", 25, "a:contradicted b:declines c:contradicted p:declined incomplete | open declined"),
    ("p x:1 z:3", "p; initialling", "a=p1@3 b=p1@3:decline c=p1@4:initial<a,b", 25, "a:contradicted b:declines c:contradicted p:declined incomplete | open declined"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p1@4:withdraw(a)<b", 25, "a:withdrawn b:declines c:withdraws p:declined incomplete | open declined"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p1@4<a", 25, "a:contradicted b:declines c:contradicted p:declined incomplete | open declined"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p1@4<b", 25, "a:contradicted b:declines c:contradicted p:declined incomplete | open declined"),
    ("p x:1,4 z:3", "p", "a=p1@3 b=p4@3:decline c=p1@4<a,b", 25, "a:counted b:reconsidered c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p3@4<a,b", 25, "a:contradicted b:declines c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3", "p", "a=p1@3 b=p1@3:decline c=p3@4<a,b", 25, "a:contradicted b:declines c:counted p:declined incomplete | partly-signed declined"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:ref", 25, "a:contradicted b:contradicted p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:ref c=p1@4<a,b", 25, "a:counted b:not-confirmed c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:ref c=p1@4:decline<a,b", 25, "a:declined-since b:declined-since c:declines p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@3:ref c=p3@4:confirm(b)", 25, "a:contradicted b:contradicted c:nothing-to-confirm p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a) c=p1@4<a d=p1@5<b,c", 25, "a:withdrawn b:withdraws c:counted d:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a) c=p1@4<a d=p1@5:decline<b,c", 25, "a:withdrawn b:withdraws c:declined-since d:declines p:contested incomplete | partly-signed contested"),
    // Back and forth: the last act that has seen the other counts.
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p1@5<a,b d=p1@6:decline<a,b,c", 25, "a:declined-since b:reconsidered c:declined-since d:declines p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p1@5:decline<a,b d=p1@6<b,c", 25, "a:declined-since b:reconsidered c:reconsidered d:counted p:met concluded | in-effect entered-with-last-signature"),
    // To have seen an act does not include what that act has seen.
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p1@5<b d=p1@6:decline<b,c", 25, "a:contradicted b:declines c:contradicted d:declines p:declined incomplete | open declined"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p1@5:decline<a,b d=p1@6<c", 25, "a:contradicted b:declines c:declines d:contradicted p:declined incomplete | open declined"),
    // Dates do not matter.
    ("p x:1 z:3", "p", "b=p1@9:decline a=p1@9<b", 25, "a:counted b:reconsidered p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "b=p1@3:decline a=p1@20", 25, "a:contradicted b:declines p:declined incomplete | open declined"),

    // Contested: a person declined after they had signed, whatever others signed.
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a", 25, "a:declined-since b:declines p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p3@4", 25, "a:declined-since b:declines c:counted p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p3@5<a,b", 25, "a:declined-since b:declines c:counted p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "b=p1@4:decline c=p3@5", 25, "b:declines c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p; initialling", "a=p1@3:initial b=p1@4:decline<a c=p3@4", 25, "a:declined-since b:declines c:counted p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3:initial b=p1@4:decline<a c=p3@4", 25, "a:declined-since b:declines c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a", 25, "a:declined-since b:declines p:declined incomplete | open declined"),
    ("p/2 x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p3@4", 25, "a:declined-since b:declines c:counted p:contested incomplete | partly-signed contested"),
    // Another person cannot contest what one person had signed.
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p1@5:ref<a,b e=p3@6:decline<a", 25, "a:declined-since b:reconsidered c:not-confirmed e:declines p:not-confirmed incomplete | pending not-confirmed"),
    ("p/2 x:1 z:3 v:5", "p", "a=p1@3 b=p1@4:decline<a c=p3@4 d=p5@4", 25, "a:declined-since b:declines c:counted d:counted p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:decline<a c=p1@5<b", 25, "a:declined-since b:reconsidered c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:ref b=p1@4:decline<a c=p1@5:ref<b", 25, "a:declined-since b:reconsidered c:not-confirmed p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3", "p; initialling", "a=p1@3 b=p1@4:decline<a c=p1@5:initial<b", 25, "a:declined-since b:declines c:counted p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@3 c=q2@4:decline<a,b", 25, "a:counted b:declined-since c:declines p:met q:contested incomplete | partly-signed contested"),
    // Another person of the party cannot decline for the signer.
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:decline<a", 25, "a:counted b:declines p:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3", "p", "a=p1@3 b=p3@4:decline<a", 25, "a:counted b:declines p:declined incomplete | partly-signed declined"),

    // Statements count with the act that they came with.
    ("p x:1 z:3", "p", "a=p1@3*r", 25, "a:counted p:met concluded reserved:1 | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3*rrd", 25, "a:counted p:met concluded reserved:2 | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3*d", 25, "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3*r b=q2@4*oa<a", 25, "a:counted b:counted p:met q:met concluded reserved:1 | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3*r b=q2@4*r", 25, "a:counted b:counted p:met q:met concluded reserved:2 | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3:ref*r", 25, "a:not-confirmed p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3", "p", "a=p1@3:ref*r b=p3@4:confirm(a)*r", 25, "a:counted b:confirms p:met concluded reserved:2 | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p; approval", "a=p1@3*r b=p3@4:approve*r", 25, "a:counted b:approves p:met concluded reserved:2 | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:approve*r", 25, "a:counted b:approval-not-asked p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:confirm(a)*r", 25, "a:counted b:nothing-to-confirm p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3*r b=p1@4:withdraw(a) c=p1@5<b", 25, "a:withdrawn b:withdraws c:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@3*r b=p3@3", 25, "a:counted b:counted p:met concluded reserved:1 | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p9@3*r b=p3@3", 25, "a:unknown-key b:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3", "p", "a=p1@3*r", 25, "a:counted p:not-signed incomplete reserved:1 | partly-signed not-signed"),

    // The order of the record applies only to signatures, of any kind.
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3:ref b=q2@4<a c=p1@5:confirm(a)", 25, "a:counted b:counted c:confirms p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3 b=q2@4:ref", 25, "a:counted b:out-of-order p:met q:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3 b=q2@4:ref c=q2@5:confirm(b)<a", 25, "a:counted b:out-of-order c:nothing-to-confirm p:met q:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3:ref b=q2@4", 25, "a:not-confirmed b:out-of-order p:not-confirmed q:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3:initial b=q2@4<a", 25, "a:initialled b:out-of-order p:not-signed q:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3; q y:2", "p>q; initialling", "a=p1@3:initial b=q2@4:initial<a", 25, "a:counted b:counted p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p>q; initialling", "a=p1@3:initial b=q2@4:initial", 25, "a:counted b:out-of-order p:met q:not-signed incomplete | partly-signed not-signed"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3 b=q2@4:initial c=q2@4<a", 25, "a:counted b:initialled c:counted p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p>q; approval", "c=q2@3:approve a=p1@3 d=p1@3:approve b=q2@4<a", 25, "a:counted b:counted c:approves d:approves p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3 b=q2@3:decline", 25, "a:counted b:declines p:met q:declined incomplete | partly-signed declined"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3 b=p1@4:withdraw(a) c=q2@4<a", 25, "a:withdrawn b:withdraws c:counted p:not-signed q:met incomplete | withdrawn withdrawn"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3 b=q2@4 c=q2@5:withdraw(b) d=q2@6<a,c", 25, "a:counted b:out-of-order c:withdraws d:counted p:met q:met concluded | in-effect entered-with-last-signature"),

    // Seals: a set of acts that concludes the record, sealed by each party.
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:counted s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b,s", 25, "a:counted b:counted s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b", 25, "a:counted b:counted s:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=p3@6:seal<a,b", 25, "a:counted b:counted s:seals t:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p3@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:counted s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a t=q2@6:seal<a,b", 25, "a:counted b:counted s:sealed-too-early t:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal", 25, "a:counted b:counted s:seals t:sealed-too-early p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 w=p3@4:witness(b) s=p1@5:seal<a,b t=q2@6:seal<a,b,w", 25, "a:counted b:counted s:seals t:seals w:witnesses p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "-w=p3@3 a=p1@3 b=q2@4 s=p1@5:seal<a,b,w t=q2@6:seal<a,b", 25, "a:counted b:counted s:target-missing t:seals p:met q:met incomplete act-missing | pending act-missing"),
    // A party that needs two people needs two to seal.
    ("p/2 x:1 z:3; q y:2", "p q", "a=p1@3 c=p3@3 b=q2@4 s=p1@5:seal<a,b,c t=q2@6:seal<a,b,c", 25, "a:counted b:counted c:counted s:seals t:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1,4 z:3; q y:2", "p q", "a=p1@3 c=p3@3 b=q2@4 s=p1@5:seal<a,b,c u=p4@5:seal<a,b,c t=q2@6:seal<a,b,c", 25, "a:counted b:counted c:counted s:seals t:seals u:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3; q y:2", "p q", "a=p1@3 c=p3@3 b=q2@4 s=p1@5:seal<a,b,c u=p3@5:seal<a,b,c t=q2@6:seal<a,b,c", 25, "a:counted b:counted c:counted s:seals t:seals u:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p/2 x:1 z:3; q y:2", "p q", "a=p1@3 c=p3@3 b=q2@4 d=p1@5:decline<a s=p3@5:seal<a,b,c t=q2@6:seal<a,b,c", 25, "a:declined-since b:counted c:counted d:declines s:seals t:seals p:contested q:met incomplete | partly-signed contested"),
    // Later acts change nothing.
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b c=p1@7:decline<a,b,s,t", 25, "a:counted b:counted c:after-the-seal s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b c=q2@7:withdraw(b)", 25, "a:counted b:counted c:after-the-seal s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b c=p3@7*r", 25, "a:counted b:counted c:after-the-seal s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b c=q2@7:witness(a) u=q2@8:seal<a,b,c", 25, "a:counted b:counted c:after-the-seal s:seals t:seals u:after-the-seal p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b c=p1@7<!", 25, "a:counted b:counted c:after-the-seal s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b u=p3@7:seal<a", 25, "a:counted b:counted s:seals t:seals u:after-the-seal p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b u=p3@7:seal<a,b", 25, "a:counted b:counted s:seals t:seals u:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    // Before it, every act matters.
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b c=p1@5:decline<a", 25, "a:declined-since b:counted c:declines s:seals p:contested q:met incomplete | partly-signed contested"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 c=p1@4:decline<a s=p1@5:seal<a,b,c t=q2@6:seal<a,b,c", 25, "a:declined-since b:counted c:declines s:sealed-too-early t:sealed-too-early p:contested q:met incomplete | partly-signed contested"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3:ref b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", 25, "a:not-confirmed b:counted s:sealed-too-early t:sealed-too-early p:not-confirmed q:met incomplete | pending not-confirmed"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3:ref b=q2@4 c=p3@4:confirm(a) s=p1@5:seal<a,b t=q2@6:seal<a,b,c", 25, "a:counted b:counted c:confirms s:sealed-too-early t:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3:ref b=q2@4 c=p3@4:confirm(a) s=p1@5:seal<a,b,c t=q2@6:seal<a,b,c d=p3@7:withdraw(c)", 25, "a:counted b:counted c:confirms d:after-the-seal s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q; approval", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:counted s:sealed-too-early t:sealed-too-early p:not-approved q:not-approved incomplete | pending not-approved"),
    ("p x:1 z:3; q y:2", "p>q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:out-of-order s:sealed-too-early t:sealed-too-early p:met q:not-signed incomplete | partly-signed not-signed"),
    // Of two sealed sets, the larger one holds: no one is bound to a set that they sealed before.
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 w=p3@4:witness(b) s=p1@5:seal<a,b t=p1@6:seal<a,b,w,s u=q2@6:seal<a,b,w", 25, "a:counted b:counted s:after-the-seal t:seals u:seals w:witnesses p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 w=p3@4:witness(b) s=p1@5:seal<a,b t=p1@6:seal<a,b,w,s u=q2@6:seal<a,b,w v=q2@7:seal<a,b", 25, "a:counted b:counted s:after-the-seal t:seals u:seals v:after-the-seal w:witnesses p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3*r b=q2@4 s=p1@5:seal<a,b c=p1@6:withdraw(a) d=p1@7<c t=p1@8:seal<a,b,c,d,s u=q2@8:seal<a,b,c,d,s v=q2@9:seal<a,b", 25, "a:withdrawn b:counted c:withdraws d:counted s:after-the-seal t:seals u:seals v:after-the-seal p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    // One party alone.
    ("p x:1 z:3", "p", "a=p1@3 s=p3@5:seal<a d=p1@6:decline<a", 25, "a:counted d:after-the-seal s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "s=p3@5:seal d=p1@6", 25, "d:counted s:sealed-too-early p:met concluded | in-effect entered-with-last-signature"),
    // A party that is not in the roster seals nothing.
    ("p x:1 z:3", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:unknown-key s:sealed-too-early t:unknown-key p:met q:party-unknown incomplete | partly-signed party-unknown"),

    // An act that is not valid has no meaning, whatever its intent.
    ("p x:1[4..] z:3", "p", "a=p1@3:decline b=p3@3", 25, "a:outside-window b:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1!compromised@2 z:3", "p", "b=p3@3 a=p1@3:seal<b", 25, "a:revoked b:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1!compromised@9 z:3; held a@4", "p", "a=p1@3 b=p1@4:withdraw(a)", 25, "a:counted b:revoked p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1,4!retired@4 z:3", "p", "a=p1@3 b=p4@5:decline<a", 25, "a:counted b:revoked p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3[5..]", "p", "a=p1@3:ref b=p3@4:confirm(a)", 25, "a:not-confirmed b:outside-window p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3?", "p; approval", "a=p1@3 b=p3@4:approve", 25, "a:counted b:not-allowed p:not-approved incomplete | pending not-approved"),
    ("p x:1?sign z:3", "p", "a=p1@3 b=p1@4:decline<a", 25, "a:counted b:not-allowed p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1?decline z:3", "p", "a=p1@3 b=p1@4:decline", 25, "a:not-allowed b:declines p:declined incomplete | open declined"),
    ("p x:1?sign&seal z:3", "p", "a=p1@3 s=p1@4:seal<a", 25, "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p{1}", "a=p1@3:ref b=p3@4:confirm(a)", 25, "a:not-confirmed b:not-designated p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@27:withdraw(a)", 25, "a:counted b:from-the-future p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "b=p1@-1:decline a=p1@3", 25, "a:counted b:before-the-record p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3", "p", "a=p1@9 b=p1@7:decline<a", 25, "a:counted b:before-what-it-saw p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3[..4]", "p", "a=p1@3 w=p3@5:witness(a)", 25, "a:counted w:outside-window p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1[4..] z:3", "p; initialling", "a=p1@3:initial", 25, "a:outside-window p:not-signed incomplete | open no-one-signed"),

    // Strangers, and people of another party, change nothing.
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@5:decline<a", 25, "a:counted b:counted c:unknown-key p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@5:withdraw(a)", 25, "a:counted b:counted c:unknown-key p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=p1@5:seal<a,b c=q9@5:seal<a,b", 25, "a:counted b:counted c:unknown-key s:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3:ref b=q2@4 c=p9@5:confirm(a)", 25, "a:not-confirmed b:counted c:unknown-key p:not-confirmed q:met incomplete | pending not-confirmed"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 c=p2@5:decline<a", 25, "a:counted b:counted c:key-of-another-party p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 c=p2@5:withdraw(a)", 25, "a:counted b:counted c:key-of-another-party p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 c=q2@5:withdraw(a)", 25, "a:counted b:counted c:not-own-act p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 s=q2@5:seal<a,b c=p2@5:seal<a,b", 25, "a:counted b:counted c:key-of-another-party s:seals p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3; q y:2", "p q", "a=p1@3:ref b=q2@4 c=p2@5:confirm(a)", 25, "a:not-confirmed b:counted c:key-of-another-party p:not-confirmed q:met incomplete | pending not-confirmed"),
    // A person's act under another party's name is still their own: they can withdraw it.
    ("p x:1 z:3; q y:2", "p q", "a=p1@3 b=q2@4 c=q1@5 d=p1@6:withdraw(c)<a", 25, "a:counted b:counted c:key-of-another-party d:withdraws p:met q:met concluded | in-effect entered-with-last-signature"),

    // All acts that an act has seen must exist, whatever the act does; but not acts after a seal.
    ("p x:1 z:3", "p", "a=p1@3 b=p3@4:decline<!", 25, "a:counted b:declines p:met incomplete act-missing | pending act-missing"),
    ("p x:1 z:3", "p", "a=p1@3 b=p1@4:withdraw(a)<! c=p1@5<b", 25, "a:withdrawn b:withdraws c:counted p:met incomplete act-missing | withdrawn withdrawn"),
    ("p x:1 z:3", "p", "a=p1@3 s=p1@5:seal<a,!", 25, "a:counted s:target-missing p:met incomplete act-missing | pending act-missing"),
    ("p x:1 z:3", "p", "a=p1@3<! s=p1@5:seal<a", 25, "a:counted s:target-missing p:met incomplete act-missing | pending act-missing"),

    // A claimed time without proof.
    ("p x:1[2..9] z:3", "p", "a=p1@3:ref b=p3@4:confirm(a)", 25, "a:counted b:confirms p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3[2..9]", "p", "a=p1@3:ref b=p3@4:confirm(a)", 25, "a:counted b:confirms p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3[2..9]; held b@5", "p", "a=p1@3:ref b=p3@4:confirm(a)", 25, "a:counted b:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3[2..9]", "p", "a=p1@3:ref b=p3@4:confirm(a) c=p1@4:confirm(a)", 25, "a:counted b:confirms c:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3[2..9]", "p; approval", "a=p1@3 b=p3@4:approve", 25, "a:counted b:approves p:met concluded unproven | in-effect entered-with-last-signature"),
    // What a person withdrew with it stays withdrawn; what they signed with it does not count.
    ("p x:1,4[2..9] z:3[2..9]", "p", "a=p1@3 b=p4@4:withdraw(a) c=p3@4", 25, "a:withdrawn b:withdraws c:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1,4[2..9] z:3[2..9]", "p", "a=p1@3 b=p4@4:decline c=p3@4", 25, "a:contradicted b:declines c:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1,4[2..9] z:3", "p", "a=p1@3 b=p1@4:decline<a c=p4@5<b d=p3@3", 25, "a:declined-since b:reconsidered c:counted d:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1,4[2..9] z:3", "p", "a=p1@3 b=p1@4:decline<a c=p4@5:withdraw(b)", 25, "a:counted b:withdrawn c:withdraws p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1[2..9] z:3; q y:2", "p q", "a=p3@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:counted s:seals t:seals p:met q:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1[2..9] z:3; q y:2", "p q", "a=p3@3 b=q2@4 s=p1@5:seal<a,b u=p3@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:counted s:seals t:seals u:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1[2..9] z:3; q y:2; held s@6", "p q", "a=p3@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", 25, "a:counted b:counted s:seals t:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
    // Two cores that differ only in people: acts are compared by party, then by holder.
    ("p y:1 z:3; q a:2 b:4", "p q", "e=p3@3 f=q2@3 g=p1@3 h=q4@3 s=p3@4:seal<e,f t=q2@4:seal<e,f u=p1@4:seal<g,h v=q4@4:seal<g,h", 25, "e:after-the-seal f:after-the-seal g:counted h:counted s:after-the-seal t:after-the-seal u:seals v:seals p:met q:met concluded sealed | in-effect entered-with-last-signature"),
];

/// Authority: (roster, record, other instruments, acts, expected). With `i`, usually g, whose key is 5,
/// authorises x, whose key is 1, or z, whose key is 3.
type Authorised<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

#[rustfmt::skip]
const AUTHORITY: &[Authorised<'_>] = &[
    // Given by another person of the party.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1,3 confirm,sign [2..9] of main / g=p5@2", "a=p1@3~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 g:5; q y:2", "p q; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i b=q2@3", "a:counted b:counted p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 g:5; q y:2", "p q; authority q", "", "a=p1@3 b=q2@3", "a:counted b:no-authority p:met q:not-authorised incomplete | pending not-authorised"),
    ("p x:1 g:5", "p", "", "a=p1@3~main", "a:counted p:met concluded | in-effect entered-with-last-signature"),

    // The possible faults, in the order in which they are reported.
    ("p x:1 z:3 g:5", "p; authority p", "", "a=p1@3", "a:no-authority p:not-authorised incomplete | pending not-authorised"),
    // An act that is not a signature does not make its signatory one who lacks authority.
    ("p x:1 z:3 g:5", "p; approval; authority p", "", "a=p1@3:approve", "a:no-authority p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3 g:5", "p; authority p", "", "a=p1@3:ref b=p3@4:confirm(a)", "a:no-authority b:no-authority p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p; powers 1 sign", "", "a=p1@3~main", "a:authority-circular p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "-i: p; powers 1 sign / g=p5@2", "a=p1@3~i", "a:authority-missing p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i?", "a:authority-missing p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5; q y:2", "p q; authority p", "i: q; powers 1 sign / g=q2@2", "a=p1@3~i b=q2@3", "a:authority-of-another-party b:counted p:not-authorised q:met incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p / g=p5@2", "a=p1@3~i", "a:authority-without-powers p:not-authorised incomplete | pending not-authorised"),
    ("p x:1,4 z:3 g:5", "p; authority p", "i: p; powers 4 sign / g=p5@2", "a=p1@3~i", "a:authority-for-another-key p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 initial,seal / g=p5@2", "a=p1@3~i", "a:authority-for-another-intent p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign-ad-referendum / g=p5@2", "a=p1@3~i", "a:authority-for-another-intent p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign of other / g=p5@2", "a=p1@3~i", "a:authority-for-another-instrument p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign of main! / g=p5@2", "a=p1@3~i", "a:authority-for-another-instrument p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign of main? / g=p5@2", "a=p1@3~i", "a:authority-for-another-instrument p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign [4..9] of main! / g=p5@2", "a=p1@3~i", "a:authority-for-another-instrument p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign [4..9] / g=p5@2", "a=p1@3~i", "a:authority-out-of-period p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign [3..4] / g=p5@2", "a=p1@3~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign [..3] / g=p5@2", "a=p1@3~i", "a:authority-out-of-period p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign /", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p9@2", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5!compromised@1", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5; q y:2", "p; authority p", "i: p q; powers 1 sign / g=p5@2", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2 h=p5@3:withdraw(g)", "a=p1@3~i", "a:authority-withdrawn p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2 s=p5@2:seal<g h=p5@3:withdraw(g)", "a=p1@3~i", "a:authority-withdrawn p:not-authorised incomplete | pending not-authorised"),
    // The acts of the authorised person still exist: for a seal, and for acts that point at them.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 w=p1@2:witness(g) s=p5@2:seal<g,w h=p5@3:withdraw(g)", "a=p1@3~i t=p1@4:seal~i<a", "a:counted t:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; q y:2", "p q; authority p", "i: p q; powers 1 sign / g=p5@2 k=q2@2 w=p1@2:witness(g) s=p5@2:seal<g,k t=q2@2:seal<g,k,w h=p5@3:withdraw(g)", "a=p1@3~i b=q2@3", "a:authority-withdrawn b:counted p:not-authorised q:met incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / r=p1@2:ref d=p5@2:decline c=p5@2:confirm(r) s=p5@2+<d", "a=p1@3~i", "a:authority-withdrawn p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2<!", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p1@2", "a=p1@3~i", "a:authority-self-issued p:not-authorised incomplete | pending not-authorised"),
    ("p x:1,4 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p4@2", "a=p1@3~i", "a:authority-self-issued p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p1@2 h=p5@2", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    // Given by the authorised person, whose own authority would be valid.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p1@2~j | j: p; powers 1 sign / h=p5@2", "a=p1@3~i", "a:authority-self-issued p:not-authorised incomplete | pending not-authorised"),
    ("p/2 x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p1@2 h=p5@2", "a=p1@3~i", "a:authority-self-issued p:not-signed incomplete | partly-signed not-signed"),
    // Authority in turn: a chain, two people who authorise each other, and one that depends on itself.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2~j | j: p; powers 5 sign / h=p3@2", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2~j | j: p; powers 5 sign of i / h=p3@2", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2~j | j: p; powers 5 sign of i! / h=p3@2", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2~j | j: p; powers 5 sign of main / h=p3@2", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2~j | j: p; powers 5 sign / h=p1@2", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2~j | j: p; authority p; powers 5 sign / h=p1@2~i", "a=p1@3~i", "a:authority-circular p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@2~j | j: p; powers 5 sign / h=p5@2", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1,5 sign / g=p5@2~i", "a=p1@3~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),

    // Confirmed by another person of the party who has authority; not by oneself.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 3 confirm / g=p5@2", "a=p1@3 c=p3@4:confirm(a)~i", "a:counted c:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 3 confirm / g=p5@2", "a=p1@3 c=p3@4:confirm(a)", "a:no-authority c:no-authority p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 confirm / g=p5@2", "a=p1@3 c=p1@4:confirm(a)~i", "a:no-authority c:nothing-to-confirm p:not-authorised incomplete | pending not-authorised"),
    ("p x:1,4 z:3 g:5", "p; authority p", "i: p; powers 4 confirm / g=p5@2", "a=p1@3 c=p4@4:confirm(a)~i", "a:no-authority c:nothing-to-confirm p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2 | j: p; powers 3 confirm / g=p5@2", "a=p1@3~i c=p3@4:confirm(a)~j", "a:counted c:nothing-to-confirm p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 3 confirm / g=p5@2", "a=p1@3 c=p3@4:confirm(a)~i d=p3@5:withdraw(c)", "a:no-authority c:withdrawn d:withdraws p:not-authorised incomplete | withdrawn withdrawn"),
    ("p x:1 z:3 g:5", "p; authority p; initialling", "i: p; powers 3 confirm / g=p5@2", "a=p1@3:initial c=p3@4:confirm(a)~i", "a:counted c:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 3 confirm / g=p5@2", "a=p1@3:initial c=p3@4:confirm(a)~i", "a:initialled c:nothing-to-confirm p:not-signed incomplete | open no-one-signed"),
    // An initial that is not a signature needs none.
    ("p x:1 z:3 g:5", "p; authority p", "", "a=p1@3:initial", "a:initialled p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3 g:5", "p; authority p; initialling", "", "a=p1@3:initial", "a:no-authority p:not-authorised incomplete | pending not-authorised"),
    // Neither do acts that speak only for their signatory.
    ("p x:1 z:3 g:5", "p; authority p", "", "a=p1@3:decline", "a:declines p:declined incomplete | open declined"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i w=p3@4:witness(a) b=p1@5:withdraw(a)", "a:withdrawn b:withdraws w:witnesses p:not-signed incomplete | withdrawn withdrawn"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i b=p1@5:decline<a", "a:declined-since b:declines p:contested incomplete | partly-signed contested"),
    // Contradictions need none either.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i b=p1@3:ref", "a:contradicted b:contradicted p:not-signed incomplete | open no-one-signed"),

    // Ad referendum, with authority and without.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign-ad-referendum / g=p5@2", "a=p1@3:ref~i", "a:not-confirmed p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 confirm,sign-ad-referendum / g=p5@2", "a=p1@3:ref~i c=p1@4:confirm(a)~i", "a:counted c:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign-ad-referendum / g=p5@2", "a=p1@3:ref~i c=p1@4:confirm(a)~i", "a:not-confirmed c:authority-for-another-intent p:not-confirmed incomplete | pending not-confirmed"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 confirm / g=p5@2", "a=p1@3:ref c=p1@4:confirm(a)~i", "a:no-authority c:confirms p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 3 confirm / g=p5@2", "a=p1@3:ref c=p3@4:confirm(a)~i", "a:counted c:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "", "a=p1@3:ref", "a:no-authority p:not-authorised incomplete | pending not-authorised"),
    ("p/2 x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2 h=p3@2 | j: p; powers 3 sign-ad-referendum / g=p5@2 h=p1@2", "a=p1@3~i b=p3@3:ref~j", "a:counted b:not-confirmed p:not-confirmed incomplete | pending not-confirmed"),
    ("p/2 x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign-ad-referendum / g=p5@2 h=p3@2", "a=p1@3:ref~i b=p3@3", "a:not-confirmed b:no-authority p:not-authorised incomplete | pending not-authorised"),

    // Approval by authority.
    ("p x:1 z:3 g:5", "p; authority p; approval", "i: p; powers 1 approve,sign / g=p5@2", "a=p1@3~i b=p1@4:approve~i", "a:counted b:approves p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p; approval", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i b=p1@4:approve~i", "a:counted b:authority-for-another-intent p:not-approved incomplete | pending not-approved"),
    ("p x:1 z:3 g:5", "p; authority p; approval", "i: p; powers 1,3 confirm,sign / g=p5@2", "a=p1@3~i b=p1@4:approve c=p3@5:confirm(b)~i", "a:counted b:approves c:confirms p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p; approval", "i: p; powers 1 confirm,sign / g=p5@2", "a=p1@3~i b=p1@4:approve c=p1@5:confirm(b)~i", "a:counted b:no-authority c:nothing-to-confirm p:not-approved incomplete | pending not-approved"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i b=p1@4:approve", "a:counted b:approval-not-asked p:met concluded | in-effect entered-with-last-signature"),

    // Sealing needs authority, like signing.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2", "a=p1@3~i s=p1@4:seal~i<a", "a:counted s:sealed-on-open-powers p:met concluded open-powers | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@9:seal<g", "a=p1@3~i s=p1@4:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i s=p1@4:seal~i<a", "a:counted s:authority-for-another-intent p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i s=p1@4:seal<a d=p1@5:decline<a", "a:declined-since d:declines s:no-authority p:contested incomplete | partly-signed contested"),
    ("p x:1 z:3 g:5; q y:2", "p q; authority q", "", "a=p1@3 b=q2@4 s=p1@5:seal<a,b t=q2@6:seal<a,b", "a:counted b:no-authority s:sealed-too-early t:no-authority p:met q:not-authorised incomplete | pending not-authorised"),

    // Any signature satisfies the order, whatever its outcome.
    ("p x:1 z:3 g:5; q y:2", "p>q; authority p", "i: p; powers 3 confirm / g=p5@2", "a=p1@3 b=q2@4<a c=p3@5:confirm(a)~i", "a:counted b:counted c:confirms p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; q y:2", "p>q; authority p", "", "a=p1@3:ref b=q2@4<a", "a:no-authority b:counted p:not-authorised q:met incomplete | pending not-authorised"),

    // An act that is not valid has no authority.
    ("p x:1[4..] z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i", "a:outside-window p:not-signed incomplete | open no-one-signed"),
    ("p x:1 z:3 g:5; q y:2", "p q; authority p", "i: p; powers 2 sign / g=p5@2", "a=p2@3~i b=q2@4", "a:key-of-another-party b:counted p:not-signed q:met incomplete | partly-signed not-signed"),

    // Authority by a claimed time without proof.
    ("p x:1 z:3 g:5[1..9]", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5[1..9]; held i.g@3", "p; authority p", "i: p; powers 1 sign / g=p5@2", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5[1..9]", "p; authority p", "i: p; powers 1 sign / g=p5@2 h=p3@2", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5[1..9]", "p; authority p", "i: p; authority p; powers 1 sign / g=p3@2~j | j: p; powers 3 sign / h=p5@2", "a=p1@3~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),

    // Authority at the time of the act: powers that ended before do not count, powers that ended later do.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4", "a=p1@5~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; supersedes i / h=p5@4", "a=p1@5~i", "a:authority-superseded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4 | u: p; supersedes i / h=p5@4", "a=p1@5~i", "a:authority-superseded p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; supersedes i / h=p5@4+ | u: p; terminates i / h=p5@4", "a=p1@5~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4", "a=p1@4+~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4", "a=p1@4~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4", "a=p1@3~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held a@4", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held a@5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4", "a=p1@3~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    // Not before it enters into effect, and not after it has expired; another instrument may extend it.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; entry 5 / g=p5@2", "a=p1@4~i", "a:authority-not-in-effect p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; entry 5 / g=p5@2", "a=p1@5~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; entry confirmation / g=p5@2", "a=p1@4~i", "a:authority-not-in-effect p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; entry confirmation / g=p5@2 c=p3@4:confirm(g)", "a=p1@4~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; expires 5 / g=p5@2", "a=p1@5~i", "a:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; expires 5 / g=p5@2", "a=p1@4~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; expires 5 / g=p5@2 | e: p; extends i; expires 9 / h=p5@4", "a=p1@6~i", "a:counted p:met concluded unproven | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; expires 5 / g=p5@2 | e: p; extends i; expires 28 / h=p5@4", "a=p1@6~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    // For a sealed set, only sealed instruments extend powers. What others can still take back does not
    // count, whether they took it back or not.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g", "a=p1@4~i s=p1@5:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4", "a=p1@4~i s=p1@5:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4 w=p5@4:withdraw(h)", "a=p1@4~i s=p1@5:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4 v=p5@5:seal<h", "a=p1@4~i s=p1@5:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4 v=p5@5:seal<h w=p5@4:withdraw(h)", "a=p1@4~i s=p1@5:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    // A sealed set after the end of the powers: only sealed instruments extend them, and only in time.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g", "a=p1@12~i s=p1@13:seal~i<a", "a:authority-expired s:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 26 / h=p5@4 v=p5@5:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 27 / h=p5@4 v=p5@5:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4 v=p5@5:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4", "a=p1@12~i s=p1@13:seal~i<a", "a:counted s:sealed-on-open-powers p:met concluded open-powers | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@10 v=p5@11:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:authority-expired s:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@9 v=p5@11:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:authority-expired s:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; entry 10; expires 28 / h=p5@4 v=p5@5:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:authority-expired s:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; entry 8; expires 28 / h=p5@4 v=p5@5:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4 v=p5@5:seal<h", "a=p1@9~i s=p1@13:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g", "a=p1@9~i s=p1@9:seal~i<a", "a:authority-expired s:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g", "a=p1@9~i s=p1@13:seal~i<a", "a:authority-expired s:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 11 / h=p5@4 v=p5@5:seal<h | f: p; extends i; expires 28 / h=p5@10 v=p5@11:seal<h", "a=p1@12~i s=p1@13:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held t.k@3", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4 v=p5@5:seal<h | t: p; terminates e / k=p5@3", "a=p1@12~i s=p1@13:seal~i<a", "a:authority-expired s:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal; expires 9 / g=p5@2 u=p5@3:seal<g | e: p; extends i; expires 28 / h=p5@4 v=p5@5:seal<h | t: p; terminates e / k=p5@3", "a=p1@12~i s=p1@13:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    // At the instant at which another instrument ends them, powers are still valid. Proof of that very
    // instant is not proof from before.
    ("p x:1 z:3 g:5; held i.g@3 t.k@4", "p; authority p", "i: p; powers 1 sign,seal / g=p5@2 u=p5@3:seal<g | t: p; terminates i; entry 6 / k=p5@3", "a=p1@6~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held i.g@3 t.k@6", "p; authority p", "i: p; powers 1 sign,seal / g=p5@2 u=p5@3:seal<g | t: p; terminates i / k=p5@3", "a=p1@6~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2 w=p5@5:withdraw(g) | t: p; terminates i / k=p5@6", "a=p1@6~i", "a:authority-withdrawn p:not-authorised incomplete | pending not-authorised"),
    // Proof of the act from before the ending is enough; later proof is not.
    ("p x:1 z:3 g:5; held i.g@3 t.k@9 a@12 s@12", "p; authority p", "i: p; powers 1 sign,seal / g=p5@2 u=p5@3:seal<g | t: p; terminates i / k=p5@8", "a=p1@6~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held i.g@3 t.k@9 a@8 s@8", "p; authority p", "i: p; powers 1 sign,seal / g=p5@2 u=p5@3:seal<g | t: p; terminates i / k=p5@8", "a=p1@6~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    // A refusal on sealed powers counts against a sealed set only with proof from before the act.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign,seal / g=p5@2 u=p5@3:seal<g d=p5@4:decline<g", "a=p1@6~i s=p1@7:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held i.d@5", "p; authority p", "i: p; powers 1 sign,seal / g=p5@2 u=p5@3:seal<g d=p5@4:decline<g", "a=p1@6~i s=p1@7:seal~i<a", "a:authority-withdrawn s:authority-withdrawn p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5; held i.d@20", "p; authority p", "i: p; powers 1 sign,seal / g=p5@2 u=p5@3:seal<g d=p5@4:decline<g", "a=p1@6~i s=p1@7:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; expires 5 / g=p5@2 | e: p; extends i; expires 28 / h=p1@4", "a=p1@6~i", "a:authority-expired p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign; expires 5 / g=p5@2 | e: p; extends i; expires 28 / h=p5@5", "a=p1@6~i", "a:authority-expired p:not-authorised incomplete | pending not-authorised"),
    // Not before it was concluded.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@4", "a=p1@3~i", "a:authority-concluded-later p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@4", "a=p1@4~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; authority p; powers 1 sign / g=p5@4~j | j: p; powers 5 sign / h=p3@5", "a=p1@6~i", "a:authority-not-concluded p:not-authorised incomplete | pending not-authorised"),
    // The person whom it authorised cannot undo its ending, and neither can a later withdrawal.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p1@4", "a=p1@5~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p=2; terminates i / h=p1@4 m=p5@4 w=p1@3:withdraw(h)", "a=p1@6~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4 m=p1@3 w=p1@3:decline<m", "a=p1@6~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4 w=p5@5:withdraw(h)", "a=p1@6~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4 w=p5@3:withdraw(h)", "a=p1@6~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@4 k=p5@9:seal<h w=p5@3:withdraw(h)", "a=p1@6~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@5 | u: p; terminates t / m=p5@4", "a=p1@6~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 | t: p; terminates i / h=p5@5 | u: p; terminates t / m=p1@4", "a=p1@6~i", "a:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    // A later seal on powers does not let an earlier act end anything; a seal of the same time does.
    ("p x:1 z:3 g:5; q y:2", "p q", "i: p; powers 1 seal,sign / g=p5@2 w=p5@3:withdraw(g) | t: p q; authority p; terminates main / e=p1@6~i f=q2@6 r=p1@7:seal~i<e,f l=q2@7:seal<e,f", "a=p5@2 b=q2@2", "a:counted b:counted p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; q y:2", "p q", "i: p; powers 1 seal,sign / g=p5@2 w=p5@3:withdraw(g) k=p5@9:seal<g | t: p q; authority p; terminates main / e=p1@6~i f=q2@6 r=p1@7:seal~i<e,f l=q2@7:seal<e,f", "a=p5@2 b=q2@2", "a:counted b:counted p:met q:met concluded | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; q y:2", "p q", "i: p; powers 1 seal,sign / g=p5@2 w=p5@3:withdraw(g) k=p5@5:seal<g | t: p q; authority p; terminates main / e=p1@6~i f=q2@6 r=p1@7:seal~i<e,f l=q2@7:seal<e,f", "a=p5@2 b=q2@2", "a:counted b:counted p:met q:met concluded | terminated terminated"),

    // Sealed powers: an ending counts against a sealed set when it is proven.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g", "a=p1@3~i s=p1@4:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g w=p5@3:withdraw(g)", "a=p1@5~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held i.w@4", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g w=p5@3:withdraw(g)", "a=p1@5~i s=p1@6:seal~i<a", "a:authority-withdrawn s:authority-withdrawn p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g w=p5@3:withdraw(g)", "a=p1@5~i", "a:authority-withdrawn p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g | t: p; terminates i / h=p5@3", "a=p1@5~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held t.h@4", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g | t: p; terminates i / h=p5@3", "a=p1@5~i s=p1@6:seal~i<a", "a:authority-terminated s:authority-terminated p:not-authorised incomplete | pending not-authorised"),
    ("p x:1 z:3 g:5; held t.h@6", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g | t: p; terminates i / h=p5@3", "a=p1@5~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded unproven sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5; held t.h@8 a@6 s@7", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g | t: p; terminates i / h=p5@3", "a=p1@5~i s=p1@6:seal~i<a", "a:counted s:seals p:met concluded sealed | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p1@2:seal<g", "a=p1@3~i s=p1@4:seal~i<a", "a:counted s:sealed-on-open-powers p:met concluded open-powers | in-effect entered-with-last-signature"),
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g", "a=p1@3~i s=p3@4:seal<a", "a:counted s:no-authority p:met concluded | in-effect entered-with-last-signature"),

    // A reservation in it changes nothing: the requirement applies only to the judged record.
    ("p x:1 z:3 g:5", "p; authority p", "i: p; powers 1 sign / g=p5@2*r", "a=p1@3~i", "a:counted p:met concluded | in-effect entered-with-last-signature"),
];

/// Acts of one person, by their meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    Initial,
    Sign,
    Ref,
    /// Confirms the signature ad referendum of another person.
    Confirm,
    Approve,
    Decline,
    /// Withdraws a third act, with which the person approved.
    WithdrawAssent,
    /// Withdraws a third act, with which the person declined.
    WithdrawDecline,
    Witness,
}

impl Says {
    const ALL: [Self; 9] = [
        Self::Initial,
        Self::Sign,
        Self::Ref,
        Self::Confirm,
        Self::Approve,
        Self::Decline,
        Self::WithdrawAssent,
        Self::WithdrawDecline,
        Self::Witness,
    ];

    /// In the form of a row, and its text in the scene.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Initial => ("initial", ""),
            Self::Sign => ("sign", ""),
            Self::Ref => ("ref", ""),
            Self::Confirm => ("confirm(r)", "r=p3@2:ref"),
            Self::Approve => ("approve", ""),
            Self::Decline => ("decline", ""),
            Self::WithdrawAssent => ("withdraw(t)", "t=p1@2:approve"),
            Self::WithdrawDecline => ("withdraw(d)", "d=p1@2:decline"),
            Self::Witness => ("witness(r)", "r=p3@2:ref"),
        }
    }

    /// Its outcome alone, if initialling signs and approval is required.
    fn alone(self) -> &'static str {
        match self {
            Self::Initial | Self::Sign => "counted",
            Self::Ref => "not-confirmed",
            Self::Confirm => "confirms",
            Self::Approve => "approves",
            Self::Decline => "declines",
            Self::WithdrawAssent | Self::WithdrawDecline => "withdraws",
            Self::Witness => "witnesses",
        }
    }
}

/// Two acts of one person, and their outcomes if neither has seen the other, if the second has seen the
/// first, and if the first has seen the second.
type Pair<'a> = (Says, Says, [(&'a str, &'a str); 3]);

/// The table of contradictions (docs/format.md J3.2). Pairs that are not listed are compatible in every
/// order.
#[rustfmt::skip]
const PAIRS: &[Pair<'_>] = {
    use Says::*;
    &[
        (Sign, Ref, [("contradicted", "contradicted"), ("counted", "not-confirmed"), ("counted", "not-confirmed")]),
        (Initial, Decline, [("contradicted", "declines"), ("declined-since", "declines"), ("counted", "declines")]),
        (Sign, Decline, [("contradicted", "declines"), ("declined-since", "declines"), ("counted", "reconsidered")]),
        (Ref, Decline, [("contradicted", "declines"), ("declined-since", "declines"), ("not-confirmed", "reconsidered")]),
        (Confirm, Decline, [("contradicted", "declines"), ("declined-since", "declines"), ("confirms", "declines")]),
        (Approve, Decline, [("contradicted", "declines"), ("declined-since", "declines"), ("approves", "declines")]),
        (Initial, WithdrawAssent, [("contradicted", "withdraws"), ("counted", "withdraws"), ("counted", "withdraws")]),
        (Sign, WithdrawAssent, [("contradicted", "withdraws"), ("counted", "withdraws"), ("counted", "withdraws")]),
        (Ref, WithdrawAssent, [("contradicted", "withdraws"), ("not-confirmed", "withdraws"), ("not-confirmed", "withdraws")]),
        (Confirm, WithdrawAssent, [("contradicted", "withdraws"), ("confirms", "withdraws"), ("confirms", "withdraws")]),
        (Approve, WithdrawAssent, [("contradicted", "withdraws"), ("approves", "withdraws"), ("approves", "withdraws")]),
    ]
};

/// Acts without effect, and the act that caused it: `a<b`.
#[rustfmt::skip]
const BLAMED: &[(&str, &str, &str)] = &[
    ("p", "a=p1@3 b=p1@4:withdraw(a)", "a<b"),
    ("p", "a=p1@3 b=p1@4:decline<a", "a<b"),
    ("p", "a=p1@3:decline b=p1@4<a", "a<b"),
    // Of two that contradict, each is blamed on the other.
    ("p", "a=p1@3 b=p1@3:ref", "a<b b<a"),
    ("p", "a=p1@3 b=p1@3:decline", "a<b"),
    // Another assent is blamed on the one of the two that it contradicts.
    ("p", "a=p1@3 b=p1@3:decline c=p1@4<a", "a<b c<b"),
    ("p", "a=p1@3:decline b=p1@3 c=p1@4<b", "b<a c<a"),
    ("p; approval", "a=p1@3 b=p1@3:decline c=p1@4:approve<a", "a<b c<b"),
    ("p; approval", "a=p1@3:approve b=p1@3:decline c=p1@3<a", "a<b c<b"),
];

#[test]
fn an_act_that_came_to_nothing_names_the_one_that_it_contradicts() {
    for (record, acts, expected) in BLAMED {
        let case = Case::of(&("p x:1 z:3", *record, *acts, 25, ""));
        let staged = case.stage();
        let report = staged.report(&staged.bundle);
        let mut found: Vec<String> = report
            .acts()
            .iter()
            .filter_map(|act| {
                let by = act.outcome.effect()?.blamed()?;
                Some(format!("{}<{}", staged.name(&act.id), staged.name(&by)))
            })
            .collect();
        found.sort();
        assert_eq!(found.join(" "), *expected, "{record} / {acts}");
    }
}

#[test]
fn every_pair_contradicts_as_the_table_says() {
    let mut cells = 0;
    for (index, first) in Says::ALL.into_iter().enumerate() {
        for second in &Says::ALL[index..] {
            let row = PAIRS.iter().find(|pair| (pair.0, pair.1) == (first, *second));
            let together = [(first.alone(), second.alone()); 3];
            let expected = row.map_or(together, |row| row.2);
            let ((a, for_a), (b, for_b)) = (first.words(), second.words());
            let scene: BTreeSet<&str> = [for_a, for_b].into();
            let scene: Vec<&str> = scene.into_iter().filter(|act| !act.is_empty()).collect();
            let scene = scene.join(" ");
            let seen = |a_saw: &str, b_saw: &str| {
                let (a, b) = (format!("a=p1@3:{a}<{a_saw}"), format!("b=p1@3+:{b}<{b_saw}"));
                if a_saw.is_empty() {
                    format!("{scene} {a} {b}")
                } else {
                    format!("{scene} {b} {a}")
                }
            };
            let orders = [seen("", ""), seen("", "a"), seen("b", "")];
            for (acts, (of_a, of_b)) in orders.iter().zip(expected) {
                let row = ("p x:1 z:3", "p; initialling; approval", &**acts, 25, "");
                let outcome = outcome(&row, Times::Claimed);
                let words: Vec<&str> = outcome.split(' ').collect();
                for expected in [format!("a:{of_a}"), format!("b:{of_b}")] {
                    assert!(words.contains(&&*expected), "{acts}: {outcome}, expected {expected}");
                }
                cells += 1;
            }
        }
    }
    assert_eq!(cells, 45 * 3);
    assert!(PAIRS.iter().all(|(first, second, _)| first < second));
}

/// The outcomes of acts, parties and the whole; and the state, with its reason.
fn parts(expected: &str) -> (&str, &str) {
    expected.split_once(" | ").expect("a row has both")
}

fn authorised<'a>(&(roster, record, others, acts, _): &Authorised<'a>) -> Case<'a> {
    Case { others, ..Case::of(&(roster, record, acts, 25, "")) }
}

#[test]
fn every_row_comes_out_as_written() {
    assert!(ROWS.len() + AUTHORITY.len() >= 100);
    let rows = ROWS.iter().map(|row| (Case::of(row), row.4));
    let rows = rows.chain(AUTHORITY.iter().map(|row| (authorised(row), row.4)));
    let wrong: Vec<String> = rows
        .filter_map(|(case, expected)| {
            let outcome = format!("{} | {}", case.outcome(), case.stage().state());
            let Case { roster, record, others, acts, .. } = case;
            (outcome != expected).then(|| {
                format!(
                    "{roster} | {record} | {others} | {acts}\n  {outcome}\n  expected {expected}"
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// A verifier who requires proof does not accept a row with `unproven`, and accepts all others.
#[test]
fn proof_is_missing_exactly_where_it_is_reported() {
    let rows = ROWS.iter().map(|row| (Case::of(row), row.4));
    for (case, expected) in rows.chain(AUTHORITY.iter().map(|row| (authorised(row), row.4))) {
        let (expected, _) = parts(expected);
        let demanded = match expected.contains("concluded unproven") {
            true => expected.replace("concluded unproven", "incomplete time-unproven unproven"),
            false => expected.to_owned(),
        };
        assert_eq!(Case { times: Times::Proven, ..case }.outcome(), demanded, "{case:?}");
    }
}

/// A verifier who allows no reservation does not accept a row that counts one, and accepts all others.
#[test]
fn a_reservation_is_a_reason_just_where_it_counts() {
    let mut reserved = 0;
    for row in ROWS {
        let (case, (expected, _)) = (Case::of(row), parts(row.4));
        let expected = match expected.split_once(" reserved:") {
            None => expected.to_owned(),
            Some((before, count)) => {
                reserved += 1;
                let reasons = match &before.rsplit(' ').next() {
                    Some("concluded") => before.replace("concluded", "incomplete reserved"),
                    _ => format!("{before} reserved"),
                };
                // Two parties with reservations are two reasons.
                let twice = row.2.contains("q2@4*r");
                let reasons = if twice { format!("{reasons} reserved") } else { reasons };
                format!("{reasons} reserved:{count}")
            }
        };
        let case = Case { reservations: Reservations::Unwanted, ..case };
        assert_eq!(case.outcome(), expected, "{case:?}");
    }
    assert!(reserved >= 8, "only {reserved}");
    // The requirement does not apply to the instrument of authority.
    let row = AUTHORITY.iter().find(|row| row.2.ends_with("*r")).unwrap();
    let case = Case { reservations: Reservations::Unwanted, ..authorised(row) };
    assert_eq!(case.outcome(), "a:counted p:met concluded");
}

/// The order of entries in a roster changes nothing.
#[test]
fn a_roster_read_backwards_says_the_same() {
    for row in ROWS.iter().filter(|row| !row.0.contains("held")) {
        let turned: Vec<String> = row.0.split("; ").map(backwards).collect();
        let turned = turned.iter().rev().map(String::as_str).collect::<Vec<_>>().join("; ");
        let turned = (&*turned, row.1, row.2, row.3, row.4);
        assert_eq!(outcome(&turned, Times::Claimed), parts(row.4).0, "{turned:?}");
    }
}

/// Every code that an act or a party can have. Acts that are not valid by themselves are in rows.rs.
fn codes() -> impl Iterator<Item = &'static str> {
    let of_acts = ["counted", "out-of-order"].into_iter();
    of_acts.chain(Effect::ALL_CODES.iter().copied().flatten().copied()).chain(of_parties())
}

/// Every code that a party can have, with what it lacks in place of "pending".
fn of_parties() -> impl Iterator<Item = &'static str> {
    let outcomes = PartyOutcome::CODES.iter().filter(|code| **code != "pending");
    outcomes.chain(Lack::WORDS).copied()
}

#[test]
fn every_code_is_in_a_row() {
    let expected = ROWS.iter().map(|row| row.4).chain(AUTHORITY.iter().map(|row| row.4));
    let expected = expected.map(|expected| parts(expected).0);
    let found: BTreeSet<&str> = expected
        .flat_map(|expected| expected.split(' '))
        .filter_map(|word| Some(word.split_once(':')?.1))
        .collect();
    for code in codes() {
        assert!(found.contains(code), "{code} is in no row");
    }
}
