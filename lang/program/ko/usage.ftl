### 입력한 내용에 관한 문장: 알 수 없는 단어, 빠진 것.
###
### $word, $typed  화면에 안전하게 표시할 수 있는 단어
### $topic         `paraph help` 주제의 이름
### $fault, $meant 완성된 메시지

did-you-mean = 혹시 다음을 뜻하셨습니까? { $word }
with-meant = { $fault }. { $meant }
lost-key = 분실한 키의 경우: 다른 사람이 가졌을 가능성이 없으면 retired, 그렇지 않으면 compromised
signs-on-paper = 종이에 서명하는 사람이 있으면 다음을 읽으십시오: paraph help changes
expected-digits = 보고서에 나오는 16진수 8자리에서 64자리가 필요합니다
expected-id-and-name = rok-mnd=Ministry 같은 ID=NAME 형식이 필요합니다
write-language = 한글 이름입니다. 다음과 같이 쓰십시오: ko={ $name }
unshowable-argument = 인수가 너무 길거나 표시할 수 없는 문자가 들어 있습니다
json-and-format = --json 옵션과 --format 옵션에 서로 다른 형식이 지정되었습니다
key-missing =
    본인의 개인 키를 지정하십시오: --key NAME.key
    먼저 키를 만들려면: paraph key new NAME
    종이에 서명하는 사람이 있으면 다음을 읽으십시오: paraph help changes
roster-missing =
    누구의 키인지 적은 본인의 키 명부를 지정하십시오: --roster roster.toml
    키 명부를 만들려면 PARTY 자리에 당사자의 식별자를, HOLDER-ID 자리에 키 보유자의 식별자를 적으십시오:
    paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml
roster-to-begin =
    본인의 키 명부 파일을 지정하십시오: --roster roster.toml
    파일이 없으면 이 명령이 새로 만듭니다
roster-to-change = 본인의 키 명부를 지정하십시오: --roster roster.toml

# `paraph help`
no-such-topic = 그런 명령이나 주제가 없습니다: { $typed }
topic-meant = 설명을 읽으려면: paraph help { $topic }
list-topics = 모두 보려면: paraph help
meant-or-list-topics = { $meant } 모두 보려면: paraph help

# 주제 목록. 첫 단어는 제목이다.
topics = 주제(paraph help TOPIC 명령으로 읽기):
topic-changes = 첫 서명 후에 변경이 필요할 때의 조치
topic-exit-codes = 종료 코드 0, 1, 2, 3의 의미
topic-formats = 파일의 종류와 내용
topic-lost-keys = 키를 분실 또는 도난당하거나 암호를 잊었을 때의 조치
topic-roster = 키 명부의 내용과 예

# 명령이 되지 않는 입력. 따옴표는 그대로 둔다.
error = 오류: { $sentence }
tip = 힌트: { $tip }
more-help = 자세한 내용은 '--help' 옵션으로 볼 수 있습니다.
unexpected-argument = 알 수 없는 인수입니다: '{ $word }'
unrecognized-subcommand = 알 수 없는 명령입니다: '{ $word }'
arguments-missing = 다음 필수 인수가 지정되지 않았습니다:{ $missing }
value-required = '{ $word }' 인수에 값이 필요합니다
invalid-value = '{ $word }' 인수에 지정한 '{ $value }' 값이 올바르지 않습니다
invalid-value-of = '{ $word }' 인수에는 '{ $value }' 값을 쓸 수 없습니다 [사용할 수 있는 값: { $values }]
invalid-value-because = '{ $word }' 인수에 지정한 '{ $value }' 값이 올바르지 않습니다. { $reason }
argument-twice = '{ $word }' 인수는 한 번만 쓸 수 있습니다
argument-conflict = '{ $word }' 인수는 '{ $other }' 인수와 함께 쓸 수 없습니다
similar-argument = 비슷한 인수: '{ $word }'
similar-subcommand = 비슷한 명령: '{ $word }'
similar-value = 비슷한 값: '{ $word }'
two-hyphens = 앞에 하이픈(-) 두 개를 붙여 쓰십시오: { $word }
without-option = { $option } 옵션 없이 값만 지정하십시오: { $command }
roster-after-option = 키 명부는 --roster 뒤에 지정하십시오: --roster { $file }
command-needed = 명령이 필요합니다
heading-usage = 사용법:
heading-commands = 명령:
heading-arguments = 인수:
heading-options = 옵션:
heading-relations = 다른 합의문서와의 관계:
print-help = 도움말 보기
print-version = 버전 보기
default-value = 기본값:
possible-values = 사용할 수 있는 값:
possible-values-list = 사용할 수 있는 값:
see-summary = 요약: '-h')
see-more = 자세한 내용: '--help')
