### 번들 기록의 다른 사본: 각 사본이 어떻게 되었는지.
###
### $file       사본의 파일
### $added      사본이 더한 행위의 수
### $set_aside  자리를 내려고 제외한, 알 수 없는 키의 행위 수
### $evidence   사본이 더한 증거의 수
### $fault      넘게 될 한도를 말하는 문장
### $code       그 코드

merged =
    { $added ->
        [0] 파일 { $file } 병합됨: 추가된 행위 없음
       *[other] 파일 { $file } 병합됨: 추가된 행위 { $added }건
    }{ $set_aside ->
        [0] { "" }
       *[other] , 제외된 행위(알 수 없는 키) { $set_aside }건
    }{ $evidence ->
        [0] { "" }
       *[other] , 추가된 증거 { $evidence }건
    }
left-out = 파일 { $file } 병합하지 않음: 사본을 병합하면 한도를 넘습니다. { $fault } ({ $code })
exceeded = 사본을 병합하면 한도를 넘습니다. { $fault }

does-not-fit = 같은 기록의 다른 사본과 병합하면 한도를 넘습니다: { $fault }

adds-nothing = { $file }: 추가된 행위가 없습니다. 앞의 번들에 모두 들어 있습니다
