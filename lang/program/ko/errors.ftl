### 명령이 멈춘 이유와 조치 방법. 화면에서는 문장 뒤에 위치와 코드가 붙으므로 문장 끝에 마침표를 찍지 않는다.
### 힌트는 한 가지 조치를 알려 준다. 힌트 안의 명령은 그대로 복사하여 실행할 수 있다.
###
### $sentence, $hint  완성된 메시지
### $file    파일 이름
### $folder  셸에 입력하는 형태의 폴더 이름
### $key     셸에 입력하는 형태의 파일 이름
### $place   파일 안의 위치: JSON 포인터
### $line, $column  사람이 작성하는 파일의 행 번호와 열 번호
### $reason  운영 체제가 알려 준 원인(영어)

# 줄의 첫머리. 다른 프로그램이 찾는 부분이므로 해당 단어만 번역한다.
error = paraph: 오류: { $sentence }
hint = paraph: 힌트: { $hint }

# 위치
at-pointer = { $file } { $place }
at-line = { $file } { $line }행
at-line-and-column = { $file } { $line }행 { $column }열

# 시스템이 수행하지 않은 일
not-read = 파일을 읽을 수 없습니다: { $file }. 원인: { $reason }
not-written = 파일을 저장할 수 없습니다: { $file }. 원인: { $reason }
output-not-written = 표준 출력에 쓸 수 없습니다: { $reason }
check-the-name = 이름과 폴더를 확인하십시오
ask-the-owner = 파일이나 폴더의 소유자에게 접근 권한을 요청하십시오
name-the-folder = 폴더가 아니라 파일입니다. 파일이 있는 폴더를 지정하십시오: { $folder }
leave-out-slash = 끝의 / 기호를 빼십시오: { $file }
write-slash = 경로에 \ 대신 / 기호를 쓰십시오
name-a-file-in-it = 이 폴더에 있는 파일을 지정하십시오
make-room = 저장 공간을 확보하십시오. 아무것도 저장하지 않았습니다
mounted = 이 이름에 파일이 마운트되어 있어 다른 파일로 바꿀 수 없습니다. 아무것도 저장하지 않았습니다. 파일 대신 그 폴더를 마운트하십시오
choose-another-folder = 다른 폴더를 선택하십시오
clock-out-of-range = 이 컴퓨터의 시계가 1년부터 9999년까지의 범위를 벗어났습니다
set-the-clock = 시계를 맞추십시오
no-randomness = 시스템에서 난수를 얻지 못했습니다: { $reason }
memory-open = 시스템이 이 프로그램의 메모리를 파일로 저장하지 못하게 막을 수 없습니다: { $reason }
memory-forbidden = 이 시스템에서는 프로그램이 이를 막을 수 없습니다. 비밀 정보는 읽지 않았습니다

# 다른 사람이 만든 파일에 관한 힌트
ask-again = 보낸 사람에게 파일을 다시 요청하십시오
newer-format = 더 새로운 버전의 paraph 프로그램을 사용하십시오
saved-anew = 편집기나 메일 프로그램이 파일을 저장하면서 내용을 바꾸었습니다. 보낸 사람에게 파일을 압축 파일에 담아 다시 보내 달라고 요청하십시오
ask-and-compare =
    보낸 사람에게 파일을 다시 요청하십시오
    그런 다음 해시값을 전화로 대조하십시오: sha256sum { $key }

# 사람이 작성하는 파일이나 키에 관한 힌트
fill-in = 편집기로 이 값을 채우고 명령을 다시 실행하십시오
begin-draft = 다음 명령으로 시작하십시오: paraph draft TEXT... -o tor.toml
begin-roster =
    키 명부를 만들려면 PARTY 자리에 당사자의 식별자를, HOLDER-ID 자리에 키 보유자의 식별자를 적으십시오:
    paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml
wrong-passphrase = Caps Lock 상태와 한/영 입력 상태를 확인하고 명령을 다시 실행하십시오
name-a-key = Ed25519 키 파일을 지정하십시오: NAME.key(개인 키) 또는 NAME.pub(공개 키)
make-a-pair = 이 키는 여기서 쓸 수 없습니다. 키 쌍을 만들려면: paraph key new NAME --suite hybrid
ask-for-a-pair = 이 키는 여기서 쓸 수 없습니다. 키 보유자에게 키 쌍을 만들도록 요청하십시오: paraph key new NAME --suite hybrid
one-of-each =
    방식별로 키를 하나씩 사용하십시오
    새 키 쌍을 만들려면: paraph key new NAME --suite hybrid
export-with-seed =
    키를 만든 프로그램에서 시드를 포함하여 키를 다시 내보내십시오
    그 프로그램에 시드가 더 이상 없으면 새 키 쌍을 만드십시오: paraph key new NAME --suite hybrid
export-key-again = 파일이 변경되었거나 손상되었습니다. 사본을 사용하거나 키를 만든 프로그램에서 키를 다시 내보내십시오
ask-for-the-key = 파일이 변경되었거나 손상되었습니다. 키 보유자에게 키를 다시 요청하십시오
# 키 명부.
two-entries =
    키 쌍의 두 키를 모두 적으십시오: public = ["...", "..."]
    각각 단독 키라면 항목을 따로 적으십시오: keys = [{"{"} public = "..." {"}"}, {"{"} public = "..." {"}"}]
both-keys = 키 쌍의 두 키를 모두 적으십시오: public = ["...", "..."]
cut-off =
    파일의 끝부분이 없습니다. 파일의 사본을 찾아보십시오
    사본이 없으면 다음을 읽으십시오: paraph help lost-keys
list-roster = 키 명부의 내용을 확인하십시오: paraph roster list --roster FILE
bad-toml = 편집기로 해당 행을 고치십시오. 문자열은 곧은 따옴표로 묶어야 합니다. 예: "Office A"
first-line = 파일 { $file }의 첫 줄에 { $name } = 1 항목을 적으십시오
in-a-language = 문자열의 언어를 적으십시오: { $example }
two-brackets = 대괄호를 두 개씩 적으십시오: [[{ $name }]]
write-time = 날짜, 시각 및 시차를 따옴표 없이 적으십시오. 예: { $example }
correct-the-line = 편집기로 해당 행을 고치고 명령을 다시 실행하십시오
correct-the-file = 아무것도 저장하지 않았습니다. 파일을 고치고 명령을 다시 실행하십시오

# 여기에서 읽을 수 없는 형식의 키. $command 명령은 읽을 수 있는 사본을 만든다.
convert-key =
    키 파일을 변환하십시오: { $command }
    키 자체는 그대로입니다. 그런 다음 이 파일을 지정하십시오: { $key }
