### What `paraph lint` prints around its findings.
###
### $place    where in the file it is
### $finding  what was found: a sentence
### $code     its code
### $source   what the finding rests on: a treaty, a standard, a case
### $texts    how many texts

finding = { $place }: { $finding } ({ $code }; basis: { $source })
note = { $place }: { $finding } ({ $code }, a note; basis: { $source })

no-record-yet = each time in the draft needs its offset before a record can be made
texts-missing =
    { $texts ->
        [one] 1 text was not found and not checked. To say where the texts are: --texts DIR
       *[other] { $texts } texts were not found and not checked. To say where the texts are: --texts DIR
    }
texts-differ = texts that differ from the record: { $files }
texts-differ-make-again = texts that differ from the record: { $files }. To make the record again: { $command }
relations-not-compared = the record names other instruments. To compare it with them, name the folder that has them: --with DIR
no-draft = none of the files is a draft
nothing-found = nothing was found
no-verdict = these findings do not change the verdict of verify. If you want something as it is, you can leave it

not-ours = this is not a draft, a record or a bundle
begin-draft = to begin a draft: paraph draft TEXT... -o tor.toml
