### 번들에 관한 보고서: 제목, 표의 행, 표지.
###
### 제목과 표의 칸에는 마침표를 찍지 않는다.
###
### $party     당사자의 식별자
### $name      당사자나 사람의 이름. "발견된"이 있는 곳에서는 파일 이름
### $outcome   이 파일의 칸: "서명함"
### $signed, $quorum  당사자 측에서 서명한 사람 수와 서명해야 하는 사람 수
### $intent    행위의 종류
### $time, $from, $until  시각
### $words     키를 나타내는 단어
### $record    기록의 해시값
### $kind      진술의 종류: "유보"
### $article   진술의 대상 조항, 따옴표로 묶음
### $act       행위 식별자의 앞자리
### $target    행위: "당사자 us-dod-cio 측 서명자 Jane Doe, 서명"
### $size      바이트 수, 또는 그것을 적은 칸
### $status    문본의 지위
### $changes   파일에 필요한 변경: "줄 끝을 Unix 방식(LF)으로 변경 및 바이트 순서 표시(BOM) 제거"
### $window    키의 유효 기간: "유효함(키 명부에 기간 제한 없음)"
### $detail     파일이 일치하게 되는 변경: `would-match`
### $difference  문본 대신 발견된 것: "발견된 파일: 4,191바이트"
### $place     파일과 그 안의 위치
### $step      할 일을 적은 완전한 문장
### $why, $code  완전한 문장과 그 코드
### $roster    키 명부의 파일 이름
### $digest    해시값

# 제목.
parties = 당사자
signatures = 인정되는 서명
# 거부된 번들에서는 "서명함"과 "거부됨"이 설명 없이 나란히 있지 않아야 한다.
parties-refused = 당사자(파일에 이상이 없다고 가정할 때)
signatures-refused = 파일에 이상이 없다면 인정될 서명
other-acts = 효력이 있는 그 밖의 행위
texts = 문본
not-counted = 인정되지 않는 행위
receipts = 아무것도 증명하지 않는 접수 기재
why = 이유
unjudged = 판정하지 않았으나 결과를 바꿀 수 있는 파일

# 줄 앞의 표지. label-claims 항목은 줄 전체이다.
label-claims = 서명자가 적은 시각: { $time }
# 시각과 그 시각의 협정 세계시(UTC). 여러 시간대에서 서명한 경우.
time-with-utc = { $time } = { $utc }
label-why = 이유
label-next = 다음 단계

# 당사자.
signed = 서명함
not-authorised = 권한 증명 없음
not-confirmed = 추인 없음
not-approved = 승인 없음
contested = 서명 후 거절함
declined = 거절함
not-signed = 서명 없음
unknown = 키 명부에 없음
outcome-reserved =
    { $reservations ->
       *[other] { $outcome }, 유보 { $reservations }건
    }
quorum =
    { $signed ->
        [0] 필요 { $quorum }명, 서명 없음
       *[other] 필요 { $quorum }명, 서명 { $signed }명
    }
# 필요한 수보다 많은 사람이 서명했다.
more-than-quorum = 필요 { $quorum }명, 서명 { $signed }명
claimed-party-name = { $name }(기록에 적힌 이름)

# 인정되는 서명.
signature =
    { $intent ->
        [sign-ad-referendum] 당사자 { $party }: { $name }, 조건부서명 후 추인됨
        [initial] 당사자 { $party }: { $name }, 가서명
       *[other] 당사자 { $party }: { $name }
    }
key-words = 키의 영어 단어 12개:
# 같은 키를 한국어 단어로 적은 것. 한국어로 볼 때에만 나온다.
key-words-korean = 키의 한국어 단어 12개:
key-window = 이 키는 { $window }
two-methods = 두 서명 방식 중 하나가 깨져도 다른 하나가 안전하면 이 서명은 유효함
specimen-key = 공개된 견본 키: 누구나 이 키로 서명할 수 있음
received-by = 접수 기재 시각: { $time }
proven-by = 늦어도 다음 시각에는 서명되어 있었음: { $time }. 증명한 곳: { $by }
received-later = 접수 기재 시각: { $time }. 이 보고서의 기준 시각보다 늦습니다
key-closed = 키의 유효 기간이 끝나거나 키가 폐기되기 전의 행위라는 증명이 없음
powers-ended = 권한이 끝나기 전의 행위라는 증명이 없음
quorum-rose = 필요한 서명자 수가 늘어나기 전의 행위라는 증명이 없음
authority = 권한 근거: 기록 { $record }
authority-ended = 서명자가 적은 시각에 따르면 그 전에 이 권한을 종료한 기록이 있으나 증명되지 않음: { $record }

# 행위에 담긴 진술.
statement = { $kind }:
statement-on = { $kind }, 대상 조항 { $article }:
statement-to =
    { $kind ->
        [reservation] 행위 { $act }의 진술에 대한 유보:
        [interpretative-declaration] 행위 { $act }의 진술에 대한 해석선언:
        [objection] 행위 { $act }의 진술에 대한 이의:
       *[acceptance] 행위 { $act }의 진술에 대한 수락:
    }
statement-on-to =
    { $kind ->
        [reservation] 행위 { $act }의 진술에 대한 유보, 대상 조항 { $article }:
        [interpretative-declaration] 행위 { $act }의 진술에 대한 해석선언, 대상 조항 { $article }:
        [objection] 행위 { $act }의 진술에 대한 이의, 대상 조항 { $article }:
       *[acceptance] 행위 { $act }의 진술에 대한 수락, 대상 조항 { $article }:
    }
statement-kind =
    { $kind ->
        [reservation] 유보
        [interpretative-declaration] 해석선언
        [objection] 이의
       *[acceptance] 수락
    }

# 문본. 다른 이름과, 다른 문본 대신 발견된 것은 그 행 아래 별도의 줄에 적는다.
matches = 일치함
found-as = 발견된 파일: { $name }
text-differs = 다름
differs = 발견된 파일: { $size }
differs-found = 발견된 파일: { $name }, { $size }
differs-would-match = 발견된 파일: { $size }. { $detail }
differs-found-would-match = 발견된 파일: { $name }, { $size }. { $detail }
# 크기가 같을 때 크기 대신 적는 것.
same-size = 크기는 같으나 내용이 다름
would-match = 다음과 같이 바꾸면 일치합니다: { $changes }
would-match-line-ends = 줄 끝만 다릅니다(다음과 같이 바꾸면 일치함: { $changes })
text-mismatch = { $path }(예상한 크기: { $size }, { $difference })
text-missing = 가지고 있지 않음
not-checked = 검사하지 않음
text-status =
    { $status ->
        [authentic] 정본
        [official-translation] 공식 번역본
       *[courtesy-translation] 참고용 번역본
    }
bytes =
    { $size ->
       *[other] { NUMBER($size) }바이트
    }

# 인정되지 않는 행위와 아무것도 증명하지 않는 접수 기재: 행의 칸.
act-party = 당사자 { $party }
act-name = 행위에 적힌 이름 { $name }
act-key = 키의 단어 "{ $words } ..."
receipt-act = 행위 { $act }
receipt-time = 기재된 접수 시각 { $time }
receipt-ignored = 행위나 그 기록보다 앞선 접수 기재, 행위에 적힌 시각 { $time }

# 이유.
place = 위치: { $place }
next = 다음 단계: { $step }

by-roster = 적용한 키 명부: { $roster }(sha256 { $digest }), 기준 시각: { $time }
