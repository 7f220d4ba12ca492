### 명령의 각 옵션과 인수가 무엇인지 한 줄로 설명한다. `--help` 옵션의 목록에 나온다. 마침표를 찍지 않는다.
### FILE 같은 대문자 단어은 그 자리에 입력할 것을 나타낸다. 인수가 있는 메시지는 없다.

# Options of every command
json = 결과를 JSON 한 줄로 출력
color = 색: auto(터미널에서), always(항상), never(쓰지 않음) [기본값: auto]
lang = 언어: en, ko [기본값: 설정 파일이나 환경의 언어]
no-config = 설정 파일의 기본값을 쓰지 않음

# Options of several commands
force = 출력 파일이 이미 있으면 바꿈
roster = 본인의 키 명부: 어느 키가 누구의 것인지 본인이 확인하여 적은 파일
texts = 문본이 있는 폴더 [기본값: 파일이 있는 폴더]
at = 판정의 기준 시각 [기본값: 이 컴퓨터 시계의 현재 시각]
strict = 발견 사항이 있으면 종료 코드 3으로 끝냄
bundle = 번들. 표준 입력은 -
with-copies = 다른 합의문서(권한 부여 문서 등)와 다른 사본: 번들 또는 그 폴더
dir = 파일을 저장할 폴더
holder-name = 새로운 키 보유자의 이름
party-name = 새로운 당사자의 이름: LANGUAGE=NAME 또는 NAME(영어)

# draft
draft-texts = 합의문서를 이루는 파일
draft-output = 초안을 저장할 파일 [기본값: 표준 출력]
draft-title = 제목: LANGUAGE=TITLE 또는 TITLE(영어). 언어마다 한 번
draft-designation = 합의문서의 종류: terms-of-reference, contract
draft-party = 당사자: ID=NAME 또는 ID=LANGUAGE=NAME. 이름마다 한 번
draft-created = 초안 작성 시각 [기본값: 현재 시각]
amends = 이 문서가 개정하는 합의문서: 그 기록이나 번들
supersedes = 이 문서가 대체하는 합의문서
terminates = 이 문서가 종료하는 합의문서
extends = 이 문서가 기간을 연장하는 합의문서
implements = 이 문서가 이행하는 합의문서
reaffirms = 이 문서가 재확인하는 합의문서
validated-by = 이 문서의 내용을 뒷받침하는 합의문서
annex-of = 이 문서를 부속서로 두는 합의문서
corrects = 이 문서가 착오를 정정하는 합의문서
reply-to = 이 문서가 회신하는 합의문서

# record and lint
record-draft = 초안
record-output = 기록을 저장할 파일. 표준 출력은 - [기본값: NAME.toml의 경우 NAME.record.json]
lint-files = 초안, 기록 또는 번들(그 기록). 표준 입력은 -
lint-with = 비교할 다른 합의문서: 기록이나 번들 또는 그 폴더
lint-strict = 참고 외의 발견 사항이 있으면 종료 코드 3으로 끝냄
lint-drafts = 초안만 살펴보고 다른 파일은 건너뜀

