### 파일이 아닌 곳에 있는 키: SSH 에이전트 또는 프로그램. 보안 토큰에 있는 키는 tokens.ftl에 있다.
###
### $who          키를 보관하는 것: who-로 시작하는 문구 가운데 하나
### $fingerprint  ssh-add 명령이 보여 주는 키의 지문
### $path         화면에 보이는 파일 이름. $socket: 에이전트의 소켓
### $asked, $other, $found, $expected   키의 단어와 식별자 앞부분
### $whose        서명한 키에 관하여 아는 것
### $keys         있는 키들. $more: 보여 주지 않은 나머지의 수
### $reason       시스템의 설명(영어)
### $algorithm, $kind   키 종류의 이름
### $line         프로그램이 출력한 줄

who-file = 키 파일
who-agent = SSH 에이전트
who-agent-key = SSH 에이전트({ $fingerprint })
who-program = 프로그램 { $path }
keys-and-more = { $keys } 외 { $more }개

## 모든 키

key-differs = { $who }에 있는 키가 파일 { $path }의 키와 다릅니다. 있는 키: { $found }. 파일의 키: { $expected }
key-differs-hint = 원하는 키를 지정하거나 --public 옵션을 빼십시오
wrong-key = { $who }에서 요청한 키가 아닌 다른 키로 서명했습니다. 요청한 키: { $asked }. 서명한 키: { $other }. { $whose }
wrong-key-unknown = { $who }에서 요청한 키로 서명하지 않았으며, 서명한 키를 알 수 없습니다. 요청한 키: { $asked }
wrong-key-hint = 아무것도 저장하지 않았습니다. 그 이름이 어느 키를 가리키는지 확인하십시오
wrong-length = { $who }에서 { $bytes }바이트의 응답이 왔으나, Ed25519 서명은 64바이트입니다
wrong-length-hint = 아무것도 저장하지 않았습니다. 응답은 서명의 바이트만으로 이루어져야 합니다
too-slow = { $who }에서 { $seconds }초 안에 응답이 없었습니다
too-slow-hint = 아무것도 저장하지 않았습니다. 더 오래 기다리려면: --timeout SECONDS
unused-passphrase = 암호나 PIN이 있는 키가 더 없습니다
too-many-keys = 키가 두 개보다 많습니다
too-many-keys-hint = 키 하나나 키 쌍 하나, 또는 쌍의 두 키를 지정하십시오
name-the-other-half = 쌍의 Ed25519 키도 지정하십시오: --key KEY --key KEY
name-both-halves = Ed25519 키 하나와 ML-DSA-87 키 하나를 지정하십시오
agent-takes-no-passphrase = --passphrase-file 옵션은 SSH 에이전트의 키에 사용할 수 없습니다
program-takes-no-passphrase = --passphrase-file 옵션은 프로그램이 보관하는 키에 사용할 수 없습니다
no-passphrase-hint = --passphrase-file 옵션을 빼십시오
private-not-public = 개인 키입니다. 공개 키가 필요합니다
name-the-public-key = .pub 파일을 지정하십시오
program-public-needed = 프로그램은 어느 키로 서명하는지 알려 주지 않습니다
name-public-option = 공개 키 파일을 지정하십시오: --public FILE
name-public-instead = 대신 공개 키 파일을 지정하십시오

## SSH 에이전트

bad-fingerprint = 키의 지문이 아닙니다: { $found }
bad-fingerprint-hint = ssh-add -l 명령이 보여 주는 SHA256:... 지문 또는 paraph key show 명령이 보여 주는 식별자의 앞 8자리 이상을 적으십시오
agent-has-no-keys = SSH 에이전트에 키가 없거나, 에이전트가 잠겨 있습니다
agent-has-no-keys-hint =
    키를 추가하려면: ssh-add FILE
    잠금을 풀려면: ssh-add -X
