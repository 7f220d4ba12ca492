### 기록, 번들 또는 행위에 적힌 내용: `paraph show` 명령, 그리고 `paraph sign` 명령의 질문에 나오는 같은 줄.
### 항목 이름(label-)은 13칸 열에 들어가며 두 칸은 비워 둔다(한글 한 글자는 두 칸). 여기의 내용은 검증되지 않은 것이다.
###
### $act, $record   해시값 또는 그 앞부분
### $party          당사자의 식별자. $parties: 여러 당사자
### $name, $title   기록 또는 행위에 적힌 이름이나 제목(직위)
### $latin          로마자 이름
### $who            이름과 그 뒤에 덧붙인 것
### $language       "en" 같은 언어 태그
### $value          기록을 작성한 사람이 적은 글
### $time, $date, $from, $until   시각 또는 날짜
### $clause, $article   "Article 9" 같은 조항
### $intents        할 수 있는 행위: "서명 및 봉인"
### $keys           키의 단어
### $town, $country, $place   서명한 장소

label-instrument = 합의문서
label-kind = 종류
label-id = 식별자
label-record = 기록
label-words = 영어 단어
# 같은 해시값을 한국어 단어로 적은 것. 한국어로 볼 때에만 나온다.
label-words-korean = 한국어 단어
label-made = 작성 시각
label-order = 서명 순서
label-metadata = 메타데이터
label-approval = 승인
label-initialling = 가서명
label-suite = 키
label-authority-required = 권한 증명
label-divergence = 해석 차이
label-legal-effect = 법적 효력
label-in-effect = 효력 발생
label-expires = 만료
label-review = 재검토
label-annex = 부속서
label-relation = 관련 문서
label-powers = 위임 권한
label-powers-key = { "  " }대상 키
label-act = 행위

# `sign`이 행위에 대하여 보여 주는 항목. 같은 열에 들어간다.
label-signatory = 서명자
label-title = 직위
label-capacity = 자격
label-place = 서명 장소
label-about = 대상 행위
label-authority = 권한 근거
label-statement = 진술
label-warning = 경고
label-key = 키
# 같은 키를 한국어 단어로 적은 것. 한국어로 볼 때에만 나온다.
label-key-korean = 키(한국어)
label-kept-by = 키 보관
label-time = 시각
label-seen = 열람한 행위
label-effect = 효과

parties = 기록에 적힌 당사자
texts = 문본
acts = 행위(미검증)
no-acts = 서명한 사람이 없습니다.
statements = 진술 및 권한(미검증)

named-in = { $name } ({ $language })
metadata = { $name }: { $value }
# 합의문서의 종류.
kind-agreement = 협정서
kind-contract = 계약서
kind-joint-statement-of-intent = 공동의향서
kind-memorandum-of-understanding = 양해각서
kind-terms-of-reference = 약정서
order-any = 제한 없음
# 당사자를 차례로: "a", "a → b", "a → b → c".
order-then = { $before } → { $party }
approval = 각 당사자는 서명한 내용을 승인해야 함
initialling = 가서명을 서명으로 인정함
suite = 두 방식의 키 쌍으로만 서명할 수 있음
authority = 권한을 증명해야 하는 당사자: { $parties }
divergence-equal = 모든 정본이 동등하게 유효함
divergence-prevails = 우선하는 문본의 언어: { $language }
legal-effect =
    { $kind ->
        [binding] 구속력 있음
        [non-binding] 구속력 없음
       *[mixed] 일부 구속력 있음
    }
legal-effect-in =
    { $kind ->
        [binding] 구속력 있음({ $clause })
        [non-binding] 구속력 없음({ $clause })
       *[mixed] 일부 구속력 있음({ $clause })
    }
effect-last-signature = 마지막 서명이 이루어진 때
effect-confirmation = 모든 당사자가 추인한 때
effect-on = { $time }부터
annex = { $annex }: { $title }

relation-to-record =
    { $kind ->
        [amends] 개정 대상 기록: { $record }
        [supersedes] 대체 대상 기록: { $record }
        [terminates] 종료 대상 기록: { $record }
        [extends] 연장 대상 기록: { $record }
        [implements] 이행 대상 기록: { $record }
        [reaffirms] 재확인 대상 기록: { $record }
        [validated-by] 내용을 뒷받침하는 기록: { $record }
        [annex-of] 이 문서가 부속된 기록: { $record }
        [corrects] 정정 대상 기록: { $record }
       *[reply-to] 회신 대상 기록: { $record }
    }
relation-to-paper =
    { $kind ->
        [amends] 개정 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
        [supersedes] 대체 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
        [terminates] 종료 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
        [extends] 연장 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
        [implements] 이행 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
        [reaffirms] 재확인 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
        [validated-by] 내용을 뒷받침하는 문서: { $title }, { $date }(종이 문서이므로 검증 불가)
        [annex-of] 이 문서가 부속된 문서: { $title }, { $date }(종이 문서이므로 검증 불가)
        [corrects] 정정 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
       *[reply-to] 회신 대상: { $title }, { $date }(종이 문서이므로 검증 불가)
    }

