### What is wrong with a log proof (c2sp.org/tlog-proof), with the checkpoint in it, or with a policy. The name of a
### message is the code of the fault: docs/evidence-format.md lists the codes. One sentence, without a full stop: the
### code follows in parentheses.
###
### $limit  a number of bytes
### $name   the name of a key, in quotation marks
### $found  a number of witnesses, or an origin in quotation marks
### $quorum, $witnesses  a number of witnesses
### $time   a time

too-large = the log proof is larger than the limit of { NUMBER($limit) } bytes
not-utf8 = the log proof is not UTF-8 text
control-character = the log proof has a control character
truncated = the log proof was cut off: its end is missing

not-a-log-proof = this is not a log proof of version 1
bad-extra = the extra data of the log proof is not base64, or too long
bad-index = the index of the log proof is missing, or not a number
bad-hash = a line of the log proof is not a hash in base64
too-many-hashes = the log proof has more hashes than any log needs

bad-signature-line = a signature line of the checkpoint has the wrong form
too-many-signatures = the checkpoint has too many signatures

bad-checkpoint = the checkpoint does not have an origin, a size and a root hash
bad-tree-size = the tree size of the checkpoint is not a number in its range
bad-root = the root hash of the checkpoint is not a hash in base64

bad-verifier-key = this is not a verifier key with a good Ed25519 key
key-id-differs = the verifier key has the id of another name or key
unsupported-signature = the key { $name } makes signatures of a kind that this program does not support
wrong-kind-of-key = the key { $name } is of the wrong kind: a log signs notes, a witness makes cosignatures
repeated-witness = the witness { $name } has the name or the key of another witness
bad-quorum = a quorum of { NUMBER($quorum) } witnesses cannot be met with { NUMBER($witnesses) }

wrong-signature = the signature by { $name } on the checkpoint is not valid
repeated-signature = the checkpoint has two signatures by { $name }
not-signed-by-log = the log has not signed the checkpoint: there is no signature by { $name }
bad-cosignature-time = the cosignature by { $name } has no time in its range
too-few-witnesses = { NUMBER($found) } of your witnesses cosigned the checkpoint; { NUMBER($quorum) } are needed

other-origin = the checkpoint is of another log: { $found }
index-beyond-size = the index of the log proof is not below the tree size of the checkpoint
proof-too-short = the log proof has fewer hashes than its tree size needs
proof-too-long = the log proof has more hashes than its tree size needs
other-root = the log proof is about something else, or of another tree than the checkpoint
time-in-the-future = the time that the witnesses prove, { $time }, is in the future
