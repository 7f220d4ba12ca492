### `paraph graph` 명령이 그림과 함께 보이는 문장. 그림 자체는 어느 언어에서나 영어이다.
###
### $place    파일과 그 안의 위치
### $message  파일의 문제를 말하는 문장
### $code     그 코드
### $file     파일
### $hint     할 일을 말하는 문장
### $instruments  그린 합의문서의 수

finding = { $message } ({ $code })
unsound = { $place } 내용이 손상되었습니다. { $message } ({ $code })
not-judged = 판정하지 않았으나 결과를 바꿀 수 있는 파일: { $file }. { $message } ({ $code })
not-judged-hint = 판정하지 않았으나 결과를 바꿀 수 있는 파일: { $file }. { $message } ({ $code }). { $hint }
drew = 합의문서 { $instruments }건을 그렸습니다: { $file }

format-unclear = 출력 파일의 이름으로 형식을 알 수 없습니다
name-format = .svg, .dot, .json 가운데 하나로 끝나는 이름을 쓰거나, --format 옵션에 svg, dot, json 가운데 하나를 지정하십시오
