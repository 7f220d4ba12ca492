### 서명할 수 없을 때 할 일: 마침표가 없는 지시문.
###
### $party, $owner, $asked, $before   당사자의 식별자. $parties: 여러 당사자
### $holder          키 명부에 있는 사람의 식별자
### $act             행위의 식별자
### $roster          키 명부의 이름
### $created, $from  시각
### 명령과 웹 페이지가 서로 다르게 채우는 인수:
### $input           입력 항목: "--party 옵션". $confirm: "--intent confirm"
### $show, $verdict, $changes, $make   행위를 보는 방법, 판정을 보는 방법, 변경 방법을 읽는 곳, 키를 만드는 방법:
###                  "paraph show tor.bundle.json"
### $again           키 명부를 지정하여 다시 서명하는 방법
### $add, $begin     키 명부에 키를 추가하거나 키 명부를 만드는 방법
### $choice, $deed   행위를 고르는 방법: "--of 0123abcd". 누가 무엇을 했는지
### $give            빠진 것을 지정하는 방법

of-unwanted = { $confirm }, 입회(witness) 또는 철회(withdraw) 행위에만 사용할 수 있습니다: { $input }
list-acts = 행위와 그 식별자의 목록을 보려면: { $show }
name-the-act = 다음 중 하나로 대상 행위를 지정하십시오:
candidate = { $choice }, 대상: { $deed }
nothing-else-needed = 더 할 일이 없습니다
see-the-acts =
    행위와 그 서명자를 보려면: { $show }
    그 행위가 다른 번들에 있으면 그 번들에 서명하십시오
see-the-verdict = 무엇이 빠졌는지 보려면: { $verdict }
ask-for-the-act = 그 행위가 들어 있는 번들을 요청하여 그 번들에 서명하십시오
authority-unwanted = 이 행위에는 권한 증명이 필요하지 않습니다. 지정한 것을 빼십시오
statements-unwanted = 진술은 서명, 추인 또는 승인에만 붙일 수 있습니다
name-roster = 키 명부를 지정하십시오: { $again }
begin-roster =
    누구의 키인지 적은 본인의 키 명부가 필요합니다
    { $begin }
    그런 다음 그 명부를 지정하십시오: { $again }
add-key =
    올바른 키인지 확인하십시오
    { $add }
correct-in-roster = 당사자 { $asked } 측을 뜻하셨습니까? 그렇다면 파일 { $roster }에서 id = "{ $owner }" 항목을 id = "{ $asked }" 항목으로 고치십시오
party-meant-leave-out = 당사자 { $owner } 측을 뜻하셨습니까? 이 키를 쓸 때는 다음 항목을 빼십시오: { $input }
leave-out-wrong-party =
    이 키로는 당사자 { $owner } 측을 대표하여 서명합니다. 다음 항목을 빼십시오: { $input }
    기록의 당사자: { $parties }
sign-with-key-of = 당사자 { $asked } 측의 키로 서명하십시오. 당사자 { $owner } 측은 이 기록의 당사자가 아닙니다
leave-out-party = 당사자 { $party } 측을 대표하여 서명하려면 다음 항목을 빼십시오: { $input }
record-parties-meant-in-roster =
    당사자 { $party } 측을 뜻하셨습니까? 그렇다면 파일 { $roster }에서 id = "{ $owner }" 항목을 id = "{ $party }" 항목으로 고치십시오
    기록의 당사자: { $parties }
record-parties-meant = 당사자 { $party } 측을 뜻하셨습니까? 기록의 당사자: { $parties }
record-parties =
    기록의 당사자: { $parties }
    다른 당사자가 참여하려면 모든 당사자가 새 기록에 서명해야 합니다. 방법: { $changes }
text-changed =
    보낸 사람에게 문본을 다시 요청하고, 일치할 때까지 서명하지 마십시오
    문본을 변경하려면: { $changes }
text-converted = 편집기나 메일 프로그램이 글은 그대로 두고 파일의 저장 형식을 바꾸었습니다. 보낸 사람에게 파일을 zip 압축 파일로 다시 보내 달라고 요청하십시오
text-missing = 서명하려면 문본이 있어야 합니다. { $give }
name-signatory =
    본인의 이름이 적힌 키 명부를 지정하십시오: { $again }
    또는 { $give }
