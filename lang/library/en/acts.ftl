### What became of an act: why it is not counted, and what it does. They stand in a cell of a table, and in a
### sentence after a colon: no capital, no full stop.
###
### $party   the id of a party
### $name    the name of a person
### $intent  what an act does
### $why     a message of this file
### $act     the first digits of an act's id
### $target  an act: "the signature of Jane Doe for us-dod-cio"
### $time    the time that the act claims
### $since   the time since which a key is revoked, or from which on the roster demands pairs of keys
### $holder, $one, $other  the id of a person who holds keys
### $reason  why a key was revoked
### $lack    what is wrong with the authority of an act

counted = counted
without-effect = { $intent }: { $why }
unknown-key = the key is not in your roster
half-of-a-pair = only one key signed, but your roster has it only as half of a pair of { $holder }
halves-of-two-holders = the two keys belong to two people, { $one } and { $other }
other-set = your roster has one of the two keys for { $holder }, but not this pair
key-of-another-party = the key belongs to { $party }
specimen-key = the key is a published specimen: anyone can sign with it
not-allowed =
    { $intent ->
        [initial] your roster does not allow this key to initial
        [sign] your roster does not allow this key to sign
        [sign-ad-referendum] your roster does not allow this key to sign ad referendum
        [confirm] your roster does not allow this key to confirm
        [approve] your roster does not allow this key to approve
        [witness] your roster does not allow this key to witness
        [decline] your roster does not allow this key to decline
        [withdraw] your roster does not allow this key to withdraw
       *[seal] your roster does not allow this key to seal
    }
not-designated = the record names other keys for this party, not this one
hybrid-required = one key signed, but the record demands a pair of keys
from-the-future = the act claims { $time }, which is in the future
before-the-record = the act claims { $time }, before the record was made
before-what-it-saw = the act claims { $time }, before an act that its signatory had seen
outside-window = the act claims { $time }, when the key was not valid
out-of-order = the signatory had not seen the signature of { $party }, which must come first
revoked =
    { $reason ->
        [retired] the key has been revoked (retired) since { $since }
        [superseded] the key has been revoked (superseded) since { $since }
        [compromised] the key has been revoked (compromised) since { $since }
       *[unauthorised] the key has been revoked (unauthorised) since { $since }
    }
# One key signed. The act claims to be no older than that time.
classic-too-late = one key signed, but your roster demands a pair of keys from { $since } on
classic-unproven = one key signed. Your roster demands a pair of keys from { $since } on, and nothing proves that the act is older
revoked-unproven =
    { $reason ->
        [retired] the key has been revoked (retired) since { $since }, and nothing proves that the act is older
        [superseded] the key has been revoked (superseded) since { $since }, and nothing proves that the act is older
        [compromised] the key has been revoked (compromised) since { $since }, and nothing proves that the act is older
       *[unauthorised] the key has been revoked (unauthorised) since { $since }, and nothing proves that the act is older
    }
# The key never counted.
revoked-always =
    { $reason ->
        [retired] the key is revoked (retired) from the start
        [superseded] the key is revoked (superseded) from the start
        [compromised] the key is revoked (compromised) from the start
       *[unauthorised] the key is revoked (unauthorised) from the start
    }

# Why a valid act does not do what it says.
in-force = in force
ad-referendum = not confirmed yet
withdrawn =
    { $intent ->
        [initial] { $name } initialled, but withdrew this later (act { $act })
        [sign] { $name } signed, but withdrew this later (act { $act })
        [sign-ad-referendum] { $name } signed ad referendum, but withdrew this later (act { $act })
        [confirm] { $name } confirmed, but withdrew this later (act { $act })
        [approve] { $name } approved, but withdrew this later (act { $act })
        [witness] { $name } witnessed, but withdrew this later (act { $act })
        [decline] { $name } declined, but withdrew this later (act { $act })
        [withdraw] { $name } withdrew an act, but withdrew this later (act { $act })
       *[seal] { $name } sealed, but withdrew this later (act { $act })
    }
declined-since =
    { $intent ->
        [initial] { $name } initialled, but declined later (act { $act })
        [sign] { $name } signed, but declined later (act { $act })
        [sign-ad-referendum] { $name } signed ad referendum, but declined later (act { $act })
        [confirm] { $name } confirmed, but declined later (act { $act })
        [approve] { $name } approved, but declined later (act { $act })
        [witness] { $name } witnessed, but declined later (act { $act })
        [decline] { $name } declined, but declined later (act { $act })
        [withdraw] { $name } withdrew an act, but declined later (act { $act })
       *[seal] { $name } sealed, but declined later (act { $act })
    }
