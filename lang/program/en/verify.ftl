### What `paraph verify` says besides the report, and why it cannot begin. What looks like a command is typed as
### it stands here: do not translate it.
###
### $meant   the id of a party that was probably meant
### $command a command, as it is typed
### $at      a time
### $file    a file; $files several: "a, b and c"; $new a file that is to be written
### $bundles files, as they are typed one after the other
### $sealed, $open  ids of parties: those that sealed, and those that have not yet
### $count   how many have not sealed yet
### $bundle, $roster  names of files, as they are typed

party-meant = did you mean { $meant }? Then: { $command }
empty-file = the file is empty: ask the sender for the file again
judged-as-of = you judge as of { $at } (--at), before this signature; leave out --at to judge as of now
text-is-there = a file with the content of { $file } is in another folder: { $command }
put-the-text = put the text there: { $file }; or name the folder that it is in: --texts DIR
copies-of-one = these bundles are about the same record: { $files }; to join them: paraph merge { $bundles } -o { $new }
seal =
    { $count ->
        [one] next: only { $sealed } sealed so far; { $open } must seal, too. Send them this bundle; they run: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
       *[other] next: only { $sealed } sealed so far; { $open } must seal, too. Send them this bundle; they run: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
    }
accept = next: run this command to note in your roster that you have this bundle today, so that its signatures still count if a key is stolen later: paraph roster accept { $bundle } --roster { $roster }
join-and-accept = next: join the copies, then write into your roster that you have the result today; then these signatures still count if a key is stolen later: paraph merge { $bundles } -o { $new } && paraph roster accept { $new } --roster { $roster }
input-twice = standard input is named twice, but it can be read only once
input-twice-hint = put one of the two into a file
junit-hint = the JUnit report is collected in a temporary file; TMPDIR says in which folder
