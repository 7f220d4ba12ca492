### `paraph draft`: a draft from the texts at hand. The draft itself is a file and stays as it is.
###
### $file   a file, as a shell takes it

wrote-complete = wrote { $file }. Check it with an editor. Then make the record: paraph record { $file }
wrote-to-fill-in = wrote { $file }. Fill it in with an editor. Then make the record: paraph record { $file }
text-outside = this text is outside the folder of the draft
text-outside-hint = choose a folder for the draft with -o: all texts must be in it
not-utf8 = the file's name is not UTF-8
bad-name-hint = give the file a simple name, because other systems must be able to use it
private-key = this is a private key, not a text
private-key-hint = keep it secret: the texts of a record are sent to all parties
text-twice = this text is named twice
name-it-once = name each text once
