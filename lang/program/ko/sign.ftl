### `paraph sign`: 서명자에게 보여 주고 묻는 내용, 서명할 수 없는 이유, 그리고 서명한 결과. 항목 이름(label-)은
### show.ftl의 항목 이름과 같은 열에 들어간다.
###
### $party, $owner, $asked, $before   당사자의 식별자. $parties: 여러 당사자. $name: 그 이름 또는 사람 이름
### $holder        사람의 식별자
### $intent        행위의 종류: "sign" 같은 단어. $act: 행위의 해시값 또는 그 앞부분
### $what          서명하려는 내용 전체, 여러 줄
### $record, $found   해시값. $instrument: 합의문서의 식별자
### $words         키의 단어
### $time, $from   시각
### $file, $copy, $copies, $key, $roster, $draft, $usual   명령에 그대로 쓸 수 있는 파일 이름
### $why           행위가 인정되지 않는 이유를 적은 문장
### $fault, $code  파일의 문제를 적은 문장과 코드

## 보여 주는 내용

label-signatory = 서명자
label-about = 대상 행위
label-authority = 권한 근거
label-statement = 진술
label-warning = 경고
label-key = 키
label-kept-by = 키 보관
label-time = 시각
label-seen = 열람한 행위

another-name = 이름이 다릅니다. 키 명부에 있는 이 키의 보유자: { $name }
specimen = 공개된 견본 키입니다. 누구나 이 키로 서명할 수 있습니다
time-stated = { $time }, 직접 지정한 시각
time-of-clock = { $time }, 이 컴퓨터의 시계 기준
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
        [initial] 당사자 { $party }: { $name }, 가서명함, 주장 시각: { $time }
        [sign] 당사자 { $party }: { $name }, 서명함, 주장 시각: { $time }
        [sign-ad-referendum] 당사자 { $party }: { $name }, 조건부서명함, 주장 시각: { $time }
        [confirm] 당사자 { $party }: { $name }, 추인함, 주장 시각: { $time }
        [approve] 당사자 { $party }: { $name }, 승인함, 주장 시각: { $time }
        [witness] 당사자 { $party }: { $name }, 입회함, 주장 시각: { $time }
        [decline] 당사자 { $party }: { $name }, 거절함, 주장 시각: { $time }
        [withdraw] 당사자 { $party }: { $name }, 철회함, 주장 시각: { $time }
       *[seal] 당사자 { $party }: { $name }, 봉인함, 주장 시각: { $time }
    }
seen-claim = 당사자 { $party } 측 { $signatory } 명의의 행위, 주장 시각: { $time }. 키 명부가 없으므로 누가 서명했는지 알 수 없습니다
seen-not-counted = 이 밖에 키 명부에 따라 인정되지 않는 행위 { $others }건. 그 행위는 본인의 행위에 열람한 것으로 적히지 않습니다. 그 이유와 먼저 할 일을 보려면: { $command }
seen-only-not-counted = 키 명부에 따라 인정되지 않는 행위 { $others }건. 그 행위는 본인의 행위에 열람한 것으로 적히지 않습니다. 그 이유와 먼저 할 일을 보려면: { $command }

## 질문

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
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            가서명하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [sign]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            서명하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [sign-ad-referendum]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            조건부서명을 하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [confirm]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            추인하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [approve]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            승인하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [witness]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            입회인으로 서명하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [decline]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            거절하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
        [withdraw]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            철회하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
       *[seal]
            당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.
            봉인하려면 다음 식별자를 그대로 입력하십시오: { $party }
            입력:
    }
not-the-id = 입력이 당사자의 식별자와 다르므로 아무것도 서명하지 않았습니다
type-the-id =
    { $intent ->
        [initial] 가서명하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [sign] 서명하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [sign-ad-referendum] 조건부서명을 하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [confirm] 추인하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [approve] 승인하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [witness] 입회인으로 서명하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [decline] 거절하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
        [withdraw] 철회하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
       *[seal] 봉인하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: { $party }
    }
