### What `paraph verify` says besides the report, and why it cannot begin. What looks like a command is typed as
### it stands here: do not translate it.
###
### $meant   the id of a party that was probably meant
### $command a command, as it is typed
### $at      a time
### $file    a file; $files several: "a, b and c"; $new a file that is to be written
### $bundles files, as they are typed one after the other
### $sealed, $open  ids of parties: those that sealed, and those that have not yet
### $count   how many have not sealed yet; in `pages-not-compared`, how many files are PDFs
### $bundle, $roster  names of files, as they are typed

party-meant = did you mean { $meant }? Then: { $command }
empty-file = the file is empty. Ask the sender for the file again
judged-as-of = you judge as of { $at } (--at), and this signature is later. To judge as of now, leave out --at
text-is-there = another folder has a file with the content of { $file }. To use that folder: { $command }
put-the-text =
    copy the text to this place: { $file }
    or name the folder that has it: --texts DIR
put-the-text-here = copy the text to this place: { $file }
copies-of-one = these bundles are about the same record: { $files }. To join them: paraph merge { $bundles } -o { $new }
pages-not-compared =
    { $count ->
        [one] the bundle inside 1 PDF was read. What the page says was not compared with it: paraph-paper --check does that
       *[other] the bundles inside { $count } PDFs were read. What the pages say was not compared with them: paraph-paper --check does that
    }
seal =
    { $count ->
        [one] next: { $sealed } sealed the acts, but { $open } did not. Send them this bundle. They run: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
       *[other] next: { $sealed } sealed the acts, but { $open } did not. Send them this bundle. They run: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
    }
accept = next: note in your roster that you have this bundle today. Then these signatures still count if a key is stolen later. Run: paraph roster accept { $bundle } --roster { $roster }
join-and-accept = next: join the copies, and note in your roster that you have the result today. Then these signatures still count if a key is stolen later. Run: paraph merge { $bundles } -o { $new } && paraph roster accept { $new } --roster { $roster }
input-twice = standard input is named twice, but it can be read only once
input-twice-hint = put one of the two into a file
junit-hint = the JUnit report is collected in a temporary file; TMPDIR says in which folder
