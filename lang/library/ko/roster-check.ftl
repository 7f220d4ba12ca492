### 키 명부에서 앞으로 문제가 될 것. 뒤 괄호 안에 코드가 붙으므로 마지막 문장에는 마침표를 찍지 않는다.
###
### $holder    키 보유자의 식별자
### $source    시점확인 기관이나 로그의 식별자
### $until, $on, $created, $signed_at  시각
### $party     당사자의 식별자
### $quorum, $able  서명해야 하는 사람 수, 서명할 수 있는 사람 수
### $one, $other  식별자 두 개, 또는 따옴표를 포함한 이름 두 개
### $name      이름
### $part  두 이름이 다른 곳: "2번째 글자: "a" U+0061, "а" U+0430"
### $envelopes 서명된 행위의 수
### $keys      당사자 측에서 서명할 수 있는 키의 수
### $record, $act  해시값

expired = 키 보유자 { $holder }의 키가 만료되었습니다. 만료 시각: { $until }
expires-soon = 키 보유자 { $holder }의 키가 곧 만료됩니다. 만료 시각: { $until }. 새 키를 요청하십시오
blocked =
    { $able ->
        [0] 당사자 { $party } 측이 서명할 수 없습니다. 필요한 서명자는 { $quorum }명이나, 서명할 수 있는 사람이 없습니다
       *[other] 당사자 { $party } 측이 서명할 수 없습니다. 필요한 서명자는 { $quorum }명이나, 서명할 수 있는 사람은 { $able }명입니다
    }
one-loss-blocks =
    { $keys ->
        [1] 당사자 { $party } 측의 키는 하나뿐입니다. 그 키를 잃으면 서명할 수 없습니다(키 보유자 { $holder })
       *[other] 키 보유자 { $holder }의 하나뿐인 키를 잃으면 당사자 { $party } 측이 서명할 수 없습니다
    }
quorum-of-one = 당사자 { $party } 측은 한 사람의 서명만으로 구속될 수 있습니다
specimen = 키 보유자 { $holder }의 키는 공개된 견본이므로 누구나 이 키로 서명할 수 있습니다
same-name = 키 보유자 { $one } 및 { $other } 항목에 적힌 이름이 같습니다: { $name }. 같은 사람인지 확인하십시오
look-alike = { $one } 및 { $other } 표기가 비슷해 보이지만 다릅니다. { $part }
authority-ended = 시점확인 기관이나 로그 { $source }의 기한이 끝났습니다. 끝난 시각: { $until }. 그 전에 갱신된 증거만 인정됩니다
authority-ends-soon = 시점확인 기관이나 로그 { $source }의 기한이 곧 끝납니다. 끝나는 시각: { $until }. 그 전에 증거를 갱신하십시오: paraph time due DIR --roster FILE
authority-never-counts = 시점확인 기관 { $source }의 인증서 유효 기간이 키 명부에 적은 기간과 겹치지 않아 증명이 인정되지 않습니다. 인증서 유효 기간: { $from } ~ { $until }. 키 명부의 기간을 확인하십시오
received-from-the-future = 서명된 행위 { $envelopes }건의 접수 기재에 적힌 시각이 미래입니다: { $on }. 시각을 고치십시오
received-before-the-record = 기록 { $record }에 관한 행위의 접수 기재가 기록의 작성 시각보다 앞섭니다. 접수 기재: { $on }, 작성 시각: { $created }. 검증에서는 이 접수 기재를 무시합니다
received-before-the-act = 당사자 { $party } 측 행위 { $act }의 접수 기재가 서명 시각보다 앞섭니다. 접수 기재: { $on }, 서명 시각: { $signed_at }. 검증에서는 이 접수 기재를 무시합니다
not-ready = 당사자 { $party } 측은 { $from }부터 키 쌍으로 서명해야 합니다. 필요한 서명자: { $quorum }명, 키 쌍이 있는 사람: { $able }명. 키 쌍을 추가하십시오: paraph key new NAME --suite hybrid
rule-without-effect = 당사자 { $party } 측의 hybridFrom 항목은 효력이 없습니다. 모든 당사자에 대한 규칙이 먼저 시작하기 때문입니다. 당사자의 시각: { $from }, 모든 당사자의 시각: { $earlier }
evidence-by-no-one =
    { $entries ->
       *[other] 기록 { $record }의 번들에 증거가 { NUMBER($entries) }건 있으나 키 명부의 시점확인 기관이나 로그가 만든 것이 없어 아무것도 증명하지 않습니다
    }
