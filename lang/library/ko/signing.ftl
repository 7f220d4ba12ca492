### 서명하기 전에 서명자에게 보여 주고 묻는 내용, 그리고 서명한 뒤에 알리는 내용.
###
### $party          당사자의 식별자. $name: 그 이름 또는 사람 이름
### $intent         행위의 종류: "sign" 같은 단어. $act: 행위 식별자의 앞부분
### $deed, $signatory   누가 무엇을 했는지, 서명자(따옴표 안)
### $record         해시값 또는 기록 파일의 이름. $title: 제목(따옴표 안)
### $kind, $article, $words   진술의 종류, 그 조항, 그 글
### $others         그 밖의 행위의 수
### $verdict        판정을 보는 방법: 명령 또는 단추의 이름
### $file           번들 파일의 이름
### $people         이름과 식별자. $missing: 부족한 서명자 수
### $time           시각

another-name = 이름이 다릅니다. 키 명부에 있는 이 키의 보유자: { $name }
specimen = 공개된 견본 키입니다. 누구나 이 키로 서명할 수 있습니다
time-stated = { $time }, 직접 지정한 시각
time-of-clock = { $time }, 이 컴퓨터의 시계 기준
# 행위에 적히는 서명자 정보와 행위의 효과.
not-given = 지정하지 않음: 서명에 나타나지 않음
effect-concludes =
    { $intent ->
        [sign] 본인의 키 명부에 따르면 마지막으로 필요한 서명입니다
       *[other] 본인의 키 명부에 따르면 마지막으로 필요한 행위입니다
    }
effect-stays = 문서는 이미 체결되었으며 그대로 유지됩니다
# 이유가 한 줄씩 이어진다.
effect-missing = 이 행위 뒤에도 문서는 아직 체결되지 않습니다:
effect-specimen = 공개된 견본 키이므로 키 명부에 따르면 효과가 없습니다
about = 행위 { $act }({ $deed })
authority = 기록 { $record }
authority-titled = { $title }, 기록 { $record }
authority-none = 없음. 기록이 권한 증명을 요구하므로, 권한이 있는 사람이 이 행위를 추인해야 합니다
statement =
    { $kind ->
        [reservation] 유보: { $words }
        [interpretative-declaration] 해석선언: { $words }
        [objection] 이의: { $words }
       *[acceptance] 수락: { $words }
    }
statement-on =
    { $kind ->
        [reservation] 유보, 대상 조항 { $article }: { $words }
        [interpretative-declaration] 해석선언, 대상 조항 { $article }: { $words }
        [objection] 이의, 대상 조항 { $article }: { $words }
       *[acceptance] 수락, 대상 조항 { $article }: { $words }
    }
seen-nothing = 아직 서명된 것이 없음
seen =
    { $intent ->
        [initial] 당사자 { $party }: { $name }, 가서명함, 서명자가 적은 시각: { $time }
        [sign] 당사자 { $party }: { $name }, 서명함, 서명자가 적은 시각: { $time }
        [sign-ad-referendum] 당사자 { $party }: { $name }, 조건부서명함, 서명자가 적은 시각: { $time }
        [confirm] 당사자 { $party }: { $name }, 추인함, 서명자가 적은 시각: { $time }
        [approve] 당사자 { $party }: { $name }, 승인함, 서명자가 적은 시각: { $time }
        [witness] 당사자 { $party }: { $name }, 입회함, 서명자가 적은 시각: { $time }
        [decline] 당사자 { $party }: { $name }, 거절함, 서명자가 적은 시각: { $time }
        [withdraw] 당사자 { $party }: { $name }, 철회함, 서명자가 적은 시각: { $time }
       *[seal] 당사자 { $party }: { $name }, 봉인함, 서명자가 적은 시각: { $time }
    }
seen-claim = 당사자 { $party } 측 { $signatory } 명의의 행위, 서명자가 적은 시각: { $time }. 키 명부가 없으므로 누가 서명했는지 알 수 없습니다
seen-not-counted = 이 밖에 키 명부에 따라 인정되지 않는 행위 { $others }건. 그 행위는 본인의 행위에 열람한 것으로 적히지 않습니다. 그 이유와 먼저 할 일을 보려면: { $verdict }
seen-only-not-counted = 키 명부에 따라 인정되지 않는 행위 { $others }건. 그 행위는 본인의 행위에 열람한 것으로 적히지 않습니다. 그 이유와 먼저 할 일을 보려면: { $verdict }
party-of-record = { $name }, 기록에 적힌 이름
about-to =
    { $intent ->
        [initial] [가서명] 당사자 { $party }({ $name }) 측을 대표하여 다음 내용에 가서명하시겠습니까?
        [sign] [서명] 당사자 { $party }({ $name }) 측을 대표하여 다음 내용에 서명하시겠습니까?
        [sign-ad-referendum] [조건부서명] 당사자 { $party }({ $name }) 측을 대표하여 다음 내용에 조건부서명(추후 확인 필요)을 하시겠습니까?
        [confirm] [추인] 당사자 { $party }({ $name }) 측을 대표하여 다음 행위를 추인하시겠습니까?
        [approve] [승인] 당사자 { $party }({ $name }) 측을 대표하여 다음 내용을 승인하시겠습니까?
        [witness] [입회] 당사자 { $party }({ $name }) 측을 대표하여 다음 행위의 입회인으로 서명하시겠습니까?
        [decline] [거절] 당사자 { $party }({ $name }) 측을 대표하여 다음 내용에 대한 서명을 거절하시겠습니까?
        [withdraw] [철회] 당사자 { $party }({ $name }) 측을 대표하여 다음 행위를 철회하시겠습니까?
       *[seal] [봉인] 당사자 { $party }({ $name }) 측을 대표하여 열람한 행위를 봉인하시겠습니까?
    }
