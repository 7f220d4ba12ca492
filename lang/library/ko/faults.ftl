### 파일, 값 또는 키의 잘못된 점. 메시지의 이름이 결함의 코드이며, 코드의 목록은 docs/format.md에 있다. 위치와 코드가 괄호
### 안에 뒤따르므로 마침표로 끝내지 않는다.
###
### $found     발견된 것. 파일의 단어는 따옴표 안에 있다
### $expected  필요한 것. 단어 목록: a, b, c
### $name      항목의 이름. 따옴표 안에 있다
### $what, $why, $or  여러 문장 중 어느 것인지
### $limit     허용되는 가장 큰 수
### $length    바이트 또는 글자의 수
### $first, $second  두 경로. 따옴표 안에 있다
### $code_point  유니코드 번호로 나타낸 글자: U+202E
### $party, $holder, $annex  식별자
### $act, $record, $key  해시값
### $on, $now, $created, $signed_at  시각

too-large =
    { $what ->
        [act] 행위의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
        [bundle] 번들의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
        [envelope] 서명 봉투의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
        [file] 파일의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
        [json] JSON의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
        [list] 목록의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
       *[record] 기록의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
    }
not-utf8 = UTF-8 텍스트가 아닙니다
not-json =
    { $expected ->
        [colon] JSON 형식이 아닙니다. ':' 기호가 있어야 할 자리의 글자: { $found }
        [comma-or-brace] JSON 형식이 아닙니다. ',' 또는 '{"}"}' 기호가 있어야 할 자리의 글자: { $found }
        [comma-or-bracket] JSON 형식이 아닙니다. ',' 또는 ']' 기호가 있어야 할 자리의 글자: { $found }
        [digit] JSON 형식이 아닙니다. 숫자가 있어야 할 자리의 글자: { $found }
        [escape] JSON 형식이 아닙니다. 백슬래시 뒤에 쓸 수 없는 글자: { $found }
        [name] JSON 형식이 아닙니다. 따옴표로 묶은 이름이 있어야 할 자리의 글자: { $found }
        [no-control] JSON 형식이 아닙니다. 문자열에 있는 제어 문자: { $found }
       *[value] JSON 형식이 아닙니다. 값이 있어야 할 자리의 글자: { $found }
    }
truncated = 파일이 중간에서 끊겨 완전하지 않습니다
trailing-bytes = JSON 값이 끝난 뒤에 다른 내용이 있습니다: { $found }
lone-surrogate = 문자열에 서로게이트 쌍의 절반만 있습니다
noncharacter = 문자열에 유니코드 비문자가 있습니다: { $code_point }
duplicate-name = 한 객체에 이름 { $name } 항목이 두 번 나옵니다
too-deep = 값의 중첩이 한도인 { $limit }단계를 넘습니다
number-range = 값을 바꾸지 않고는 저장할 수 없는 수입니다: { $number }

whitespace = 편집기나 메일 프로그램이 파일을 변경했습니다. 공백이나 줄 바꿈이 추가되었습니다
unsorted-names = 정규 형식이 아닙니다. 이름 { $name } 항목의 순서가 잘못되었습니다
escape-form = 정규 형식이 아닙니다. 문자열에 정규 형식과 다른 이스케이프가 있습니다
number-form = 정규 형식이 아닙니다. 이 수의 정규 형식: { $expected }

newer-format = 이 프로그램이 읽을 수 있는 것보다 새로운 형식입니다. 발견된 형식: { $found }. 읽을 수 있는 가장 새로운 형식: { $known }
unknown-format = 다른 형식입니다. 필요한 형식: { $expected }. 발견된 형식: { $found }
unknown-member = 이 형식에는 { $name } 항목이 없습니다
missing-member = { $name } 항목이 없습니다
wrong-type = 값의 형식이 다릅니다. 필요한 형식: { $expected }, 적힌 형식: { $found }
not-an-integer = 소수부나 지수가 없는 정수여야 합니다

