### 파일의 읽기, 쓰기, 찾기와 설정 파일의 기본값, 그리고 `merge` 및 `export kit` 명령이 알리는 문장. 문장 끝에
### 마침표를 찍지 않는다. 힌트 안의 명령은 그대로 복사하여 실행할 수 있다.
###
### $file, $value     파일 이름
### $files            여러 파일 이름: "a, b 및 c"
### $key, $other  셸에 입력하는 형태의 파일 이름
### $keys             셸에 입력하는 형태의 여러 파일 이름
### $command          셸에 입력하는 명령
### $row              보고서에 나오는 형태의 문본 한 행
### $mode             8진수 접근 권한: "0644"
### $limit            바이트 수
### $line             행 번호
### $fault, $reason   완성된 메시지. $reason 인수는 운영 체제가 영어로 알려 준 원인

# 데이터가 다른 프로그램에서 올 때 파일 이름 자리에 쓴다.
standard-input = 표준 입력

# 읽기
not-a-file = 일반 파일이 아니라 장치, 파이프, 소켓 또는 /proc 파일이므로 읽지 않습니다
copy-into-a-file = 그 내용을 파일로 복사하여 그 파일을 사용하십시오
too-large = 파일이 한도인 { $limit }바이트보다 큽니다
not-utf8 = { $line }행이 UTF-8 텍스트가 아닙니다
save-as-utf8 = 편집기에서 파일을 열어 UTF-8 인코딩으로 저장한 뒤 명령을 다시 실행하십시오
passphrase-not-utf8 = 파일이 UTF-8 텍스트가 아니므로 암호를 담을 수 없습니다
too-large-for-a-secret = 키나 암호의 파일로 보기에는 너무 큽니다

# 쓰기
output-exists = 같은 이름의 파일이 이미 있습니다. 아무것도 저장하지 않았습니다
name-another-or-force =
    -o 옵션으로 다른 이름을 지정하십시오
    또는 --force 옵션으로 기존 파일을 덮어쓰십시오
name-another = -o 옵션으로 다른 이름을 지정하십시오
output-is-input = 이 명령이 읽는 파일이므로 바꾸지 않습니다
output-is-key = 개인 키가 들어 있는 파일이므로 덮어쓰지 않습니다
output-is-folder = 파일이 아니라 폴더입니다
name-a-file-in-folder = -o 옵션으로 이 폴더 안의 파일 이름을 지정하십시오
output-is-device = 장치나 파이프이므로 파일로 바꾸지 않습니다
name-a-file = -o 옵션으로 파일을 지정하거나, 표준 출력을 뜻하는 - 기호를 지정하십시오
changed-since = 그사이 다른 프로그램이 파일을 변경했습니다: { $key }
written-nevertheless = 그러나 파일은 저장되었습니다: { $key }
waiting = 다른 프로그램이 파일을 저장하고 있어 끝나기를 기다립니다: { $key }
folder-exists = 같은 이름의 항목이 이미 있습니다. 아무것도 저장하지 않았습니다
name-a-new-folder = 아직 없는 폴더나 빈 폴더를 지정하십시오
folder-written-nevertheless = 그러나 폴더는 만들어졌습니다

# 비밀 정보. $secret 인수는 파일의 내용: 암호 없는 개인 키, 암호 있는 개인 키, 암호.
no-modes =
    { $secret ->
        [plain-key] 파일 { $file }: 파일 시스템에 접근 권한 설정이 없습니다. 이 개인 키를 읽을 수 있는 사람은 누구나 이 키로 서명할 수 있습니다
        [locked-key] 파일 { $file }: 파일 시스템에 접근 권한 설정이 없습니다. 이 개인 키를 읽을 수 있는 사람은 누구나 암호를 추측해 볼 수 있습니다
       *[passphrase] 파일 { $file }: 파일 시스템에 접근 권한 설정이 없습니다. 이 암호를 읽을 수 있는 사람은 누구나 키를 열 수 있습니다
    }
