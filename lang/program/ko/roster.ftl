### `paraph roster` 명령의 문장. `paraph key new` 명령이 키 명부에 키를 추가할 때에도 쓴다. 키 명부는 어느 키가
### 누구의 것인지 각 기관이 적어 두는 파일이다.
###
### 힌트에 명령이 있으면 문장 끝에 둔다. 사용자가 그대로 복사하기 때문이다.
###
### $party, $holder, $known  식별자: "rok-mnd", "hong-gil-dong"
### $name            키 명부에 적힌 이름
### $file, $bundle   셸에 입력하는 형태의 파일 이름
### $time, $from, $until, $first, $on  시각
### $acts, $noted, $known_before  행위의 건수
### $key             키 식별자의 앞자리
### $words           키의 열두 단어

# `roster list` 명령의 표. 당사자마다 한 줄: 키 보유자 $holders명 중 $required명이 서명해야 한다.

# 키 명부가 아닌 파일을 키 명부로 지정했을 때.
name-roster =
    본인의 키 명부를 지정하십시오: --roster roster.toml
    키 명부를 만들려면 PARTY 자리에 당사자의 식별자를, HOLDER-ID 자리에 키 보유자의 식별자를 적으십시오:
    paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml
look = 키 명부의 내용을 보려면: paraph roster list --roster { $file }

# 키를 추가한 뒤.
added = 파일 { $file }에 추가했습니다. 키의 유효 기간에는 제한이 없습니다
added-from = 파일 { $file }에 추가했습니다. 키의 유효 기간 시작: { $from }
added-until = 파일 { $file }에 추가했습니다. 키의 유효 기간 끝: { $until }
added-from-until = 파일 { $file }에 추가했습니다. 키의 유효 기간 시작: { $from }, 끝: { $until }
no-party-name = --party-name 옵션이 없어 당사자의 식별자를 이름으로 적었습니다. 이름은 파일에서 고칠 수 있습니다
no-holder-name = --holder-name 옵션이 없어 키 보유자의 식별자를 이름으로 적었습니다. 이름은 파일에서 고칠 수 있습니다
party-meant = 당사자 { $party } 측은 새로 추가되었습니다. 키 명부에 이미 있는 { $known } 측을 뜻했다면 파일 { $file }에서 id = "{ $party }" 항목이 있는 [[party]] 테이블을 지우고, 당사자 자리에 { $known } 식별자를 적어 명령을 다시 실행하십시오
party-meant-add = 당사자 { $party } 측은 새로 추가되었습니다. 키 명부에 이미 있는 { $known } 측을 뜻했다면 파일 { $file }에서 id = "{ $party }" 항목이 있는 [[party]] 테이블을 지우고 키를 다시 추가하십시오: paraph roster add { $known } --key { $public } --holder { $holder } --roster { $file }
holder-meant = 키 보유자 { $holder } 항목은 새로 추가되었습니다. 당사자 { $party } 측에 이미 있는 { $known } 항목을 뜻했다면 파일 { $file }에서 id = "{ $holder }" 항목이 있는 [[party.holder]] 테이블을 지우고 --holder { $known } 옵션으로 명령을 다시 실행하십시오
holder-meant-add = 키 보유자 { $holder } 항목은 새로 추가되었습니다. 당사자 { $party } 측에 이미 있는 { $known } 항목을 뜻했다면 파일 { $file }에서 id = "{ $holder }" 항목이 있는 [[party.holder]] 테이블을 지우고 키를 다시 추가하십시오: paraph roster add { $party } --key { $public } --holder { $known } --roster { $file }
valid-from-first-act = 이 시각에 이 키로 당사자 { $party } 측을 대표하여 처음 서명했습니다. 번들: { $bundle }. 키가 더 늦게 유효해졌다면: --from TIME
acts-before-today = 오늘 이전에 이 키로 한 서명은 인정되지 않습니다. 그런 서명이 있으면 키 명부의 from 항목에 첫 서명의 시각을 적으십시오
compare-words = 키 보유자 { $holder } 본인과 아직 전화로 단어를 대조하지 않았다면 지금 대조하십시오

