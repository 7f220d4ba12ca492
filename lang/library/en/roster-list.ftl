### What a roster has: a line for each party, then its holders and their keys.
###
### $party     an id; $name: a name, as the roster has it
### $required  how many of its $holders holders must sign
### $line      the line of a party; $from: a time
### $reason, $since, $reported  the reason and the times of a revocation

party-line = { $party }  { $name }  ({ $required } of { $holders } must sign)
party-with-pairs = { $line }, with pairs of keys from { $from } on
pair = a pair of keys: Ed25519 and ML-DSA-87
no-parties = the roster has no parties
specimen = SPECIMEN
specimen-not-counted = SPECIMEN, not counted
revoked-since = REVOKED ({ $reason }) since { $since }
revoked-reported = REVOKED ({ $reason }), reported { $reported }

# Whose word counts for times.
time-sources = Times are proven by:
authority = time-stamp authority, certificate { $digest }
log =
    { $quorum ->
        [one] log { $origin }: 1 of { $witnesses } witnesses must sign
       *[other] log { $origin }: { $quorum } of { $witnesses } witnesses must sign
    }
algorithm-ends = { $algorithm } ends on { $on }
