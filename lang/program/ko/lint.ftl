### `paraph lint` 명령이 발견 사항과 함께 보이는 문장.
###
### $place    파일 안의 위치
### $finding  발견 사항 문장
### $code     그 코드
### $source   발견 사항의 근거: 조약, 표준, 사례
### $files    파일들
### $command  입력하는 형태의 명령
### $texts    문본의 수

finding = { $place }: { $finding } ({ $code }. 근거: { $source })
note = { $place }: { $finding } ({ $code }, 참고. 근거: { $source })

no-record-yet = 초안의 시각에 UTC와의 시차가 없으면 기록을 만들 수 없습니다
texts-missing = 문본 { $texts }개를 가지고 있지 않아 검사하지 않았습니다. 문본의 위치를 지정하는 방법: --texts DIR
texts-differ = 파일이 있으나 기록의 문본과 다릅니다: { $files }
texts-differ-make-again = 파일이 있으나 기록의 문본과 다릅니다: { $files }. 기록을 다시 만들려면: { $command }
relations-not-compared = 다른 합의문서와의 관계는 비교하지 않았습니다. 다른 합의문서를 지정하는 방법: --with DIR
no-draft = 초안인 파일이 없습니다
nothing-found = 발견 사항이 없습니다
no-verdict = verify 명령의 판정은 바뀌지 않습니다. 의도한 것이면 그대로 두어도 됩니다

not-ours = 초안, 기록, 번들 가운데 어느 것도 아닙니다
begin-draft = 초안을 시작하는 명령: paraph draft TEXT... -o tor.toml
