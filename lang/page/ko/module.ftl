### 페이지만 말하는 문장: 버튼, 입력란, 화면의 이름과 필요한 파일.
###
### $file     파일 이름. $path: 문본의 경로
### $party    당사자의 식별자. $parties: 여러 당사자. $holder: 사람의 식별자
### $act      행위 식별자의 앞자리
### $intent   "sign" 같은 행위의 종류
### $what     "이 파일은 키 명부입니다" 같은 문장
### $meant    뜻했을 식별자
### $record   기록의 해시값. $title: 제목. $count: 당사자의 수
### $time     시각

# 키 명부가 없는 번들.
sound =
    자체로는 온전함: { $title }, 당사자 { $count ->
       *[other] { $parties }
    }. 모든 서명이 서명한 키와 맞습니다. 그 키가 누구의 것인지는 알 수 없습니다. 기록 { $record }
sound-unsigned =
    자체로는 온전함: { $title }, 당사자 { $count ->
       *[other] { $parties }
    }. 아무도 서명하지 않았습니다. 기록 { $record }
choose-roster = 체결되었는지 알아보려면 본인의 키 명부를 선택하십시오.
hear-words = 키 명부가 없으면 각 서명자에게 전화하여 키의 단어를 읽어 달라고 하십시오. 그다음 "키" 화면에서 그 키를 키 명부에 추가하십시오.

# 다른 종류의 파일. $what에는 문장이 들어간다.
bundle-needed = { $what }. 번들이 필요합니다
record-needed = { $what }. 기록이 필요합니다
bundle-or-record-needed = { $what }. 번들이나 기록이 필요합니다
roster-needed = { $what }. 키 명부가 필요합니다
key-needed = { $what }. 키가 필요합니다
profile-needed = { $what }. 프로필이 필요합니다
statements-needed = { $what }. 진술 파일이 필요합니다
not-ours = 이 파일은 초안, 기록 또는 번들이 아닙니다
instrument-needed = { $what }. 초안, 기록 또는 번들이 필요합니다

# 파일에 대한 조치.
ask-again = 보낸 사람에게 파일을 다시 요청하십시오
ask-and-compare = 보낸 사람에게 파일을 다시 요청하고 해시값을 전화로 대조하십시오
saved-anew = 편집기나 메일 프로그램이 파일을 저장하면서 변경했습니다. 보낸 사람에게 압축 파일에 담아 다시 보내 달라고 요청하십시오
newer-format = 이 페이지의 최신 버전을 사용하십시오
correct-the-line = 편집기로 그 줄을 고쳐 저장한 다음 파일을 다시 선택하십시오
wrong-passphrase = Caps Lock 상태와 한/영 입력 상태를 확인하고 암호를 다시 입력하십시오. 암호를 잊었으면 키를 잃어버린 것입니다. 새 키를 만들고 다른 당사자에게 알리십시오
choose-the-copy = 내용을 보려면 이 사본만 선택하십시오

# 판정의 이유에 대한 조치.
give-text = 다음 파일이나 그 파일이 있는 폴더도 선택하십시오: { $file }
party-meant = 뜻한 식별자가 다음과 같습니까? { $meant }
judged-as-of = 이 서명보다 이른 { $time } 시점을 기준으로 판정했습니다. 현재를 기준으로 판정하려면 시각을 비워 두십시오
seal-next = 지금까지 봉인한 당사자: { $sealed }. 봉인해야 할 당사자: { $open }. 이 번들을 보내십시오. 받은 사람은 "서명" 화면의 "추가 항목"에서 행위의 종류로 "봉인"을 선택합니다.
keep-next = 번들, 문본, 키 명부를 함께 보관하십시오. 다시 검증하려면 모두 필요합니다.
accept-next = 오늘 이 번들을 가지고 있다고 키 명부에 적어 두면 나중에 키를 도난당해도 서명이 계속 인정됩니다. 방법은 "키" 화면의 끝에 있습니다.

