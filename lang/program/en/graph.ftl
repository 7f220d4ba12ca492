### What `paraph graph` prints beside the drawing, which is in English in every language.
###
### $place    a file, and where in it
### $message  what is wrong with a file: a sentence
### $code     the code of that
### $file     a file
### $hint     what to do: a sentence
### $instruments  how many instruments were drawn

finding = { $message } ({ $code })
unsound = { $place } is damaged: { $message } ({ $code })
not-judged = not judged, although it may change the answer: { $file }: { $message } ({ $code })
not-judged-hint = not judged, although it may change the answer: { $file }: { $message } ({ $code }); { $hint }
drew =
    { $instruments ->
        [one] drew 1 instrument: { $file }
       *[other] drew { $instruments } instruments: { $file }
    }

format-unclear = the name of the output does not say which format to write
name-format = use a name that ends in .svg, .dot or .json, or add --format svg, dot or json
