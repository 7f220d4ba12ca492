### What belongs to the whole page.
###
### $version  a version number
### $digest   a SHA-256
### $file     the name of a file
### $message  a sentence

tagline = verify and sign, offline
language = Language
skip = Skip to the content
views = Tasks
verify = Verify
sign = Sign
keys = Keys
working = Working …
cancel = Cancel
save = Save { $file }
saved = Saved: { $file }
code = Code
file-unreadable = The browser can no longer read { $file }. It was moved or changed. Choose it again.
stopped = A fault stopped the program inside this page. The page started it again. Your last step is not finished: try again.
fault = This page has a fault: its answer is missing. Load the page again, or use the command paraph.
# At the foot of the page.
version = paraph { $version }
module = SHA-256 of the module inside, not of this file: { $digest }
vouch = A page cannot prove that it is genuine. Compare the SHA-256 of the file paraph.html with the one that you got from a source that you trust.
offline = This page sends nothing. It saves a file only when you press a button for that. All work is done in this browser.
clock = Clock of this computer: { $time }
# On paper.
paper-title = Report of the verification
paper = This print-out proves nothing. To verify, you need the files and a roster.
paper-record = Record { $digest }
