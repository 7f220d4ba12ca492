### Evidence of times: requests, replies, and what ends.
###
### $file, $key, $bundle  names of files
### $acts, $entries       how many acts and entries of evidence
### $by                   the id of an authority or log; $time: a time
### $why                  why evidence ends: certificate, window or algorithm

request-needs-file = a file for the request is needed
name-the-request = name a file with -o, like -o q.tsq
keep-the-log-request = the proof of that request needs the salt in { $key }, so keep the file. Name another file with -o
no-acts = the bundle has no signed act, so there is no time to prove
sign-first = sign it first. To see how: paraph help sign
no-such-act = the bundle has no act whose id begins with these digits
show-acts = to see its acts: paraph show { $key }
no-evidence = the bundle has no evidence to renew
request-without-renew = leave out --renew

curl-line =
    # Send the request to a time-stamp authority. Write its address instead of URL:
    curl -sSf -H 'Content-Type: application/timestamp-query' --data-binary @{ $file } URL -o reply.tsr
    # Add the reply:
    paraph time add { $bundle } reply.tsr --request { $key }
log-line =
    # Enter the 32 bytes of { $file } in the log. Then save its proof (c2sp.org/tlog-proof) as proof.txt, and add it:
    paraph time add { $bundle } proof.txt --request { $key }
take-out-line =
    # A PDF cannot take evidence. Take the bundle out of it:
    paraph merge { $file } -o { $bundle }
requested =
    { $acts ->
        [one] the request is about 1 signed act
       *[other] the request is about { NUMBER($acts) } signed acts
    }
requested-again =
    { $acts ->
        [one] the request is about 1 signed act
       *[other] the request is about { NUMBER($acts) } signed acts
    }{ $entries ->
        [one] , and renews 1 older entry of evidence
       *[other] , and renews { NUMBER($entries) } older entries of evidence
    }

not-a-request = this file does not say what a request was about
name-the-request-file = with --request, name the file FILE.json that was written with the request
request-of-other-record = the request was for a bundle of another record
name-its-bundle = name the bundle for which the request was made
log-needs-request = a log proof needs the salt that was written with the request
name-the-log-request = with --request, name the file FILE.json that paraph time request --log wrote
look-into-roster = nothing was added. To see the authorities and logs in your roster: paraph roster list
name-both-of-one = nothing was added. Name the reply to this request, or with --request the file of the request of this reply
name-the-reply = nothing was added. Name the file with the authority's reply, as it came. If it has a message of a server, send the request again
ask-again = nothing was added. Ask again: paraph time request. If the same happens, ask another authority
name-the-proof = nothing was added. Name the file with the log's proof, as it came (c2sp.org/tlog-proof)
name-the-proof-of = nothing was added. Name the log's proof of the entry for which { $key } was written
trust-authority = nothing was added. The certificate of this time-stamp is { $digest }. If the authority confirms this digest, add it to your roster. To see how: paraph help roster
trust-log = nothing was added. If you trust the log { $origin }, add it to your roster. To see how: paraph help roster
check-clock = nothing was added. Check the date and time of this computer
check-log = nothing was added. Compare the keys and witnesses of the log with those in your roster: paraph roster list
added = the evidence is now in { $key }
added-and-proves = the evidence is now in { $key }. According to your roster, { $by } proves that the bundle existed no later than { $time }
was-there = { $key } already has this evidence
judge-by-roster = to see what it proves by your roster: paraph verify { $key } --roster roster.toml

ends =
    { $why ->
        [certificate] { $file }: evidence of { $by } ends on { $time }, with its certificate
        [window] { $file }: evidence of { $by } ends on { $time }, as your roster says
       *[algorithm] { $file }: evidence of { $by } ends on { $time }, with an algorithm
    }
has-ended =
    { $why ->
        [certificate] { $file }: evidence of { $by } ended on { $time }, with its certificate. It was not renewed before, and has no effect
        [window] { $file }: evidence of { $by } ended on { $time }, as your roster says. It was not renewed before, and has no effect
       *[algorithm] { $file }: evidence of { $by } ended on { $time }, with an algorithm. It was not renewed before, and has no effect
    }
nothing-due = no evidence ends by { $time }
renew = to renew evidence before it ends: paraph time request BUNDLE --renew -o q.tsq
request-new = evidence that has ended cannot be renewed. To prove that the bundle exists now: paraph time request BUNDLE -o q.tsq