# 새 키의 행위 가운데 키의 유효 기간 전의 시각을 주장하는 행위는 인정되지 않는다.
# $sentence에는 앞의 것과 같은 온전한 문장이 들어간다.
warning = 경고: { $sentence }
include-early-acts = 키 보유자 { $holder } 본인이 그때 이미 키를 가지고 있었다면 --from { $from } 옵션으로 그 행위를 포함하십시오. 그렇지 않으면 키가 유효해진 시각을 --from TIME 옵션으로 지정하십시오

# 키, 키 보유자 또는 이름이 이미 있을 때. $old는 그 키 보유자의 당사자이다.
# 키 명부에 있는 당사자 식별자 또는 키 보유자 식별자가 오타일 수 있을 때.
party-mistyped =
    { $old } 식별자가 오타이면 파일 { $file }에서 id = "{ $old }" 항목을 id = "{ $party }" 항목으로 고치십시오. 키는 이미 있으므로 더 할 일이 없습니다
    { $holder } 키 보유자가 당사자 { $old } 측에서 당사자 { $party } 측으로 옮겼다면 새 키와 다른 식별자가 필요합니다. 방법: paraph help roster
party-mistyped-there =
    { $old } 식별자가 오타이면 파일 { $file }에서 id = "{ $old }" 항목이 있는 [[party]] 테이블을 지우고 명령을 다시 실행하십시오
    { $holder } 키 보유자가 당사자 { $party } 측으로 옮겼다면 새 키와 다른 식별자가 필요합니다. 방법: paraph help roster
holder-mistyped =
    { $old } 식별자가 오타이면 파일 { $file }에서 id = "{ $old }" 항목을 id = "{ $holder }" 항목으로 고치십시오. 키는 이미 있으므로 더 할 일이 없습니다
    서로 다른 두 사람이면 각자 자기 키가 필요합니다: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
holder-mistyped-there =
    { $old } 식별자가 오타이면 파일 { $file }에서 id = "{ $old }" 항목이 있는 [[party.holder]] 테이블을 지우고 명령을 다시 실행하십시오
    서로 다른 두 사람이면 각자 자기 키가 필요합니다

# 키, 키 보유자 또는 이름이 이미 있을 때. $old는 그 키 보유자의 당사자이다.
holder-moved =
    키 보유자는 한 당사자에만 속하며, { $holder } 항목은 당사자 { $old } 측에 속합니다
    다른 사람이면 다른 식별자를 고르십시오
    같은 사람이 당사자 { $party } 측으로 옮겼다면 새 식별자와 새 키를 주십시오. 그런 다음 이전 키를 폐기하십시오: paraph roster revoke { $holder } --reason retired --since TIME --roster { $file }
edit-window =
    이 키는 이미 키 명부에 있으므로 더 할 일이 없습니다
    키의 유효 기간을 바꾸려면 파일 { $file }에서 그 키의 from 및 until 항목을 고치십시오
# $place는 키가 있는 파일과 행, $at은 거기에 그 키가 있는 당사자이다.
key-is-revoked =
    키 명부에서 이 키가 폐기되어 있습니다: { $place }
    잘못 폐기했다면 그곳의 "revoked = ..." 항목을 지우십시오
    키 보유자의 새 키를 추가하려면 다음을 읽으십시오: paraph help lost-keys
key-of-another =
    키는 한 당사자의 한 보유자에게만 속하며, 이 키는 당사자 { $at } 측의 키 보유자 { $old } 항목에 있습니다
    그것이 잘못이면 그곳의 키를 지우고({ $place }) 명령을 다시 실행하십시오
    그것이 맞으면 키 보유자 { $holder }에게 다른 키가 필요합니다. 실행할 명령: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
key-of-another-holder =
    키는 한 당사자의 한 보유자에게만 속하며, 이 키는 당사자 { $at } 측의 키 보유자 { $old } 항목에 있습니다
    그것이 잘못이면 id = "{ $old }" 항목이 있는 [[party.holder]] 테이블을 지우고({ $place }) 명령을 다시 실행하십시오
    그것이 맞으면 키 보유자 { $holder }에게 다른 키가 필요합니다. 실행할 명령: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
