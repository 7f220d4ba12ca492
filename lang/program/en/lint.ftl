### What `paraph lint` prints around its findings.
###
### $place    where in the file it is
### $finding  what was found: a sentence
### $code     its code
### $source   what the finding rests on: a treaty, a standard, a case
### $texts    how many texts

finding = { $place }: { $finding } ({ $code }; { $source })
note = { $place }: { $finding } ({ $code }, a note; { $source })

no-record-yet = no record can be made of a draft before its times have their offsets
texts-missing =
    { $texts ->
        [one] 1 of the texts is not at hand and was not checked; to say where the texts are: --texts DIR
       *[other] { $texts } of the texts are not at hand and were not checked; to say where the texts are: --texts DIR
    }
relations-not-compared = the relations to other instruments were not compared with those instruments; to name them: --with DIR
no-draft = none of the files is a draft
nothing-found = nothing was found
no-verdict = each of these may be as you want it; none changes a verdict by itself

not-ours = this is not a draft, a record or a bundle
begin-draft = to begin a draft: paraph draft TEXT... -o tor.toml
