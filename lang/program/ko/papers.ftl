### 문서: 번들이 든 PDF. 문장의 끝에는 마침표가 없다.

page-not-compared = 이 PDF에 든 번들을 판정했습니다. 지면에 적힌 것은 번들과 비교하지 않았습니다. 비교하려면 paraph-paper --check 명령을 쓰십시오
ask-for-the-bundle = 보낸 사람에게 paraph-paper 프로그램이 만든 그대로의 PDF나 번들을 요청하십시오