agent-key-not-named = 키가 지정되지 않았습니다. SSH 에이전트에 있는 키: { $keys }
agent-no-such-key = SSH 에이전트에 그 키가 없습니다. 있는 키: { $keys }
name-one-of-those = 그중 하나를 지정하십시오: agent:SHA256:...
agent-several-keys = SSH 에이전트에 그렇게 시작하는 키가 여러 개 있습니다: { $keys }
agent-several-keys-hint = 지문 전체로 키를 지정하십시오
agent-key = { $fingerprint } ({ $algorithm }, { $comment })
agent-key-of-no-kind = { $fingerprint } (알 수 없는 종류, { $comment })
agent-key-beside = 에이전트에 함께 있는 키: { $key }
agent-not-ed25519 = Ed25519 키가 아닙니다. 키의 종류: { $kind }
agent-key-unreadable = Ed25519 키가 아닙니다. 키를 읽을 수 없습니다
agent-not-ed25519-hint = 사용할 수 있는 키를 만들려면: ssh-keygen -t ed25519; 보안 키(sk-)나 인증서에 있는 키는 사용할 수 없습니다
agent-other-signature = SSH 에이전트가 다른 종류의 서명으로 응답했습니다: { $kind }
agent-other-signature-hint = 아무것도 저장하지 않았습니다. ssh-ed25519 서명만 사용할 수 있습니다
agent-refused = SSH 에이전트가 서명하지 않았습니다. 잠겨 있거나, 키가 없어졌거나, 누군가 거부했습니다
agent-refused-hint =
    아무것도 저장하지 않았습니다
    에이전트의 키를 보려면: ssh-add -l
    잠금을 풀려면: ssh-add -X
agent-lists-nothing = SSH 에이전트가 키 목록을 알려 주지 않습니다
agent-lists-nothing-hint =
    에이전트를 확인하려면: ssh-add -l
    잠금을 풀려면: ssh-add -X
agent-hangs = 아무것도 저장하지 않았습니다. 에이전트가 실행 중인지 확인하십시오: ssh-add -l
agent-answer-unreadable = SSH 에이전트의 응답을 해석할 수 없습니다
agent-answer-unreadable-hint = 아무것도 저장하지 않았습니다. SSH_AUTH_SOCK 변수가 무엇을 가리키는지 확인하십시오
no-agent-set = SSH 에이전트가 없습니다. SSH_AUTH_SOCK 변수가 설정되지 않았습니다
no-agent-at = { $socket }에 SSH 에이전트가 없습니다: { $reason }
start-agent = 에이전트를 시작하고 키를 추가하십시오: eval "$(ssh-agent)" && ssh-add FILE
agent-gone = SSH 에이전트가 연결을 끊었습니다: { $reason }
agent-gone-hint = 아무것도 저장하지 않았습니다. 에이전트가 실행 중인지 확인하십시오

## 프로그램

program-not-named = 서명할 프로그램이 지정되지 않았습니다
program-not-named-hint = 경로 또는 셸에서 쓰는 이름으로 지정하십시오: exec:PROGRAM
program-not-run = 프로그램 { $path } 실행에 실패했습니다: { $reason }
program-not-run-hint = 아무것도 저장하지 않았습니다. 실행할 수 있는 프로그램을 지정하십시오
program-answers-too-much = 프로그램 { $path }에서 Ed25519 서명의 64바이트보다 긴 응답이 왔습니다
program-answers-too-much-hint = 아무것도 저장하지 않았습니다. 서명이 아닌 것은 표준 오류로 출력해야 합니다
program-failed = 프로그램 { $path }에서 서명하지 않았습니다. 종료 코드: { $status }
program-killed = 프로그램 { $path }에서 서명하지 않았습니다. 프로그램을 종료시킨 신호: { $signal }
program-ended = 프로그램 { $path }에서 서명하지 않았습니다. 어떻게 종료되었는지 알 수 없습니다
program-failed-hint = 아무것도 저장하지 않았습니다. 프로그램을 직접 실행하여 무엇이 필요한지 확인하십시오
program-says = 프로그램의 출력: { $line }
program-says-more = 프로그램의 출력이 더 있으나 보여 주지 않습니다
