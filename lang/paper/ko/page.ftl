### 문서의 지면에 인쇄되는 말: 제목, 항목 이름, 문장. 제목과 항목 이름에는 마침표가 없다.
###
### $page, $pages  쪽 번호
### $time, $on     시각
### $language, $tag  언어와 그 코드
### $relation      다른 합의문서와의 관계
### $state         합의문서의 상태
### $name          파일 이름
### $count, $all  서명의 수
### $id            당사자의 식별자
### $party         `party-with-id` 형식의 당사자 이름과 식별자
### $counted, $quorum  당사자를 위하여 서명한 사람의 수, 필요한 사람의 수
### $missing       없는 서명의 수
### $people        사람 이름
### $program, $typst  버전 번호

# 이 문서가 무엇인지.
certificate = 전자서명 검증 확인서
report = 합의문서에 관한 보고서
not-concluded = 체결되지 않음
not-concluded-refused = 거부됨
not-concluded-what = 이 PDF의 번들과 하나의 키 명부에 따르면 이 합의문서는 체결되지 않았습니다. 이 문서는 보고서이며 확인서가 아닙니다.
not-concluded-because = 이유
# 당사자가 한 일에 관한 이유: 번들로는 번들에 든 것만 알 수 있다.
no-signature-of = 이 PDF의 번들에 인정되는 서명이 없는 당사자: { $party }. 다른 번들에는 있을 수 있습니다.
too-few-signatures-of = 이 PDF의 번들에서 인정되는 서명: { $party }, 필요한 { $quorum }건 중 { $counted }건. 다른 번들에는 더 있을 수 있습니다.
declined-for = 이 PDF의 번들에 인정되는 서명이 없는 당사자: { $party }. 이 번들에서 서명을 거절한 사람: { $people }
no-confirmation-of = 이 PDF의 번들에 인정되는 추인이 없는 당사자: { $party }. 다른 번들에는 있을 수 있습니다.
no-approval-of = 이 PDF의 번들에 인정되는 승인이 없는 당사자: { $party }. 다른 번들에는 있을 수 있습니다.
# 당사자 표.
party-no-signature = 번들에 서명 없음
party-no-confirmation = 번들에 추인 없음
party-no-approval = 번들에 승인 없음
party-too-few = 번들에 서명 부족
# 제목 아래.
what-counts = 프로그램(paraph)이 작성한 검증 결과이며, 정부기관이 발급한 증명서가 아닙니다. 첨부된 번들을 검증한 결과만이 증거입니다.
# 각 쪽의 글 뒤에 인쇄된다.
watermark = 체결되지 않음
page-of = { $pages }쪽 중 { $page }쪽
foot-record = 기록
# 견본 키가 인정된다.
specimen =
    { $verdict ->
        [concluded] 견본: 이 확인서와 여기에 적힌 합의문서는 모두 실제 효력이 없습니다. 인정되는 서명: { $all }건. 그중 비밀 부분이 공개된 연습용 키로 한 서명: { $count }건. 누구나 이 키로 서명할 수 있습니다.
        [incomplete] 견본: 이 보고서와 여기에 적힌 합의문서는 모두 실제 효력이 없습니다. 인정되는 서명: { $all }건. 그중 비밀 부분이 공개된 연습용 키로 한 서명: { $count }건. 누구나 이 키로 서명할 수 있습니다.
       *[refused] 견본: 이 보고서와 여기에 적힌 합의문서는 모두 실제 효력이 없습니다. 인정되는 서명: { $all }건. 그중 비밀 부분이 공개된 연습용 키로 한 서명: { $count }건. 누구나 이 키로 서명할 수 있습니다.
    }
specimen-word = 견본

# 제목.
state = 결과
parties = 당사자
signatures = 서명
signatures-in-detail = 서명 상세
texts = 문본
terms = 조건 및 관련 문서
identity = 기록의 식별
judgement = 이 결과의 근거
limits = 이 문서가 증명하는 것과 증명하지 않는 것
attachments = 이 PDF에 들어 있는 파일

