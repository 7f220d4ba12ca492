### What the program shows and asks before a signature, and what it reports afterwards.
###
### $party          the id of a party; $name: its name, or a person's
### $intent         what the act means: a word like "sign"; $act: how the id of an act begins
### $deed, $signatory   who did what; who signed, in quotation marks
### $record         a digest, or the name of the file of a record; $title: a title, in quotation marks
### $kind, $article, $words   a statement: its kind, the article that it is about, and its text
### $others         how many other acts there are
### $verdict        how to see the verdict: a command, or the name of a button
### $file           the name of the file of the bundle
### $people         names and ids; $missing: how many people are missing
### $time           a time

another-name = ANOTHER NAME than in your roster, which has { $name } for this key
specimen = the key is a published SPECIMEN: anyone can sign with it
time-stated = { $time } (given by you)
time-of-clock = { $time } (this computer's clock)
# What the act says of its signatory, and what it does.
not-given = not given: the signature shows none
effect-concludes =
    { $intent ->
        [sign] according to your roster, this is the last signature that is needed
       *[other] according to your roster, this is the last act that is needed
    }
effect-stays = the document is concluded already, and stays concluded
# The reasons follow, a line for each.
effect-missing = with it, the document is not concluded yet:
effect-specimen = none by your roster, because the key is a published specimen
about = act { $act }: { $deed }
authority = record { $record }
authority-titled = { $title }, record { $record }
authority-none = NONE, although the record requires authority. Someone with authority must confirm your act
statement =
    { $kind ->
        [reservation] reservation: { $words }
        [interpretative-declaration] interpretative declaration: { $words }
        [objection] objection: { $words }
       *[acceptance] acceptance: { $words }
    }
statement-on =
    { $kind ->
        [reservation] reservation on { $article }: { $words }
        [interpretative-declaration] interpretative declaration on { $article }: { $words }
        [objection] objection on { $article }: { $words }
       *[acceptance] acceptance on { $article }: { $words }
    }
seen-nothing = nothing is signed yet
seen =
    { $intent ->
        [initial] { $party } initialled: { $name }, { $time } (claimed)
        [sign] { $party } signed: { $name }, { $time } (claimed)
        [sign-ad-referendum] { $party } signed ad referendum: { $name }, { $time } (claimed)
        [confirm] { $party } confirmed: { $name }, { $time } (claimed)
        [approve] { $party } approved: { $name }, { $time } (claimed)
        [witness] { $party } witnessed: { $name }, { $time } (claimed)
        [decline] { $party } declined: { $name }, { $time } (claimed)
        [withdraw] { $party } withdrew: { $name }, { $time } (claimed)
       *[seal] { $party } sealed: { $name }, { $time } (claimed)
    }
seen-claim = an act in the name of { $signatory } for { $party }, { $time }. Without a roster, no one knows who signed it
seen-not-counted =
    { $others ->
        [one] and 1 more act that your roster does not count. Your act will not say that you have seen it. To see why it does not count: { $verdict }
       *[other] and { $others } more acts that your roster does not count. Your act will not say that you have seen them. To see why they do not count: { $verdict }
    }
seen-only-not-counted =
    { $others ->
        [one] 1 act, which your roster does not count. Your act will not say that you have seen it. To see why it does not count: { $verdict }
       *[other] { $others } acts, which your roster does not count. Your act will not say that you have seen them. To see why they do not count: { $verdict }
    }
party-of-record = { $name }, as the record calls it
about-to =
    { $intent ->
        [initial] You are about to INITIAL for { $party } ({ $name })
        [sign] You are about to SIGN for { $party } ({ $name })
        [sign-ad-referendum] You are about to SIGN AD REFERENDUM for { $party } ({ $name })
        [confirm] You are about to CONFIRM for { $party } ({ $name })
        [approve] You are about to APPROVE for { $party } ({ $name })
        [witness] You are about to WITNESS for { $party } ({ $name })
        [decline] You are about to DECLINE for { $party } ({ $name })
        [withdraw] You are about to WITHDRAW for { $party } ({ $name })
       *[seal] You are about to SEAL for { $party } ({ $name })
    }
# The cursor stands behind the last line.
question =
    { $intent ->
        [initial]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to initial:
        [sign]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to sign:
        [sign-ad-referendum]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to sign ad referendum:
        [confirm]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to confirm:
        [approve]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to approve:
        [witness]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to witness:
        [decline]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to decline:
        [withdraw]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to withdraw:
       *[seal]
            Instrument: { $title }
            Nothing is signed unless you type the id of your party.
            Type { $party } to seal:
    }
done =
    { $intent ->
        [initial] initialled for { $party }. Send { $file } to the other parties
        [sign] signed for { $party }. Send { $file } to the other parties
        [sign-ad-referendum] signed ad referendum for { $party }. Send { $file } to the other parties
        [confirm] confirmed for { $party }. Send { $file } to the other parties
        [approve] approved for { $party }. Send { $file } to the other parties
        [witness] witnessed for { $party }. Send { $file } to the other parties
        [decline] declined for { $party }. Send { $file } to the other parties
        [withdraw] withdrew an act of { $party }. Send { $file } to the other parties
       *[seal] sealed for { $party }. Send { $file } to the other parties
    }
done-first =
    { $intent ->
        [initial] initialled for { $party }. Send { $file } and { $record } to the other parties
        [sign] signed for { $party }. Send { $file } and { $record } to the other parties
        [sign-ad-referendum] signed ad referendum for { $party }. Send { $file } and { $record } to the other parties
        [confirm] confirmed for { $party }. Send { $file } and { $record } to the other parties
        [approve] approved for { $party }. Send { $file } and { $record } to the other parties
        [witness] witnessed for { $party }. Send { $file } and { $record } to the other parties
        [decline] declined for { $party }. Send { $file } and { $record } to the other parties
        [withdraw] withdrew an act of { $party }. Send { $file } and { $record } to the other parties
       *[seal] sealed for { $party }. Send { $file } and { $record } to the other parties
    }
done-first-with-texts =
    { $intent ->
        [initial] initialled for { $party }. Send { $file }, { $record } and the texts to the other parties
        [sign] signed for { $party }. Send { $file }, { $record } and the texts to the other parties
        [sign-ad-referendum] signed ad referendum for { $party }. Send { $file }, { $record } and the texts to the other parties
        [confirm] confirmed for { $party }. Send { $file }, { $record } and the texts to the other parties
        [approve] approved for { $party }. Send { $file }, { $record } and the texts to the other parties
        [witness] witnessed for { $party }. Send { $file }, { $record } and the texts to the other parties
        [decline] declined for { $party }. Send { $file }, { $record } and the texts to the other parties
        [withdraw] withdrew an act of { $party }. Send { $file }, { $record } and the texts to the other parties
       *[seal] sealed for { $party }. Send { $file }, { $record } and the texts to the other parties
    }
more-needed =
    { $missing ->
        [one] 1 more person of { $party } must sign: { $people }
       *[other] { $missing } more people of { $party } must sign: { $people }
    }
more-needed-of-no-one =
    { $missing ->
        [one] 1 more person of { $party } must sign, but your roster has no one else who can
       *[other] { $missing } more people of { $party } must sign, but your roster has no one else who can
    }
signed-by-specimen = the key is a published specimen: this signature proves nothing

acts-lacking =
    { $count ->
        [one] warning: { $copy } has 1 act that is not in { $file }. Your act will not say that you have seen it
       *[other] warning: { $copy } has { $count } acts that are not in { $file }. Your act will not say that you have seen them
    }
relation-differs = warning: this record names the record { $record } of { $instrument }. You gave another record with that id. If you mean the record that you gave, write sha256 = "{ $found }" in the draft. Then make the record again, and sign the new record
other-version = warning: { $file } is another version of this instrument. The two versions differ in: { $differences }. Before you sign, ask the other parties which version they mean
