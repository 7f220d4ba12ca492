### What is wrong with a log proof (c2sp.org/tlog-proof), with the checkpoint in it, or with a policy; see the English
### file.

too-large = 로그 증명이 한도보다 큽니다. 한도: { NUMBER($limit) }바이트
not-utf8 = 로그 증명이 UTF-8 텍스트가 아닙니다
control-character = 로그 증명에 제어 문자가 있습니다
truncated = 로그 증명이 잘렸습니다. 끝부분이 없습니다

not-a-log-proof = 버전 1의 로그 증명이 아닙니다
bad-extra = 로그 증명의 부가 데이터가 base64가 아니거나 너무 깁니다
bad-index = 로그 증명의 색인이 없거나 숫자가 아닙니다
bad-hash = 로그 증명의 한 줄이 base64 해시값이 아닙니다
too-many-hashes = 로그 증명의 해시값이 어떤 로그에서 필요한 것보다 많습니다

bad-signature-line = 체크포인트의 서명 줄이 형식에 맞지 않습니다
too-many-signatures = 체크포인트에 서명이 너무 많습니다

bad-checkpoint = 체크포인트에 출처, 크기, 루트 해시값이 갖추어져 있지 않습니다
bad-tree-size = 체크포인트의 트리 크기가 범위 안의 숫자가 아닙니다
bad-root = 체크포인트의 루트 해시값이 base64 해시값이 아닙니다

bad-verifier-key = 올바른 Ed25519 키가 든 검증 키가 아닙니다
key-id-differs = 검증 키의 ID가 이름이나 키와 맞지 않습니다
unsupported-signature = 이 프로그램이 지원하지 않는 종류의 서명을 만드는 키입니다: { $name }
wrong-kind-of-key = 키의 종류가 잘못되었습니다: { $name }. 로그는 노트에 서명하고 증인은 공동 서명을 합니다
repeated-witness = 다른 증인과 이름이나 키가 같은 증인입니다: { $name }
bad-quorum = 필요한 증인의 수를 채울 수 없습니다. 필요한 수: { NUMBER($quorum) }, 증인의 수: { NUMBER($witnesses) }

wrong-signature = 체크포인트의 서명이 유효하지 않습니다: { $name }
repeated-signature = 체크포인트에 같은 키의 서명이 두 번 있습니다: { $name }
not-signed-by-log = 로그가 체크포인트에 서명하지 않았습니다. 다음 키의 서명이 없습니다: { $name }
bad-cosignature-time = 공동 서명의 시각이 범위를 벗어났습니다: { $name }
too-few-witnesses = 체크포인트에 공동 서명한 증인이 부족합니다. 공동 서명한 증인: { NUMBER($found) }, 필요한 수: { NUMBER($quorum) }

other-origin = 다른 로그의 체크포인트입니다: { $found }
index-beyond-size = 로그 증명의 색인이 체크포인트의 트리 크기보다 작지 않습니다
proof-too-short = 로그 증명의 해시값이 트리 크기에 필요한 것보다 적습니다
proof-too-long = 로그 증명의 해시값이 트리 크기에 필요한 것보다 많습니다
other-root = 로그 증명이 다른 대상에 관한 것이거나 체크포인트와 다른 트리의 것입니다
time-in-the-future = 증인이 증명하는 시각이 미래입니다: { $time }
