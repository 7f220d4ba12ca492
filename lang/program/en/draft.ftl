### `paraph draft`: a draft from the texts at hand. The draft itself is a file and stays as it is.
###
### $file   a file, as a shell takes it

wrote-complete = wrote { $file }; check it with an editor, then: paraph record { $file }
wrote-to-fill-in = wrote { $file }; fill it in with an editor, then: paraph record { $file }
text-outside = this text is not in the draft's folder or below it
text-outside-hint = write the draft, with -o, into a folder that has all texts
not-utf8 = the file's name is not UTF-8
bad-name-hint = give the file a plain name: it will be used on other systems
private-key = this is a private key, not a text
private-key-hint = keep it secret: the texts of a record are sent to all parties
text-twice = this text is named twice
name-it-once = name each text once