# key
key-new-name = 파일의 이름
key-new-suite = 키의 종류: classic(Ed25519 키 하나) 또는 hybrid(쌍: Ed25519 및 ML-DSA-87)
key-new-passphrase-file = 암호를 파일의 첫 줄에서 읽음(자동화용)
key-without-passphrase = 암호 없는 키를 만듦: 파일을 읽을 수 있는 사람은 누구나 키를 사용할 수 있음
key-new-roster = 이 키 명부에도 키를 추가. 없으면 만듦
key-new-party = --roster 사용 시: 본인이 대표하여 서명할 당사자의 식별자. 기록에 적힌 그대로
key-new-holder = --roster 사용 시: 본인의 식별자. 예: hong-gil-dong [기본값: NAME]
key-new-holder-name = --roster 사용 시: 키 명부에 처음 오르는 본인의 이름
key-new-party-name = --roster 사용 시: 새로운 당사자의 이름. LANGUAGE=NAME 또는 NAME(영어)
key-show-key = 공개 키 또는 개인 키: 파일, agent:FINGERPRINT, pkcs11:URI
key-show-passphrase-file = 개인 키의 암호나 보안 토큰의 PIN을 파일의 첫 줄에서 읽음
key-show-language = 단어의 언어: en 또는 ko
private-key = 개인 키
key-import-second = 두 번째 개인 키: 쌍의 다른 한쪽
key-import-name = 파일의 이름. 없으면 확장자를 뺀 FILE의 이름
key-import-passphrase-file = FILE의 암호를 파일의 첫 줄에서 읽음
key-import-new-passphrase-file = NAME.key의 암호를 파일의 첫 줄에서 읽음
any-key = 공개 키 또는 개인 키
key-export-format = 내보낼 형식
key-export-only = 쌍 가운데 이 키만 저장: ed25519 또는 ml-dsa-87
key-export-output = 저장할 파일. 표준 출력은 -(공개 키만 가능)
key-export-passphrase-file = 개인 키의 암호를 파일의 첫 줄에서 읽음
key-export-new-passphrase-file = 저장할 키의 암호를 파일의 첫 줄에서 읽음
key-export-no-passphrase = 암호 없는 개인 키를 저장: 파일을 읽을 수 있는 사람은 누구나 키를 사용할 수 있음
key-export-force = 파일이 이미 있으면 바꿈. 개인 키는 바꾸지 않음
key-passwd-file = 개인 키. 전체를 바꾸거나 전혀 바꾸지 않음
key-passwd-passphrase-file = 이전 암호를 파일의 첫 줄에서 읽음
key-passwd-new-passphrase-file = 새 암호를 파일의 첫 줄에서 읽음
key-passwd-no-passphrase = 암호 제거: 파일을 읽을 수 있는 사람은 누구나 키를 사용할 수 있음

# roster
roster-add-party = 당사자의 식별자. 기록에 적힌 그대로
roster-add-key = 공개 키: 파일. 본인의 키는 agent:FINGERPRINT, pkcs11:URI도 가능
roster-add-bundle = --words 옵션의 단어를 가진 키를 번들에서 가져옴
roster-add-words = 키 보유자가 읽어 준 열두 단어. 영어 또는 한국어
roster-add-with = 가지고 있는 번들 또는 그 폴더: 이 키의 행위 가운데 인정되지 않을 것을 보고
roster-add-from = 키의 유효 기간 시작: 그보다 이른 시각을 주장하는 행위는 인정되지 않음 [기본값: 오늘, 또는 --bundle 안에서 이 키의 첫 행위]
roster-add-until = 키의 유효 기간 끝 [기본값: 끝없음]
roster-add-holder = 키 보유자의 식별자. 예: hong-gil-dong
roster-add-roster = 키 명부. 없으면 만듦
roster-revoke-key = 공개 키의 파일, 식별자나 그 앞자리, 단어, 또는 키 보유자의 식별자
roster-revoke-reason = 사유: retired(사용 종료), superseded(교체됨), compromised(유출됨), unauthorised(권한 없음)
roster-revoke-since = 폐기가 적용되는 시각 [기본값: retired, superseded는 통보받은 시각, 그 밖에는 처음부터]
roster-revoke-reported = 통보받은 시각 [기본값: 현재 시각]
roster-accept-on = 번들을 보유한 시각 [기본값: 현재 시각]
roster-check-with = 접수 기재와 대조할 번들 또는 그 폴더

