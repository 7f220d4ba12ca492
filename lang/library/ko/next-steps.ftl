### 이유마다 할 일: 마침표 없는 지시문. 명령처럼 보이는 것은 대문자 자리를 채워 그대로 입력하는 것이므로 번역하지 않는다.
###
### $party    당사자의 식별자
### $perhaps  거의 같은, 키 명부에 있는 당사자의 식별자
### $owner    키가 속한 당사자의 식별자
### $before   먼저 서명하는 당사자의 식별자
### $holder   키 명부에 있는 사람의 식별자
### $name     사람의 이름. 주장인 경우 따옴표로 묶음
### $people   이름과 식별자: "Jane Doe [jane-doe] 또는 홍길동 [hong-gil-dong]"
### $missing  모자라는 서명의 수
### $words    키를 나타내는 열두 단어
### $file     문본의 파일 이름
### $claimed, $from, $since, $at  시각
### $why      행위가 인정되지 않는 이유: acts.ftl의 메시지
### $act      행위 식별자의 앞자리
### $step     이 파일의 메시지
### $tool     읽는 사람이 쓰는 것: 명령 또는 페이지

unsound = 보낸 사람에게 파일을 다시 요청하십시오
other-record =
    올바른 기록을 지정했는지 확인하십시오
    올바른 기록이면 보낸 사람에게 전화하여 두 기록의 단어 24개를 대조하십시오
    지정한 기록이 맞다면 이 번들은 쓸 수 없습니다. 모든 당사자에게 지정한 기록에 서명하도록 요청하십시오
party-absent =
    원하는 번들이 맞는지 확인하십시오
    당사자 { $party } 측이 참여하려면 모든 당사자가 새 기록에 서명해야 합니다. { $tool ->
        [page] 새 기록은 작성자가 paraph 명령으로 만듭니다
       *[command] 방법: paraph help changes
    }
text-converted = 파일이 전달 과정에서 변환되었습니다. 보낸 사람에게 파일을 압축 파일에 담아 다시 보내 달라고 요청하십시오
text-differs =
    이 파일을 사용하지 말고 보낸 사람에게 문본을 다시 요청하십시오
    본인이 실수로 바꾼 것이면 서명된 판으로 되돌리십시오
    변경이 필요하면 모든 당사자가 새 기록에 서명해야 합니다. { $tool ->
        [page] 새 기록은 작성자가 paraph 명령으로 만듭니다
       *[command] 방법: paraph help changes
    }
text-missing = 파일 { $file } 사본을 문본 폴더에 넣으십시오
contested = 당사자 { $party } 측에 서명할지 거절할지 확인하십시오. 서명하려면 다시 서명해야 합니다
withdrawn = 당사자 { $party } 측이 서명을 철회했습니다. 아직 서명할 의사가 있는지 확인하십시오. 서명하려면 다시 서명해야 합니다
declined = 당사자 { $party } 측에 원하는 변경 사항을 확인하십시오
reserved = 당사자 { $party } 측에 그 서명을 철회하고 유보 없이 다시 서명하도록 요청하십시오
act-missing = 당사자 { $party } 측에 서명한 번들을 요청하여 이 번들과 병합하십시오
time-unproven =
    { $tool ->
        [page] 그때까지 번들을 가지고 있었음을 보일 수 있으면 키 명부에 접수 기재를 하십시오. 방법은 "키" 화면의 끝에 있습니다
       *[command] 그때까지 번들을 가지고 있었음을 보일 수 있으면 접수 기재를 하십시오: paraph roster accept FILE --on TIME --roster ROSTER
    }
    그렇지 않으면 당사자 { $party } 측에 다시 서명하도록 요청하십시오
instrument-missing =
    { $tool ->
        [page] 권한을 부여하는 합의문서가 있으면 그 파일도 선택하십시오
       *[command] 권한을 부여하는 합의문서가 있으면 --with 옵션으로 지정하십시오
    }
    없으면 당사자 { $party } 측에 요청하십시오
ask-signature = 다음 사람에게 서명을 요청하십시오: { $people }
ask-authority =
    { $tool ->
        [page]
            다음 사람에게 권한을 부여하는 합의문서를 지정하여 추인하도록 요청하십시오: { $people }
            추인과 합의문서는 "서명" 화면의 "추가 항목"에서 선택합니다
       *[command]
            다음 사람에게 권한을 부여하는 합의문서를 지정하여 추인하도록 요청하십시오: { $people }. 실행할 명령:
            paraph sign FILE --intent confirm --authority INSTRUMENT --key NAME.key --roster ROSTER
    }
