### `paraph verify` 명령이 보고서 밖에서 하는 말과 시작할 수 없는 이유. 명령처럼 보이는 것은 그대로 입력하므로 번역하지 않는다.
###
### $meant   입력하려 한 것으로 보이는 당사자의 식별자
### $command 입력하는 형태의 명령
### $at      시각
### $file    파일, $files 여러 파일, $new 새로 쓸 파일
### $bundles 차례로 입력하는 형태의 파일들
### $sealed, $open  당사자의 식별자: 봉인한 당사자와 아직 봉인하지 않은 당사자
### $count   아직 봉인하지 않은 당사자의 수, `pages-not-compared`에서는 PDF 파일의 수
### $bundle, $roster  입력하는 그대로의 파일 이름

party-meant = { $meant }의 오타입니까? 그렇다면: { $command }
empty-file = 빈 파일입니다. 보낸 사람에게 파일을 다시 요청하십시오
judged-as-of = { $at } 기준으로 판정했으며(--at), 이 서명은 그보다 나중입니다. 현재 시각을 기준으로 판정하려면 --at 옵션을 빼십시오
text-is-there = 파일 { $file } 내용과 같은 파일이 다른 폴더에 있습니다. 그 폴더를 쓰려면: { $command }
put-the-text =
    문본을 다음 위치에 두십시오: { $file }
    또는 문본이 있는 폴더를 지정하십시오: --texts DIR
put-the-text-here = 문본을 다음 위치에 두십시오: { $file }
copies-of-one = 다음 번들은 같은 기록에 관한 것입니다: { $files }. 병합하려면: paraph merge { $bundles } -o { $new }
pages-not-compared =
    { $count ->
       *[other] PDF { $count }개에 든 번들을 읽었습니다. 지면에 적힌 것은 번들과 비교하지 않았습니다. 비교하려면 paraph-paper --check 명령을 쓰십시오
    }
seal =
    { $count ->
       *[other] 다음 단계: 지금까지 봉인한 당사자: { $sealed }. 아직 봉인하지 않은 당사자: { $open }. 그 당사자에게 이 번들을 보내고 그쪽에서 실행하게 하십시오: paraph sign { $bundle } --intent seal --key NAME.key --roster { $roster }
    }
accept = 다음 단계: 나중에 키를 도난당해도 이 서명이 보호되도록 오늘 접수 기재를 하십시오: paraph roster accept { $bundle } --roster { $roster }
join-and-accept = 다음 단계: 나중에 키를 도난당해도 이 서명이 보호되도록 사본을 병합하고 그 결과에 오늘 접수 기재를 하십시오: paraph merge { $bundles } -o { $new } && paraph roster accept { $new } --roster { $roster }
input-twice = 표준 입력이 두 번 지정되었으나 한 번만 읽을 수 있습니다
input-twice-hint = 둘 중 하나를 파일에 넣으십시오
junit-hint = JUnit 보고서는 임시 파일에 모읍니다. 폴더는 TMPDIR 변수로 정합니다