not-asked =
    { $intent ->
        [initial]
            묻지 않고 서명합니다. [가서명] 당사자 { $party }({ $name })
            { $what }
        [sign]
            묻지 않고 서명합니다. [서명] 당사자 { $party }({ $name })
            { $what }
        [sign-ad-referendum]
            묻지 않고 서명합니다. [조건부서명] 당사자 { $party }({ $name })
            { $what }
        [confirm]
            묻지 않고 서명합니다. [추인] 당사자 { $party }({ $name })
            { $what }
        [approve]
            묻지 않고 서명합니다. [승인] 당사자 { $party }({ $name })
            { $what }
        [witness]
            묻지 않고 서명합니다. [입회] 당사자 { $party }({ $name })
            { $what }
        [decline]
            묻지 않고 서명합니다. [거절] 당사자 { $party }({ $name })
            { $what }
        [withdraw]
            묻지 않고 서명합니다. [철회] 당사자 { $party }({ $name })
            { $what }
       *[seal]
            묻지 않고 서명합니다. [봉인] 당사자 { $party }({ $name })
            { $what }
    }

## 서명한 결과

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
# $missing: 부족한 서명자 수. $people: 이름과 식별자.
more-needed = 당사자 { $party } 측에서 { $missing }명이 더 서명해야 합니다: { $people }
more-needed-of-no-one = 당사자 { $party } 측에서 { $missing }명이 더 서명해야 하나, 키 명부에 서명할 수 있는 다른 사람이 없습니다
all-signed = 키 명부에 따르면 빠진 서명이 없습니다. 판정을 보려면: paraph verify { $file } --roster { $roster }
signed-by-specimen = 공개된 견본 키이므로 이 서명은 아무것도 증명하지 않습니다
# 요청한 키 대신 서명한 다른 키의 보유자.
key-in-roster = 키 명부에 따르면 당사자 { $party } 측 키 보유자 { $holder }의 키입니다
key-in-bundle = 번들에 있는 키이나, 키 보유자를 알 수 없습니다

## 대상이 되는 행위

of-unwanted = --intent { $intent } 행위에는 대상이 되는 다른 행위가 없습니다
of-unwanted-hint = --of 옵션은 --intent confirm, witness 또는 withdraw 행위에만 사용하십시오
no-such-act = 번들에 이 식별자의 행위가 없습니다
list-acts = 행위와 그 식별자의 목록을 보려면: paraph show { $file }
candidate = --of { $act }, 대상: { $deed }
of-needed = 대상이 될 수 있는 행위가 { $count }건 있습니다
name-the-act = 다음 중 하나로 대상 행위를 지정하십시오:
nothing-to-confirm = 우리 측 행위 가운데 추인이 필요한 것이 없습니다
nothing-to-withdraw = 철회할 수 있는 본인의 행위가 없습니다
nothing-to-witness = 아직 다른 사람이 서명하지 않았습니다
withdrawn-already = 이미 철회한 행위입니다: { $target }. 철회 행위: { $act }
nothing-else-needed = 더 할 일이 없습니다
see-the-acts = 행위와 그 서명자를 보려면: paraph show { $file }; 그 행위가 다른 번들에 있으면 그 번들에 서명하십시오
see-the-verdict = 무엇이 빠졌는지 보려면: { $command }
ask-for-the-act = 그 행위가 들어 있는 번들을 요청하여 그 번들에 서명하십시오

## 함께 쓸 수 없는 것

