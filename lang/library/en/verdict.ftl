### The first line of a report: the verdict, and what it does not say.
###
### The first word of each line is the verdict. Scripts look for it, and a terminal shows it in colour: keep
### it first.
###
### $seal         whether the parties sealed the acts; open-powers: they could not, since the powers are not sealed
### $reservations how many reservations were made
### $texts        whether the texts were checked
### $times        whether it rests on a claimed time that is not proven
### $is_proven    1 if $proven is not empty, else 0
### $proven       the time since which it is concluded, as claimed and as proven: see claimed-and-proven
### $record       the digest of the record
### $count        how many parties there are
### $parties      their ids: "rok-mnd and us-dod-cio"
### $title        the title of the record, in quotation marks
### $line         the whole verdict line
### $file         the name of a file
### $files        names of files and texts
### $specimens    how many keys are published specimens, of $keys keys whose signatures count

concluded =
    { $seal ->
        [sealed] concluded and sealed
        [open-powers] concluded, by powers that are not sealed
       *[unsealed] concluded
    }{ $reservations ->
        [0] { "" }
        [one] , with 1 reservation
       *[other] , with { $reservations } reservations
    }{ $texts ->
        [not-checked] , texts not checked
       *[checked] { "" }
    }{ $times ->
        [unproven] ; a claimed time is not proven
       *[proven] { "" }
    }{ $is_proven ->
        [0] { "" }
       *[other] ; { $proven }
    }: { $title } { $count ->
        [one] by { $parties }
       *[other] between { $parties }
    }: record { $record }
incomplete =
    incomplete: { $title } { $count ->
        [one] by { $parties }
       *[other] between { $parties }
    }: record { $record }
refused =
    refused: { $title } { $count ->
        [one] by { $parties }
       *[other] between { $parties }
    }: record { $record }
not-a-bundle = refused: { $file } is damaged or is not a bundle
in-file = { $line } in { $file }

# What a reader must know with the verdict: lines below it.
refused-files =
    { $count ->
        [one] One file is wrong: { $files }. Do not rely on it. "Refused" is about the file. It does not say that a party refused.
       *[other] { $count } files are wrong: { $files }. Do not rely on them. "Refused" is about the files. It does not say that a party refused.
    }
all-specimens =
    { $keys ->
        [one] The only key is a specimen: anyone can sign with it. Its signature proves nothing.
       *[other] { $keys } of { $keys } keys are specimens: anyone can sign with them. Their signatures prove nothing.
    }
specimens =
    { $specimens ->
        [one] 1 of { $keys } keys is a specimen: anyone can sign with it. Its signature proves nothing.
       *[other] { $specimens } of { $keys } keys are specimens: anyone can sign with them. Their signatures prove nothing.
    }