ask-confirmation = 다음 사람에게 추인을 요청하십시오: { $people }
ask-approval = 다음 사람에게 승인을 요청하십시오: { $people }

# $people에 들어가는, 키 명부에 있는 사람.
holder = { $name } [{ $holder }]

# 키 명부에 당사자가 없다.
party-unknown =
    이미 알고 있던 번호로 당사자 { $party } 측에 전화하여 키의 단어 12개를 읽어 달라고 하십시오. 번들에 적힌 번호는 쓰지 마십시오
    { $tool ->
        [page] 그런 다음 "키" 화면에서 들은 단어로 키를 하나씩 추가하십시오
       *[command]
            그런 다음 키를 하나씩 추가하십시오. FILE 자리에 이 번들, "..." 자리에 들은 단어, ID 자리에 키 보유자의 식별자, ROSTER 자리에 키 명부를 적으십시오:
            paraph roster add { $party } --bundle FILE --words "..." --holder ID --roster ROSTER
    }
party-perhaps =
    키 명부에 당사자 { $perhaps } 측이 있습니다. 오타라면 명부에 id = "{ $party }" 값을 적으십시오
    오타가 아니면 다음과 같이 하십시오. { $step }

# 행위가 있으나 인정되지 않는다.
not-counted = { $name } 명의의 행위가 인정되지 않습니다(행위 { $act }). 이유: { $why }
too-early =
    키 명부에서 키 보유자 { $holder }의 이 키는 { $from }부터 유효합니다
    { $claimed }에 이미 가지고 있던 키라면 키 명부의 "from" 값을 그 시각이나 그 이전으로 바꾸십시오. 다시 서명할 필요는 없습니다
expired = 키가 만료된 뒤였습니다. 키 보유자 { $holder }에게 지금 유효한 키로 서명하도록 요청하십시오
sign-with-new-key = 키 보유자 { $holder }에게 지금 키 명부에 있는 키로 다시 서명하도록 요청하십시오
sign-with-another-key =
    { $tool ->
        [page]
            키 보유자 { $holder }에게 "키" 화면에서 새 키를 만들어 그 키로 다시 서명하도록 요청하십시오
            그 서명이 인정되려면 먼저 "키" 화면에서 새 키를 키 명부에 추가해야 합니다
       *[command]
            키 보유자 { $holder }에게 새 키를 만들어 그 키로 다시 서명하도록 요청하십시오: paraph key new NAME
            그 서명이 인정되려면 먼저 새 키를 키 명부에 추가해야 합니다. 방법: paraph help lost-keys
    }
held-before =
    { $tool ->
        [page] { $since } 전에 이 번들을 가지고 있었음을 보일 수 있으면 그 시각으로 키 명부에 접수 기재를 하십시오. 방법은 "키" 화면의 끝에 있습니다
       *[command] { $since } 전에 이 번들을 가지고 있었음을 보일 수 있으면 그 시각으로 접수 기재를 하십시오: paraph roster accept FILE --on TIME --roster ROSTER
    }
    그렇지 않으면 다음과 같이 하십시오. { $step }
key-of-another-party =
    당사자 { $owner } 측에 키 보유자 { $holder }의 키로 당사자 { $party } 측을 위해 서명한 이유를 확인하십시오
    그런 다음 당사자 { $party } 측에 서명을 요청하십시오
specimen-key =
    { $tool ->
        [page] 키 보유자 { $holder }에게 "키" 화면에서 자신의 키를 만들어 그 키로 서명하도록 요청하십시오
       *[command] 키 보유자 { $holder }에게 자신의 키를 만들어 그 키로 서명하도록 요청하십시오: paraph key new NAME
    }
not-allowed =
    키 보유자 { $holder }에게 이 행위가 허용된다면 키 명부에서 그 키의 "scope" 값을 바꾸십시오
    그렇지 않으면 당사자 { $party } 측의 다른 사람에게 요청하십시오
not-designated =
    키 보유자 { $holder }에게 기록이 지정한 키로 서명하도록 요청하십시오
    이 키를 꼭 써야 한다면 당사자들이 이 키를 지정하는 새 기록에 서명해야 합니다
