### 합의문서 사이의 문제. 뒤 괄호 안에 코드가 붙으므로 마지막 문장에는 마침표를 찍지 않는다.
###
### $relation `relation` 문장 전체
### $kind     한 합의문서가 다른 합의문서에 대하여 하는 일 (기록에 적힌 관계)
### $from, $target  두 기록의 해시값. $from 기록이 $target 기록에 대하여 말한다
### $id       기록의 식별자 (urn:uuid:...)
### $found    가지고 있는 기록의 해시값 또는 식별자
### $act, $by 행위의 해시값, 기록의 해시값
### $parties  당사자의 식별자
### $records, $ids  기록의 해시값 또는 식별자
### $count    목록에 적지 않은 것의 수

relation =
    { $kind ->
        [amends] 기록 { $from } 문서가 기록 { $target } 문서를 개정합니다
        [supersedes] 기록 { $from } 문서가 기록 { $target } 문서를 대체합니다
        [terminates] 기록 { $from } 문서가 기록 { $target } 문서를 종료합니다
        [extends] 기록 { $from } 문서가 기록 { $target } 문서를 연장합니다
        [implements] 기록 { $from } 문서가 기록 { $target } 문서를 이행합니다
        [reaffirms] 기록 { $from } 문서가 기록 { $target } 문서를 재확인합니다
        [validated-by] 기록 { $from } 문서의 내용을 기록 { $target } 문서가 뒷받침합니다
        [annex-of] 기록 { $from } 문서는 기록 { $target } 문서의 부속서입니다
        [corrects] 기록 { $from } 문서가 기록 { $target } 문서를 정정합니다
       *[reply-to] 기록 { $from } 문서는 기록 { $target } 문서에 대한 회신입니다
    }

target-missing = { $relation }. 그러나 대상 기록을 가지고 있지 않습니다({ $id })
wrong-digest = { $relation }. 그러나 식별자 { $id } 기록으로 가지고 있는 것은 해시값이 다릅니다: { $found }. 그 기록을 뜻한 것이면, 그 해시값을 적은 새 기록에 서명하십시오
wrong-id = { $relation }. 그러나 대상 기록의 식별자가 다릅니다. 적힌 식별자: { $id }, 실제 식별자: { $found }
not-by-all-parties = { $relation }. 그러나 당사자 { $parties } 측이 동의하지 않았으므로 아무것도 바뀌지 않습니다
extension-without-end = 기록 { $from } 문서가 기록 { $target } 문서를 연장하나, 언제까지인지 정하지 않았으므로 아무것도 바뀌지 않습니다
ends-by-less = { $relation }. 그러나 당사자 { $parties } 측에 대한 요건이 대상 기록보다 적습니다. 누가 서명하고, 승인하고, 권한을 증명해야 했는지 비교하십시오
end-not-proven = 기록 { $from } 문서는 봉인되었고, 그 행위 { $act }의 근거는 기록 { $target } 문서의 권한입니다. 그 권한은 그때 이미 기록 { $by } 문서에 따라 끝났으나, 기록 { $by } 문서가 그때 이미 있었다는 증명이 없습니다
same-id-in-effect = 발효 중인 여러 기록이 같은 식별자 { $id } 하나를 씁니다: { $records }. 어느 기록이 효력이 있는지 다른 당사자와 합의하고 나머지를 종료하십시오
supersession-cycle = 다음 합의문서들이 서로를 순환하여 대체합니다: { $ids }

more = 그 밖의 { $count }개
