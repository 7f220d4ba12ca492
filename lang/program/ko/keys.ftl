### `paraph key` 명령의 문장: 키를 만들고, 보이고, 가져오고, 내보내고, 암호를 바꾼다. 키는 파일 두 개로 되어 있다.
### NAME.key 파일은 개인 키, NAME.pub 파일은 공개 키이다.
###
### 힌트에 명령이 있으면 문장 끝에 둔다. 사용자가 그대로 복사하기 때문이다.
###
### $file             파일 이름
### $private, $public 키의 두 파일 이름
### $command          셸에 입력하는 형태의 명령
### $name             입력한 이름

# `key show` 명령의 표에 쓰는 이름: 키의 식별자와 열두 단어 앞에 붙는다.
id = 식별자
words = 단어

# $fault는 이름이 왜 잘못되었는지 말한다.
holder-needed = 키 이름을 키 보유자의 식별자로 쓸 수 없습니다: { $fault }
give-holder = 키 보유자의 식별자를 --holder 옵션으로 지정하십시오. 예: hong-gil-dong
bad-name = { $name } 값은 키 파일의 이름으로 쓸 수 없습니다
give-folder = 다른 폴더에 저장하려면 --dir 옵션으로 폴더를 지정하십시오

# 파일이 이미 있을 때.
choose-or-add =
    키는 덮어쓰지 않습니다. 다른 이름을 고르십시오
    또는 이 키를 키 명부에 추가하십시오: { $command }
choose-name = 키는 덮어쓰지 않습니다. 새 키에는 다른 이름을 고르십시오
in-roster =
    이 키는 이미 파일 { $roster }에 있으므로 더 할 일이 없습니다
    다른 키를 만들려면 다른 이름을 고르십시오. 키는 덮어쓰지 않습니다
make-folder = 먼저 폴더를 만드십시오: mkdir -p { $dir }
choose-name-option = 키는 덮어쓰지 않습니다. --name 옵션으로 다른 이름을 지정하십시오
public-half-missing = 공개 키만 없다면: paraph key export { $private } --format spki-pem -o { $public }

# 새 키를 저장한 뒤.
written = 비밀로 보관할 개인 키를 저장했습니다: { $private }. 다른 당사자에게 줄 공개 키를 저장했습니다: { $public }
keep-copy = 파일 { $private } 사본을 USB 메모리에 담아 잠금장치가 있는 곳에 두고 암호는 다른 곳에 보관하십시오. 둘 중 하나라도 잃으면 누구도 키를 복구할 수 없으며, 다른 당사자에게 알려야 합니다
keep-copy-open = 파일 { $private }에 암호가 없습니다. 파일을 읽을 수 있는 사람은 누구나 이 키로 서명할 수 있습니다. 파일을 잃으면 누구도 키를 복구할 수 없으며, 다른 당사자에게 알려야 합니다
pair = 키 두 개의 쌍입니다. 두 방식 중 하나가 깨져도 다른 하나가 안전하면 이 쌍의 서명은 유효합니다
half = 키 쌍의 한쪽입니다. Ed25519 키와 함께여야 서명할 수 있습니다
specimen = 공개된 견본 키입니다. 누구나 이 키로 서명할 수 있습니다

# 파일 하나만 저장하고 중단된 `key new` 명령을 이제 마친다.
making-public = 개인 키 파일만 있습니다: { $private }. 같은 키의 공개 키를 저장합니다: { $public }
public-written = 다른 당사자에게 줄 공개 키를 저장했습니다: { $public }. 다른 키를 원했다면 다른 이름을 고르십시오

# 키의 형식과 암호.
form-without-encryption = 이 키 형식에는 암호화 기능이 없습니다
forms-with-encryption =
    openssh, pkcs8-pem 및 pkcs8-der 형식에는 암호화 기능이 있습니다
    암호 없이 저장하려면: --no-passphrase
form-of-one-key = 키 하나를 담는 형식이나, 키 쌍입니다
forms-of-pairs =
    pkcs8-pem 및 spki-pem 형식에는 키 쌍을 담을 수 있습니다
    그중 한 키만 저장하려면: --only ed25519 또는 --only ml-dsa-87
