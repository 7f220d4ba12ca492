### 행위의 결과: 인정되지 않는 이유와 행위의 내용. 표의 칸이나 문장의 콜론 뒤에 오므로 명사형으로 쓰고 마침표를
### 찍지 않는다.
###
### $party   당사자의 식별자
### $name    사람의 이름
### $intent  행위의 종류
### $why     이 파일의 메시지
### $act     행위 식별자의 앞자리
### $target  행위: "당사자 us-dod-cio 측 서명자 Jane Doe, 서명"
### $time    행위가 주장하는 시각
### $since   키가 폐기된 시각, 또는 키 명부가 키 쌍을 요구하기 시작하는 시각
### $holder, $one, $other  키 보유자의 식별자
### $reason  키가 폐기된 사유
### $lack    행위의 권한에 있는 문제

counted = 인정됨
without-effect =
    { $intent ->
        [initial] 가서명: { $why }
        [sign] 서명: { $why }
        [sign-ad-referendum] 조건부서명: { $why }
        [confirm] 추인: { $why }
        [approve] 승인: { $why }
        [witness] 입회: { $why }
        [decline] 거절: { $why }
        [withdraw] 철회: { $why }
       *[seal] 봉인: { $why }
    }
unknown-key = 키 명부에 없는 키
half-of-a-pair = 키 하나만 서명했으나, 그 키는 키 명부에 키 보유자 { $holder }의 키 쌍의 한쪽으로만 있음
halves-of-two-holders = 두 키가 서로 다른 두 사람의 것임: { $one }, { $other }
other-set = 두 키 중 하나가 키 명부에 키 보유자 { $holder }의 키로 있으나, 이 키 쌍은 없음
key-of-another-party = 다른 당사자 { $party } 측의 키
specimen-key = 누구나 서명할 수 있는 공개된 견본 키
not-allowed =
    { $intent ->
        [initial] 키 명부에 이 키의 가서명 행위가 허용되어 있지 않음
        [sign] 키 명부에 이 키의 서명 행위가 허용되어 있지 않음
        [sign-ad-referendum] 키 명부에 이 키의 조건부서명 행위가 허용되어 있지 않음
        [confirm] 키 명부에 이 키의 추인 행위가 허용되어 있지 않음
        [approve] 키 명부에 이 키의 승인 행위가 허용되어 있지 않음
        [witness] 키 명부에 이 키의 입회 행위가 허용되어 있지 않음
        [decline] 키 명부에 이 키의 거절 행위가 허용되어 있지 않음
        [withdraw] 키 명부에 이 키의 철회 행위가 허용되어 있지 않음
       *[seal] 키 명부에 이 키의 봉인 행위가 허용되어 있지 않음
    }
not-designated = 기록에 지정된 이 당사자의 키가 아님
hybrid-required = 키 하나만 서명했으나 기록은 키 쌍의 서명을 요구함
from-the-future = 미래의 시각을 주장함: { $time }
before-the-record = 기록의 작성 시각보다 이른 시각을 주장함: { $time }
before-what-it-saw = 열람한 행위보다 이른 시각을 주장함: { $time }
outside-window = 키가 유효하지 않은 시각을 주장함: { $time }
out-of-order = 먼저 서명해야 하는 당사자 { $party } 측의 서명을 서명자가 열람하지 않음
revoked =
    { $reason ->
        [retired] { $since }부터 폐기된 키(사용 종료)
        [superseded] { $since }부터 폐기된 키(교체됨)
        [compromised] { $since }부터 폐기된 키(유출됨)
       *[unauthorised] { $since }부터 폐기된 키(권한 없음)
    }
# 키 하나만 서명했다.
classic-too-late = 키 하나만 서명했으나 키 명부는 { $since }부터 키 쌍의 서명을 요구함
classic-unproven = 키 하나만 서명함. 키 명부는 { $since }부터 키 쌍의 서명을 요구하며, 그 전의 행위라는 증명이 없음
revoked-unproven =
    { $reason ->
        [retired] { $since }부터 폐기된 키(사용 종료)이며, 그 전의 행위라는 증명이 없음
        [superseded] { $since }부터 폐기된 키(교체됨)이며, 그 전의 행위라는 증명이 없음
        [compromised] { $since }부터 폐기된 키(유출됨)이며, 그 전의 행위라는 증명이 없음
       *[unauthorised] { $since }부터 폐기된 키(권한 없음)이며, 그 전의 행위라는 증명이 없음
    }