authority-unwanted = --authority 옵션은 --intent { $intent } 행위에 사용할 수 없습니다
authority-unwanted-hint = 옵션을 빼십시오. 이 행위에는 권한 증명이 필요하지 않습니다
statements-unwanted = --statements 옵션은 --intent { $intent } 행위에 사용할 수 없습니다
statements-unwanted-hint = 진술은 서명, 추인 또는 승인에만 붙일 수 있습니다
roster-needed = 봉인하려면 누가 서명했는지 알 수 있는 키 명부가 필요합니다
roster-needed-hint = 키 명부를 지정하십시오: { $command }
party-needed = 어느 당사자를 대표하여 서명하는지 지정하지 않았습니다
party-needed-hint = 키 명부를 지정하십시오: { $command }
# $key는 공개 키 파일, $parties는 기록의 당사자이다.
party-needed-begin = 키 명부를 만드십시오. PARTY 자리에는 본인이 대표하는 당사자({ $parties }), HOLDER-ID 자리에는 본인의 식별자(예: hong-gil-dong)를 적으십시오: paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster roster.toml; 그런 다음 그 명부를 지정하십시오: { $command }
begin-roster = 이 키 명부를 만들려면 PARTY 자리에는 본인이 대표하는 당사자({ $parties }), HOLDER-ID 자리에는 본인의 식별자(예: hong-gil-dong)를 적으십시오: paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }; 그런 다음 이 명령을 다시 실행하십시오
unknown-key = 키 명부에 없는 키입니다
add-key = 올바른 키인지 확인하십시오. 올바르면 HOLDER-ID 자리에 키 보유자의 식별자(예: hong-gil-dong)를 적어 키 명부에 추가하십시오: paraph roster add { $party } --key { $key } --holder HOLDER-ID --roster { $roster }
add-key-of = 올바른 키인지 확인하십시오. 올바르면 PARTY 자리에 본인이 대표하는 당사자({ $parties }), HOLDER-ID 자리에 키 보유자의 식별자(예: hong-gil-dong)를 적어 키 명부에 추가하십시오: paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }
# 개인 키를 열기 전에 읽은 공개 키.
key-by-public-half = { $key } (공개 키: { $public })
files-swapped = --key 옵션과 --roster 옵션의 파일이 뒤바뀌었습니다: --key { $key } --roster { $roster }
key-of-another-party = 키 명부에 따르면 이 키는 당사자 { $asked } 측이 아니라 당사자 { $owner } 측의 키입니다
correct-in-roster = 혹시 { $asked } 아닙니까? 그렇다면 파일 { $roster }에서 id = "{ $owner }" 항목을 id = "{ $asked }" 항목으로 고치십시오
party-meant-leave-out = 혹시 { $owner } 아닙니까? 이 키에는 --party 옵션을 빼십시오
leave-out-wrong-party = 이 키로는 당사자 { $owner } 측을 대표하여 서명합니다. --party 옵션을 빼십시오. 기록의 당사자: { $parties }
sign-with-key-of = 당사자 { $asked } 측의 키로 서명하십시오. 당사자 { $owner } 측은 이 기록의 당사자가 아닙니다
leave-out-party = 당사자 { $party } 측을 대표하여 서명하려면 --party 옵션을 빼십시오
party-not-in-record = 당사자 { $party } 측은 이 기록의 당사자가 아닙니다
record-parties-meant-in-roster = 혹시 { $party } 아닙니까? 그렇다면 파일 { $roster }에서 id = "{ $owner }" 항목을 id = "{ $party }" 항목으로 고치십시오. 기록의 당사자: { $parties }
record-parties-meant = 혹시 { $party } 아닙니까? 기록의 당사자: { $parties }
record-parties = 기록의 당사자: { $parties }. 다른 당사자가 참여하려면 모든 당사자가 새 기록에 서명해야 합니다: paraph help changes
text-changed = 보낸 사람에게 문본을 다시 요청하고, 일치할 때까지 서명하지 마십시오. 문본을 변경하려면: paraph help changes
text-changed-by-you = 직접 문본을 변경했으면 서명된 판으로 되돌리거나, 모든 당사자가 새 기록에 서명하게 하십시오: paraph record { $draft } --force; 그런 다음 파일 { $file } 대신 새 기록에 서명하십시오: { $command }; 받은 문본이면 보낸 사람에게 다시 요청하고, 일치할 때까지 서명하지 마십시오
text-changed-by-you-there = 직접 문본을 변경했으면 서명된 판으로 되돌리거나, 모든 당사자가 새 기록에 서명하게 하십시오: paraph record { $draft } --force; 그런 다음 새 기록에 서명하십시오: { $command }; 받은 문본이면 보낸 사람에게 다시 요청하고, 일치할 때까지 서명하지 마십시오
text-converted = 편집기나 메일 프로그램이 글은 그대로 두고 파일의 저장 형식을 바꾸었습니다. 보낸 사람에게 파일을 zip 압축 파일로 다시 보내 달라고 요청하십시오
text-of-new-record = 지금 문본으로 만든 새 기록이 있습니다: { $record }. 파일 { $file } 대신 그 기록에 서명하십시오: { $command }
text-missing = 서명하려면 문본이 있어야 합니다. 없는 문본 { $count }개를 기록과 같은 폴더에 두거나 문본의 폴더를 지정하십시오: --texts DIR

