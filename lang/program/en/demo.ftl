### What `paraph demo` says between the commands that it runs: two offices conclude a document, and three things
### go wrong. A title has a number, which stays. Lines are at most 88 columns long, and break where they do here.
###
### $folder  the name of the folder with all files

opening =
    Two offices that meet only on a screen sign the ICTCC Terms of Reference.
    The texts are specimens, the names are invented, the keys are new: nothing here binds anyone.

    To look around afterwards:

title-keys = 1. Each office makes its own key
keys-made = Each office did this once, long before the signing. (A real key gets a passphrase; here no one could type it.)
title-exchange = 2. Public keys by e-mail, their words by telephone
sent = The .pub files travel by e-mail, where anyone can change them:
read-aloud = So Hong reads the words of his key aloud, and Jane compares them with what arrived:
other-way = And the other way round:
rosters = The words are the same. Each office adds both keys to its own roster:

title-record = 3. Washington writes the record
drafting =
    Both offices have the agreed texts, in English and Korean. Washington drafts what both will
    sign. (A draft is usually filled in with an editor; here everything is given at once.)
record-sent = The record travels by e-mail:
record-checked =
    Seoul looks at it, compares its words by telephone, and checks it against its own copies
    of the texts:

title-signing = 4. Each side signs, on its own machine, with its own texts
signing =
    It is the evening of 4 August in Washington and the morning of 5 August in Seoul.
    (Without --yes, the program shows all this and asks you to type your party's id.)

title-verifying = 5. The copies are joined, and everyone verifies
merging = Seoul's copy travels by e-mail; Washington joins both and sends the result back:
same-digest = The digest of the record is the same in the record's file and in the bundle:

title-altered = 6. What if someone alters a text?
title-removed = 7. What if someone removes a signature?
signature-removed =
    Without Seoul's signature, the bundle is the same, byte for byte, as the one that
    Washington signed alone:
title-stranger = 8. What if a stranger signs for Seoul?
stranger = Anyone can make a key and sign in any name:
roster-decides = But the verifier's own roster decides whose keys count:

# Only on a terminal, before each part. What is typed follows on the same line.
pause = Press Enter to go on, or Ctrl-C to leave:

# $code is the exit code of a command.
exit-code = (exit code { $code })

# The table at the end: what happened, and in which case.
seen = What you have seen:
concluded = concluded
detected = detected
was-concluded = the Terms of Reference, by the rosters of both offices
was-altered = a text was altered: refused
was-removed = a signature was removed: incomplete
was-strange = a stranger signed for Seoul: not counted, incomplete
# The name of the folder stands at the end.
closing = All files are still there: { $folder }

not-empty = this folder is not empty
new-folder = name a new folder, or leave out --dir
# $reason is the sentence of the operating system.
program-missing = the file of this program cannot be found: { $reason }
shell-missing = sh could not be run: { $reason }
# $expected is an exit code; $status is what came instead, in the words of the operating system.
failed = the last command ended with { $status }, not { $expected }