reconsidered =
    { $intent ->
        [initial] { $name } initialled, but signed later (act { $act })
        [sign] { $name } signed, but signed later (act { $act })
        [sign-ad-referendum] { $name } signed ad referendum, but signed later (act { $act })
        [confirm] { $name } confirmed, but signed later (act { $act })
        [approve] { $name } approved, but signed later (act { $act })
        [witness] { $name } witnessed, but signed later (act { $act })
        [decline] { $name } declined, but signed later (act { $act })
        [withdraw] { $name } withdrew an act, but signed later (act { $act })
       *[seal] { $name } sealed, but signed later (act { $act })
    }
contradicted =
    { $intent ->
        [initial] { $name } initialled and also did the opposite; nothing shows which of the two was first (act { $act })
        [sign] { $name } signed and also did the opposite; nothing shows which of the two was first (act { $act })
        [sign-ad-referendum] { $name } signed ad referendum and also did the opposite; nothing shows which of the two was first (act { $act })
        [confirm] { $name } confirmed and also did the opposite; nothing shows which of the two was first (act { $act })
        [approve] { $name } approved and also did the opposite; nothing shows which of the two was first (act { $act })
        [witness] { $name } witnessed and also did the opposite; nothing shows which of the two was first (act { $act })
        [decline] { $name } declined and also did the opposite; nothing shows which of the two was first (act { $act })
        [withdraw] { $name } withdrew an act and also did the opposite; nothing shows which of the two was first (act { $act })
       *[seal] { $name } sealed and also did the opposite; nothing shows which of the two was first (act { $act })
    }
target-missing = the act is about another act, which is not in the bundle
not-own-party = the act confirms an act of another party
not-own-act = the act withdraws an act of another signatory
not-withdrawable = a withdrawal or a seal cannot be withdrawn
own-witness = no one can witness their own act
nothing-to-confirm = the confirmed act needs no confirmation, or is no longer counted
approval-not-asked = the record requires no approval
sealed-too-early = the sealed acts do not conclude the record yet
sealed-on-open-powers = the sealed acts depend on powers that are not sealed. The parties to these powers must seal them first
after-the-seal = the parties had already sealed the acts, so this act changes nothing
unauthorised =
    { $lack ->
        [no-authority] the record requires authority, and the act names none
        [authority-missing] the instrument of authority that it names was not given
        [authority-of-another-party] the party of the act is not a party to the instrument of authority
        [authority-without-powers] the instrument that it names gives no powers
        [authority-for-another-key] the instrument of authority is for another key
        [authority-for-another-intent] the instrument of authority is not for such an act
        [authority-for-another-instrument] the instrument of authority is for another instrument, or for another version of this one
        [authority-out-of-period] the instrument of authority does not cover that time
        [authority-expired] the instrument of authority had expired by then
        [authority-superseded] another instrument had superseded the instrument of authority by then
        [authority-terminated] another instrument had terminated the instrument of authority by then
        [authority-self-issued] the person to whom the instrument gives authority signed it themselves
        [authority-circular] the instrument of authority gets its own authority from itself
        [authority-withdrawn] a signatory of the instrument of authority had withdrawn or declined by then
        [authority-concluded-later] the instrument of authority was concluded later
        [authority-not-concluded] the instrument of authority is not concluded
       *[authority-not-in-effect] the instrument of authority was not in effect by then
    }

# What an act does that is in force and is not a signature.
deed =
    { $intent ->
        [initial] for { $party }: { $name } initialled; claimed time: { $time }
        [approve] for { $party }: { $name } approved; claimed time: { $time }
        [decline] for { $party }: { $name } DECLINED; claimed time: { $time }
        [seal] for { $party }: { $name } sealed; claimed time: { $time }
        [confirm] for { $party }: { $name } confirmed; claimed time: { $time }
        [witness] for { $party }: { $name } witnessed; claimed time: { $time }
        [withdraw] for { $party }: { $name } WITHDREW; claimed time: { $time }
        [sign] for { $party }: { $name } signed; claimed time: { $time }
       *[sign-ad-referendum] for { $party }: { $name } signed ad referendum; claimed time: { $time }
    }
deed-about =
    { $intent ->
        [confirm] for { $party }: { $name } confirmed { $target }; claimed time: { $time }
        [witness] for { $party }: { $name } witnessed { $target }; claimed time: { $time }
       *[other] for { $party }: { $name } WITHDREW { $target }; claimed time: { $time }
    }
target =
    { $intent ->
        [initial] the initialling by { $name } for { $party }
        [sign] the signature of { $name } for { $party }
        [sign-ad-referendum] the signature ad referendum of { $name } for { $party }
        [confirm] the confirmation by { $name } for { $party }
        [approve] the approval by { $name } for { $party }
        [witness] the witnessing by { $name } for { $party }
        [decline] the act with which { $name } declined for { $party }
        [withdraw] the withdrawal by { $name } for { $party }
       *[seal] the seal of { $name } for { $party }
    }
