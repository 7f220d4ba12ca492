### What `paraph verify` says besides the report, and why it cannot begin. What looks like a command is typed as
### it stands here: do not translate it.
###
### $party   the id of a party
### $meant   "did you mean rok-mnd?"
### $sealed, $open  ids of parties: those that sealed, and those that have not yet
### $count   how many have not sealed yet
### $bundle, $roster  names of files, as they are typed

party-meant = the record has no party { $party }; { $meant }
seal =
    { $count ->
        [one] next: only { $sealed } sealed so far; { $open } must seal, too. Send them this bundle; they run: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
       *[other] next: only { $sealed } sealed so far; { $open } must seal, too. Send them this bundle; they run: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
    }
accept = next: note that you hold it today; this protects these signatures if a key is stolen later: paraph roster accept { $bundle } --roster { $roster }
input-twice = standard input is named twice, but it can be read only once
input-twice-hint = put one of the two into a file
junit-hint = the JUnit report is collected in a temporary file; TMPDIR says in which folder