key-of-another-party =
    키는 한 당사자의 한 보유자에게만 속하며, 이 키는 당사자 { $at } 측의 키 보유자 { $old } 항목에 있습니다
    그것이 잘못이면 id = "{ $at }" 항목이 있는 [[party]] 테이블을 지우고({ $place }) 명령을 다시 실행하십시오
    그것이 맞으면 키 보유자 { $holder }에게 다른 키가 필요합니다. 실행할 명령: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
# 그 키 보유자의 다른 항목에 이미 있는 키. 단독으로 또는 키 쌍의 한쪽으로 있다.
half-there-already =
    키는 한 항목에만 있을 수 있으므로 키 쌍에는 새 키 두 개가 필요합니다. 키 보유자 { $holder }의 명령: paraph key new NAME --suite hybrid
    그런 다음 새 키 쌍을 추가하십시오
alone-there-already =
    키 명부에는 이 키가 키 쌍의 한쪽으로 있습니다. 이 키 하나로 한 행위는 인정되지 않습니다
    키 보유자 { $holder }에게 단독 키도 필요하면 새 키를 만들어야 합니다: paraph key new NAME
party-renamed = 식별자는 그대로이며 이미 서명한 것은 효력을 유지합니다. 당사자 { $party } 측의 이름이 바뀌었다면 --party-name 옵션을 빼고 파일 { $file }에서 name 항목을 고치십시오
holder-renamed = 식별자는 그대로이며 이미 서명한 것은 효력을 유지합니다. 키 보유자 { $holder }의 이름이 바뀌었다면 --holder-name 옵션을 빼고 파일 { $file }에서 name 항목을 고치십시오

private-key = 개인 키입니다. 키 명부에는 공개 키만 둡니다
name-public-key = 키 보유자가 다른 사람에게 주는 .pub 파일을 지정하십시오
name-public-half = 같은 폴더에 있는 공개 키를 지정하십시오: { $public }

# 함께 쓸 수 없는 옵션, 번들과 맞지 않는 옵션. $parties는 기록의 당사자이다.
until-before-from = --from 옵션보다 늦은 시각을 --until 옵션으로 지정하십시오
until-before-start = 키의 유효 기간 시작: { $from }. 더 늦은 --until 또는 더 이른 --from 옵션을 지정하십시오
party-of-record-meant = 당사자 { $known } 측을 뜻하셨습니까? 기록의 당사자: { $parties }
parties-of-record = 기록의 당사자: { $parties }

# 누군가 불러 준 단어와 키의 단어. $difference에는 뒤의 세 문장 가운데 하나가 들어간다.
# 키의 단어는 여기서 보여 주지 않는다. 사용자는 키 보유자가 불러 준 단어만 입력한다.

# 어느 키를 폐기하는지. $typed는 입력한 말, $keys는 키의 목록이다.
several-keys = { $typed }에 해당하는 키가 여러 개입니다: { $keys }
key-of-holder = { $key }, 키 보유자 { $holder }, { $words }
revoked-key-of-holder = { $key }, 키 보유자 { $holder }, 폐기됨, { $words }
name-by-words = 폐기할 키를 그 단어로 지정하되 따옴표로 묶으십시오
all-revoked = 키 보유자 { $holder }의 모든 키가 폐기되었습니다
no-such-key = 그런 파일, 키 또는 키 보유자가 없습니다: { $typed }
holder-meant-by = 키 보유자 { $holder }의 키를 뜻하셨습니까? 이름: { $name }

# 키를 폐기한 뒤.
edit-revocation =
    폐기 사유나 시각을 바꾸려면 파일 { $file }에서 그 키의 revoked 항목을 고치십시오
    키 명부의 내용을 보려면: paraph roster list --roster { $file }