revoked-always =
    { $reason ->
        [retired] 처음부터 폐기된 키(사용 종료)
        [superseded] 처음부터 폐기된 키(교체됨)
        [compromised] 처음부터 폐기된 키(유출됨)
       *[unauthorised] 처음부터 폐기된 키(권한 없음)
    }

# 유효한 행위에 효력이 없는 이유.
in-force = 효력이 있음
ad-referendum = 아직 추인되지 않음
withdrawn =
    { $intent ->
        [initial] { $name }, 가서명. 같은 서명자가 이후에 이를 철회함(행위 { $act })
        [sign] { $name }, 서명. 같은 서명자가 이후에 이를 철회함(행위 { $act })
        [sign-ad-referendum] { $name }, 조건부서명. 같은 서명자가 이후에 이를 철회함(행위 { $act })
        [confirm] { $name }, 추인. 같은 서명자가 이후에 이를 철회함(행위 { $act })
        [approve] { $name }, 승인. 같은 서명자가 이후에 이를 철회함(행위 { $act })
        [witness] { $name }, 입회. 같은 서명자가 이후에 이를 철회함(행위 { $act })
        [decline] { $name }, 거절. 같은 서명자가 이후에 이를 철회함(행위 { $act })
        [withdraw] { $name }, 철회. 같은 서명자가 이후에 이를 철회함(행위 { $act })
       *[seal] { $name }, 봉인. 같은 서명자가 이후에 이를 철회함(행위 { $act })
    }
declined-since =
    { $intent ->
        [initial] { $name }, 가서명. 같은 서명자가 이후에 거절함(행위 { $act })
        [sign] { $name }, 서명. 같은 서명자가 이후에 거절함(행위 { $act })
        [sign-ad-referendum] { $name }, 조건부서명. 같은 서명자가 이후에 거절함(행위 { $act })
        [confirm] { $name }, 추인. 같은 서명자가 이후에 거절함(행위 { $act })
        [approve] { $name }, 승인. 같은 서명자가 이후에 거절함(행위 { $act })
        [witness] { $name }, 입회. 같은 서명자가 이후에 거절함(행위 { $act })
        [decline] { $name }, 거절. 같은 서명자가 이후에 거절함(행위 { $act })
        [withdraw] { $name }, 철회. 같은 서명자가 이후에 거절함(행위 { $act })
       *[seal] { $name }, 봉인. 같은 서명자가 이후에 거절함(행위 { $act })
    }
reconsidered =
    { $intent ->
        [initial] { $name }, 가서명. 같은 서명자가 이후에 서명함(행위 { $act })
        [sign] { $name }, 서명. 같은 서명자가 이후에 서명함(행위 { $act })
        [sign-ad-referendum] { $name }, 조건부서명. 같은 서명자가 이후에 서명함(행위 { $act })
        [confirm] { $name }, 추인. 같은 서명자가 이후에 서명함(행위 { $act })
        [approve] { $name }, 승인. 같은 서명자가 이후에 서명함(행위 { $act })
        [witness] { $name }, 입회. 같은 서명자가 이후에 서명함(행위 { $act })
        [decline] { $name }, 거절. 같은 서명자가 이후에 서명함(행위 { $act })
        [withdraw] { $name }, 철회. 같은 서명자가 이후에 서명함(행위 { $act })
       *[seal] { $name }, 봉인. 같은 서명자가 이후에 서명함(행위 { $act })
    }
contradicted =
    { $intent ->
        [initial] { $name }, 가서명. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
        [sign] { $name }, 서명. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
        [sign-ad-referendum] { $name }, 조건부서명. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
        [confirm] { $name }, 추인. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
        [approve] { $name }, 승인. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
        [witness] { $name }, 입회. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
        [decline] { $name }, 거절. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
        [withdraw] { $name }, 철회. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
       *[seal] { $name }, 봉인. 같은 서명자가 상반되는 행위도 했고, 어느 것이 먼저인지 알 수 없음(행위 { $act })
    }