empty-list =
    { $what ->
        [annex] 부속서가 없습니다. 하나 이상 필요합니다
        [holder-key] 이 키 보유자의 키가 없습니다. 하나 이상 필요합니다
        [intent] 행위의 종류가 없습니다. 하나 이상 필요합니다
        [key] 키가 없습니다. 하나 이상 필요합니다
        [language] 언어가 없습니다. 하나 이상 필요합니다
        [metadata] 메타데이터가 없습니다. 하나 이상 필요합니다
        [party] 당사자가 없습니다. 하나 이상 필요합니다
        [quorum] 필요한 서명자 수가 없습니다. 하나 이상 필요합니다
        [relation] 관계가 없습니다. 하나 이상 필요합니다
        [signature] 서명이 없습니다. 하나 이상 필요합니다
        [statement] 진술이 없습니다. 하나 이상 필요합니다
        [term] "entry", "expires", "review" 항목이 모두 없습니다. 하나 이상 필요합니다
        [evidence] 증거가 없습니다. 하나 이상 필요합니다
        [text] 문본이 없습니다. 하나 이상 필요합니다
        [window] 유효 기간이 없습니다. 하나 이상 필요합니다
       *[other] 목록이 비어 있습니다. 하나 이상 필요합니다
    }
too-many =
    { $what ->
        [act] 행위가 한도인 { NUMBER($limit) }건을 넘습니다
        [annex] 부속서가 한도인 { NUMBER($limit) }개를 넘습니다
        [evidence] 증거가 한도인 { NUMBER($limit) }건을 넘습니다
        [bracket] TOML의 점과 여는 괄호가 한도인 { NUMBER($limit) }개를 넘습니다
        [intent] 행위의 종류가 한도인 { NUMBER($limit) }개를 넘습니다
        [key] 키가 한도인 { NUMBER($limit) }개를 넘습니다
        [metadata] 메타데이터가 한도인 { NUMBER($limit) }개를 넘습니다
        [party] 당사자가 한도인 { NUMBER($limit) }개를 넘습니다
        [relation] 관계가 한도인 { NUMBER($limit) }개를 넘습니다
        [seen-act] 열람한 행위가 한도인 { NUMBER($limit) }건을 넘습니다
        [signature] 서명이 한도인 { NUMBER($limit) }개를 넘습니다
        [statement] 진술이 한도인 { NUMBER($limit) }개를 넘습니다
        [text] 문본이 한도인 { NUMBER($limit) }개를 넘습니다
        [time-source] 시점확인 기관이나 로그가 한도인 { NUMBER($limit) }개를 넘습니다
        [token] TOML의 토큰이 한도인 { NUMBER($limit) }개를 넘습니다
       *[other] 항목이 한도인 { NUMBER($limit) }개를 넘습니다
    }
unsorted-list =
    { $what ->
        [act] 행위의 순서가 잘못되었습니다
        [annex] 부속서의 순서가 잘못되었습니다
        [evidence] 증거의 순서가 잘못되었습니다
        [intent] 행위 종류의 순서가 잘못되었습니다
        [key] 키의 순서가 잘못되었습니다
        [party] 당사자의 순서가 잘못되었습니다
        [quorum] 필요한 서명자 수의 날짜 순서가 잘못되었습니다
        [relation] 관계의 순서가 잘못되었습니다
        [seen-act] 열람한 행위의 순서가 잘못되었습니다
        [signature] 서명의 순서가 잘못되었습니다
        [text] 문본의 순서가 잘못되었습니다
       *[other] 항목의 순서가 잘못되었습니다
    }
duplicate-entry =
    { $what ->
        [act] 같은 서명 봉투가 두 번 나옵니다: { $entry }
        [evidence] 같은 증거가 두 번 나옵니다: { $entry }
        [annex] 같은 부속서가 두 번 나옵니다: { $entry }
        [holder] 같은 키 보유자가 두 번 나옵니다: { $entry }
        [intent] 같은 행위 종류가 두 번 나옵니다: { $entry }
        [key] 같은 키가 두 번 나옵니다: { $entry }
        [party] 같은 당사자가 두 번 나옵니다: { $entry }
        [relation] 같은 관계가 두 번 나옵니다: { $entry }
        [seen-act] 열람한 행위 중 같은 것이 두 번 나옵니다: { $entry }
        [signature] 같은 키의 서명이 두 번 나옵니다: { $entry }
        [text] 같은 문본이 두 번 나옵니다: { $entry }
       *[other] 같은 항목이 두 번 나옵니다: { $entry }
    }

