### 다른 문장에 들어가는 말: 위치, 값의 종류, 문본의 변경, 기간, 차이.
###
### $line, $column  1부터 센 수
### $byte  바이트: 0xff
### $from, $until  시각
### $at    1부터 센 글자의 순서
### $one, $other  유니코드 번호가 붙은 글자: "о" U+043E
### $word  따옴표 안의 단어
### $path  문본의 경로
### $first, $second  해시값

place-in-text = { $line }행 { $column }열

## 발견된 것. faults.ftl의 메시지에서 "발견된 것: { $found }"에 들어간다.

found-byte = 바이트 { $byte }
found-end = 없음

## 필요한 것 또는 발견된 것. faults.ftl의 wrong-type에 들어간다.

type-name =
    { $name ->
        [array] 배열
        [boolean] true 또는 false
        [bundle] 기록이 있고 행위와 키가 배열인 객체
        [date-time] 날짜와 시각(예: 2021-08-05T09:00:00+09:00)
        [day] 날짜(예: 2019-01-10)
        [decimal] 소수점이 있는 수
        [editable-tables] [[party]] 및 [[party.holder]] 테이블
        [inline-tables] 인라인 테이블
        [integer] 정수
        [names] 언어별 이름(예: { "{" } ko = "..." { "}" })
        [null] null
        [number] 수
        [object] 객체
        [other-value] 다른 값
        [string] 문자열
        [table] 테이블
        [tables] 테이블 목록
       *[time-or-day] 시각 또는 날짜
    }

## 파일이 기록의 문본과 일치하게 되는 변경. "다음과 같이 바꾸면 일치합니다: " 뒤에 온다.

change-without-byte-order-mark = 바이트 순서 표시(BOM) 제거
change-with-byte-order-mark = 바이트 순서 표시(BOM) 추가
change-line-feeds = 줄 끝을 Unix 방식(LF)으로 변경
change-carriage-returns = 줄 끝을 Windows 방식(CR LF)으로 변경
change-with-final-newline = 마지막 줄 끝 추가
change-without-final-newline = 마지막 줄 끝 제거
change-nfc = 유니코드 정규화 형식 C(NFC)로 변환
change-nfd = 유니코드 정규화 형식 D(NFD)로 변환
change-canonical-json = 정규 형식의 JSON으로 변환

## 키로 서명할 수 있는 기간. 첫 시각부터 서명할 수 있고 두 번째 시각에는 더 이상 서명할 수 없다.

window-always = 유효함(키 명부에 기간 제한 없음)
window-from = { $from }부터 유효함
window-until = { $until } 전까지 유효함
window-from-until = { $from }부터 { $until } 전까지 유효함

## 비슷해 보이는 이름.

parting = 다른 글자({ $at }번째): { $one }, { $other }
no-letter = 없음
mixed-word = 단어 { $word }에 여러 문자 체계의 글자가 섞여 있습니다: { $letters }

## 두 기록의 차이. "다른 항목: " 뒤에 온다.

difference-id = 식별자
difference-title = 제목
difference-designation = 문서 종류
difference-parties = 당사자
difference-order = 서명 순서
difference-created = 작성 시각
difference-metadata = 메타데이터
difference-annexes = 부속서
difference-divergence = 해석 차이
difference-legal-effect = 법적 효력
difference-powers = 위임 권한
difference-relations = 다른 합의문서와의 관계
difference-term = 유효 기간
difference-approval = 승인
difference-authority = 권한 증명
difference-initialling = 가서명
difference-suite = 서명해야 하는 키
difference-text = 문본 { $path }

other-record = 번들의 기록이 서로 다릅니다: { $first }, { $second }. 다른 항목: { $differences }
time-out-of-range = 시각이 1년부터 9999년까지의 범위를 벗어났거나, UTC와의 시차가 하루 이상입니다

## 새 키 명부의 첫 줄. 읽는 사람을 위한 설명이다.

new-roster = 어느 키가 누구의 것인지 우리 기관이 직접 확인하여 적은 파일입니다. 버전을 관리하며 보관하십시오.
