### 입력한 내용에 관한 문장: 알 수 없는 낱말, 빠진 것.
###
### $word, $typed  화면에 안전하게 표시할 수 있는 낱말
### $topic         `paraph help` 주제의 이름
### $fault, $meant 완성된 메시지

did-you-mean = 다음을 입력하려고 하셨습니까: { $word }?
with-meant = { $fault }. { $meant }
lost-key = 분실한 키의 경우: 다른 사람이 가졌을 가능성이 없으면 retired, 그렇지 않으면 compromised
signs-on-paper = 종이에 서명하는 사람이 있으면: paraph help changes
unshowable-argument = 인수가 너무 길거나 표시할 수 없는 문자가 들어 있습니다
json-and-format = --json 옵션은 JSON 형식을 요구하고 --format 옵션은 다른 형식을 요구합니다
key-missing = 본인의 개인 키를 지정하십시오: --key NAME.key; 키를 만들려면: paraph key new NAME; 종이에 서명하는 사람이 있으면: paraph help changes
roster-missing = 누구의 키인지 적은 본인의 키 명부를 지정하십시오: --roster roster.toml; 키 명부를 만들려면: paraph roster add PARTY --key NAME.pub --holder ID --roster roster.toml

# `paraph help`
no-such-topic = 그런 명령이나 주제가 없습니다: { $typed }
topic-meant = 설명을 읽으려면: paraph help { $topic }
list-topics = 모두 보려면: paraph help
meant-or-list-topics = { $meant } 모두 보려면: paraph help
