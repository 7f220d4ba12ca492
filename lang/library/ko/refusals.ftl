### 서명할 수 없는 이유: 마침표가 없는 문장.
###
### $party, $owner, $asked, $before   당사자의 식별자
### $intent, $input   서명자가 지정한 것. 명령에서는 "--intent seal", "--authority 옵션"
### $count, $more    개수와 나머지의 개수
### $rows, $files    보고서에 나오는 형태의 문본, 그 경로
### $act, $target    행위의 식별자 또는 그 앞부분
### $record, $powers, $first, $second   기록의 해시값
### $reason, $since, $from, $until, $time   폐기 사유와 시각
### $why             행위가 인정되지 않는 이유를 적은 이 파일의 문장

of-unwanted = { $intent } 행위에는 대상이 되는 다른 행위가 없습니다
no-such-act = 번들에 이 식별자의 행위가 없습니다
of-needed = 대상이 될 수 있는 행위가 { $count }건 있습니다
nothing-to-confirm = 우리 측 행위 가운데 추인이 필요한 것이 없습니다
nothing-to-withdraw = 철회할 수 있는 본인의 행위가 없습니다
nothing-to-witness = 아직 다른 사람이 서명하지 않았습니다
withdrawn-already = 이미 철회한 행위입니다: { $target }. 철회 행위: { $act }
authority-unwanted = { $intent } 행위에 사용할 수 없습니다: { $input }
statements-unwanted = { $intent } 행위에 사용할 수 없습니다: { $input }
roster-needed = 봉인하려면 누가 서명했는지 알 수 있는 키 명부가 필요합니다
party-needed = 어느 당사자를 대표하여 서명하는지 지정하지 않았습니다
unknown-key = 키 명부에 없는 키입니다
half-of-a-pair = 이 키는 키 명부에 키 보유자 { $holder }의 키 쌍의 한쪽으로 있으며, 다른 한쪽과 함께 서명해야 인정됩니다
other-set = 두 키 중 하나가 키 명부에 키 보유자 { $holder }의 키로 있으나, 이 키 쌍은 없습니다
halves-of-two-holders = 키 명부에 따르면 두 키는 서로 다른 키 보유자 { $one }, { $other }의 키입니다
key-of-another-party = 키 명부에 따르면 이 키는 당사자 { $asked } 측이 아니라 당사자 { $owner } 측의 키입니다
party-not-in-record = 당사자 { $party } 측은 이 기록의 당사자가 아닙니다
other-record = 두 번들이 서로 다른 기록에 관한 것입니다: { $first }, { $second }
name-needed = 서명자의 이름을 지정하지 않았습니다
already-signed =
    { $intent ->
        [initial] 이 키로 이미 이 기록에 가서명했습니다: { $time }
        [sign] 이 키로 이미 이 기록에 서명했습니다: { $time }
        [sign-ad-referendum] 이 키로 이미 이 기록에 조건부서명을 했습니다: { $time }
        [confirm] 이 키로 이미 추인했습니다: { $time }
        [approve] 이 키로 이미 승인했습니다: { $time }
        [witness] 이 키로 이미 입회인으로 서명했습니다: { $time }
        [decline] 이 키로 이미 이 기록의 서명을 거절했습니다: { $time }
        [withdraw] 이 키로 이미 철회했습니다: { $time }
       *[seal] 이 키로 이미 봉인했습니다: { $time }
    }
out-of-order = 당사자 { $party } 측보다 당사자 { $before } 측이 먼저 서명해야 하나, 아직 서명하지 않았습니다
would-not-count = 키 명부에 따르면 이 행위는 인정되지 않습니다. { $why }
would-not-count-by-record = 이 행위는 인정되지 않습니다. { $why }
key-of-party = 당사자 { $party } 측의 키입니다
key-may-not = 이 키의 "scope" 항목에 없는 행위입니다: { $intent }
key-not-designated = 기록에 지정된 이 당사자의 키가 아닙니다
pair-by-record = 기록은 키 쌍의 서명을 요구하나, 이것은 키 하나입니다
pair-by-roster = 키 명부는 { $from }부터 키 쌍의 서명을 요구하나, 이것은 키 하나입니다
time-in-future = 행위의 시각이 미래입니다
time-before-record = 행위의 시각이 기록을 작성한 때보다 앞섭니다
time-before-seen = 행위의 시각이 열람한 행위의 시각보다 앞섭니다
key-valid-later = 서명 시각에 아직 유효하지 않은 키입니다. 유효 기간 시작: { $from }
key-expired = 서명 시각에 이미 만료된 키입니다. 만료 시각: { $until }
key-not-valid = 그 시각에 유효한 키가 아닙니다
key-revoked =
    { $reason ->
        [retired] 폐기된 키입니다(사용 종료). 폐기 시점: { $since }
        [superseded] 폐기된 키입니다(교체됨). 폐기 시점: { $since }
        [compromised] 폐기된 키입니다(유출됨). 폐기 시점: { $since }
       *[unauthorised] 폐기된 키입니다(권한 없음). 폐기 시점: { $since }
    }
key-revoked-always =
    { $reason ->
        [retired] 폐기된 키입니다(사용 종료)
        [superseded] 폐기된 키입니다(교체됨)
        [compromised] 폐기된 키입니다(유출됨)
       *[unauthorised] 폐기된 키입니다(권한 없음)
    }
seal-expired = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 만료되었습니다
seal-superseded = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 대체되었습니다
seal-terminated = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 종료되었습니다
seal-withdrawn = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 철회되거나 거절되었습니다
sealed-act-expired = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 만료되었습니다
sealed-act-superseded = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 대체되었습니다
sealed-act-terminated = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 종료되었습니다
sealed-act-withdrawn = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 철회되거나 거절되었습니다
idle-withdrawn = 철회된 행위입니다
idle-declined = 본인이 그 뒤에 거절했습니다
idle-signed = 본인이 그 뒤에 서명했습니다
idle-contradicted = 본인이 다른 사본에서 반대되는 행위를 했습니다. 먼저 둘 중 하나를 철회하십시오
idle-target-missing = 대상이 되는 행위가 번들에 없습니다
idle-not-own-party = 추인하려는 행위가 다른 당사자의 것입니다
idle-not-own-act = 철회하려는 행위가 본인의 것이 아닙니다
idle-not-withdrawable = 철회는 철회할 수 없습니다. 다시 서명하십시오
idle-own-witness = 본인의 행위에는 입회할 수 없습니다
idle-nothing-to-confirm = 추인하려는 행위는 추인이 필요하지 않거나 더 이상 인정되지 않습니다
idle-no-approval = 기록이 승인을 요구하지 않습니다
idle-sealed-too-early = 봉인하려는 내용이 아직 체결되지 않았습니다
idle-after-the-seal = 당사자들이 이미 행위를 봉인했으므로 더 이상 변경할 수 없습니다
not-the-id = 입력이 당사자의 식별자와 다르므로 아무것도 서명하지 않았습니다
text-differs =
    { $count ->
        [1] 문본이 기록에 있는 문본과 다릅니다: { $rows }
       *[other] 문본 { $count }개가 기록에 있는 문본과 다릅니다: { $rows }
    }
rows-and-more = { $rows }; 그 밖에 { $more }개
text-missing =
    { $count ->
        [1] 문본을 찾지 못했습니다: { $files }
       *[other] 문본 { $count }개를 찾지 못했습니다: { $files }
    }
texts-missing = 문본 { $count }개를 찾지 못했습니다: { $files }, 그 밖에 { $more }개
