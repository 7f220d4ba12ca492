### What is wrong with a time-stamp token (RFC 3161), or with the reply that brings it. The name of a message is the
### code of the fault: docs/evidence-format.md lists the codes. One sentence, without a full stop: the code follows in
### parentheses.
###
### $limit  a number of bytes
### $why    which reason it is
### $text   the authority's own words, in quotation marks
### $which  which attribute it is
### $from, $until, $time  a time
### $found  the id of an authority

too-large = the time-stamp is larger than the limit of { NUMBER($limit) } bytes
truncated = the time-stamp was cut off: its end is missing
trailing-bytes = the time-stamp is complete, but something follows it
not-der = the time-stamp is not in DER, the only encoding that is accepted
too-deep = the elements of the time-stamp are nested too deep
too-many = the time-stamp has too many certificates or attributes
wrong-structure = the time-stamp does not have the structure of RFC 3161
unknown-version = the time-stamp has a version that this program does not read

not-a-time-stamp = this is a signed message, but not a time-stamp
request-rejected =
    { $why ->
        [bad-algorithm] the time-stamp authority rejected the request, because it does not accept the digest algorithm; it says: { $text }
        [bad-request] the time-stamp authority rejected the request, because it does not allow it; it says: { $text }
        [bad-data-format] the time-stamp authority rejected the request, because its data has the wrong form; it says: { $text }
        [time-not-available] the time-stamp authority rejected the request, because its clock is not available; it says: { $text }
        [unaccepted-policy] the time-stamp authority rejected the request, because it does not have that policy; it says: { $text }
        [unaccepted-extension] the time-stamp authority rejected the request, because it does not know an extension; it says: { $text }
        [add-info-not-available] the time-stamp authority rejected the request, because it does not have the information; it says: { $text }
        [system-failure] the time-stamp authority rejected the request, because its system failed; it says: { $text }
       *[other] the time-stamp authority rejected the request; it says: { $text }
    }

not-one-signer = a time-stamp has exactly one signer, but this one does not
missing-attribute =
    { $which ->
        [content-type] the signature of the time-stamp does not name the type of its content
        [message-digest] the signature of the time-stamp does not have the digest of its content
       *[signing-certificate] the signature of the time-stamp does not name its certificate (ESSCertID)
    }
repeated-attribute = the signature of the time-stamp has an attribute twice
wrong-content-type = the signature of the time-stamp is about content of another type
wrong-message-digest = the content of the time-stamp is not what was signed
missing-certificate = the certificate of the signer is not in the time-stamp; request it again with certReq
wrong-signing-certificate = the signature of the time-stamp names another certificate (ESSCertID)
unsupported-algorithm = the time-stamp uses an algorithm that this program does not support
algorithms-differ = the algorithms of the time-stamp do not fit each other
unsupported-key = the key of the time-stamp authority is not supported, or too weak
wrong-signature = the signature of the time-stamp is not valid

not-for-time-stamps = the certificate is not for time-stamps
usage-not-critical = the extended key usage of the certificate is not critical
usage-not-alone = the certificate is also for other uses than time-stamps
certificate-not-yet-valid = the certificate of the time-stamp authority is valid from { $from }, and the time of the token is earlier
certificate-expired = the certificate of the time-stamp authority was valid until { $until }, and the time of the token is later
unknown-extension = the time-stamp or its certificate has a critical extension that this program does not know

bad-gen-time = the time of the time-stamp does not have the form that RFC 3161 demands
bad-accuracy = the accuracy of the time-stamp is out of its range
wrong-authority-name = the time-stamp names another authority than its certificate

other-digest = the time-stamp is about something else
other-nonce = the time-stamp is the answer to another request
time-in-the-future = the time of the time-stamp, { $time }, is in the future
unknown-authority = none of your time-stamp authorities made this time-stamp
other-authority = another of your time-stamp authorities made this time-stamp: { $found }