form-without-ml-dsa = 이 형식에는 ML-DSA-87 키를 담을 수 없습니다
forms-with-ml-dsa = 개인 키에는 pkcs8-pem, pkcs8-der 또는 jwk 형식을, 공개 키에는 spki-pem, spki-der 또는 jwk-public 형식을 고르십시오
# $method: Ed25519 또는 ML-DSA-87.
no-key-of-method = 이 파일에는 { $method } 키가 없습니다
# 키 쌍이 필요한 곳에 ML-DSA-87 키만 있는 파일을 지정했을 때.
name-the-pair = 쌍의 두 키가 모두 있는 파일을 지정하십시오
public-without-passphrase = 공개 키에는 암호가 없습니다
omit-passphrase-options = --no-passphrase 및 --new-passphrase-file 옵션을 빼십시오
jwk-without-encryption = JSON Web Key 형식에는 암호화 기능이 없습니다. 파일을 읽을 수 있는 사람은 누구나 이 키로 서명할 수 있습니다
choose-form = openssh, pkcs8-pem 또는 pkcs8-der 형식을 고르거나 --no-passphrase 옵션을 추가하십시오
jwk-without-passphrase = JSON Web Key 형식에는 암호화 기능이 없으므로 암호를 걸 수 없습니다
import-jwk = 암호로 보호하려면: paraph key import { $file }

# 개인 키가 필요한 곳에 공개 키를 지정했을 때.
private-beside = 개인 키는 같은 폴더에 있습니다: { $private }
name-private = 개인 키 파일을 지정하십시오
export-needs-private = 공개 키입니다. 공개 키에서 개인 키를 만들 수 없습니다
import-needs-private = 공개 키입니다. 개인 키가 필요합니다
write-public = 이 프로그램의 형식으로 저장하려면: paraph key export { $file } --format spki-pem -o { $public }
passwd-needs-private = 공개 키입니다. 공개 키에는 암호가 없습니다
weak-key = 올바른 프로그램은 이런 키를 만들지 않습니다. 어떻게 만들었는지 키 보유자에게 확인하십시오

# `key export`
public-exported = 다른 사람에게 주어도 되는 공개 키를 저장했습니다: { $file }
private-exported = 비밀로 보관할 개인 키를 저장했습니다: { $file }
private-exported-open = 암호 없는 개인 키를 저장했습니다: { $file }. 파일을 읽을 수 있는 사람은 누구나 이 키로 서명할 수 있습니다
secret-output = 개인 키는 다른 사람이 읽을 수 없는 파일에만 저장합니다
name-output = -o 옵션으로 파일을 지정하십시오

# `key import`. $warning에는 파일에 관한 온전한 문장이 들어간다.
about-file = { $file }: { $warning }
used-elsewhere = 합의문서에 서명하는 키는 다른 용도로 사용하지 않아야 합니다. 다른 프로그램도 이 키로 서명한다면 새 키를 만드십시오: paraph key new NAME
pair-and-more = 키 쌍에는 키가 두 개 있습니다. 키가 하나씩 있는 파일 두 개를 지정하십시오
name-missing = 키 파일의 이름이 없습니다
give-name = --name NAME 옵션으로 이름을 지정하십시오

# `key passwd`
passwd-needs-file = 암호는 파일에서만 바꿀 수 있으며, 표준 입력은 파일이 아닙니다
name-key-file = 키 파일을 지정하십시오
changed-meanwhile = 다른 프로세스가 그 사이에 이 파일을 바꾸었습니다. 파일은 그대로 두었습니다
look-again = 파일을 확인한 뒤 명령을 다시 실행하십시오
passphrase-changed = 파일 { $file }의 암호를 바꾸었습니다. 파일의 사본에는 이전 암호가 남아 있습니다
passphrase-removed = 파일 { $file }에 이제 암호가 없습니다. 파일을 읽을 수 있는 사람은 누구나 이 키로 서명할 수 있습니다