# 사용자가 하는 일. 앞에 라이브러리의 문장이 온다.
look-at-the-file = "검증" 화면에서 내용을 보십시오
see-the-verdict = "검증" 화면에서 판정을 보십시오
sign-again = 본인의 키 명부를 선택하고 다시 서명하십시오
read-about-changes = 기록의 작성자에게 paraph 명령으로 새 기록을 만들어 달라고 요청하십시오
choose-act = 다음 행위를 선택하십시오: { $act }
begin-roster = "키" 화면에서 본인의 키로 키 명부를 시작하십시오. 당사자: { $parties }
add-key = 올바르면 "키" 화면에서 이 키를 본인의 키 명부에 추가하십시오. 당사자: { $party }
add-key-of = 올바르면 "키" 화면에서 이 키를 본인의 키 명부에 추가하십시오. 당사자: { $parties }
new-pair = "키" 화면을 사용하십시오
give-pair = 두 키가 모두 있는 파일을 선택하십시오. 두 파일은 paraph key import 명령으로 합칠 수 있습니다
half-there-already = 키는 한 항목에만 있을 수 있으므로 키 쌍에는 새 키 두 개가 필요합니다. 키 보유자 { $holder }에게 "키" 화면에서 새 키 쌍을 만들도록 요청하십시오
alone-there-already = 키 명부에는 이 키가 키 쌍의 한쪽으로 있으며, 이 키 하나로 한 행위는 인정되지 않습니다. 키 보유자 { $holder }에게 단독 키도 필요하면 새 키를 요청하십시오
new-key =
    { $suite ->
        [hybrid] "키" 화면에서 새 키 쌍을 만들어 키 명부에 추가하십시오. 당사자: { $party }, 키 보유자: { $holder }
       *[classic] "키" 화면에서 새 키를 만들어 키 명부에 추가하십시오. 당사자: { $party }, 키 보유자: { $holder }
    }
give-texts =
    { $count ->
       *[other] 없는 문본 { $count }개도 선택하거나 그 폴더를 선택하십시오
    }
give-name = "이름" 입력란에 본인의 이름을 적으십시오
your-roster = 본인의 키 명부

# 입력란의 이름.
field-party = "대표하는 당사자" 입력란
field-of = "대상 행위" 입력란
field-authority = "권한의 근거가 되는 합의문서" 입력란
field-statements = "행위와 함께 하는 진술" 입력란
field-signed-at = "행위의 시각" 입력란
field-intent =
    { $intent ->
        [initial] "가서명"
        [sign] "서명"
        [sign-ad-referendum] "조건부서명"
        [confirm] "추인"
        [approve] "승인"
        [witness] "입회"
        [decline] "거절"
        [withdraw] "철회"
       *[seal] "봉인"
    }

# 쓸 수 없는 키에 대한 조치.
make-a-pair = 이 키는 여기서 쓸 수 없습니다. "키" 화면에서 키 쌍을 만드십시오
ask-for-a-pair = 이 키는 여기서 쓸 수 없습니다. 키 보유자에게 "키" 화면에서 키 쌍을 만들도록 요청하십시오
one-of-each = 방식별로 키를 하나씩 사용하거나 "키" 화면에서 새 키 쌍을 만드십시오
export-with-seed = 키를 만든 프로그램에서 시드를 포함하여 키를 다시 내보내십시오. 그 프로그램에 시드가 더 이상 없으면 "키" 화면에서 새 키 쌍을 만드십시오
export-key-again = 파일이 변경되었거나 손상되었습니다. 사본을 사용하거나 키를 만든 프로그램에서 키를 다시 내보내십시오
ask-for-the-key = 파일이 변경되었거나 손상되었습니다. 키 보유자에게 키를 다시 요청하십시오
# 키 명부.
two-entries = 키 쌍의 두 키를 모두 적으십시오: public = ["...", "..."]. 각각 단독 키라면 항목을 따로 적으십시오: keys = [{"{"} public = "..." {"}"}, {"{"} public = "..." {"}"}]
both-keys = 키 쌍의 두 키를 모두 적으십시오: public = ["...", "..."]