already-signed = 본인이 더 할 일은 없습니다. 이미 한 행위: { $act }
already-there =
    같은 행위가 이미 있습니다. 그 행위의 식별자: { $act }
    그 행위가 인정되는지, 무엇이 빠졌는지 보려면: { $verdict }
out-of-order-send =
    아직 아무도 서명하지 않았습니다. 당사자 { $before } 측에 기록을 보내 먼저 서명하게 하십시오
    그런 다음 그쪽에서 보내는 번들에 서명하십시오
out-of-order = 당사자 { $before } 측에 서명한 번들을 요청하여 그 번들에 서명하십시오
powers-ended = 당사자 { $party } 측에 유효한 권한이 있는 사람의 행위(예: 추인)를 요청한 다음 봉인하십시오
new-key =
    { $suite ->
        [hybrid] 새 키 쌍을 만들어 다른 당사자에게 알리고 그 키 쌍으로 서명하십시오: { $make }
       *[classic] 새 키를 만들어 다른 당사자에게 알리고 그 키로 서명하십시오: { $make }
    }
key-valid-from =
    다음 시각 전에도 유효한 키였다면 파일 { $roster }에서 이 키의 "from" 항목에 더 이른 시각을 적으십시오: { $from }
    그렇지 않으면 그 시각 뒤에 서명하거나 다른 키로 서명하십시오
change-scope =
    키 보유자 { $holder }에게 이 행위가 허용되면 파일 { $roster }에서 이 키의 "scope" 항목을 고치십시오
    그렇지 않으면 당사자 { $party } 측의 다른 사람이 서명해야 합니다
sign-with-pair = 키 쌍의 두 키로 함께 서명하십시오. { $give }
sign-with-keys-of-one = 두 사람의 키로 함께 서명할 수 없습니다. 키 명부에 있는 한 사람의 키나 키 쌍으로 서명하십시오. 키 보유자: { $one }, { $other }
sign-with-known = 키 명부에 있는 키 보유자 { $holder }의 키나 키 쌍으로 서명하십시오
    새 키 쌍에는 새 키 두 개가 필요하며, 먼저 키 명부에 추가해야 합니다: { $make }
new-pair = 키 쌍으로 서명하십시오. 없으면 만들어 다른 당사자에게 알리십시오: { $make }
sign-with-designated = 기록에 지정된 키로 서명하십시오. 키 목록을 보려면: { $show }
new-record = 기록에 지정된 당사자 { $party } 측의 키 중에 이제 서명할 수 있는 키가 없습니다. 모든 당사자가 새 기록에 서명해야 합니다. 방법: { $changes }
leave-out-signed-at = 다음 항목을 빼십시오: { $input }. 그러면 이 컴퓨터의 시각을 사용합니다
later-than-record = { $input }에는 기록을 작성한 때보다 늦은 시각을 지정하거나, 시각을 지정하지 마십시오. 기록을 작성한 때: { $created }
later-than-seen = { $input }에는 이미 있는 행위보다 늦은 시각을 지정하거나, 시각을 지정하지 마십시오
clock-or-record =
    이 컴퓨터의 시계가 틀렸다면 시계를 맞추십시오
    시계가 맞다면 기록의 날짜가 미래이므로 보낸 사람에게 다른 기록을 요청하십시오
clock-or-act =
    이 컴퓨터의 시계가 틀렸다면 시계를 맞추십시오
    시계가 맞다면 이미 있는 행위의 날짜가 미래이므로 그 서명자에게 다시 서명해 달라고 하십시오
name-own-act =
    본인의 행위를 지정하십시오: { $input }
    행위와 그 서명자를 보려면: { $show }
name-act-of-party =
    당사자 { $party } 측의 행위를 지정하십시오: { $input }
    행위와 그 서명자를 보려면: { $show }
name-act-of-others =
    다른 사람의 행위를 지정하십시오: { $input }
    행위와 그 서명자를 보려면: { $show }
nothing-to-approve = 승인하지 않아도 됩니다. 무엇이 빠졌는지 보려면: { $verdict }
seal-later = 빠진 것이 더 없을 때 봉인하십시오. 무엇이 빠졌는지 보려면: { $verdict }
change-after-seal = 변경하려면 모든 당사자가 새 기록에 서명해야 합니다. 방법: { $changes }
