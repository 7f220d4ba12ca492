### 여러 번들의 결과.
###
### $files, $concluded, $incomplete, $refused, $not_judged, $passed_over  파일 수
### $texts   문본을 검사했는지
### $file    파일 이름
### $reason, $message  문장, $code 그 코드
### $more    이유가 몇 개 더 있는지
### $hint    할 일

counts =
    { $files ->
       *[other] 파일 { NUMBER($files) }개
    }: 체결됨 { NUMBER($concluded) }개{ $texts ->
        [not-checked] { "" }(문본 검사하지 않음)
       *[checked] { "" }
    }, 미완료 { NUMBER($incomplete) }개, 거부됨 { NUMBER($refused) }개, 판정하지 않음 { NUMBER($not_judged) }개{ $passed_over ->
        [0] { "" }
       *[other] { "" }(번들이 아니어서 건너뛴 파일 { NUMBER($passed_over) }개)
    }
not-judged = 판정하지 않음: { $file }
why-not-judged = 이유: { $message } ({ $code })
why-not-judged-hint = 이유: { $message } ({ $code }). { $hint }
why =
    { $more ->
        [0] 이유: { $reason } ({ $code })
       *[other] 이유: { $reason } ({ $code }), 그 밖의 이유 { $more }개
    }
