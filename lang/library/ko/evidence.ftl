# 보고서에 적는 시각의 증거.
evidence = 시각의 증거:
token = 타임스탬프
log = 로그 증명
about =
    { $acts ->
        [0] 이 번들의 행위에 관한 것이 아님
       *[other] 행위 { NUMBER($acts) }건에 관한 것
    }
named-source = { $by }({ $name })
witnessed-source =
    { $source }, 증인 { $count ->
       *[other] { $witnesses }
    }
your-roster = 키 명부
claimed-and-proven = 서명자가 적은 시각: { $claimed }, 증명된 시각: 늦어도 { $proven }, 증명한 곳: { $by }
proves = 늦어도 다음 시각에는 있었음: { $time }. 증명한 곳: { $by }
faulty = 효력 없음: { $why }({ $code })
other-digest = 효력 없음: 다른 것에 관한 증거임
unknown-authority = 효력 없음: 키 명부의 시점확인 기관이나 로그가 만든 것이 아님
not-proven = 효력 없음: { $why }({ $code })
from-the-future = 효력 없음: 보고서의 기준 시각보다 하루 넘게 늦은 시각임: { $time }
outside-window = 효력 없음: 키 명부에서 그 시각에 신뢰하지 않는 곳임: { $by }, { $time }
not-renewed = 효력 없음: { $until }에 기한이 끝났고 그 전에 갱신되지 않았음. 증명한 곳: { $by }
renews = 이전 증거 { NUMBER($entries) }건을 갱신함

# 검증하지 않은 증거의 주장.
evidence-claims = 시각의 증거(주장):
token-claims = 주장하는 시각: { $time }, 인증서 { $digest }
log-claims = 주장하는 로그: { $origin }
unusable = 사용할 수 없음: { $why }({ $code })

# 행위에 적힌 시각보다 이른 증거.
ignored-for = 당사자 { $party }: 행위 { $act }
proof-time = 증명한 시각: { $time }. 증명한 곳: { $by }
proof-before-claim = 무시됨: 행위나 기록에 적힌 시각이 이보다 하루 넘게 늦음: { $time }
