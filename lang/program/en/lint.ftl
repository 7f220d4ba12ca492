### What `paraph lint` prints around its findings.
###
### $place    where in the file it is
### $finding  what was found: a sentence
### $code     its code
### $source   what the finding rests on: a treaty, a standard, a case
### $texts    how many texts

finding = { $place }: { $finding } ({ $code }; basis: { $source })
note = { $place }: { $finding } ({ $code }, a note; basis: { $source })

no-record-yet = a record can only be made when each time in the draft has its offset
texts-missing =
    { $texts ->
        [one] 1 text was not found and not checked; to say where the texts are: --texts DIR
       *[other] { $texts } texts were not found and not checked; to say where the texts are: --texts DIR
    }
texts-differ = { $files } is there, but differs from the text in the record
texts-differ-make-again = { $files } is there, but differs from the text in the record; to make the record again: { $command }
relations-not-compared = the record names other instruments; to compare it with them, name the folder that has them: --with DIR
no-draft = none of the files is a draft
nothing-found = nothing was found
no-verdict = these findings do not change the verdict of verify; if something is as you want it, leave it

not-ours = this is not a draft, a record or a bundle
begin-draft = to begin a draft: paraph draft TEXT... -o tor.toml
