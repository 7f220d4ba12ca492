### `paraph check` 및 `paraph hash -c` 명령의 결과. 파일마다 한 줄이다. `sha256sum -c` 명령처럼 다른 프로그램이
### OK와 FAILED를 찾으므로 이 두 단어는 모든 언어에서 그대로 둔다.
###
### $file     파일 이름
### $sha256   해시값
### $sentence, $changes  완성된 메시지
### $option   문본을 대조하는 옵션
### $code     오류 코드

ok = { $file }: OK
ok-texts-not-compared = { $file }: OK, 기록의 형식이 올바릅니다. 문본은 대조하지 않았습니다(대조하려면 { $option }). 해시값: { $sha256 }
ok-well-formed = { $file }: OK, 기록의 형식이 올바름, { $sha256 }
well-formed = { $file }: 기록의 형식은 올바르지만 일치하지 않는 문본이 있습니다. 해시값: { $sha256 }
text-not-found = { $file }: 기록의 형식은 올바르지만 찾지 못한 문본이 있습니다. 해시값: { $sha256 }
name-the-digest = 해시값은 64자리 모두를 --sha256 뒤에 지정하십시오: paraph check FILE --sha256 { $sha256 }
differs = { $file }: FAILED, 이 파일의 해시값: { $sha256 }
record-differs = { $file }: FAILED, 번들에 있는 기록의 해시값: { $sha256 }
would-match = { $file }: FAILED, { $changes }
failed = { $file }: FAILED, { $sentence } ({ $code })
no-signer-checked = 누구의 서명인지는 확인하지 않았습니다. 확인하려면: paraph verify BUNDLE --roster roster.toml
text-missing = 없는 문본이 있습니다. 그 문본을 원래 이름으로 폴더에 넣거나, 문본이 있는 폴더를 지정하십시오: --texts DIR
text-differs = 기록과 다른 문본이 있습니다. 보낸 사람에게 그 문본을 다시 요청하십시오. 본인이 실수로 바꾼 것이면 서명된 판으로 되돌리십시오. 변경이 필요하면 모든 당사자가 새 기록에 서명해야 합니다. 방법: paraph help changes

# 읽을 수 없는 목록 또는 목록의 행
empty-list = 목록에 파일 이름이 없습니다
not-a-line = sha256sum 또는 paraph hash 명령이 출력하는 형식의 행이 아닙니다: HEX  FILE
more-lines = 읽을 수 없는 행이 { $lines }개 더 있습니다
not-a-bundle = 목록은 번들에 있는 기록을 가리키지만, 이 파일은 번들이 아닙니다
