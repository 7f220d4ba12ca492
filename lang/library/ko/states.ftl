### 합의문서의 상태와 그 이유. 이유는 뒤 괄호 안에 코드가 붙으므로 마침표 없이 끝나는 문장이다.
###
### $state   상태 가운데 하나
### $on      시각
### $parties 당사자의 식별자: "rok-mnd 및 us-dod-cio"
### $records `record` 또는 `titled-record` 하나 이상: "기록 5f2c... 및 기록 91ab..."
### $record  해시값
### $title   합의문서의 제목, 따옴표 포함
### $people  `person` 하나 이상
### $person, $party  사람 이름, 그 사람이 대표하는 당사자의 식별자

state =
    { $state ->
        [open] 서명 전
        [partly-signed] 일부 서명됨
        [pending] 진행 중
        [concluded] 체결됨
        [in-effect] 발효 중
        [expired] 만료됨
        [superseded] 대체됨
        [terminated] 종료됨
       *[withdrawn] 철회됨
    }

no-one-signed = 인정되는 서명이 아직 없습니다
entry-to-come = 모든 당사자가 서명했습니다. 발효 예정 시각: { $on }
confirmation-to-come = 모든 당사자가 서명했습니다. 당사자 { $parties } 측이 추인하면 발효됩니다
entered-with-last-signature = 필요한 마지막 서명이 그때 이루어졌습니다
entered-on-its-date = 기록에 정해진 발효일이며, 그때까지 모든 당사자가 서명했습니다
entered-after-its-date = 기록에 정해진 발효일이 지난 뒤, 필요한 마지막 서명이 그때 이루어졌습니다
entered-with-confirmation = 그때까지 모든 당사자가 추인했습니다
expired = 유효 기간이 그때 끝났습니다
expired-before-entry = 발효되기 전에 유효 기간이 끝났습니다
superseded = 다른 합의문서로 대체되었습니다: { $records }
terminated = 다른 합의문서에 따라 종료되었습니다: { $records }
withdrawn = 체결되었으나, 필요한 행위를 철회한 사람이 있습니다: { $people }

record = 기록 { $record }
titled-record = 기록 { $record }: { $title }
person = { $person }(당사자 { $party })
