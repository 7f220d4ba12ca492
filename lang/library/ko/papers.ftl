### 번들이 든 PDF를 읽지 않는 이유. 마침표 없는 한 문장이며, 뒤에 코드가 괄호 안에 적힌다. 코드의 목록은
### docs/paper-format.md 문서에 있다.
###
### $limit  바이트 수
### $at     그 위치 앞의 바이트 수
### $why    거기에서 발견된 것

too-large = PDF의 크기가 한도인 { NUMBER($limit) }바이트를 넘습니다
form =
    { $why ->
        [parts] paraph-paper 프로그램이 만든 그대로의 PDF가 아닙니다. 덧붙여진 부분이 너무 많습니다(바이트 { $at })
        [syntax] paraph-paper 프로그램이 만든 그대로의 PDF가 아닙니다. 바이트의 형식이 다릅니다(바이트 { $at })
        [objects] paraph-paper 프로그램이 만든 그대로의 PDF가 아닙니다. 객체의 형식이 다릅니다(바이트 { $at })
        [stream] paraph-paper 프로그램이 만든 그대로의 PDF가 아닙니다. 데이터의 길이가 잘못되었습니다(바이트 { $at })
        [table] paraph-paper 프로그램이 만든 그대로의 PDF가 아닙니다. 표에 적힌 객체가 실제와 다릅니다(바이트 { $at })
        [trailer] paraph-paper 프로그램이 만든 그대로의 PDF가 아닙니다. 끝부분의 형식이 다릅니다(바이트 { $at })
        [forbidden] 스크립트나 암호화된 부분처럼, 이러한 PDF에 없어야 하는 것이 있습니다(바이트 { $at })
       *[attachments] paraph-paper 프로그램이 만든 그대로의 PDF가 아닙니다. 첨부 파일의 형식이 다릅니다(바이트 { $at })
    }
encrypted = 암호화된 PDF입니다
without-bundle = 이 PDF에는 이름이 bundle.json인 파일이 없습니다
with-bundles = 이 PDF에는 번들로 볼 수 있는 파일이 여러 개 있습니다
changed = 이 PDF에 덧붙여진 것이 첨부 파일을 바꿉니다

# 판정이나 오류에 덧붙이는 말. 역시 마침표가 없다.
#
# $texts  PDF 안에서 찾은 문본의 수
page-not-compared =
    { $texts ->
        [0] 이 PDF에 든 번들을 읽었습니다. 지면에 적힌 것은 번들과 비교하지 않았습니다. 비교하려면 paraph-paper --check 명령을 쓰십시오
       *[other] 이 PDF에 든 번들과 문본 { $texts }개를 읽었습니다. 지면에 적힌 것은 이와 비교하지 않았습니다. 비교하려면 paraph-paper --check 명령을 쓰십시오
    }
ask-for-the-bundle = 보낸 사람에게 paraph-paper 프로그램이 만든 그대로의 PDF나 번들을 요청하십시오
