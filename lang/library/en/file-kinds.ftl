### What a file is.

empty = the file is empty
mark = the file begins with a byte-order mark, which an editor added
record = this is a record
bundle = this is a bundle
act = this is a single act
conflict = git could not merge this file. Both versions are in it, between conflict markers
private-key = this is a private key
public-key = this is a public key
pdf = this is a PDF document
office = this is an office document
zip = this is a zip archive
gzip = this is a gzip archive
text = this is a text
roster = this is a roster
draft = this is a draft
profile = this is a profile, which says who signs
sums = this is a list of digests
