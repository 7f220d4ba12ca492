### What many bundles come to.
###
### $files, $concluded, $incomplete, $refused, $not_judged, $passed_over  how many files
### $texts   whether the texts were checked
### $file    the name of a file
### $reason, $message  a sentence, and $code its code
### $more    how many more reasons there are
### $hint    what to do

counts =
    { $files ->
        [one] 1 file
       *[other] { NUMBER($files) } files
    }: { NUMBER($concluded) } concluded{ $texts ->
        [not-checked] , texts not checked
       *[checked] { "" }
    }, { NUMBER($incomplete) } incomplete, { NUMBER($refused) } refused, { NUMBER($not_judged) } not judged{ $passed_over ->
        [0] { "" }
        [one] { " " }(1 file that is not a bundle was skipped)
       *[other] { " " }({ NUMBER($passed_over) } files that are not bundles were skipped)
    }
not-judged = not judged: { $file }
why-not-judged = why: { $message } ({ $code })
why-not-judged-hint = why: { $message } ({ $code }); { $hint }
why =
    { $more ->
        [0] why: { $reason } ({ $code })
        [one] why: { $reason } ({ $code }); 1 more reason
       *[other] why: { $reason } ({ $code }); { $more } more reasons
    }
