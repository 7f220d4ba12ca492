### 검증 화면. 판정과 보고서의 문장은 라이브러리에 있다.
###
### $count  파일 수
### $file   파일 이름
### $word   판정, $time: 시각

# 파일만으로는 분명하지 않은 것.
choose-instrument = 검증하거나 서명할 파일을 선택하십시오. 파일 { $count }개
choose-roster = 사용할 키 명부를 선택하십시오. 키 명부 { $count }개
not-chosen = 아직 선택하지 않음
roster-unclear = 키 명부가 둘 이상입니다. 자기 키 명부를 선택하십시오. 선택하기 전에는 판정하지 않습니다.
no-bundle = 검증하려면 번들도 선택하십시오.
record-only = 이 파일은 기록입니다. 기록에는 서명할 내용이 적혀 있습니다. 서명은 번들에 있습니다.
# 표의 제목.
party = 당사자
outcome = 결과
people = 서명자 수
name = 이름
text-outcome = 결과
text-language = 언어
text-status = 지위
text-size = 크기
text-path = 파일
keys = 키
evidence = 증거
evidence-of = 대상
evidence-effect = 효력
signatory = 서명자(주장)
key-words = 키의 단어
# 키 명부가 없을 때.
claimed-keys = 번들이 주장하는 키 보유자
claimed-what = 누구의 키인지는 번들이 스스로 주장할 뿐이며 증명되지 않았습니다. 키 명부를 선택하십시오. 또는 각 서명자에게 전화하여 키의 단어를 읽어 달라고 한 뒤 "키" 화면에서 키 명부에 추가하십시오.
acts = 각 행위에 적힌 내용(주장)
place = 위치:
# 제목.
record = 기록에 적힌 내용
judged-by = 판정의 기준
own-roster = 본인 기관이 신뢰하는 키의 목록이어야 합니다. 상대방이 보낸 명부는 사용하지 마십시오.
# 항목 이름.
label-kind = 합의문서의 종류
label-id = 합의문서의 식별자
label-record = 기록(SHA-256)
label-words = 기록의 영어 단어(전화 대조용)
label-words-korean = 기록의 한국어 단어
label-made = 기록 작성 시각
label-order = 서명 순서
label-seen = 지금까지의 행위
# 공개된 견본 키일 때 판정의 큰 글씨.
specimen-word = { $word }(견본)
judged-at = 이 판정은 현재가 아니라 다음 시각을 기준으로 한 것입니다: { $time }. 현재를 기준으로 판정하려면 "더 많은 선택 사항"의 "다른 시각을 기준으로 판정" 칸을 비우십시오.
related = 선택한 파일의 모든 합의문서
graph = 합의문서 사이의 관계를 나타낸 그림. 상태는 위 목록에 있음
findings = 잘못일 수 있는 점
no-findings = 발견 사항 없음
# 버튼과 선택 사항.
merge = 이 번들의 사본 { $count }개 합치기
print = 인쇄
options = 더 많은 선택 사항
at = 다른 시각을 기준으로 판정
at-hint = 현재 시각을 기준으로 하려면 비워 두십시오. 아니면 날짜, 시각, 시차를 적으십시오(예: 2021-08-06T09:00:00+09:00).
expected = 전화로 대조한 기록
expected-hint = 번들이 이 기록에 관한 것이어야 합니다.
expected-auto = 선택한 파일에 있는 기록
proven-time = 서명자가 적었을 뿐 증명되지 않은 시각을 인정하지 않음
no-reservations = 유보를 인정하지 않음
no-texts = 문본을 대조하지 않음
show-codes = 결과의 코드 표시
