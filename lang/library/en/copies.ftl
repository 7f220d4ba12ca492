### Other copies of the record of a bundle: what became of them.
###
### $file       the file of the copy
### $added      how many acts it added
### $set_aside  how many acts of unknown keys were set aside, so that there is room
### $evidence   how many entries of evidence it added
### $fault      which limit would be exceeded: a sentence
### $code       its code

merged =
    { $added ->
        [0] merged with { $file }: no new acts
        [one] merged with { $file }: 1 new act
       *[other] merged with { $file }: { $added } new acts
    }{ $set_aside ->
        [0] { "" }
        [one] ; 1 act of an unknown key was set aside
       *[other] ; { $set_aside } acts of unknown keys were set aside
    }{ $evidence ->
        [0] { "" }
        [one] ; 1 more entry of evidence
       *[other] ; { $evidence } more entries of evidence
    }
left-out = NOT merged with { $file }: together, the copies exceed a limit: { $fault } ({ $code })
exceeded = together, the copies exceed a limit: { $fault }

does-not-fit = with the other copies of its record, { $fault }

adds-nothing = { $file } adds nothing: all its acts are already in the bundles before it
