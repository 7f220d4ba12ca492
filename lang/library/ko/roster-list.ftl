### 키 명부의 내용. 당사자마다 한 줄, 그다음 키 보유자와 키.
###
### $party     식별자. $name: 키 명부에 적힌 이름
### $required  서명해야 하는 사람 수. $holders: 키 보유자 수
### $line      당사자의 줄. $from: 시각
### $reason, $since, $reported  폐기의 이유와 시각

party-line =
    { $holders ->
        [0] { $party }  { $name }  (키 보유자 없음, 필요한 서명자 { $required }명)
       *[other] { $party }  { $name }  (키 보유자 { $holders }명, 필요한 서명자 { $required }명)
    }
party-with-pairs = { $line }, { $from }부터 키 쌍으로
pair = 키 쌍: Ed25519, ML-DSA-87
no-parties = 키 명부에 당사자가 없습니다
specimen = 견본
specimen-not-counted = 견본, 인정되지 않음
revoked-since =
    { $reason ->
        [retired] 폐기됨(사용 종료), 폐기 시점: { $since }
        [superseded] 폐기됨(교체됨), 폐기 시점: { $since }
        [compromised] 폐기됨(유출됨), 폐기 시점: { $since }
       *[unauthorised] 폐기됨(권한 없음), 폐기 시점: { $since }
    }
revoked-reported =
    { $reason ->
        [retired] 폐기됨(사용 종료), 통보 시각: { $reported }
        [superseded] 폐기됨(교체됨), 통보 시각: { $reported }
        [compromised] 폐기됨(유출됨), 통보 시각: { $reported }
       *[unauthorised] 폐기됨(권한 없음), 통보 시각: { $reported }
    }

# 시각을 증명하는 곳.
time-sources = 시각을 증명하는 곳:
authority = 시점확인 기관, 인증서 { $digest }
log = 로그 { $origin }: 증인 { $witnesses }곳 중 { $quorum }곳의 서명 필요
algorithm-ends = 알고리즘 { $algorithm }의 기한이 끝나는 시각: { $on }
