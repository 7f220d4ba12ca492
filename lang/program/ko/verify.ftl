### `paraph verify` 명령이 보고서 밖에서 하는 말과 시작할 수 없는 이유. 명령처럼 보이는 것은 그대로 입력하므로 번역하지 않는다.
###
### $party   당사자의 식별자
### $meant   혹시 이것을 뜻했는지 묻는 문장
### $sealed, $open  당사자의 식별자: 봉인한 당사자와 아직 봉인하지 않은 당사자
### $count   아직 봉인하지 않은 당사자의 수
### $bundle, $roster  입력하는 그대로의 파일 이름

party-meant = 기록에 당사자 { $party } 측이 없습니다. { $meant }
seal =
    { $count ->
       *[other] 다음 단계: 지금까지 봉인한 당사자: { $sealed }. 다음 당사자도 봉인하면 봉인이 완료됩니다: { $open }. 그 당사자에게 이 번들을 보내고 그쪽에서 실행하게 하십시오: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
    }
accept = 다음 단계: 나중에 키를 도난당해도 이 서명들이 보호되도록 오늘 접수 기재를 하십시오: paraph roster accept { $bundle } --roster { $roster }
input-twice = 표준 입력이 두 번 지정되었으나 한 번만 읽을 수 있습니다
input-twice-hint = 둘 중 하나를 파일에 넣으십시오
junit-hint = JUnit 보고서는 임시 파일에 모읍니다. 폴더는 TMPDIR 변수로 정합니다
