### Why a PDF is not read as a paper: a PDF with the bundle inside. One sentence, without a full stop: the code follows
### in parentheses. docs/paper-format.md lists the codes.
###
### $limit  a number of bytes
### $at     how many bytes are before the place
### $why    what was found there

too-large = the PDF is larger than the limit of { NUMBER($limit) } bytes
form =
    { $why ->
        [parts] this PDF is not as paraph-paper made it: too many parts were appended (byte { $at })
        [syntax] this PDF is not as paraph-paper made it: its bytes are in another form (byte { $at })
        [objects] this PDF is not as paraph-paper made it: its objects are in another form (byte { $at })
        [stream] this PDF is not as paraph-paper made it: the length of data is wrong (byte { $at })
        [table] this PDF is not as paraph-paper made it: its table does not list its objects (byte { $at })
        [trailer] this PDF is not as paraph-paper made it: its trailer is in another form (byte { $at })
        [forbidden] this PDF has something that no paper has, such as a script or an encrypted part (byte { $at })
       *[attachments] this PDF is not as paraph-paper made it: its attached files are in another form (byte { $at })
    }
encrypted = this PDF is encrypted
without-bundle = this PDF has no file with the name bundle.json
with-bundles = this PDF has several files that can be taken for its bundle
changed = something was appended to this PDF that changes its attached files

# Besides a verdict, and besides a fault. Without a full stop, too.
#
# $texts  the number of texts that were found inside
page-not-compared =
    { $texts ->
        [0] the bundle inside this PDF was read. What the page says was not compared with it: paraph-paper --check does that
        [one] the bundle and 1 text inside this PDF were read. What the page says was not compared with them: paraph-paper --check does that
       *[other] the bundle and { $texts } texts inside this PDF were read. What the page says was not compared with them: paraph-paper --check does that
    }
ask-for-the-bundle = ask the sender for the PDF as paraph-paper made it, or for the bundle itself