# 상태.
label-verdict = 판정
verdict =
    { $verdict ->
        [concluded] 체결됨
        [incomplete] 체결되지 않음
       *[refused] 거부됨: 거짓인 것이 있음
    }
verdict-specimen = 체결됨(견본)
verdict-missing = 체결되지 않음: 필요한 서명 { $all }건 중 { $missing }건이 없음
label-since = 체결 시각
since-claimed = { $time } (서명자가 적은 시각)
label-proven = 시각 증명
proven = 늦어도 { $time }
not-proven = 없음: 서명 시각은 서명자가 적은 것일 뿐임
proven-in-part = 서명 { $all }건 중 { $count }건: 각 서명 참조
label-state = 상태
state-since =
    { $state ->
        [open] 서명 전, 시작 시각: { $time } (기록에 적힌 시각)
        [partly-signed] 일부 서명됨, 첫 서명에 적힌 시각: { $time } (서명자가 적은 시각)
        [pending] 진행 중, 시작 시각: { $time } (서명자가 적은 시각)
        [concluded] 체결됨, 아직 발효되지 않음, 체결 시각: { $time } (서명자가 적은 시각)
        [in-effect] 발효 중, 발효 시각: { $time } (서명자가 적은 시각)
        [expired] 만료됨, 만료 시각: { $time }
        [superseded] 대체됨, 대체 시각: { $time } (서명자가 적은 시각)
        [terminated] 종료됨, 종료 시각: { $time } (서명자가 적은 시각)
       *[withdrawn] 철회됨, 철회 시각: { $time } (서명자가 적은 시각)
    }
# 효력이 발생한 이유. 윗줄 아래에 적힌다.
entered-with-last-signature = 필요한 마지막 서명에 적힌 시각
entered-on-its-date = 기록에 정해진 발효일. 서명에 적힌 시각에 따르면 그때까지 모든 당사자가 서명함
entered-after-its-date = 필요한 마지막 서명에 적힌 시각. 기록에 정해진 발효일이 지난 뒤임
entered-with-confirmation = 행위에 적힌 시각에 따르면 그때까지 모든 당사자가 추인함
label-sealed = 봉인
sealed = 봉인됨: 나중의 행위가 이 판정을 바꾸지 못함
unsealed = 봉인되지 않음: 나중의 행위가 이 판정을 바꿀 수 있음
unsealed-powers = 봉인되지 않음: 봉인의 근거인 권한이 봉인되지 않음
label-reservations = 유보
label-texts-checked = 문본
texts-checked = 검사함: 아래의 모든 문본이 기록과 일치함
texts-not-checked = 검사하지 않음
texts-not-all = 검사함: 아래 참조

# 표의 머리.
party = 당사자
party-outcome = 결과
party-people = 서명자
text-file = 문본
text-language = 언어
text-status = 기록상 지위
text-size = 크기

# 다른 시간대의 시각 뒤에 적는 말.
time-in-korea = 한국 시각 { $time }
# 문본의 언어.
arabic = 아랍어
chinese = 중국어
english = 영어
french = 프랑스어
german = 독일어
japanese = 일본어
korean = 한국어
russian = 러시아어
spanish = 스페인어
language-of = { $language }({ $tag })

# 서명자.
label-roster-name = 키 명부의 이름
label-title = 직위
label-capacity = 자격
capacity =
    { $capacity ->
        [official] 본직
        [acting] 직무대리
        [performing-duties] 직무대행
       *[delegate] 수임인
    }
label-party = 당사자
label-intent = 행위
intent =
    { $intent ->
        [initial] 가서명
        [sign] 서명
        [sign-ad-referendum] 조건부서명(추후 확인 필요)
        [confirm] 추인
        [approve] 승인
        [witness] 입회
        [decline] 거절
        [withdraw] 철회
       *[seal] 봉인
    }
label-place = 서명자가 적은 장소
place = { $town }, { $country }
statement =
    { $kind ->
        [reservation] 유보
        [interpretative-declaration] 해석선언
        [objection] 이의
       *[acceptance] 수락
    }