## 다른 사본에 있는 행위

acts-lacking = 경고: 파일 { $copy }에 있는 행위 { $count }건이 파일 { $file }에 없습니다. 그 행위는 본인의 행위에 열람한 것으로 적히지 않습니다
copy-too-full = 경고: 파일 { $copy }에 있는 행위가 파일 { $file }에 없으나, 두 파일을 병합할 수 없습니다: { $fault } ({ $code }). 그 행위를 보려면: paraph show { $path }
merge-in-place = 서명하기 전에 그 행위({ $count }건)를 열람하려면: paraph merge { $file } { $copies } -o { $file } --force
sign-the-copy = 서명하기 전에 그 행위({ $count }건)를 열람하려면, 행위가 없는 기록인 { $file } 대신 다음 파일에 서명하십시오: { $copies }
merge-copies = 서명하기 전에 그 행위를 열람하려면 다음 명령으로 만든 파일에 서명하십시오: paraph merge { $copies } -o FILE.bundle.json
merge-with-input = 서명하기 전에 그 행위({ $count }건)를 열람하려면 다음 명령으로 만든 파일에 서명하십시오: paraph merge - { $copies } -o FILE.bundle.json
relation-differs = 경고: 이 기록에는 합의문서 { $instrument }의 기록 { $record } 항목이 적혀 있으나, 가지고 있는 것은 같은 식별자의 다른 기록입니다. 가지고 있는 기록을 가리키려면 초안에 sha256 = "{ $found }" 항목을 적고, 그 초안으로 만든 기록에 서명하십시오

## 번들을 저장하는 곳

output-needed = 번들을 저장할 파일을 지정하지 않았습니다
output-needed-hint = -o 옵션으로 파일을 지정하거나, 표준 출력을 뜻하는 - 기호를 지정하십시오
add-to-bundle = 이 번들에는 같은 기록에 관한 행위가 있습니다. 이 번들에 행위를 추가하십시오: { $command }
keep-the-bundle = 번들을 그대로 두려면 서명된 번들을 저장할 다른 파일을 -o 옵션으로 지정하십시오
changed-meanwhile = 응답을 기다리는 동안 파일이 변경되어 너무 커졌습니다: { $fault }
replaced-meanwhile = 응답을 기다리는 동안 파일이 변경되었습니다. 이전 기록: { $second }, 현재 기록: { $first }
other-record = 두 번들이 서로 다른 기록에 관한 것입니다: { $first }, { $second }
other-bundle = 경고: 파일 { $usual } 내용은 다른 기록에 관한 것입니다. 다른 부분: { $differences }. 그 파일은 그대로 두며, 그 안의 행위는 이 기록에 대하여 인정되지 않습니다. 본인의 행위를 저장할 파일: { $file }. 다른 당사자도 이 기록에 서명하는지 확인하십시오

## 행위가 인정되는지

