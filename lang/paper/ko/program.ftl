### 프로그램 paraph-paper 자체의 말: 도움말, 결과, 실행을 멈추는 오류. 오류와 힌트의 끝에는 마침표가 없다.
###
### $character, $number  문자와 그 번호: U+AC00
### $package   데비안 패키지의 이름. $packages: 여러 개
### $reason  운영 체제의 문장, 영어
### $limit     바이트 수
### $argument  명령줄의 인수
### $time      시각
### $program, $typst  버전 번호
### $name      파일이나 문본의 이름
### $line      보고서의 판정 줄
### $why       완전한 문장
### $count     개수
### $file      파일의 이름
### $what      파일의 종류: "키 명부 파일입니다"

# 도움말.
about = 합의문서의 PDF를 증명과 함께 만듭니다
help-file = 번들, 또는 번들이 든 PDF
help-roster = 키 명부: 누구의 키인지
help-texts = 문본의 폴더(기본값: PDF 안, 그다음 파일이 있는 폴더)
help-no-texts = 문본을 검사하지도 첨부하지도 않음
help-with = 다른 합의문서 또는 그 폴더(여러 번 쓸 수 있음)
help-at = 판정의 기준 시각: 날짜, 또는 시간대가 있는 시각
help-paper = 용지
help-fonts = 시스템의 글꼴보다 먼저 찾을 글꼴 폴더(여러 번 쓸 수 있음)
help-output = 만들 PDF
help-force = PDF가 이미 있으면 바꿈
help-check = PDF의 지면을 다시 만들어 PDF와 비교
help-lang = 문서와 메시지의 언어
after-help =
    이 문서에는 번들이 키 명부와 지정한 날짜에 따라 무엇을 뜻하는지 적힙니다. 번들과 문본이 첨부됩니다.
    종이 위의 글자는 아무것도 증명하지 않습니다. PDF를 paraph verify 명령으로 검증하십시오.

    종료 코드:
      0  합의문서가 체결되었고 PDF를 만들었음. --check: 지면이 만들어진 그대로임
      1  합의문서가 거부됨. --check: 지면이 바뀌었거나 덧붙여진 것이 있음
      2  PDF를 만들지 못했음. --check: 비교할 수 없음
      3  합의문서가 미완료임

# 결과.
made =
    { $count ->
       *[other] { $file }: { $count }쪽
    }

# --check 옵션의 답. $count 값은 덧붙여진 부분의 수, $why 값은 완전한 문장이다.
check-same = 같음: 지면에 적힌 것이 이 키 명부와 기준 시각에 따른 번들의 내용과 같습니다. 기준 시각: { $time }
check-appended =
    { $count ->
       *[other] 덧붙음: 만들어진 지면은 번들의 내용과 같으나, PDF의 서명처럼 덧붙여진 부분이 있습니다({ $count }개). 보이는 것이 바뀔 수 있습니다
    }
check-changed = 바뀜: 이 프로그램이 번들로 만드는 지면이 아닙니다
check-not-compared = 비교하지 않음: { $why }
no-certificate = 이 PDF에는 만든 방법이 적혀 있지 않습니다
other-program = 만든 프로그램이 다르거나 서식이 다릅니다: paraph-paper { $program }, Typst { $typst }
other-roster = 다른 키 명부로 만들어졌습니다
other-instruments = 다른 합의문서와 함께 만들어졌습니다(--with)
other-fonts = 글꼴이나 그 버전이 다릅니다
other-text = 기록과 다른 문본으로 만들어졌으며, 그 문본은 첨부되어 있지 않습니다

# 명령줄.
missing-argument = 이 인수가 없습니다: { $argument }
unknown-argument = 알 수 없는 인수입니다: { $argument }
invalid-argument = 쓸 수 없는 값입니다: { $argument }
conflicting-arguments = 함께 쓸 수 없는 인수입니다: { $argument }
misused = 이 인수들은 쓸 수 없습니다
see-help = paraph-paper --help 명령을 보십시오

# 파일.
unreadable = 이 파일을 읽을 수 없습니다: { $reason }
unwritable = 이 파일을 저장할 수 없습니다: { $reason }
too-large = 파일이 한도인 { $limit }바이트보다 큽니다
not-a-file = 일반 파일이 아닙니다
output-exists = 같은 이름의 파일이 이미 있습니다. 아무것도 저장하지 않았습니다
name-another-or-force = -o 옵션으로 다른 이름을 정하거나, --force 옵션으로 파일을 바꾸십시오
output-is-input = 이 명령이 읽는 파일이므로 바꾸지 않습니다
roster-needed = { $what }. 키 명부가 필요합니다
bundle-needed = { $what }. 번들이 필요합니다
name-of-attachment = PDF 안의 두 파일의 이름이 같게 됩니다: { $name }
too-much-text = 문본을 합한 크기가 { $limit }바이트보다 큽니다
not-read-again = 만든 PDF를 다시 읽을 수 없습니다: { $why }
without-texts = --no-texts 옵션을 쓰고 문본을 파일로 보내십시오
text-changed = 읽는 동안 이 문본이 바뀌었습니다
copy-adds = 번들에 없는 행위나 증거가 이 사본에 있습니다
merge-first = paraph merge 명령으로 사본을 병합하고 그 결과를 쓰십시오

# 글꼴.
no-fonts = 한국어와 항목 이름에 쓸 글꼴이 없습니다
install = 데비안 패키지 { $packages } 설치가 필요합니다. 또는 --fonts 옵션으로 글꼴 폴더를 지정하십시오
no-glyph = 어느 글꼴에도 없는 문자입니다: { $character } ({ $number })
broken-font = 이 글꼴을 쓸 수 없습니다

# 프로그램 자체의 결함.
fault = 지면을 만들 수 없습니다. 이 프로그램의 결함입니다: { $reason }
