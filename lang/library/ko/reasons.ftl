### 번들이 체결되지 않은 이유. 이유마다 한 문장이며, 문장 뒤 괄호 안에 코드가 붙으므로 마침표를 찍지 않는다.
###
### $party  당사자의 식별자
### $people 사람 이름: "Jane Doe 및 홍길동"
### $path   문본의 이름
### $record, $act  해시값

other-record = 다른 기록에 관한 번들입니다. 예상한 기록: { $expected }, 발견된 기록: { $found }
party-absent = 예상한 당사자 { $party } 측이 이 기록의 당사자가 아닙니다
text-differs = 파일 { $path } 내용이 서명된 문본과 다릅니다
not-signed = 당사자 { $party } 측이 서명하지 않았습니다
not-enough-signed =
    { $counted ->
        [0] 당사자 { $party } 측의 서명자 수가 부족합니다. 필요한 서명자는 { $quorum }명이나, 서명한 사람이 없습니다
       *[other] 당사자 { $party } 측의 서명자 수가 부족합니다. 필요한 { $quorum }명 중 { $counted }명이 서명했습니다
    }
contested = 당사자 { $party } 측이 서명했으나, 그 뒤 봉인되기 전에 거절한 사람이 있습니다: { $people }
declined = 당사자 { $party } 측이 서명하지 않았습니다. 거절한 사람: { $people }
authority-lacking = 당사자 { $party } 측이 서명했으나, 권한을 증명한 서명자가 없습니다
confirmation-lacking = 당사자 { $party } 측이 조건부서명을 했으나, 아직 추인하지 않았습니다
approval-lacking = 당사자 { $party } 측이 승인을 조건으로 서명했으나, 아직 승인하지 않았습니다
reserved = 당사자 { $party } 측의 서명에 유보 { $reservations }건이 있으나, 유보가 있는 서명은 인정하지 않도록 지정되었습니다
party-unknown = 키 명부에 당사자 { $party } 측이 없으므로 그 서명을 인정할 수 없습니다
act-missing = 당사자 { $party } 측이 서명할 때 열람한 행위가 번들에 없습니다: { $act }
time-unproven = 당사자 { $party } 측의 서명이 키가 유효한 동안 이루어졌다는 증명이 없습니다
text-missing = 문본 { $path } 파일을 찾을 수 없어 검사하지 않았습니다
