### What is known of an act, in rows with labels, for a front end that has no columns of a terminal.
###
### $time     a time
### $by       who proves a time
### $act      the first digits of an act's id
### $record   a digest
### $digest   the digest of a roster

label-claimed-time = Claimed time
label-proven-time = Proven time
label-key = Words of the key
# The same words of the Korean list. Only readers of Korean see it.
label-key-korean = In Korean
label-methods = Methods
label-window = The key is
label-warning = Warning
label-authority = Authority
label-act = Act
label-name = Name
label-title = Title
label-capacity = Capacity
label-place = Place
label-about = About
label-roster = Roster
label-at = As of

no-later-than = no later than { $time }, proven by { $by }
held-on = no later than { $time }, because your roster shows that you held it then
not-proven = none: nothing proves the time
about = act { $act }
authority = record { $record }
capacity =
    { $capacity ->
        [official] holder of the office
        [acting] acting
        [performing-duties] performing the duties of the office
       *[delegate] delegate
    }
roster-digest = SHA-256 { $digest }
