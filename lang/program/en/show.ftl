### What `paraph show` says besides the content of a file.
###
### $file           a file, as a shell takes it

unchecked = this is what the file says. Nothing was verified
not-ours = this is not a record, a bundle or an act
to-hash = to get its digest: paraph hash { $file }
