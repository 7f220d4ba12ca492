### `paraph sign`: 옵션, 파일, 명령에 대하여 이 명령만 하는 말.
###
### $party          당사자의 식별자. $parties: 여러 당사자
### $holder         사람의 식별자
### $intent         행위의 종류: "sign" 같은 단어. $act: 행위 식별자의 앞부분
### $name           옵션의 이름: "--party". `not-asked`에서는 당사자의 이름
### $what           서명하려는 내용 전체, 여러 줄
### $record, $found   해시값. $instrument: 합의문서의 식별자
### $first, $second   기록의 해시값
### $file, $copy, $copies, $key, $roster, $draft, $usual   명령에 그대로 쓸 수 있는 파일 이름
### $fault, $code   파일의 문제를 적은 문장과 코드

## 라이브러리의 문장이 말하는 일을 명령에서 하는 방법

# 옵션의 이름.
option = { $name } 옵션
with-intent = --intent { $intent }
with-act = --of { $act }
show-file = paraph show { $file }
help-changes = paraph help changes
begin-roster =
    키 명부를 만들려면 PARTY 자리에는 본인이 대표하는 당사자({ $parties }), HOLDER-ID 자리에는 본인의 식별자(예: hong-gil-dong)를 적으십시오:
    paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster roster.toml
begin-this-roster =
    이 키 명부를 만들려면 PARTY 자리에는 본인이 대표하는 당사자({ $parties }), HOLDER-ID 자리에는 본인의 식별자(예: hong-gil-dong)를 적으십시오:
    paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }
    그런 다음 이 명령을 다시 실행하십시오
type-the-id =
    { $intent ->
        [initial] 가서명하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [sign] 서명하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [sign-ad-referendum] 조건부서명을 하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [confirm] 추인하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [approve] 승인하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [witness] 입회인으로 서명하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [decline] 거절하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [withdraw] 철회하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
       *[seal] 봉인하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
    }
not-asked =
    { $intent ->
        [initial]
            묻지 않고 서명합니다. [가서명] 당사자 { $party }({ $name })
            { $what }
        [sign]
            묻지 않고 서명합니다. [서명] 당사자 { $party }({ $name })
            { $what }
        [sign-ad-referendum]
            묻지 않고 서명합니다. [조건부서명] 당사자 { $party }({ $name })
            { $what }
        [confirm]
            묻지 않고 서명합니다. [추인] 당사자 { $party }({ $name })
            { $what }
        [approve]
            묻지 않고 서명합니다. [승인] 당사자 { $party }({ $name })
            { $what }
        [witness]
            묻지 않고 서명합니다. [입회] 당사자 { $party }({ $name })
            { $what }
        [decline]
            묻지 않고 서명합니다. [거절] 당사자 { $party }({ $name })
            { $what }
        [withdraw]
            묻지 않고 서명합니다. [철회] 당사자 { $party }({ $name })
            { $what }
       *[seal]
            묻지 않고 서명합니다. [봉인] 당사자 { $party }({ $name })
            { $what }
    }
all-signed = 키 명부에 따르면 빠진 서명이 없습니다. 판정을 보려면: paraph verify { $file } --roster { $roster }
# 요청한 키 대신 서명한 다른 키의 보유자.
key-in-roster = 키 명부에 따르면 당사자 { $party } 측 키 보유자 { $holder }의 키입니다
key-in-bundle = 번들에 있는 키이나, 키 보유자를 알 수 없습니다
add-key =
    올바르면 HOLDER-ID 자리에 키 보유자의 식별자(예: hong-gil-dong)를 적어 추가하십시오:
    paraph roster add { $party } --key { $key } --holder HOLDER-ID --roster { $roster }
add-key-of =
    올바르면 PARTY 자리에는 본인이 대표하는 당사자({ $parties }), HOLDER-ID 자리에는 키 보유자의 식별자(예: hong-gil-dong)를 적어 추가하십시오:
    paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }
give-texts =
    없는 문본 { $count }개를 기록과 같은 폴더에 두십시오
    또는 문본의 폴더를 지정하십시오: --texts DIR