# 서명.
bad-act-prefix = 행위 식별자의 앞자리를 16진수 8자리 이상 적으십시오
type-the-id = 본인이 대표하는 당사자의 식별자를 입력하십시오: { $party }
changed-meanwhile = 요약을 본 뒤에 파일이 변경되었습니다. 아무것도 서명하지 않았습니다
look-again = 새 요약을 확인하십시오
key-differs = 이 파일의 키는 요약에 있는 키가 아닙니다. 아무것도 서명하지 않았습니다
merge-first = 서명하기 전에 사본의 행위를 보려면 먼저 병합하십시오.
all-signed = 본인의 키 명부에 따르면 필요한 서명이 모두 있습니다. 체결 여부는 "검증" 화면의 판정에서 확인하십시오.

# 키.
bad-key-name = 키의 이름은 비어 있을 수 없으며 글자, 숫자, 붙임표, 밑줄만 사용할 수 있습니다
passphrase-better = 서로 관계없는 단어를 네다섯 개 사용하십시오
passphrase-typable = 글자, 숫자, 기호 및 공백을 사용하십시오
passphrase-same = 같은 암호를 두 번 입력하십시오
key-written = { $private } 파일은 비밀로 보관하고 { $public } 파일은 다른 사람에게 주십시오.
keep-copy = { $private } 파일을 USB 메모리에 복사하여 잠가 두고 암호는 다른 곳에 보관하십시오. 둘 중 하나라도 잃으면 아무도 키를 복구할 수 없으며, 다른 당사자에게 알려야 합니다.
keep-copy-open = { $private } 파일에는 암호가 없습니다. 이 파일을 읽을 수 있는 사람은 누구나 서명할 수 있습니다. 파일을 잃으면 아무도 키를 복구할 수 없으며, 다른 당사자에게 알려야 합니다.
specimen = 공개된 견본 키입니다. 누구나 이 키로 서명할 수 있습니다.
half = 키 쌍의 한쪽입니다. Ed25519 키와 함께여야 서명할 수 있습니다.
openssh-use = 이 형식의 키로는 로그인과 커밋 서명도 할 수 있습니다. 합의문서에만 서명하는 키를 사용하십시오.
jwk-use = 이 형식의 키로는 토큰 서명도 할 수 있습니다. 합의문서에만 서명하는 키를 사용하십시오.
private-key-to-roster = 이 파일은 개인 키입니다. 키 명부에는 공개 키만 넣습니다
give-public-key = 공개 키 파일(NAME.pub)을 선택하십시오

# 키 명부에 추가한 키.
words-needed = 키의 단어가 없습니다
ask-for-words = 키 보유자에게 전화하여 키의 단어를 읽어 달라고 하고, 읽어 주는 단어를 입력하십시오
key-added = 키를 키 명부에 추가했습니다. 키의 유효 기간 시작: { $time }.
key-added-until = 키를 키 명부에 추가했습니다. 키의 유효 기간 시작: { $time }, 끝: { $until }.
no-party-name = 당사자의 이름을 적지 않았습니다. 키 명부를 고칠 때까지 식별자를 이름으로 사용합니다.
no-holder-name = 키 보유자의 이름을 적지 않았습니다. 키 명부를 고칠 때까지 식별자를 이름으로 사용합니다.
compare-words = 키 보유자 { $holder } 본인과 아직 전화로 단어를 대조하지 않았다면 지금 대조하십시오.
signed-before = 키의 유효 기간이 시작되는 시각을 적으십시오. 키 보유자 { $holder } 본인이 그때 이미 키를 가지고 있었다면 그 시각은 { $time }입니다.
empty-window = 키의 유효 기간이 시작되기 전에 끝납니다
id-meant = { $id } 항목은 새로 추가되었습니다. 키 명부에는 { $known } 항목도 있습니다. { $known } 항목을 뜻했다면 이 키 명부를 저장하지 마십시오.
other-editing = 키 명부의 다른 내용은 명령이나 편집기로 변경합니다.

# 여러 번들.
merged-acts =
    { $acts ->
        [0] 결과에 서명된 행위가 없습니다.
       *[other] 결과에 서명된 행위 { $acts }건이 있습니다.
    }
unsigned-parties = 아직 행위가 없는 당사자: { $parties }.
is-a-draft = 이 파일은 아직 서명할 수 없는 초안입니다. 작성자가 paraph 명령으로 기록을 만들어야 합니다.