bad-digest =
    { $length ->
        [64] 소문자 16진수 숫자 64개가 필요하나, 64글자 중 다른 글자가 있습니다
       *[other] 소문자 16진수 숫자 64개가 필요하나, { NUMBER($length) }글자가 있습니다
    }
bad-base64 = base64 값에 오타가 있거나 값이 끊겼습니다
bad-id = { $found } 값은 식별자로 쓸 수 없습니다. 영문 소문자와 숫자만 쓰고 단어 사이는 하이픈(-) 하나로 이으십시오(64자 이내). 예: rok-mnd
bad-uuid = { $found } 값은 합의문서의 식별자가 아닙니다. urn:uuid: 뒤에 소문자 UUID를 적으십시오
bad-time = { $found } 값은 시각이 아닙니다. 날짜, 시각 및 UTC와의 시차를 모두 적으십시오. 예: 2021-08-05T09:00:00+09:00, 2021-08-05T00:00:00Z
bad-date = { $found } 값은 날짜가 아닙니다. 예: 2019-01-10
bad-language = { $found } 값은 언어 태그가 아닙니다. 영어는 en, 한국어는 ko 값을 적으십시오
bad-path =
    { $why ->
        [absolute] 경로 { $found } 값은 사용할 수 없습니다. 경로는 문본 폴더에서 시작하므로 / 기호로 시작할 수 없습니다
        [device] 경로 { $found } 값은 사용할 수 없습니다. Windows 장치의 이름이 들어 있습니다
        [dots] 경로 { $found } 값은 사용할 수 없습니다. . 또는 .. 부분이 들어 있습니다
        [edge] 경로 { $found } 값은 사용할 수 없습니다. 공백으로 시작하거나 공백 또는 점으로 끝나는 부분이 있습니다
        [empty-component] 경로 { $found } 값은 사용할 수 없습니다. 비어 있는 부분이 있습니다
        [reserved] 경로 { $found } 값은 사용할 수 없습니다. 다음 기호는 쓸 수 없습니다: \ : * ? " < > |
       *[zero-byte] 경로 { $found } 값은 사용할 수 없습니다. 값이 0인 바이트가 있습니다
    }
path-is-folder = 경로 { $first }에는 파일이 있으나, 경로 { $second }에는 같은 이름의 폴더가 필요합니다
path-clash = 대소문자를 구분하지 않는 곳에서는 두 경로가 같은 파일입니다: { $first }, { $second }
bad-media-type = { $found } 값은 미디어 유형이 아닙니다. 예: text/plain, application/pdf
bad-country = { $found } 값은 대문자 두 글자로 된 국가 코드가 아닙니다. 예: KR
unknown-word =
    { $or ->
        [language] { $found } 값은 사용할 수 없습니다. 사용할 수 있는 값: { $expected } 또는 우선하는 언어
        [parties] { $found } 값은 사용할 수 없습니다. 사용할 수 있는 값: { $expected } 또는 모든 당사자 식별자의 목록
        [time] { $found } 값은 사용할 수 없습니다. 사용할 수 있는 값: { $expected } 또는 시각
       *[nothing] { $found } 값은 사용할 수 없습니다. 사용할 수 있는 값: { $expected }
    }
out-of-range =
    { $what ->
        [draft-version] 이 프로그램이 읽을 수 있는 초안의 버전은 1입니다. 발견된 버전: { $found }
        [quorum] 범위를 벗어난 값입니다: { $found }. 1에서 512까지 쓸 수 있습니다
        [roster-version] 이 프로그램이 읽을 수 있는 키 명부의 버전은 1입니다. 발견된 버전: { $found }
        [signature-length] 서명의 길이가 64바이트여야 하나 { $found }바이트입니다
       *[size] 범위를 벗어난 값입니다: { $found }. 0 이상이어야 합니다
    }