too-open =
    { $secret ->
        [plain-key] 다른 사람이 이 개인 키를 읽을 수 있습니다(권한 { $mode }). 읽을 수 있는 사람은 누구나 이 키로 서명할 수 있습니다
        [locked-key] 다른 사람이 이 개인 키를 읽을 수 있습니다(권한 { $mode }). 읽을 수 있는 사람은 누구나 암호를 추측해 볼 수 있습니다
       *[passphrase] 다른 사람이 이 암호 파일을 읽을 수 있습니다(권한 { $mode }). 읽을 수 있는 사람은 누구나 키를 열 수 있습니다
    }
close-it = chmod 600 { $key }
copy-of-your-own = 본인 소유의 파일이 아닙니다. 본인 소유의 사본을 만드십시오: install -m 600 { $key } NEW
copy-elsewhere = 그곳에서는 접근 권한을 변경할 수 없습니다. 사본을 만드십시오: install -m 600 { $key } NEW

# 번들, 기록, 목록
no-bundles-in-folder = 이 폴더에 번들이 없으므로 아무것도 판정하지 않았습니다
no-names-on-list = 이 목록에 파일 이름이 없으므로 아무것도 판정하지 않았습니다
check-the-folder = 번들 파일이 이 폴더에 있는지 확인하십시오
check-the-list = 목록을 작성한 프로그램을 확인하십시오
zero-byte-on-list = 이 목록에 널 문자(값이 0인 바이트)가 있으므로 이름이 행 단위가 아닙니다. 나머지는 읽지 않았습니다
use-null = 이름이 널 문자로 끝나는 목록에는: --null
name-too-long = 이 이름이 { $limit }바이트보다 길므로 이런 이름의 파일은 있을 수 없습니다
no-instruments = 이 폴더에 번들도 기록도 없습니다
show-it = 내용을 보려면: paraph show { $key }
judge-it = 따로 판정하려면: { $command }
record-or-digest = --record 옵션에는 16진수 64자리의 해시값이나 기록 파일을 지정하십시오

# 문본
several-alike = 그 이름의 파일은 없고, 대소문자나 정규화 형식만 다른 파일이 여러 개 있습니다
remove-all-but-one = 다음 파일 중 하나만 남기고 삭제하십시오: { $keys }
text-outside = 문본 폴더 밖의 파일을 가리키는 링크입니다
copy-the-text =
    파일의 사본을 폴더에 넣으십시오
    또는 문본 폴더를 지정하십시오: --texts DIR

# 설정. $name 인수는 옵션 이름: roster, key, as. $writable 인수는 여러 파일 이름.
using-default = 기본값 사용: { $name } = { $value } (설정 파일: { $file })
config-unused = 경고: 설정을 사용하지 않습니다. { $place }: { $sentence } ({ $code })
unreadable-config =
    기본값은 HOME 변수가 가리키는 폴더에서 읽습니다
    기본값 없이 실행하려면 --no-config 옵션을 추가하십시오
unreadable-config-xdg =
    기본값은 XDG_CONFIG_HOME 또는 HOME 변수가 가리키는 폴더에서 읽습니다
    기본값 없이 실행하려면 --no-config 옵션을 추가하십시오
config-not-a-file = 설정이 파일이 아닙니다
put-a-file-there =
    그 자리에 파일을 두거나 그 자리를 비우십시오
    또는 --no-config 옵션을 사용하십시오
config-not-utf8 = 설정이 UTF-8 텍스트가 아닙니다
config-writable = 다른 사람이 설정을 변경할 수 있으므로 사용하지 않습니다: { $files }
config-not-yours = 설정이 다른 사용자의 소유이므로 사용하지 않습니다: { $files }
config-not-yours-and-writable = 설정이 다른 사용자의 소유이므로 사용하지 않습니다: { $files }. 다른 사람이 변경할 수 있는 항목: { $writable }
take-the-right = 다른 사람의 쓰기 권한을 없애십시오: chmod go-w { $keys }
make-your-own = 그 자리에 본인의 설정을 만들거나 --no-config 옵션을 사용하십시오
make-your-own-and-take-the-right =
    그 자리에 본인의 설정을 만들거나 --no-config 옵션을 사용하십시오
    또한 다른 사람의 쓰기 권한을 없애십시오: chmod go-w { $keys }
