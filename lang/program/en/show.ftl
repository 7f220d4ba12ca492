### What `paraph show` says besides the content of a file.
###
### $file           a file, as a shell takes it

not-ours = this is not a record, a bundle or an act
to-hash = to get its digest: paraph hash { $file }