empty-string = 문자열이 비어 있습니다
string-too-long = 문자열의 길이가 { NUMBER($length) }바이트입니다. 한도는 { NUMBER($limit) }바이트입니다
space-at-edge = 문자열의 처음이나 끝에 공백이 있습니다
double-space = 문자열에 공백 두 개가 연달아 있습니다
not-nfc = 문자열이 유니코드 정규화 형식 C(NFC)가 아닙니다
forbidden-character = 문자열에 그대로 보이지 않거나 다른 글자의 표시를 바꾸는 글자가 있습니다: { $code_point }
unassigned-character = 문자열에 이 형식의 유니코드 버전에서 할당되지 않은 글자가 있습니다: { $code_point }

order-parties = 서명 순서에 모든 당사자가 정확히 한 번씩 나와야 합니다
unknown-annex = 기록에 부속서 { $annex } 항목이 없습니다
annex-without-text = 부속서 { $annex } 항목의 문본이 없습니다
prevailing-language = 언어 { $language } 문본이 우선하도록 되어 있으나, 이 언어로 된 정본이 없습니다

non-canonical-key = 공개 키의 표기가 정규 형식이 아닙니다
weak-key = 공개 키가 취약합니다. 아무도 하지 않은 서명도 이 키로 검증하면 유효한 것으로 나올 수 있습니다
mixed-order-key = 공개 키가 손상되었거나 올바른 프로그램으로 만든 것이 아닙니다. 소수 위수 군에 속하지 않습니다
other-parameter-set = { $name } 키입니다. ML-DSA-87 키가 필요합니다
prehashed-key = 해시값에만 서명하는 HashML-DSA의 키입니다. ML-DSA-87 키가 필요합니다
composite-key = 키 하나에 여러 방식이 있는 복합 키입니다. 키 두 개의 쌍이 필요합니다
key-parameters = ML-DSA-87 키에 RFC 9881에서 허용되지 않는 매개변수가 있습니다
key-length = ML-DSA-87 공개 키는 2,592바이트이나, 이 키는 { $found }바이트입니다
expanded-key = ML-DSA-87 개인 키에 시드가 없습니다. 공개 키와 맞는지 확인할 수 없고 다른 형식으로 만들 수도 없습니다
half-pair = ML-DSA-87 키만 있습니다. 이 키는 Ed25519 키와 함께여야 서명할 수 있습니다
same-method = 두 키가 모두 { $name } 키입니다. 키 쌍에는 Ed25519 키와 ML-DSA-87 키가 하나씩 있어야 합니다
key-mismatch = 개인 키가 함께 저장된 공개 키와 맞지 않습니다
encrypted-key = 개인 키가 암호로 보호되어 있습니다
wrong-passphrase = 이 암호로는 키를 열 수 없습니다
key-cost = 이 키를 여는 데 이 프로그램이 허용하는 것보다 많은 시간이나 메모리가 필요합니다

payload-type = 페이로드 유형이 다릅니다. 필요한 유형: { $expected }. 발견된 유형: { $found }
keys-differ = 서명한 키가 행위에 적힌 키와 다릅니다
half-missing = 당사자 { $party } 명의의 행위에 키 쌍이 적혀 있으나 그중 하나만 서명했습니다
not-seen = 이 행위가 가리키는 행위 { $act } 항목이 서명자가 열람한 행위에 없습니다
statement-without-text = 이 진술에 내용이 없습니다
wrong-record = 다른 기록에 관한 행위입니다. 서명한 뒤에 기록이 변경되었거나 다른 기록에 대하여 한 행위입니다
party-not-in-record = 기록에 당사자 { $party } 측이 없습니다
unlisted-key = 행위에 서명한 키가 번들에 없습니다: { $key }
unused-key = 번들에 있는 키 중 번들의 어느 행위에도 서명하지 않은 것이 있습니다: { $key }
bad-signature = 당사자 { $party } 명의의 서명이 내용과 맞지 않습니다. 내용이나 서명이 바뀌었습니다
signature-of-another-act = 당사자 { $party } 명의의 두 서명 중 하나가 다른 행위의 서명입니다: { $act }

