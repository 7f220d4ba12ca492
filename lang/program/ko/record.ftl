### `paraph record`: 초안과 그 문본으로 기록을 만든다.
###
### $file, $bundle, $bundles   명령에 그대로 쓸 수 있는 파일 이름
### $words         단어 24개: 기록의 해시값
### $differences   기록의 부분: "title, parties 및 the text tor.txt"
### $command       입력하는 형태의 명령
### $title         기록의 제목, 따옴표 안에
### $lines         줄 번호

output-needed = 기록을 저장할 파일을 지정하지 않았습니다
output-needed-hint = -o 옵션으로 파일을 지정하거나, 표준 출력을 뜻하는 - 기호를 지정하십시오
text-is-not-there = 초안에 적힌 문본 { $file } 파일이 없습니다
text-not-found =
    그곳에 문본을 두십시오
    또는 문본의 폴더를 지정하십시오: --texts DIR
wrote = 기록을 파일 { $file }에 저장했습니다
next =
    다음 단계: 내용을 확인하십시오: paraph show { $file }
        그런 다음 서명하십시오: paraph sign { $file } --key NAME.key --roster roster.toml
# 두 기관이 전화로 서로 읽어 준다.
words = 전화로 대조할 영어 단어: { $words }
# 같은 해시값을 한국어 단어로 적은 것. 한국어로 볼 때에만 나온다.
words-korean = 전화로 대조할 한국어 단어: { $words }
was-signed =
    그 파일의 기록은 이미 서명되었습니다({ $bundle })
    모든 당사자가 서명하기 전에 정정하려면: { $command }
    그 뒤에 정정하려면 다음을 읽으십시오: paraph help changes
of-another-instrument = { $file } 파일은 다른 합의문서 { $title }의 기록입니다. -o 옵션으로 다른 이름을 지정하십시오
other-instrument-is-kept = 다른 합의문서 { $title }의 기록이므로 덮어쓰지 않습니다
name-file-in-folder = 이 폴더 안의 파일을 지정하십시오: -o { $file }
replaced-signed = 경고: 새 기록으로 바뀐 이전 기록은 이미 서명되었습니다: { $bundles }. 그 서명은 새 기록에는 인정되지 않습니다. 다른 부분: { $differences }. 모든 당사자가 새 기록에 서명하게 하십시오. 이전 기록에 모든 당사자가 서명했으면 별도의 기록으로 정정해야 합니다. 방법: paraph help changes
# $bundle은 체결된 번들이다.
replaced-signed-by-all =
    경고: 새 기록으로 바뀐 이전 기록에는 모든 당사자가 서명했습니다: { $bundles }. 그 기록은 계속 체결된 상태이며, 새 기록이 그 효력을 끝내지 않습니다. 다른 부분: { $differences }. 체결된 내용을 바꾸려면 그 기록을 가리키는 별도의 기록을 만드십시오: paraph draft TEXT... --supersedes { $bundle } -o NEW.toml
        자세한 내용: paraph help changes
placeholders = 편집기로 빈칸을 모두 채우십시오. 행 번호: { $lines }
