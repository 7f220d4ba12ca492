### 보고서의 참고와 경고: 주장과 키 명부가 다른 곳을 사람이 볼 수 있게 한다.
###
### $party    당사자의 식별자
### $claimed  주장된 것: 경고에서는 식별자, 참고에서는 따옴표로 묶은 이름
### $known    키 명부에 있는 이름, 따옴표로 묶음
### $name     키 명부에 있는 사람의 이름
### $note     이 파일의 메시지
### $place    두 이름이 다른 곳
### $word     단어와 그 단어에서 이상한 점
### $finding, $code  문장과 그 코드

note = 참고: { $note }
finding = 참고: { $finding } ({ $code })
key-of-another-party = 경고: 당사자 { $claimed } 명의의 행위가 당사자 { $party } 측의 키로 서명되었습니다. 키 보유자: { $name }. 이 행위는 인정되지 않습니다. 당사자 { $party } 측에 서명한 이유를 확인하십시오.
key-of-party-perhaps = 경고: 당사자 { $claimed } 명의의 행위가 당사자 { $party } 측의 키로 서명되었습니다. 키 보유자: { $name }. 이 행위는 인정되지 않습니다. 키 명부의 { $party } 식별자는 { $claimed } 식별자의 오타입니까?
other-name-of-party = 당사자 { $party } 측의 이름이 기록에는 { $claimed }, 키 명부에는 { $known }
other-name-of-signatory = 당사자 { $party } 측 행위에 적힌 서명자 이름은 { $claimed }, 키 명부에 있는 키 보유자 이름은 { $known }
look-alike = { $note }. 비슷해 보이지만 서로 다른 이름입니다: { $place }
mixed-title = 제목: { $word }
mixed-party = 기록에 있는 당사자 { $party } 측의 이름: { $word }
mixed-act = 당사자 { $party } 측 행위에 적힌 이름: { $word }