name-needed = 서명자의 이름을 지정하지 않았습니다
name-needed-hint = 본인의 이름이 적힌 키 명부를 지정하십시오: { $command }; 또는 me.toml 파일에 name = "홍길동" 줄을 본인의 이름으로 적고 --as me.toml 옵션을 추가하십시오
name-profile = --as 옵션에는 name = "홍길동" 같은 줄이 있는 프로필 파일을 지정합니다. --roster 옵션이 있으면 키 명부에 이름이 있으므로 --as 옵션을 빼도 됩니다
name-statements = --statements 옵션에는 [[statement]] 테이블이 있는 파일을 지정합니다: paraph sign --help
already-signed =
    { $intent ->
        [initial] 이 키로 이미 이 기록에 가서명했습니다: { $time }
        [sign] 이 키로 이미 이 기록에 서명했습니다: { $time }
        [sign-ad-referendum] 이 키로 이미 이 기록에 조건부서명을 했습니다: { $time }
        [confirm] 이 키로 이미 추인했습니다: { $time }
        [approve] 이 키로 이미 승인했습니다: { $time }
        [witness] 이 키로 이미 입회인으로 서명했습니다: { $time }
        [decline] 이 키로 이미 이 기록의 서명을 거절했습니다: { $time }
        [withdraw] 이 키로 이미 철회했습니다: { $time }
       *[seal] 이 키로 이미 봉인했습니다: { $time }
    }
already-signed-hint = 본인이 더 할 일은 없습니다. 이미 한 행위: { $act }
out-of-order = 당사자 { $party } 측보다 당사자 { $before } 측이 먼저 서명해야 하나, 아직 서명하지 않았습니다
out-of-order-send-hint = 아직 아무도 서명하지 않았습니다. 당사자 { $before } 측에 기록을 보내 먼저 서명하게 하고, 그쪽에서 보내는 번들에 서명하십시오
out-of-order-hint = 당사자 { $before } 측에 서명한 번들을 요청하여 그 번들에 서명하십시오
would-not-count = 키 명부에 따르면 이 행위는 인정되지 않습니다. { $why }
would-not-count-by-record = 이 행위는 인정되지 않습니다. { $why }
key-of-party = 당사자 { $party } 측의 키입니다
key-may-not = 이 키의 "scope" 항목에 없는 행위입니다: { $intent }
key-not-designated = 기록에 지정된 이 당사자의 키가 아닙니다
time-in-future = 행위의 시각이 미래입니다
time-before-record = 행위의 시각이 기록을 작성한 때보다 앞섭니다
time-before-seen = 행위의 시각이 열람한 행위의 시각보다 앞섭니다
key-valid-later = 서명 시각에 아직 유효하지 않은 키입니다. 유효 기간 시작: { $from }
key-expired = 서명 시각에 이미 만료된 키입니다. 만료 시각: { $until }
key-not-valid = 그 시각에 유효한 키가 아닙니다
key-revoked =
    { $reason ->
        [retired] 폐기된 키입니다(사용 종료). 폐기 시점: { $since }
        [superseded] 폐기된 키입니다(교체됨). 폐기 시점: { $since }
        [compromised] 폐기된 키입니다(유출됨). 폐기 시점: { $since }
       *[unauthorised] 폐기된 키입니다(권한 없음). 폐기 시점: { $since }
    }
key-revoked-always =
    { $reason ->
        [retired] 폐기된 키입니다(사용 종료)
        [superseded] 폐기된 키입니다(교체됨)
        [compromised] 폐기된 키입니다(유출됨)
       *[unauthorised] 폐기된 키입니다(권한 없음)
    }
