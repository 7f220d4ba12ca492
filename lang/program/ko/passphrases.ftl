### 암호: 암호를 묻는 말, 그리고 암호의 문제. 여기서 암호를 되풀이하여 보여 주지 않는다.
###
### $path      화면에 보이는 파일 이름. $file: 명령에 그대로 쓸 수 있는 파일 이름
### $key       개인 키 파일, 명령에 그대로 쓸 수 있는 이름. $public: 그 공개 키 파일
### $option    "--passphrase-file" 같은 옵션
### $odd       이 파일에 있는 한 문장
### $characters, $shortest   글자 수

# 다음 넷의 끝에 커서가 놓인다.
ask = 파일 { $path }의 암호:
ask-for-new-key = 새 키의 암호({ $shortest }자 이상):
ask-for-new = 새 암호({ $shortest }자 이상):
ask-again = 암호 다시 입력:

lost-private-half =
    공개 키 파일 { $public }만 있습니다. 파일 { $key }의 사본을 찾아보십시오
    사본이 없으면 키를 잃어버린 것입니다. 다음을 읽으십시오: paraph help lost-keys
private-half-beside = 같은 폴더에 있는 개인 키를 지정하십시오: --key { $key }
public-does-not-sign =
    키 보유자가 가지고 있는 개인 키로 서명하십시오: --key { $key }
    개인 키를 잃어버렸으면 다음을 읽으십시오: paraph help lost-keys
openssh-use = 파일 { $path }: 이 형식의 키로는 로그인과 커밋 서명도 할 수 있습니다. 합의문서에만 서명하는 키를 사용하십시오. 새 키를 만들려면: paraph key new NAME
jwk-use = 파일 { $path }: 이 형식의 키로는 토큰 서명도 할 수 있습니다. 합의문서에만 서명하는 키를 사용하십시오. 새 키를 만들려면: paraph key new NAME

wrong-odd-in-file = 파일 { $path }의 첫 줄을 확인하십시오. { $odd }. 이 줄만 읽으며, 줄 전체가 암호입니다. 암호를 잊었으면 다음을 읽으십시오: paraph help lost-keys
wrong-odd = 입력한 내용을 확인하십시오. { $odd }. 명령을 다시 실행하고 암호를 다시 입력하십시오. 암호를 잊었으면 다음을 읽으십시오: paraph help lost-keys
wrong-empty-file = 파일 { $path }의 첫 줄이 비어 있습니다. 그 줄에 암호를 적으십시오. 암호를 잊었으면 다음을 읽으십시오: paraph help lost-keys
wrong-file = 파일 { $path }의 첫 줄 { $characters }자 전체를 암호로 사용합니다. 암호를 잊었으면 다음을 읽으십시오: paraph help lost-keys
wrong-typed =
    Caps Lock 상태와 한/영 입력 상태를 확인하고 명령을 다시 실행하십시오
    암호를 잊었다면 다음을 읽으십시오: paraph help lost-keys

empty-hint = 암호 없는 키를 원하면: --no-passphrase
bad-in-file = 파일 { $path }의 첫 줄은 암호로 사용할 수 없습니다. { $odd }
bad-hint = 아무것도 저장하지 않았습니다. 명령을 다시 실행하고 글자, 숫자, 기호 및 공백으로 암호를 입력하십시오
bad-in-file-hint = 아무것도 저장하지 않았습니다. 첫 줄에 글자, 숫자, 기호 및 한 칸 공백만 적고, 바이트 순서 표시(BOM) 없는 UTF-8 형식으로 파일을 저장하십시오
short-in-file = 파일 { $path }의 첫 줄이 { $shortest }자보다 짧습니다
common-in-file = 파일 { $path }의 첫 줄은 많은 사람이 사용하여 쉽게 추측되는 암호입니다
better-hint = 아무것도 저장하지 않았습니다. 서로 관계없는 단어를 네다섯 개 사용하십시오
differ-hint = 아무것도 저장하지 않았습니다. 명령을 다시 실행하고 같은 암호를 두 번 입력하십시오

no-terminal = 암호 또는 PIN을 입력할 터미널이 없습니다
no-terminal-hint = 파일의 첫 줄에 적고 그 파일을 지정하십시오: { $option } FILE
show-public-instead =
    공개 키에는 암호가 필요하지 않습니다: paraph key show { $public }
    또는 암호를 파일의 첫 줄에 적고 그 파일을 지정하십시오: --passphrase-file FILE
too-long = 터미널에서 입력할 수 있는 길이보다 깁니다. 아무것도 저장하지 않았습니다
too-long-hint = 암호를 파일에 적으십시오: { $option } FILE
typed-not-utf8 = 입력한 내용이 UTF-8이 아닙니다
not-given = 암호 또는 PIN을 입력하지 않았습니다. 아무것도 저장하지 않았습니다
not-given-hint = 명령을 다시 실행하십시오
no-terminal-to-confirm = 서명할지 물어볼 터미널이 없습니다
no-terminal-to-confirm-hint = 묻지 않고 서명하려면(자동화): --yes
