### What `paraph check` and `paraph hash -c` find, a line for each file. Programs look for OK and FAILED, as in
### the lines of `sha256sum -c`: these two words stay in every language.
###
### $file     the name of a file
### $sha256   a digest
### $sentence, $changes  a whole message
### $option   the option that compares the texts
### $code     the code of an error

ok = { $file }: OK
ok-texts-not-compared = { $file }: OK, the record is well formed. Its texts were not compared (to compare them: { $option }). Its digest is { $sha256 }
ok-well-formed = { $file }: OK, the record is well formed. Its digest is { $sha256 }
well-formed = { $file }: the record is well formed, but a text does not match. The digest of the record is { $sha256 }
text-not-found = { $file }: the record is well formed, but a text was not found. The digest of the record is { $sha256 }
name-the-digest = write all 64 digits of the digest after --sha256: paraph check FILE --sha256 { $sha256 }
differs = { $file }: FAILED, its digest is { $sha256 }
record-differs = { $file }: FAILED, the digest of its record is { $sha256 }
would-match = { $file }: FAILED, { $changes }
failed = { $file }: FAILED, { $sentence } ({ $code })
no-signer-checked = this command did not check whose the signatures are. To do so: paraph verify BUNDLE --roster roster.toml
text-missing = a text is missing. Put it into the folder under its name, or name the folder that has it: --texts DIR
text-differs = a text differs. Ask the sender for the text again. If you changed it by mistake, restore the signed version. If the change is wanted, all parties must sign a new record. To see how: paraph help changes

# A list that cannot be read, or a line of it
empty-list = the list names no file
not-a-line = this is not a line of sha256sum or paraph hash: HEX  FILE
more-lines =
    { $lines ->
        [one] 1 more line cannot be read
       *[other] { $lines } more lines cannot be read
    }
not-a-bundle = the list has the digest of a record in a bundle, but this file is not a bundle
