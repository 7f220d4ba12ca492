### 시각의 증거: 요청, 응답, 기한.
###
### $file, $key, $bundle  파일 이름
### $acts, $entries       행위의 수, 증거의 수
### $by                   시점확인 기관이나 로그의 식별자. $time: 시각
### $why                  기한이 끝나는 까닭: certificate, window, algorithm

request-needs-file = 요청을 저장할 파일이 필요합니다
name-the-request = -o 옵션으로 파일을 지정하십시오. 예: -o q.tsq
keep-the-log-request = 그 요청의 증명에는 파일 { $key }에 있는 솔트가 필요하므로 파일을 그대로 두십시오. -o 옵션으로 다른 파일을 지정하십시오
no-acts = 번들에 서명된 행위가 없어 증명할 시각이 없습니다
sign-first = 먼저 서명하십시오. 설명: paraph help sign
no-such-act = 식별자가 이 숫자로 시작하는 행위가 번들에 없습니다
show-acts = 행위를 보려면: paraph show { $key }
no-evidence = 번들에 갱신할 증거가 없습니다
request-without-renew = --renew 옵션을 빼십시오

curl-line =
    # 요청을 시점확인 기관에 보내십시오. URL 대신 기관의 주소를 적으십시오:
    curl -sSf -H 'Content-Type: application/timestamp-query' --data-binary @{ $file } URL -o reply.tsr
    # 응답을 추가하십시오:
    paraph time add { $bundle } reply.tsr --request { $key }
log-line =
    # 다음 파일의 32바이트를 로그에 넣으십시오: { $file }. 로그의 증명(c2sp.org/tlog-proof)을 proof.txt 파일로 저장하고 추가하십시오:
    paraph time add { $bundle } proof.txt --request { $key }
take-out-line =
    # PDF 파일에는 증거를 추가할 수 없습니다. 번들을 꺼내십시오:
    paraph merge { $file } -o { $bundle }
requested = 서명된 행위 { NUMBER($acts) }건에 관한 요청입니다
requested-again = 서명된 행위 { NUMBER($acts) }건에 관한 요청이며, 증거 { NUMBER($entries) }건을 갱신합니다

not-a-request = 무엇에 관한 요청인지 적은 파일이 아닙니다
name-the-request-file = 요청과 함께 저장된 FILE.json 파일을 --request 옵션으로 지정하십시오
request-of-other-record = 다른 기록의 번들에 대한 요청입니다
name-its-bundle = 요청을 만든 번들을 지정하십시오
log-needs-request = 로그 증명에는 요청과 함께 저장된 솔트가 필요합니다
name-the-log-request = paraph time request --log 명령이 저장한 FILE.json 파일을 --request 옵션으로 지정하십시오
look-into-roster = 아무것도 추가하지 않았습니다. 명부에서 시각을 증명하는 곳을 보려면: paraph roster list
name-both-of-one = 아무것도 추가하지 않았습니다. 이 요청에 대한 응답을 지정하거나, --request 옵션에 이 응답의 요청과 함께 저장한 파일을 지정하십시오
name-the-reply = 아무것도 추가하지 않았습니다. 기관이 보낸 응답 파일을 받은 그대로 지정하십시오. 서버의 안내문이 들어 있으면 요청을 다시 보내십시오
ask-again = 아무것도 추가하지 않았습니다. 다시 요청하십시오: paraph time request. 같은 일이 되풀이되면 다른 기관에 요청하십시오
name-the-proof = 아무것도 추가하지 않았습니다. 로그가 준 증명 파일을 받은 그대로 지정하십시오(c2sp.org/tlog-proof)
name-the-proof-of = 아무것도 추가하지 않았습니다. 다음 파일의 항목에 대한 로그 증명을 지정하십시오: { $key }
trust-authority = 아무것도 추가하지 않았습니다. 이 타임스탬프를 만든 인증서의 해시값: { $digest }. 기관이 이 해시값을 확인해 주면 키 명부에 추가하십시오. 설명: paraph help roster
trust-log = 아무것도 추가하지 않았습니다. 다음 로그를 신뢰하면 키 명부에 추가하십시오: { $origin }. 설명: paraph help roster
check-clock = 아무것도 추가하지 않았습니다. 이 컴퓨터의 날짜와 시각을 확인하십시오
check-log = 아무것도 추가하지 않았습니다. 로그의 키와 증인을 키 명부와 비교하십시오: paraph roster list
added = 증거를 추가했습니다: { $key }
added-and-proves = 증거를 추가했습니다: { $key }. 키 명부에 따르면 늦어도 다음 시각에는 번들이 있었습니다: { $time }. 증명한 곳: { $by }
was-there = 이 증거가 이미 들어 있습니다: { $key }
judge-by-roster = 명부에 따라 무엇이 증명되는지 보려면: paraph verify { $key } --roster roster.toml

ends =
    { $why ->
        [certificate] { $file }: 증거의 기한이 인증서와 함께 끝납니다. 기한: { $time }. 증명한 곳: { $by }
        [window] { $file }: 증거의 기한이 키 명부에 따라 끝납니다. 기한: { $time }. 증명한 곳: { $by }
       *[algorithm] { $file }: 증거의 기한이 알고리즘과 함께 끝납니다. 기한: { $time }. 증명한 곳: { $by }
    }
has-ended =
    { $why ->
        [certificate] { $file }: 증거의 기한이 인증서와 함께 끝났고 그 전에 갱신되지 않아 효력이 없습니다. 기한: { $time }. 증명한 곳: { $by }
        [window] { $file }: 증거의 기한이 키 명부에 따라 끝났고 그 전에 갱신되지 않아 효력이 없습니다. 기한: { $time }. 증명한 곳: { $by }
       *[algorithm] { $file }: 증거의 기한이 알고리즘과 함께 끝났고 그 전에 갱신되지 않아 효력이 없습니다. 기한: { $time }. 증명한 곳: { $by }
    }
nothing-due = 다음 시각까지 기한이 끝나는 증거가 없습니다: { $time }
renew = 기한이 끝나기 전에 증거를 갱신하려면: paraph time request BUNDLE --renew -o q.tsq
request-new = 기한이 끝난 증거는 갱신할 수 없습니다. 번들이 지금 존재한다는 것을 증명하려면: paraph time request BUNDLE -o q.tsq