statement-on = { $statement }, 대상 조항: { $article }
statement-to = { $statement }, 대상 행위: { $act }
no-signatures = 인정되는 서명이 없습니다.

# 문본.
no-texts = 기록에 적힌 문본이 없습니다.

# 식별.
digest-what = 기록의 SHA-256 해시값입니다. QR 코드에도 들어 있습니다.
digest-names = 이 값은 문서를 가리킵니다. 서명이 모두 있든 일부만 있든 없든 같습니다.
digest-alt = 기록의 SHA-256 해시값이 든 QR 코드
words-english = 같은 해시값의 영어 단어
words-korean = 같은 해시값의 한국어 단어
label-id = 합의문서

# 판정.
judged-roster = 키 명부(SHA-256)
judged-at = 기준 시각
judged-at-what = 이 시각을 기준으로 판정하였으며, 발급이나 만료 시각이 아님
label-bundle = 번들(SHA-256)
label-acts = 번들에 든 행위
label-validity = 명부에 적힌 이 키의 유효 기간
no-time-limit = 기간 제한 없음
party-with-id = { $name } ({ $id })
signatory-name = 이름
signatory-time = 서명자가 적은 시각
label-made = 작성 시각(기록에 적힌 시각)
# 주어지지 않은 합의문서와의 관계 뒤에 적는 말.
not-checked-here = { $relation } (이 문서에서는 검증하지 않음)

# 한계.
proves-bundle = 이 PDF에 든 파일 bundle.json 안에 기록과 서명된 행위가 있습니다. 검증에 성공하면, 위의 서명 항목에 적힌 키로 이 기록에 서명했음을 알 수 있습니다. 문본은 기록에 적혀 있습니다.
proves-bundle-not-concluded = 이 PDF에 든 파일 bundle.json 안에 기록과 서명된 행위가 있습니다. 검증에 성공하면, 위의 서명 항목에 적힌 키로 이 기록에 서명했음을 알 수 있습니다.
proves-bundle-no-signatures = 이 PDF에 든 파일 bundle.json 안에 기록과 서명된 행위가 있습니다. 그 안에 인정되는 서명은 없습니다.
proves-roster = 이 문서는 하나의 키 명부와 하나의 시각에 따라 번들을 판정한 결과입니다. 번들에 든 행위, 키 명부 또는 시각이 다르면 결과가 다를 수 있습니다.
not-authority = 서명할 권한이나 법적 효력을 증명하지 않습니다.
not-specimen = 검증에 성공해도 이 견본은 누가 서명했는지를 증명하지 않습니다.
not-page = 이 PDF의 지면 자체에는 전자서명이 없으므로, 누구든지 글자를 바꿀 수 있습니다. 증거가 되는 것은 bundle.json을 검증한 결과뿐입니다.
not-later = 나중의 행위나 합의문서가 상태를 바꿀 수 있습니다. 그 변화는 이 문서에 반영되지 않습니다.
not-times = 증명되었다고 적혀 있지 않은 시각은 서명자나 작성자가 적은 것입니다.
steps = 검증하는 방법
# 쌍점으로 끝나는 단계 아래에 명령이 있다.
step-roster = 보낸 쪽이 아니라 소속 기관의 키 명부를 준비하십시오. 누구의 키인지는 키 명부가 정합니다. 키 명부는 이 PDF에 없습니다.
step-run = 소속 기관이 보관하는 웹 페이지 paraph.html 안에서 이 PDF와 키 명부를 열거나, 다음 명령을 실행하십시오:
step-compare = 결과와 기록의 해시값을 이 문서와 대조하십시오. 키 명부나 기준 시각이 다르면 결과도 다를 수 있습니다.
step-words = 이미 알고 있는 전화번호로 각 서명자에게 전화하여, 키의 단어를 읽어 달라고 요청한 뒤 대조하십시오.

# 첨부 파일.
attached-bundle = 기록과 서명된 행위: 증거
attached-certificate = 이 문서를 만든 방법
attached-text = 기록의 문본
not-attached = 문본은 이 PDF에 들어 있지 않습니다.
made-by = 만든 프로그램: paraph-paper { $program }, Typst { $typst }