end-to-come = 유효 기간의 끝을 미래로 정하려면 파일 { $file }의 그 키에 until = { $time } 항목을 적으십시오
reported-is-past = --reported 옵션은 폐기를 통보받은 시각이므로 미래일 수 없습니다. 지금이면 옵션을 빼십시오
earlier-acts-count = 다음 시각 전에 이 키로 서명한 것은 계속 인정되고, 그 뒤에 서명한 것은 인정되지 않습니다: { $since }. 시각을 바꾸려면 파일 { $file }에서 그 키의 since 항목을 고치십시오
earlier-acts-count-since = 다음 시각 전에 이 키로 서명한 것은 계속 인정되고, 그 뒤에 서명한 것은 인정되지 않습니다: { $since }
since-before-from = 경고: 키 명부에 따르면 --since 옵션의 시각이 이 키의 유효 기간 시작보다 이릅니다. 유효 기간 시작: { $from }. 따라서 이 키로 서명한 것은 모두 인정되지 않습니다
noted-acts-count = 이 키로 서명한 것은 --since 옵션에 지정한 시각 전에 있었음이 접수 기재나 번들의 증거로 증명되는 경우에만 인정됩니다. 새 키로 바꾸는 방법을 보려면 다음을 읽으십시오: paraph help lost-keys
no-acts-count = 이 키로 서명한 것은 모두 인정되지 않습니다. 어느 시각 전에 한 서명이 맞다면 파일 { $file }에서 그 키의 revoked 항목에 since = TIME 형태로 그 시각을 적으십시오. 새 키로 바꾸는 방법을 보려면 다음을 읽으십시오: paraph help lost-keys

# `roster accept` 명령은 어느 시각에 번들의 행위를 보유했다는 접수 기재를 키 명부에 한다.
noted =
    { $noted ->
        [0] 새 접수 기재: 없음
       *[other] 새 접수 기재: { $noted }건
    }{ $known_before ->
        [0] { "" }
       *[other] , 이미 있는 접수 기재: { $known_before }건
    }
nothing-noted = 파일 { $file } 내용은 바뀌지 않았습니다
parties-unknown = 키 명부에 없는 당사자: { $parties }. 키를 추가할 때까지 그 당사자가 서명한 것은 인정되지 않습니다
held-on = 키 명부에 접수 기재를 했습니다. 번들을 보유한 시각: { $on }. 이는 본인의 진술일 뿐이며 다른 사람은 확인할 수 없습니다
held-too-late = 경고: 이 가운데 행위 { $acts }건은 그보다 앞선 시각부터 폐기된 키로 서명되어, 이 접수 기재로는 인정되지 않습니다. 더 일찍 보유했음을 보일 수 있으면 --on TIME 옵션을 쓰고, 그렇지 않으면 새 서명을 요청하십시오. 방법: paraph help lost-keys
signed-when-revoked = 경고: 이 가운데 행위 { $acts }건은 서명자가 적은 시각에 키가 이미 폐기되어 있었으므로, 접수 기재를 해도 인정되지 않습니다. 새 서명을 요청하십시오. 방법: paraph help lost-keys
held-in-future =
    이 컴퓨터의 시계가 틀렸다면 먼저 시계를 맞추십시오
    지금 보유하고 있다면 --on 옵션을 빼십시오
record-in-future =
    이 컴퓨터의 시계가 틀렸다면 시계를 맞추십시오
    시계가 맞다면 날짜가 미래가 아닌 기록을 보낸 사람에게 요청하십시오
act-in-future =
    이 컴퓨터의 시계가 틀렸다면 시계를 맞추십시오
    시계가 맞다면 행위의 날짜가 미래이므로 서명자에게 다시 서명해 달라고 하십시오
older-acts-held =
    그때 이전 행위만 보유했다면 그때 보유한 번들을 지정하십시오
    전부를 더 나중에 보유했다면 그 시각을 --on 옵션으로 지정하고, 지금이면 옵션을 빼십시오
give-time-held = 이 번들을 보유한 시각을 --on 옵션으로 지정하고, 지금이면 옵션을 빼십시오

# `roster check`
nothing-found = 문제가 될 사항이 없습니다
findings-may-be-wanted = verify 명령의 판정은 바뀌지 않습니다. 의도한 것이면 그대로 두어도 됩니다