new-record =
    기록에 지정된 당사자 { $party } 측의 키 중에 이제 서명할 수 있는 키가 없습니다. 모든 당사자가 새 기록에 서명해야 합니다. { $tool ->
        [page] 새 기록은 작성자가 paraph 명령으로 만듭니다
       *[command] 방법: paraph help changes
    }
named-keys =
    당사자 { $party } 측은 기록에 지정된 키만 인정됩니다. 그중 키 명부에 지금 쓸 수 있는 다른 키가 없습니다
    { $tool ->
        [page] 지정된 키를 보려면 기록을 확인하십시오
       *[command] 지정된 키를 보려면: paraph show FILE
    }
    당사자 { $party } 측에 키 보유자가 누구인지 전화로 묻고 키 명부를 고치십시오
half-of-a-pair = 키 보유자 { $holder }에게 키 쌍의 두 키로 함께 서명하도록 요청하십시오
halves-of-two-holders =
    두 키는 서로 다른 두 사람의 키입니다. 당사자 { $party } 측에 누가 서명했는지 전화로 물어보십시오
    그런 다음 그 사람에게 키 명부에 있는 자신의 키나 키 쌍으로 서명하도록 요청하십시오
other-set =
    키 보유자 { $holder }에게 키 명부에 있는 자신의 키나 키 쌍으로 서명하도록 요청하십시오
    { $tool ->
        [page] 다른 키 쌍으로 서명하려면 두 키가 모두 새 키여야 합니다. 키 보유자가 "키" 화면에서 만듭니다
       *[command] 다른 키 쌍으로 서명하려면 두 키가 모두 새 키여야 합니다. 키 보유자가 실행할 명령: paraph key new NAME --suite hybrid
    }
    그런 다음 그 키 쌍을 키 명부에 추가하십시오. 그러지 않으면 새 서명이 인정되지 않습니다
make-pair =
    { $tool ->
        [page] 키 보유자 { $holder }에게 "키" 화면에서 키 쌍을 만들어 서명하도록 요청하십시오
       *[command] 키 보유자 { $holder }에게 키 쌍을 만들어 서명하도록 요청하십시오: paraph key new NAME --suite hybrid
    }
    그런 다음 그 키 쌍을 키 명부에 추가하십시오. 그러지 않으면 새 서명이 인정되지 않습니다
sign-with-pair = 키 보유자 { $holder }에게 키 명부에 있는 키 쌍으로 다시 서명하도록 요청하십시오
from-the-future =
    판정 기준 시각({ $at })보다 이 행위가 주장하는 시각이 더 늦습니다
    { $tool ->
        [page] 다음 시각이 이미 지났다면 "더 많은 선택 사항"에서 시각을 비우고 현재 시각을 기준으로 판정하십시오: { $claimed }
       *[command] 다음 시각이 이미 지났다면 --at 옵션을 빼고 현재 시각을 기준으로 판정하십시오: { $claimed }
    }
    다음 시각이 아직 오지 않았다면 시계가 틀린 것입니다: { $claimed }. 키 보유자 { $holder }에게 컴퓨터 시계를 맞추고 다시 서명하도록 요청하십시오
clock-wrong = 키 보유자 { $holder }에게 컴퓨터 시계를 맞추고 다시 서명하도록 요청하십시오
out-of-order = 키 보유자 { $holder }에게 당사자 { $before } 측의 서명이 있는 번들을 보내고 그 번들에 서명하도록 요청하십시오

# 여러 단계.
or-ask =
    { $step }
    지금 서명할 수 있는 사람: { $people }
too-few =
    다음 사람에게 서명을 요청하십시오: { $people }
    서명 { $missing }개가 모자라며, 키 명부에는 지금 서명할 수 있는 다른 사람이 없습니다. 나머지 서명은 다음과 같이 하십시오. { $step }
unknown-key =
    당사자 { $party } 측에 누구의 키인지 전화로 묻고 키의 단어 12개를 읽어 달라고 하십시오
    { $tool ->
        [page] 그 당사자의 키라면 "키" 화면에서 들은 단어로 추가하십시오
       *[command]
            그 당사자의 키라면 추가하십시오. FILE 자리에 이 번들, "..." 자리에 들은 단어, ID 자리에 키 보유자의 식별자, ROSTER 자리에 키 명부를 적으십시오:
            paraph roster add { $party } --bundle FILE --words "..." --holder ID --roster ROSTER
    }
    그 당사자의 키가 아니면 다음과 같이 하십시오. { $step }