config-folder-closed = 폴더의 접근 권한을 요청하거나, HOME 변수를 본인의 폴더로 설정하십시오
no-config = 설정 없음: XDG_CONFIG_HOME 변수와 HOME 변수 모두 절대 경로가 아님
config-missing = { $file }  파일 없음
# `paraph config` 명령의 한 행: 값과 출처. 열 사이에는 공백 두 개를 둔다.
value-not-set = 설정 안 함
value-from = { $value }  출처: { $file }
value-by-default = { $value }  기본값

# 병합. $acts 인수는 서명된 행위의 수, $all 인수는 손상된 파일에 있던 행위의 수, $parties 인수는 당사자의 식별자.
output-needed = 번들을 저장할 파일을 지정해야 합니다
name-the-bundle = -o 옵션으로 파일을 지정하십시오. 예: -o tor.bundle.json
merged =
    { $acts ->
        [0] 병합한 번들을 저장했습니다: { $key }. 서명된 행위: 없음
       *[other] 병합한 번들을 저장했습니다: { $key }. 서명된 행위: { $acts }건. 누구의 행위인지 보려면: paraph verify { $key } --roster roster.toml
    }
merged-to-output =
    { $acts ->
        [0] 병합한 번들의 서명된 행위: 없음
       *[other] 병합한 번들의 서명된 행위: { $acts }건
    }
merge-it-too =
    그 행위를 보존하려면 병합할 번들에 이 파일도 지정하십시오: { $key }
    또는 -o 옵션으로 다른 이름을 지정하십시오
sign-or-merge = 다음 단계: 서명된 행위가 없는 당사자: { $parties }. 그 당사자가 서명한 번들도 병합하거나, 이 번들을 보내 서명을 받으십시오: paraph sign { $key } --key NAME.key --roster roster.toml
salvaged = { $key }: 손상된 번들입니다. 서명된 행위 { $all }건 중 { $acts }건을 보존했습니다
# $place 인수는 파일 안의 위치, $code 인수는 오류의 코드.
left-out = 제외됨: { $file } { $place }: { $fault } ({ $code })
nothing-valid = 이 파일에 유효하게 서명된 행위가 없습니다
# $first 및 $second 인수는 두 기록의 해시값, $differences 인수는 서로 다른 부분.
other-record = 번들이 서로 다른 기록에 관한 것입니다: { $first }, { $second }. 다른 부분: { $differences }
one-is-signed = 번들 { $key }에는 모든 당사자가 서명했고, 번들 { $other } 내용은 다른 기록에 관한 것입니다. 두 기록의 번들은 병합할 수 없습니다. 대신 번들 { $other }에 서명하지 마십시오. 체결된 내용을 바꾸려면 다음을 읽으십시오: paraph help changes
both-are-signed = 모든 당사자가 두 번들에 서명했습니다: { $key }, { $other }. 두 번들은 서로 다른 합의문서이며, 같은 기록의 번들만 병합할 수 있습니다. 그중 하나를 바꾸려면 다음을 읽으십시오: paraph help changes
agree-on-a-record =
    두 기록 중 어느 것이 맞는지 전화로 합의하십시오. 다른 쪽에만 서명한 사람은 합의한 기록에도 서명해야 합니다
    합의한 기록이 번들 { $key }에 있으면: paraph sign { $key } --key NAME.key --roster roster.toml
    합의한 기록이 번들 { $other }에 있으면: paraph sign { $other } --key NAME.key --roster roster.toml
unmergeable = 번들을 병합할 수 없습니다: { $reason }

# 검증용 묶음(kit)
kit-without-text =
    문본을 번들과 같은 폴더에 두십시오
    또는 문본 폴더를 지정하십시오: --texts DIR
    또는 문본을 제외하십시오: --no-texts
kit-of-another-text =
    보낸 사람에게 문본을 다시 요청하십시오
    또는 문본을 제외하십시오: --no-texts
text-changed = 복사하는 동안 문본이 변경되었습니다: { $file }
check-the-kit = openssl 및 sha256sum 프로그램으로 서명을 검증하려면: sh { $key }
