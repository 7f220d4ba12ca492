### The files that the user gives to the page.
###
### $count    how many files
### $done, $total  how many of how many
### $file     the name of a file
### $size     a size
### $files    names

title = Files
what = Choose the bundle (its name ends in .bundle.json), the texts of the agreement, and your own roster (roster.toml: the list of keys that your office trusts). Never use a roster that another party sent. If you have none yet, begin one in the view "Keys". You can also choose a record and other instruments. The files stay on this device.
choose = Choose files
choose-folder = Choose a folder
drop = You can also drop files or a folder anywhere on this page.
count = Files: { $count }
none = No file chosen
list = List of the files
more = Files that are not listed here: { $count }
reading = Reading files: { $done } of { $total }
measuring = Measuring { $file }: { $done } of { $total }
cancelled = Cancelled. Not all files were read.
remove = Remove
remove-file = Remove { $file }
remove-all = Remove all files
# Heads of the table.
name = Name
size = Size
kind = What it is
# What a file is.
bundle = bundle
record = record
act = single act
roster = roster
draft = draft
profile = profile of a signatory
private-key = PRIVATE KEY: it is read only when you sign
public-key = public key
text = text or other file
bytes = { $size } bytes
folder-unreadable = The browser did not let the page read the dropped folder. Use the button "Choose a folder".