bad-toml = TOML이 아닙니다: { $message }
unknown-field = 여기에는 { $name } 항목을 쓸 수 없습니다. 쓸 수 있는 항목: { $expected }
missing-field = 여기에 { $name } 항목이 없습니다
placeholder = 자리 표시 { $found } 부분을 아직 채우지 않았습니다
taken =
    { $what ->
        [holder-of-name] 키 보유자 { $which } 항목이 이미 이 키 명부에 있습니다. 적힌 이름: { $under }
        [holder-of-party] 키 보유자 { $which } 항목이 이미 이 키 명부에 있습니다. 소속 당사자: { $under }
        [key] 키 { $which } 항목이 이미 이 키 명부에 있습니다. 키 보유자: { $under }
        [party-of-name] 당사자 { $which } 항목이 이미 이 키 명부에 있습니다. 적힌 이름: { $under }
       *[revocation] 이 키 명부에서 이미 폐기된 키입니다: { $which }. 폐기 사유: { $under }
    }
shared-half = 키 명부에 키 보유자 { $holder }의 키로 이미 있습니다: { $key }. 키는 단독으로든 키 쌍으로든 한 항목에만 있을 수 있습니다
not-in-roster = 키 { $key } 항목이 이 키 명부에 없습니다
received-from-the-future = 접수 기재의 시각이 미래입니다: { $on }. 현재 시각: { $now }
received-before-the-record = 접수 기재의 시각이 기록의 작성 시각보다 앞섭니다. 접수 기재: { $on }. 기록 { $record }에 적힌 작성 시각: { $created }
received-before-the-act = 접수 기재의 시각이 행위의 서명 시각보다 앞섭니다. 접수 기재: { $on }. 당사자 { $party } 측의 행위 { $act }에 적힌 서명 시각: { $signed_at }
empty-window = 유효 기간의 끝이 시작보다 빠르거나 같습니다
overlapping-windows = 이 유효 기간이 앞의 유효 기간과 겹치거나 순서가 잘못되었습니다
since-after-reported = "since" 시각이 "reported" 시각보다 늦습니다. 폐기는 통보받은 시각보다 늦게 시작할 수 없습니다
both-given = { $one } 항목과 { $other } 항목이 함께 있습니다. 둘 중 하나만 쓰십시오
quorum-above-holders =
    { $holders ->
        [0] 당사자 { $party } 측에 필요한 서명자는 { $quorum }명이나, 키 보유자가 없습니다
       *[other] 당사자 { $party } 측에 필요한 서명자는 { $quorum }명이나, 키 보유자는 { $holders }명입니다
    }

## 키의 잘못된 점. 대개 키가 아닌 무엇인지를 말한다.

