### The states of an instrument, and why it is in one. A reason is a sentence without a full stop: the code
### follows in parentheses.
###
### $state   one of the states
### $on      a time
### $parties ids of parties: "rok-mnd and us-dod-cio"
### $records what `record` or `titled-record` gives, one or several: "record 5f2c... and record 91ab..."
### $record  a digest
### $title   the title of an instrument, in quotation marks
### $people  what `person` gives, one or several
### $person, $party  the name of a person, and the id of the party for which they act

state =
    { $state ->
        [open] open
        [partly-signed] partly signed
        [pending] pending
        [concluded] concluded
        [in-effect] in effect
        [expired] expired
        [superseded] superseded
        [terminated] terminated
       *[withdrawn] withdrawn
    }

no-one-signed = no signature counts yet
entry-to-come = all parties have signed. The instrument enters into effect on { $on }
confirmation-to-come = all parties have signed. The instrument enters into effect when these parties confirm: { $parties }
entered-with-last-signature = the last required signature was made at that time
entered-on-its-date = its record names that day, and all parties had signed by then
entered-after-its-date = the last required signature was made at that time, which is after the day that its record names
entered-with-confirmation = each party had confirmed by then
expired = its term ended then
expired-before-entry = its term ended before it could enter into effect
superseded = another instrument superseded it: { $records }
terminated = another instrument terminated it: { $records }
withdrawn = it was concluded, but { $people } withdrew

record = record { $record }
titled-record = record { $record }: { $title }
person = { $person } for { $party }
