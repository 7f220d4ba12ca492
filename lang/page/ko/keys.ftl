### 키를 만들고 키 명부에 추가하는 화면.
###
### $file  파일 이름

# 새 키.
make = 키 만들기
make-what = 키는 파일 두 개로 되어 있습니다. 이름이 .key로 끝나는 개인 키는 본인만 보관하고, 이름이 .pub로 끝나는 공개 키는 다른 사람에게 주십시오.
make-lose = 파일이나 암호를 잃으면 누구도 키를 복구할 수 없습니다. 파일의 사본을 잠금장치가 있는 곳에 두고 암호는 다른 곳에 보관하십시오. 다른 사람이 파일과 암호를 얻으면 본인 이름으로 서명할 수 있습니다.
name = 키의 이름(필수)
name-hint = 로마자 소문자, 숫자, 붙임표(예: hong-gil-dong)
passphrase = 새 암호(필수)
passphrase-hint = 14자 이상이어야 합니다. 서로 관계없는 단어 여러 개가 좋습니다.
again = 같은 암호 다시 입력(필수)
make-button = 키 만들기
made = 키를 만들었습니다. 페이지는 아무것도 저장하지 않으므로 지금 두 파일을 저장하십시오.
words-are = 전화로 읽을 키의 단어:
specimen = 견본: 누구나 이 키로 서명할 수 있음
# 단어.
look = 키의 단어 보기
look-what = 상대방이 받은 키가 본인의 키인지 확인할 수 있도록 전화로 단어를 읽어 주십시오.
look-choose = .pub 또는 .key 파일 선택
look-button = 키 열기
look-closed = 암호화된 키이므로 공개 키를 알 수 없습니다. 암호를 입력하거나 이름이 .pub로 끝나는 파일을 선택하십시오.
words-en = 영어 단어
words-ko = 한국어 단어
id = 키의 식별자
# 키 명부에 키 추가.
add = 키 명부에 키 추가
add-what = 번들이나 공개 키의 파일과 본인의 키 명부를 선택하십시오. 이미 알고 있는 전화번호로 전화하여 키 보유자에게 단어 12개를 읽어 달라고 하십시오.
add-to = 키를 추가할 키 명부: { $file }. 추가한 뒤 새 파일을 저장합니다.
add-to-new = 선택한 파일에 키 명부가 없으므로 새로 만듭니다. 만든 뒤 파일을 저장합니다.
add-source = 키가 있는 파일
add-no-source = 먼저 번들이나 공개 키를 선택하십시오.
add-words = 키 보유자가 읽어 준 단어 12개
add-words-required = 키 보유자가 읽어 준 단어 12개(필수)
add-words-hint = 영어 단어나 한국어 단어를 입력하십시오. 키가 번들에 있으면 필요합니다.
add-party = 당사자의 식별자(필수)
add-party-hint = 기록에 적힌 대로. 예: rok-mnd
add-party-name = 당사자의 이름(새 당사자인 경우)
add-holder = 키 보유자의 식별자(필수)
add-holder-hint = 예: hong-gil-dong
add-holder-name = 키 보유자의 이름(새 키 보유자인 경우)
add-from = 유효 기간의 시작
add-from-hint = 비워 두면 번들에 있는 그 키의 첫 행위부터, 번들에 없는 키이면 오늘부터 유효합니다. 다른 시각부터라면 날짜, 시각, 시차를 적으십시오(예: 2021-08-06T09:00:00+09:00).
add-needed = 이 칸을 채우십시오.
add-button = 키 추가
added = 키를 키 명부에 추가했습니다. 페이지는 아무것도 저장하지 않으므로 지금 키 명부를 저장하십시오.
# 명령줄에서만 할 수 있는 일.
commands = 명령줄에서만 할 수 있는 일
commands-what = 그 밖에 키 명부나 키를 변경하려면 paraph 명령이 필요합니다. 관리자에게 문의하거나 터미널에 다음 명령을 입력하십시오. HOLDER-ID 자리에는 키 명부에 있는 키 보유자의 식별자를, NAME 자리에는 키 파일의 이름을 적으십시오.
command-accept = 번들의 서명을 받았음을 기록
command-revoke = 키 폐기(유출된 경우 등)
command-check = 키 명부 검사
command-passwd = 키의 암호 변경
command-import = 다른 프로그램의 키 변환