bad-key =
    { $what ->
        [age] 암호화에 쓰는 age의 키 또는 파일입니다. 서명용 키가 필요합니다
        [age-file] age로 암호화된 파일입니다. 키가 필요합니다
        [aria] ARIA로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [camellia] Camellia로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [certificate] 인증서입니다. 키가 필요합니다
        [certificate-request] 인증서 요청입니다. 키가 필요합니다
        [cipher] 이 프로그램이 읽을 수 없는 방식으로 암호화된 키입니다
        [des] DES로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [dsa] DSA 키입니다. Ed25519 키가 필요합니다
        [ecdsa] ECDSA 키입니다. Ed25519 키가 필요합니다
        [ecdsa-p256] ECDSA 키(P-256)입니다. Ed25519 키가 필요합니다
        [ecdsa-p384] ECDSA 키(P-384)입니다. Ed25519 키가 필요합니다
        [ecdsa-p521] ECDSA 키(P-521)입니다. Ed25519 키가 필요합니다
        [ed448] Ed448 키입니다. Ed25519 키가 필요합니다
        [hmac] 이 프로그램이 읽을 수 없는 함수로 암호를 처리하는 키입니다
        [hmac-sha1] 암호를 HMAC-SHA-1로 처리하는 키이므로 이 프로그램이 읽을 수 없습니다
        [jwk] 각 항목이 한 번씩 있는 Ed25519(RFC 8037) 또는 ML-DSA-87(RFC 9964) JSON Web Key가 아닙니다
        [jwk-set] JSON Web Key 여러 개가 있습니다. 키 하나가 필요합니다
        [jwk-type] Ed25519(kty OKP, crv Ed25519) 또는 ML-DSA-87(kty AKP, alg ML-DSA-87) JSON Web Key가 아닙니다
        [jwk-use] 서명에 쓸 수 없는 JSON Web Key입니다. use, key_ops 또는 alg 항목이 허용하지 않습니다
        [minisign] minisign 또는 signify의 파일입니다. 여러 프로그램이 함께 쓰는 형식의 키가 필요합니다
        [no-key] 이 프로그램이 읽을 수 있는 형식(PKCS#8, SPKI, OpenSSH, JWK)의 Ed25519 또는 ML-DSA-87 키가 아닙니다
        [openssh-certificate] OpenSSH 인증서입니다. 키가 필요합니다
        [openssh-encryption] bcrypt 및 AES 또는 ChaCha20으로 암호화된 OpenSSH 키가 아닙니다
        [openssh-private] ssh-keygen이 쓰는 개인 키(OPENSSH PRIVATE KEY)가 아닙니다
        [openssh-public] 한 줄로 된 공개 키 하나(ssh-ed25519 AAAA... comment)가 아닙니다
        [openssh-several] 키가 정확히 하나 있는 OpenSSH 파일이 아닙니다
        [openssh-signature] ssh-keygen으로 만든 서명입니다. 키가 필요합니다
        [other-algorithm] 다른 알고리즘의 키입니다. Ed25519 키가 필요합니다
        [parameters] Ed25519 키에 RFC 8410에서 허용되지 않는 매개변수가 있습니다
        [pbes1-des] DES(PBES1)로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [pbes1-rc2] RC2(PBES1)로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [pbes1-rc4] RC4(PBES1)로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [pbes1-triple-des] 3DES(PBES1)로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [pgp] PGP 키입니다. 여러 프로그램이 함께 쓰는 형식의 키가 필요합니다
        [pkcs12] 키와 인증서를 담는 PKCS#12 파일입니다. 키가 필요합니다
        [pkcs8-encryption] PBES2, AES 및 scrypt 또는 PBKDF2로 암호화된 개인 키가 아닙니다
        [private] 개인 키입니다. 공개 키가 필요합니다
        [private-pem] PEM 형식의 Ed25519 또는 ML-DSA-87 개인 키(PKCS#8, BEGIN PRIVATE KEY)가 아닙니다
        [public] 공개 키입니다. 개인 키가 필요합니다
        [public-der] Ed25519 또는 ML-DSA-87 공개 키(SubjectPublicKeyInfo)가 아닙니다
        [public-pem] PEM 형식의 Ed25519 또는 ML-DSA-87 공개 키(BEGIN PUBLIC KEY)가 아닙니다
        [public-point] Ed25519 공개 키가 아닙니다
        [putty] PuTTY 파일(.ppk)입니다. 여러 프로그램이 함께 쓰는 형식의 키가 필요합니다
        [rc2] RC2로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [rsa] RSA 키입니다. Ed25519 키가 필요합니다
        [rsa-pss] RSA-PSS 키입니다. Ed25519 키가 필요합니다
        [security-key] 다른 바이트에 서명하는 보안 키의 Ed25519 키(sk-ssh-ed25519)입니다. 일반 Ed25519 키가 필요합니다
        [security-key-ecdsa] 보안 키의 ECDSA 키(sk-ecdsa)입니다. Ed25519 키가 필요합니다
        [seed] SEED로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [sm4] SM4로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [ssh2] SSH2 형식(RFC 4716)의 키입니다. OpenSSH 형식의 키가 필요합니다
        [symmetric] 양측이 함께 쓰는 대칭 키입니다. Ed25519 키가 필요합니다
        [triple-des] 3DES로 암호화된 키이므로 이 프로그램이 읽을 수 없습니다
        [x25519] 서명할 수 없는 X25519 키입니다. Ed25519 키가 필요합니다
       *[x448] 서명할 수 없는 X448 키입니다. Ed25519 키가 필요합니다
    }

bad-evidence = 이 증거는 사용할 수 없습니다. { $why }
evidence-form = 이 타임스탬프에는 번들에 보관하지 않는 내용이 있습니다
bad-certificate = 이 인증서는 사용할 수 없습니다. { $why }
bad-log = 이 로그는 사용할 수 없습니다. { $why }