target-missing = 대상 행위가 번들에 없음
not-own-party = 다른 당사자의 행위를 추인함
not-own-act = 다른 서명자의 행위를 철회함
not-withdrawable = 철회와 봉인은 철회할 수 없음
own-witness = 자신의 행위에는 입회할 수 없음
nothing-to-confirm = 추인 대상 행위에 추인이 필요 없거나 그 행위가 더 이상 인정되지 않음
approval-not-asked = 기록이 승인을 요구하지 않음
sealed-too-early = 봉인 대상 행위만으로는 기록이 체결되지 않음
sealed-on-open-powers = 봉인 대상 행위가 봉인되지 않은 권한에 근거함. 권한 부여 문서의 당사자들이 먼저 그 문서를 봉인해야 함
after-the-seal = 당사자들이 행위를 봉인한 뒤의 행위이므로 바뀌는 것이 없음
unauthorised =
    { $lack ->
        [no-authority] 기록이 권한 증명을 요구하나 행위에 권한 부여 문서가 적혀 있지 않음
        [authority-missing] 행위에 적힌 권한 부여 문서를 가지고 있지 않음
        [authority-of-another-party] 행위의 당사자가 권한 부여 문서의 당사자가 아님
        [authority-without-powers] 행위에 적힌 문서가 권한을 부여하지 않음
        [authority-for-another-key] 권한 부여 문서가 다른 키에 관한 것임
        [authority-for-another-intent] 권한 부여 문서가 이 종류의 행위에 관한 것이 아님
        [authority-for-another-instrument] 권한 부여 문서가 다른 합의문서 또는 이 합의문서의 다른 판에 관한 것임
        [authority-out-of-period] 그 시각이 권한 부여 문서의 기간에 들지 않음
        [authority-expired] 권한 부여 문서가 그때 이미 만료되었음
        [authority-superseded] 권한 부여 문서가 그때 이미 다른 합의문서로 대체되었음
        [authority-terminated] 권한 부여 문서가 그때 이미 다른 합의문서에 따라 종료되었음
        [authority-self-issued] 권한을 위임받는 사람이 권한 부여 문서에 직접 서명함
        [authority-circular] 권한 부여 문서가 그 문서 자체에 근거함
        [authority-withdrawn] 권한 부여 문서의 서명자가 그때 이미 철회하거나 거절했음
        [authority-concluded-later] 권한 부여 문서가 행위보다 나중에 체결됨
        [authority-not-concluded] 권한 부여 문서가 체결되지 않음
       *[authority-not-in-effect] 권한 부여 문서가 그때까지 발효되지 않았음
    }

# 서명이 아니며 효력이 있는 행위의 내용.
deed =
    { $intent ->
        [initial] 당사자 { $party }: { $name }, 가서명함, 서명자가 적은 시각: { $time }
        [approve] 당사자 { $party }: { $name }, 승인함, 서명자가 적은 시각: { $time }
        [decline] 당사자 { $party }: { $name }, 거절함, 서명자가 적은 시각: { $time }
        [seal] 당사자 { $party }: { $name }, 봉인함, 서명자가 적은 시각: { $time }
        [confirm] 당사자 { $party }: { $name }, 추인함, 서명자가 적은 시각: { $time }
        [witness] 당사자 { $party }: { $name }, 입회함, 서명자가 적은 시각: { $time }
        [withdraw] 당사자 { $party }: { $name }, 철회함, 서명자가 적은 시각: { $time }
        [sign] 당사자 { $party }: { $name }, 서명함, 서명자가 적은 시각: { $time }
       *[sign-ad-referendum] 당사자 { $party }: { $name }, 조건부서명함, 서명자가 적은 시각: { $time }
    }
deed-about =
    { $intent ->
        [confirm] 당사자 { $party }: { $name }, 추인함(대상: { $target }), 추인자가 적은 시각: { $time }
        [witness] 당사자 { $party }: { $name }, 입회함(대상: { $target }), 입회인이 적은 시각: { $time }
       *[other] 당사자 { $party }: { $name }, 철회함(대상: { $target }), 철회자가 적은 시각: { $time }
    }
target =
    { $intent ->
        [initial] 당사자 { $party } 측 서명자 { $name }, 가서명
        [sign] 당사자 { $party } 측 서명자 { $name }, 서명
        [sign-ad-referendum] 당사자 { $party } 측 서명자 { $name }, 조건부서명
        [confirm] 당사자 { $party } 측 서명자 { $name }, 추인
        [approve] 당사자 { $party } 측 서명자 { $name }, 승인
        [witness] 당사자 { $party } 측 서명자 { $name }, 입회
        [decline] 당사자 { $party } 측 서명자 { $name }, 거절
        [withdraw] 당사자 { $party } 측 서명자 { $name }, 철회
       *[seal] 당사자 { $party } 측 서명자 { $name }, 봉인
    }