# 커서는 마지막 줄 끝에 놓인다.
question =
    { $intent ->
        [initial]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            가서명하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [sign]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            서명하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [sign-ad-referendum]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            조건부서명을 하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [confirm]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            추인하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [approve]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            승인하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [witness]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            입회인으로 서명하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [decline]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            거절하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [withdraw]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            철회하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
       *[seal]
            합의문서: { $title }
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            봉인하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
    }
done =
    { $intent ->
        [initial] 당사자 { $party } 측을 대표하여 가서명했습니다. 다른 당사자에게 보낼 파일: { $file }
        [sign] 당사자 { $party } 측을 대표하여 서명했습니다. 다른 당사자에게 보낼 파일: { $file }
        [sign-ad-referendum] 당사자 { $party } 측을 대표하여 조건부서명을 했습니다. 다른 당사자에게 보낼 파일: { $file }
        [confirm] 당사자 { $party } 측을 대표하여 추인했습니다. 다른 당사자에게 보낼 파일: { $file }
        [approve] 당사자 { $party } 측을 대표하여 승인했습니다. 다른 당사자에게 보낼 파일: { $file }
        [witness] 당사자 { $party } 측을 대표하여 입회인으로 서명했습니다. 다른 당사자에게 보낼 파일: { $file }
        [decline] 당사자 { $party } 측을 대표하여 거절했습니다. 다른 당사자에게 보낼 파일: { $file }
        [withdraw] 당사자 { $party } 측의 행위를 철회했습니다. 다른 당사자에게 보낼 파일: { $file }
       *[seal] 당사자 { $party } 측을 대표하여 봉인했습니다. 다른 당사자에게 보낼 파일: { $file }
    }
done-first =
    { $intent ->
        [initial] 당사자 { $party } 측을 대표하여 가서명했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
        [sign] 당사자 { $party } 측을 대표하여 서명했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
        [sign-ad-referendum] 당사자 { $party } 측을 대표하여 조건부서명을 했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
        [confirm] 당사자 { $party } 측을 대표하여 추인했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
        [approve] 당사자 { $party } 측을 대표하여 승인했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
        [witness] 당사자 { $party } 측을 대표하여 입회인으로 서명했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
        [decline] 당사자 { $party } 측을 대표하여 거절했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
        [withdraw] 당사자 { $party } 측의 행위를 철회했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
       *[seal] 당사자 { $party } 측을 대표하여 봉인했습니다. 다른 당사자에게 보낼 파일: { $file }, { $record }
    }
done-first-with-texts =
    { $intent ->
        [initial] 당사자 { $party } 측을 대표하여 가서명했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
        [sign] 당사자 { $party } 측을 대표하여 서명했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
        [sign-ad-referendum] 당사자 { $party } 측을 대표하여 조건부서명을 했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
        [confirm] 당사자 { $party } 측을 대표하여 추인했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
        [approve] 당사자 { $party } 측을 대표하여 승인했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
        [witness] 당사자 { $party } 측을 대표하여 입회인으로 서명했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
        [decline] 당사자 { $party } 측을 대표하여 거절했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
        [withdraw] 당사자 { $party } 측의 행위를 철회했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
       *[seal] 당사자 { $party } 측을 대표하여 봉인했습니다. 다른 당사자에게 문본과 함께 보낼 파일: { $file }, { $record }
    }
more-needed = 당사자 { $party } 측에서 { $missing }명이 더 서명해야 합니다: { $people }
more-needed-of-no-one = 당사자 { $party } 측에서 { $missing }명이 더 서명해야 하나, 키 명부에 서명할 수 있는 다른 사람이 없습니다
signed-by-specimen = 공개된 견본 키이므로 이 서명은 아무것도 증명하지 않습니다

acts-lacking = 경고: 파일 { $copy }에 있는 행위 { $count }건이 파일 { $file }에 없습니다. 그 행위는 본인의 행위에 열람한 것으로 적히지 않습니다
relation-differs = 경고: 이 기록에는 합의문서 { $instrument }의 기록 { $record } 항목이 적혀 있으나, 가지고 있는 것은 같은 식별자의 다른 기록입니다. 가지고 있는 기록을 가리키려면 초안에 sha256 = "{ $found }" 항목을 적으십시오. 그런 다음 기록을 다시 만들어 새 기록에 서명하십시오
other-version = 경고: { $file } 파일은 이 합의문서의 다른 판입니다. 서로 다른 부분: { $differences }. 서명하기 전에 어느 것이 맞는지 다른 당사자에게 확인하십시오