new-pair = paraph key new NAME --suite hybrid
give-pair = 두 키가 모두 있는 파일을 지정하거나 두 키를 모두 지정하십시오: --key KEY --key KEY
give-profile = me.toml 파일에 name = "홍길동" 줄을 본인의 이름으로 적고 --as me.toml 옵션을 추가하십시오
# 개인 키를 열기 전에 읽은 공개 키.
key-by-public-half = { $key } (공개 키: { $public })
public-of-other-key = 파일 { $public } 내용은 파일 { $key } 내용의 공개 키가 아닙니다
write-public-of-key =
    파일 { $key } 내용이 맞는 키이면 그 공개 키를 다시 쓰십시오. 파일 { $public } 내용이 바뀝니다:
    paraph key export { $key } --format spki-pem -o { $public } --force
files-swapped = --key 옵션과 --roster 옵션의 파일이 뒤바뀌었습니다: --key { $key } --roster { $roster }
text-changed-by-you =
    받은 문본이면 보낸 사람에게 다시 요청하고, 일치할 때까지 서명하지 마십시오
    본인이 실수로 바꾼 것이면 서명된 판으로 되돌리십시오
    변경이 필요하면 새 기록을 만드십시오: paraph record { $draft } --force
    그런 다음 모든 당사자가 파일 { $file } 대신 새 기록에 서명하게 하십시오: { $command }
text-changed-by-you-there =
    받은 문본이면 보낸 사람에게 다시 요청하고, 일치할 때까지 서명하지 마십시오
    본인이 실수로 바꾼 것이면 서명된 판으로 되돌리십시오
    변경이 필요하면 새 기록을 만드십시오: paraph record { $draft } --force
    그런 다음 모든 당사자가 새 기록에 서명하게 하십시오: { $command }
text-of-new-record = 지금 문본으로 만든 새 기록이 있습니다: { $record }. 파일 { $file } 대신 그 기록에 서명하십시오: { $command }

## 다른 사본에 있는 행위

copy-too-full = 경고: 파일 { $copy }에 있는 행위가 파일 { $file }에 없으나, 두 파일을 병합할 수 없습니다: { $fault } ({ $code }). 그 행위를 보려면: paraph show { $path }
merge-signed-copy = 번들 { $copy }에 본인의 행위가 이미 있습니다. 두 번들을 병합하십시오: paraph merge { $file } { $copy } -o { $file } --force
merge-in-place = 서명하기 전에 그 행위({ $count }건)를 열람하려면: paraph merge { $file } { $copies } -o { $file } --force
sign-the-copy = 서명하기 전에 그 행위({ $count }건)를 열람하려면, 행위가 없는 기록인 { $file } 대신 다음 파일에 서명하십시오: { $copies }
merge-copies = 서명하기 전에 그 행위를 열람하려면 다음 명령으로 만든 파일에 서명하십시오: paraph merge { $copies } -o FILE.bundle.json
merge-with-input = 서명하기 전에 그 행위({ $count }건)를 열람하려면 다음 명령으로 만든 파일에 서명하십시오: paraph merge - { $copies } -o FILE.bundle.json

## 번들을 저장하는 곳

output-needed = 번들을 저장할 파일을 지정하지 않았습니다
output-needed-hint = -o 옵션으로 파일을 지정하거나, 표준 출력을 뜻하는 - 기호를 지정하십시오
add-to-bundle = 이 번들에는 같은 기록에 관한 행위가 있습니다. 이 번들에 행위를 추가하십시오: { $command }
take-out-the-texts = 이 번들에는 같은 기록에 관한 행위가 있으며, 문본은 PDF 안에 있습니다. 문본을 꺼내고 이 번들에 행위를 추가하십시오: { $command }
keep-the-bundle = 번들을 그대로 두려면 서명된 번들을 저장할 다른 파일을 -o 옵션으로 지정하십시오
changed-meanwhile = 응답을 기다리는 동안 파일이 변경되어 너무 커졌습니다: { $fault }
replaced-meanwhile = 응답을 기다리는 동안 파일이 변경되었습니다. 이전 기록: { $second }, 현재 기록: { $first }
other-bundle = 경고: 파일 { $usual } 내용은 다른 기록에 관한 것입니다. 다른 부분: { $differences }. 파일 { $usual } 내용은 그대로 두며, 그 안의 행위는 이 기록에 대하여 인정되지 않습니다. 본인의 행위를 저장할 파일: { $file }. 다른 당사자도 이 기록에 서명하는지 확인하십시오
name-profile =
    --as 옵션에는 name = "홍길동" 같은 줄이 있는 프로필 파일을 지정하십시오
    또는 --roster 옵션을 쓰고 --as 옵션을 빼십시오. 키 명부에 이름이 있습니다
name-statements = --statements 옵션에는 [[statement]] 테이블이 있는 파일을 지정합니다: paraph sign --help