# show, sign and merge
show-file = 기록, 번들 또는 행위의 내용. 표준 입력은 -
sign-file = 기록이나 번들. 표준 입력은 -
sign-key = 본인의 개인 키: 파일, agent:FINGERPRINT, pkcs11:URI, exec:PROGRAM. 쌍의 두 키가 다른 곳에 있으면 두 번 지정
sign-public = 서명에 쓰는 키의 공개 키 파일. exec:PROGRAM을 쓰거나 개인 키와 다른 폴더에 있을 때만 필요
sign-timeout = SSH 에이전트, 보안 토큰 또는 프로그램의 응답을 기다릴 시간(초)
sign-party = 대표하여 서명할 당사자 [기본값: 키 명부에서 그 키의 당사자]
sign-profile = 서명자의 이름, 직위, 장소를 적은 파일 [기본값: 키 명부의 이름]
sign-intent = 행위의 종류: initial, sign, sign-ad-referendum, confirm, approve, witness, decline, withdraw, seal
sign-of = 추인, 입회 또는 철회할 행위: 식별자의 앞자리 [기본값: 하나뿐인 행위]
sign-authority = 권한을 부여하는 합의문서: 그 기록이나 번들
sign-statements = 함께 밝힐 유보와 그 밖의 진술
sign-signed-at = 서명 시각 [기본값: 이 컴퓨터 시계의 현재 시각]
sign-passphrase-file = 키의 암호나 보안 토큰의 PIN을 파일의 첫 줄에서 읽음(자동화용). 두 키의 암호가 다르면 두 번 지정
sign-yes = 묻지 않고 서명(자동화용)
sign-output = 번들을 저장할 파일. 표준 출력은 -
merge-bundles = 한 기록의 번들
merge-output = 결과를 저장할 파일 [기본값: 표준 출력]
time-request-output = 요청을 저장할 파일. 무엇에 관한 요청인지는 FILE.json 파일에 적음
time-request-of = 이 행위만. 식별자의 앞자리로 지정 [기본값: 모든 행위]
time-request-log = 타임스탬프 요청 대신 공개 로그에 넣을 항목(32바이트)을 저장
time-request-renew = 번들에 있는 증거도 모두 갱신
time-add-reply = 시점확인 기관의 응답, 타임스탬프 또는 로그 증명
time-add-request = 요청과 함께 저장된 FILE.json 파일. 로그 증명에는 꼭 필요함
time-add-roster = 본인의 키 명부: 이 명부로 증명이 되는 것만 추가
time-add-output = 번들을 저장할 파일 [기본값: 원래의 번들]
time-due-instruments = 번들이나 합의문서가 있는 폴더
time-due-within = 이 날수 안에 기한이 끝나는 것을 나열
merge-roster = 본인의 키 명부: 증거가 한도를 넘으면 명부의 시점확인 기관과 로그의 증거부터 남김
merge-salvage = 손상된 번들에서 온전한 부분을 남기고 나머지를 보고

# verify, status, graph and export
verify-bundles = 번들 또는 그 폴더. 표준 입력은 -
verify-list = 이 목록의 번들을 판정. 한 줄에 이름 하나. 표준 입력은 -
verify-null = 목록의 이름이 find -print0처럼 널 문자로 끝남
verify-format = 출력 형식. --json 옵션은 --format json과 같음 [기본값: text]
no-texts = 문본 없이 판정
verify-texts = 문본이 있는 폴더 [기본값: PDF 안, 그다음 파일이 있는 폴더]
verify-record = 이 기록이 아니면 거부: 해시값 또는 기록 파일
verify-party = 이 당사자가 없는 기록은 거부. 당사자마다 한 번
verify-proven-time = 그 뒤에 키나 권한이 끝났거나 필요한 서명자가 늘었으면 행위가 더 앞섰다는 증명을 요구
verify-no-reservations = 유보가 있는 서명을 인정하지 않음
status-instruments = 번들과 기록 또는 그 폴더. 표준 입력은 -
status-with = 위 합의문서에 영향을 주지만 보고하지 않을 다른 합의문서: 번들 또는 그 폴더
graph-instruments = 번들과 기록의 폴더 또는 파일
graph-output = 그림을 저장할 파일: NAME.svg, NAME.dot 또는 NAME.json [기본값: 표준 출력]
graph-format = 출력 형식 [기본값: 출력 파일 이름의 형식, 없으면 svg]
export-kit-output = 새로 만들거나 비어 있는 출력 폴더
export-kit-no-texts = 문본을 넣지 않음

# hash, check and canon
hash-files = 파일. 표준 입력은 -
hash-check = 파일에서 해시값을 읽어 확인. `paraph check --list`와 같음
check-records = 기록, 번들(그 기록), 또는 --sha256 사용 시 모든 파일. 표준 입력은 -
check-sha256 = 각 파일의 예상 해시값
check-texts = 이 폴더의 문본이 기록의 문본인지 확인
check-beside = PDF 안의 문본이나 각 기록과 같은 폴더에 있는 문본이 그 기록의 문본인지 확인
check-list = `paraph hash` 또는 `sha256sum`이 출력한 목록의 파일을 확인. 표준 입력은 -
canon-file = JSON [기본값: 표준 입력]

# demo, completions, man and help
demo-dir = 비어 있거나 새로 만들 폴더 [기본값: 새 임시 폴더]
completions-shell = 셸: bash, zsh, fish
man-dir = 매뉴얼을 저장할 폴더
man-force = 이미 있는 매뉴얼을 바꿈
help-about = 명령이나 주제: changes, exit-codes, formats, lost-keys, roster
