### 키 보유자가 읽어 주는 단어로 키 명부에 추가하는 키.
###
### $difference  단어가 어떻게 다른지. 이 파일에 있는 한 문장
### $count  입력한 단어의 수. $all: 키의 단어의 수
### $at     몇 번째 단어가 다른지. $said: 입력한 단어
### $party  당사자의 식별자. $acts: 행위의 건수. $first: 시각
###
### 키의 단어는 여기서 보여 주지 않는다. 사용자는 키 보유자가 불러 준 단어만 입력한다.

no-signatures = 이 번들에는 서명이 없으므로 가져올 키가 없습니다
words-of-no-key-in-bundle = 번들에 이 단어를 가진 키가 없습니다. { $difference }
words-of-no-key-in-roster = 키 명부에 이 단어를 가진 키가 없습니다. { $difference }
no-keys = 키 명부에 키가 없습니다
words-of-another-key = 이 파일에 있는 키의 단어와 다릅니다. { $difference }
words-counted =
    { $count ->
        [0] 입력한 단어 없음. 키의 단어는 { $all }개입니다
       *[other] 입력한 단어는 { $count }개입니다. 키의 단어는 { $all }개입니다
    }
words-of-record = 이 단어 { $count }개는 기록의 단어입니다. 키의 단어는 { $all }개입니다
word-differs = 가장 가까운 키와 { $at }번째 단어가 다릅니다. 입력한 단어: { $said }
word-differs-here = { $at }번째 단어가 다릅니다. 입력한 단어: { $said }
hear-again =
    키 보유자에게 단어를 다시 읽어 달라고 하고, 읽어 주는 단어를 입력하십시오
    그래도 다르면 키를 추가하지 마십시오
not-of-record = 당사자 { $party } 측은 이 번들에 있는 기록의 당사자가 아닙니다
acts-too-early = 이 키로 당사자 { $party } 측을 대표하여 서명한 행위 { $acts }건이 인정되지 않습니다. 키가 그 뒤에 유효해지기 때문입니다. 서명자가 적은 가장 이른 시각: { $first }
