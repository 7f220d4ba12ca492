### `paraph status` 명령의 보고: 합의문서마다 상태, 그 이유, 앞으로 필요한 일을 적는다.
###
### $state        상태: "발효 중"
### $since        시각 또는 날짜
### $open_powers  봉인되지 않은 권한에 근거하면 1, 아니면 0
### $reservations 유보의 수
### $unproven     서명자가 적은 시각이 증명되지 않은 행위를 인정하면 1, 아니면 0
### $state_since  `state-since` 문장
### $record       해시값
### $count, $parties  기록의 당사자 수, 당사자의 식별자
### $title        합의문서의 제목, 따옴표 포함
### $place        파일과 그 안의 위치
### $amendment    다른 합의문서: "기록 5f2c...: "제목""
### $holders      할 수 있는 사람과 그 식별자: "Jane Doe [jane-doe] 또는 홍길동 [hong]"
### $people       서명해야 하는 사람 수
### $party        당사자의 식별자
### $what         필요한 일: `due-`로 시작하는 문장 가운데 하나
### $on           시각
### $roster, $sha256, $at  키 명부 파일, 그 해시값, 상태의 기준 시각
### $instruments  함께 판정한 합의문서의 수

state-since =
    { $state }, { $since }부터{ $open_powers ->
        [0] {""}
       *[other] , 봉인되지 않은 권한에 근거함
    }{ $reservations ->
        [0] {""}
       *[other] , 유보 { $reservations }건
    }{ $unproven ->
        [0] {""}
       *[other] , 서명자가 적은 시각이 증명되지 않음
    }
instrument =
    { $state_since }: { $title }, { $count ->
        [1] 단독 당사자 { $parties }
       *[other] 당사자 { $parties }
    }, 기록 { $record }
unsound = 거부됨: { $place } 내용이 손상됨
amended = { $since }부터 개정됨: { $amendment }

## 줄 앞의 표시, 너비 일곱 칸 이내: 이유, 할 일, 인정되지 않는 것, 앞으로 필요한 것, 파일.

why = 이유
time = 시각
next = 다음 단계
but = 다만
keys = 키
due = 남은 일
file = 파일

## 키 쌍으로 서명할 수 있는지. $has_quorum 값은 키 쌍이 있는 사람이 충분하면 1이다.

ready =
    { $has_quorum ->
        [0] 당사자 { $party } 측은 아직 키 쌍으로 서명할 수 없음. 필요한 서명자 { $quorum }명, 키 쌍이 있는 사람 { $able }명
       *[other] 당사자 { $party } 측은 키 쌍으로 서명할 수 있음
    }
ready-from =
    { $has_quorum ->
        [0] 당사자 { $party } 측은 { $from }부터 키 쌍으로 서명해야 하나 아직 할 수 없음. 필요한 서명자 { $quorum }명, 키 쌍이 있는 사람 { $able }명
       *[other] 당사자 { $party } 측은 키 쌍으로 서명할 수 있으며 { $from }부터는 그래야 함
    }

## 앞으로 필요한 것. 마침표 없이 명사로 끝난다.

due-signature = 당사자 { $party } 측의 서명. 서명할 수 있는 사람: { $holders }
due-signature-no-one = 당사자 { $party } 측의 서명. 지금 서명할 수 있는 사람이 키 명부에 없음
due-signatures = 당사자 { $party } 측 { $people }명의 서명. 서명할 수 있는 사람: { $holders }
due-signatures-no-one = 당사자 { $party } 측 { $people }명의 서명. 지금 서명할 수 있는 사람이 키 명부에 없음
due-answer = 거절한 당사자 { $party } 측에 서명할지 확인
due-confirmation = 당사자 { $party } 측의 추인. 추인할 수 있는 사람: { $holders }
due-confirmation-no-one = 당사자 { $party } 측의 추인. 지금 추인할 수 있는 사람이 키 명부에 없음
due-approval = 당사자 { $party } 측의 승인. 승인할 수 있는 사람: { $holders }
due-approval-no-one = 당사자 { $party } 측의 승인. 지금 승인할 수 있는 사람이 키 명부에 없음
due-authority = 당사자 { $party } 측 서명자의 권한 증명 또는 추인. 추인할 수 있는 사람: { $holders }
due-authority-no-one = 당사자 { $party } 측 서명자의 권한 증명. 지금 추인할 수 있는 사람이 키 명부에 없음
due-keys = 당사자 { $party } 측의 키. 어느 키를 쓰는지 그 당사자에게 직접 확인
due-bundle = 당사자 { $party } 측이 서명한 당시의 번들. 행위 하나가 없음
due-entry = 발효 예정: { $on }
due-review = 재검토 기한: { $on }
due-review-late = 재검토 기한이 지남: { $on }
due-expiry = 만료 예정: { $on }

due-before-expiry = { $what }. 유효 기간이 끝나는 { $on } 전까지
due-after-expiry = { $what }. 유효 기간은 이미 끝남: { $on }

## 보고의 끝.

problems = 합의문서 사이의 문제
by-roster = 적용한 키 명부: { $roster }(sha256 { $sha256 }), 기준 시각: { $at }
not-checked =
    { $instruments ->
        [0] 문본은 검사하지 않았습니다. 검사하려면 번들을 하나씩 검증하십시오. 판정한 합의문서가 없습니다.
        [1] 문본은 검사하지 않았습니다. 검사하려면 번들을 하나씩 검증하십시오. 함께 판정한 다른 합의문서: 없음.
       *[other] 문본은 검사하지 않았습니다. 검사하려면 번들을 하나씩 검증하십시오. 함께 판정한 합의문서: { $instruments }건.
    }