powers-always = { $intents }, 기간 제한 없음
powers-from = { $intents }, { $from }부터
powers-until = { $intents }, { $until } 전까지
powers-between = { $intents }, { $from }부터 { $until } 전까지
powers-instrument = 대상 합의문서: { $instrument }
powers-version = 대상 기록: { $record }
# 행위의 종류: 행위 목록, 그리고 할 수 있는 행위의 목록에 쓴다.
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

quorum = 필요한 서명자 { $quorum }명
only-keys = 지정된 키: { $keys }
text-size = { NUMBER($bytes) }바이트
text-status =
    { $status ->
        [authentic] 정본
        [official-translation] 공식 번역본
       *[courtesy-translation] 참고용 번역본
    }
text-annex = 부속서 { $annex }

short-act = 행위 { $act }
act-for = 당사자 { $party }
act-said = { $intent }, { $time }
act-said-about = { $intent }, 대상 행위 { $act }, { $time }
act-stated = { $intent }, 진술 { $statements }건, { $time }
act-stated-about = { $intent }, 대상 행위 { $act }, 진술 { $statements }건, { $time }
act-key = 키 { $keys }

act-authority = 행위 { $act }의 권한 근거 기록: { $record }
statement =
    { $kind ->
        [reservation] 행위 { $act }의 유보
        [interpretative-declaration] 행위 { $act }의 해석선언
        [objection] 행위 { $act }의 이의
       *[acceptance] 행위 { $act }의 수락
    }
statement-on =
    { $kind ->
        [reservation] 행위 { $act }의 유보, 대상 조항: { $article }
        [interpretative-declaration] 행위 { $act }의 해석선언, 대상 조항: { $article }
        [objection] 행위 { $act }의 이의, 대상 조항: { $article }
       *[acceptance] 행위 { $act }의 수락, 대상 조항: { $article }
    }
statement-to =
    { $kind ->
        [reservation] 행위 { $act }의 유보, 대상 행위: { $to }
        [interpretative-declaration] 행위 { $act }의 해석선언, 대상 행위: { $to }
        [objection] 행위 { $act }의 이의, 대상 행위: { $to }
       *[acceptance] 행위 { $act }의 수락, 대상 행위: { $to }
    }
statement-on-to =
    { $kind ->
        [reservation] 행위 { $act }의 유보, 대상 조항: { $article }, 대상 행위: { $to }
        [interpretative-declaration] 행위 { $act }의 해석선언, 대상 조항: { $article }, 대상 행위: { $to }
        [objection] 행위 { $act }의 이의, 대상 조항: { $article }, 대상 행위: { $to }
       *[acceptance] 행위 { $act }의 수락, 대상 조항: { $article }, 대상 행위: { $to }
    }

# 행위의 주장에 따라, 누가 어느 당사자를 대표하여 무엇을 하였는지.
deed =
    { $intent ->
        [initial] 당사자 { $party }: { $name }, 가서명함, 서명자가 적은 시각: { $time }
        [sign] 당사자 { $party }: { $name }, 서명함, 서명자가 적은 시각: { $time }
        [sign-ad-referendum] 당사자 { $party }: { $name }, 조건부서명함, 서명자가 적은 시각: { $time }
        [confirm] 당사자 { $party }: { $name }, 추인함, 서명자가 적은 시각: { $time }
        [approve] 당사자 { $party }: { $name }, 승인함, 서명자가 적은 시각: { $time }
        [witness] 당사자 { $party }: { $name }, 입회함, 서명자가 적은 시각: { $time }
        [decline] 당사자 { $party }: { $name }, 거절함, 서명자가 적은 시각: { $time }
        [withdraw] 당사자 { $party }: { $name }, 철회함, 서명자가 적은 시각: { $time }
       *[seal] 당사자 { $party }: { $name }, 봉인함, 서명자가 적은 시각: { $time }
    }

# 행위에 서명자로 적힌 사람. 행위에 있는 것만 차례로 덧붙인다:
# 홍길동(Hong Gil-dong), 국방부 기획조정실장 [직무대리], 서명 장소: 서울, KR
signatory-latin = { $who }({ $latin })
signatory-title = { $who }, { $title }
signatory-capacity =
    { $capacity ->
        [official] { $who } [본직]
        [acting] { $who } [직무대리]
        [performing-duties] { $who } [직무대행]
       *[delegate] { $who } [수임인]
    }
signatory-place = { $who }, 서명 장소: { $place }
place = { $town }, { $country }

unchecked = 파일에 적힌 내용이며, 검증한 것은 없습니다