# 키 명부에 지금 할 수 있는 키가 없다.
no-one-else =
    키 명부에 당사자 { $party } 측의 다른 사람이 없습니다. 그 당사자에게 누가 어느 키로 할지 전화로 물으십시오
    { $tool ->
        [page] 그런 다음 그 키의 파일도 선택하고 "키" 화면에서 추가하십시오
       *[command]
            그런 다음 그 키를 추가하십시오. NAME.pub 자리에 키 파일, ID 자리에 키 보유자의 식별자, ROSTER 자리에 키 명부를 적으십시오:
            paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
    }
valid-later =
    키 명부에서 키 보유자 { $person }의 키는 다음 시각부터 유효합니다: { $from }
    그 전에도 유효한 키였다면 키 명부에서 이 키의 "from" 값을 더 이른 시각으로 바꾸십시오
    그렇지 않으면 그 시각 뒤에 서명하거나 다른 키로 서명하도록 요청하십시오
no-key-of-one =
    { $tool ->
        [page]
            키 명부에 있는 키 보유자 { $person }의 키로는 지금 이 행위를 할 수 없습니다. "키" 화면에서 새 키를 만들도록 요청하십시오
            이름이 .pub로 끝나는 파일을 받으면 그 파일도 선택하고 "키" 화면에서 추가하십시오. 당사자: { $party }, 키 보유자: { $holder }
       *[command]
            키 명부에 있는 키 보유자 { $person }의 키로는 지금 이 행위를 할 수 없습니다. 새 키를 만들도록 요청하십시오: paraph key new NAME
            받은 NAME.pub 파일을 키 명부에 추가하십시오: paraph roster add { $party } --key NAME.pub --holder { $holder } --roster ROSTER
    }
    그런 다음 새 키로 서명하도록 요청하십시오
no-key-of-several =
    { $tool ->
        [page]
            키 명부에 있는 다음 사람의 키로는 지금 이 행위를 할 수 없습니다: { $people }. 그중 한 사람에게 "키" 화면에서 새 키를 만들도록 요청하십시오
            이름이 .pub로 끝나는 파일을 받으면 그 파일도 선택하고 "키" 화면에서 추가하십시오. 당사자: { $party }
       *[command]
            키 명부에 있는 다음 사람의 키로는 지금 이 행위를 할 수 없습니다: { $people }. 그중 한 사람에게 새 키를 만들도록 요청하십시오: paraph key new NAME
            받은 NAME.pub 파일을 키 명부에 추가하십시오: paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
    }
    그런 다음 새 키로 서명하도록 요청하십시오
# 키 쌍으로만 할 수 있을 때.
no-pair-of-one =
    { $tool ->
        [page]
            키 명부에 키 보유자 { $person }의 지금 쓸 수 있는 키 쌍이 없습니다. "키" 화면에서 키 쌍을 만들도록 요청하십시오
            이름이 .pub로 끝나는 파일을 받으면 그 파일도 선택하고 "키" 화면에서 추가하십시오. 당사자: { $party }, 키 보유자: { $holder }
       *[command]
            키 명부에 키 보유자 { $person }의 지금 쓸 수 있는 키 쌍이 없습니다. 키 쌍을 만들도록 요청하십시오: paraph key new NAME --suite hybrid
            받은 NAME.pub 파일을 키 명부에 추가하십시오: paraph roster add { $party } --key NAME.pub --holder { $holder } --roster ROSTER
    }
    그런 다음 그 키 쌍으로 서명하도록 요청하십시오
no-pair-of-several =
    { $tool ->
        [page]
            키 명부에 다음 사람의 지금 쓸 수 있는 키 쌍이 없습니다: { $people }. 그중 한 사람에게 "키" 화면에서 키 쌍을 만들도록 요청하십시오
            이름이 .pub로 끝나는 파일을 받으면 그 파일도 선택하고 "키" 화면에서 추가하십시오. 당사자: { $party }
       *[command]
            키 명부에 다음 사람의 지금 쓸 수 있는 키 쌍이 없습니다: { $people }. 그중 한 사람에게 키 쌍을 만들도록 요청하십시오: paraph key new NAME --suite hybrid
            받은 NAME.pub 파일을 키 명부에 추가하십시오: paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
    }
    그런 다음 그 키 쌍으로 서명하도록 요청하십시오