seal-expired = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 만료되었습니다
seal-superseded = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 대체되었습니다
seal-terminated = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 종료되었습니다
seal-withdrawn = 이 봉인은 기록 { $powers }의 권한에 근거하나, 그 권한 부여 문서는 그때 이미 철회되거나 거절되었습니다
sealed-act-expired = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 만료되었습니다
sealed-act-superseded = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 대체되었습니다
sealed-act-terminated = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 종료되었습니다
sealed-act-withdrawn = 봉인하려는 행위 { $act }의 근거는 기록 { $powers }의 권한이나, 그 권한 부여 문서는 그때 이미 철회되거나 거절되었습니다
powers-ended-hint = 당사자 { $party } 측에 유효한 권한이 있는 사람의 행위(예: 추인)를 요청한 다음 봉인하십시오
new-key = 새 키를 만들어 다른 당사자에게 알리고 그 키로 서명하십시오: { $command }
key-valid-from = 다음 시각 전에도 유효한 키였다면 파일 { $roster }에서 이 키의 "from" 항목에 더 이른 시각을 적으십시오. 그렇지 않으면 그 시각 뒤에 서명하거나 다른 키로 서명하십시오: { $from }
change-scope = 키 보유자 { $holder }에게 이 행위가 허용되면 파일 { $roster }에서 이 키의 "scope" 항목을 고치십시오. 그렇지 않으면 당사자 { $party } 측의 다른 사람이 서명해야 합니다
sign-with-designated = 기록에 지정된 키로 서명하십시오. 키 목록을 보려면: paraph show { $file }
leave-out-signed-at = --signed-at 옵션을 빼십시오. 그러면 이 컴퓨터의 시각을 사용합니다
later-than-record = --signed-at 옵션에 기록을 작성한 때보다 늦은 시각을 지정하거나 옵션을 빼십시오. 기록을 작성한 때: { $created }
later-than-seen = --signed-at 옵션에 이미 있는 행위보다 늦은 시각을 지정하거나 옵션을 빼십시오
clock-or-record = 이 컴퓨터의 시계가 틀렸다면 시계를 맞추십시오. 시계가 맞다면 기록의 날짜가 미래이므로 보낸 사람에게 다른 기록을 요청하십시오
clock-or-act = 이 컴퓨터의 시계가 틀렸다면 시계를 맞추십시오. 시계가 맞다면 이미 있는 행위의 날짜가 미래이므로 그 서명자에게 다시 서명해 달라고 하십시오
name-own-act = --of 옵션으로 본인의 행위를 지정하십시오. 행위와 그 서명자를 보려면: paraph show { $file }
name-act-of-party = --of 옵션으로 당사자 { $party } 측의 행위를 지정하십시오. 행위와 그 서명자를 보려면: paraph show { $file }
name-act-of-others = --of 옵션으로 다른 사람의 행위를 지정하십시오. 행위와 그 서명자를 보려면: paraph show { $file }
nothing-to-approve = 승인하지 않아도 됩니다. 무엇이 빠졌는지 보려면: { $command }
seal-later = 빠진 것이 더 없을 때 봉인하십시오. 무엇이 빠졌는지 보려면: { $command }
change-after-seal = 변경하려면 모든 당사자가 새 기록에 서명해야 합니다: paraph help changes
idle-withdrawn = 철회된 행위입니다
idle-declined = 본인이 그 뒤에 거절했습니다
idle-signed = 본인이 그 뒤에 서명했습니다
idle-contradicted = 본인이 다른 사본에서 반대되는 행위를 했습니다. 먼저 둘 중 하나를 철회하십시오
idle-target-missing = 대상이 되는 행위가 번들에 없습니다
idle-not-own-party = 추인하려는 행위가 다른 당사자의 것입니다
idle-not-own-act = 철회하려는 행위가 본인의 것이 아닙니다
idle-not-withdrawable = 철회는 철회할 수 없습니다. 다시 서명하십시오
idle-own-witness = 본인의 행위에는 입회할 수 없습니다
idle-nothing-to-confirm = 추인하려는 행위는 추인이 필요하지 않거나 더 이상 인정되지 않습니다
idle-no-approval = 기록이 승인을 요구하지 않습니다
idle-sealed-too-early = 봉인하려는 내용이 아직 체결되지 않았습니다
idle-after-the-seal = 당사자들이 이미 행위를 봉인했으므로 더 이상 변경할 수 없습니다
