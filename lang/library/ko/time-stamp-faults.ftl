### What is wrong with a time-stamp token (RFC 3161), or with the reply that brings it; see the English file.

too-large = 타임스탬프가 한도보다 큽니다. 한도: { NUMBER($limit) }바이트
truncated = 타임스탬프가 잘렸습니다. 끝부분이 없습니다
trailing-bytes = 타임스탬프가 끝난 뒤에 다른 내용이 있습니다
not-der = 타임스탬프가 DER 형식이 아닙니다. DER 형식만 사용할 수 있습니다
too-deep = 타임스탬프의 요소가 너무 깊이 중첩되어 있습니다
too-many = 타임스탬프에 인증서나 속성이 너무 많습니다
wrong-structure = 타임스탬프의 구조가 RFC 3161에 맞지 않습니다
unknown-version = 타임스탬프의 버전을 이 프로그램에서 읽을 수 없습니다

not-a-time-stamp = 서명된 메시지이지만 타임스탬프가 아닙니다
request-rejected =
    { $why ->
        [bad-algorithm] 시점확인 기관이 요청을 거부했습니다. 해시 알고리즘을 받아들이지 않습니다. 기관의 설명: { $text }
        [bad-request] 시점확인 기관이 요청을 거부했습니다. 허용되지 않는 요청입니다. 기관의 설명: { $text }
        [bad-data-format] 시점확인 기관이 요청을 거부했습니다. 데이터의 형식이 잘못되었습니다. 기관의 설명: { $text }
        [time-not-available] 시점확인 기관이 요청을 거부했습니다. 기관의 시계를 사용할 수 없습니다. 기관의 설명: { $text }
        [unaccepted-policy] 시점확인 기관이 요청을 거부했습니다. 요청한 정책이 없습니다. 기관의 설명: { $text }
        [unaccepted-extension] 시점확인 기관이 요청을 거부했습니다. 확장 필드를 알지 못합니다. 기관의 설명: { $text }
        [add-info-not-available] 시점확인 기관이 요청을 거부했습니다. 요청한 정보가 없습니다. 기관의 설명: { $text }
        [system-failure] 시점확인 기관이 요청을 거부했습니다. 기관의 시스템에 오류가 있습니다. 기관의 설명: { $text }
       *[other] 시점확인 기관이 요청을 거부했습니다. 기관의 설명: { $text }
    }

not-one-signer = 타임스탬프의 서명자는 정확히 하나여야 하지만 그렇지 않습니다
missing-attribute =
    { $which ->
        [content-type] 타임스탬프의 서명에 내용의 형식이 적혀 있지 않습니다
        [message-digest] 타임스탬프의 서명에 내용의 해시값이 없습니다
       *[signing-certificate] 타임스탬프의 서명에 인증서가 적혀 있지 않습니다(ESSCertID)
    }
repeated-attribute = 타임스탬프의 서명에 같은 속성이 두 번 있습니다
wrong-content-type = 타임스탬프의 서명이 다른 형식의 내용에 관한 것입니다
wrong-message-digest = 타임스탬프의 내용이 서명된 내용과 다릅니다
missing-certificate = 타임스탬프에 서명자의 인증서가 없습니다. certReq를 넣어 다시 요청하십시오
wrong-signing-certificate = 타임스탬프의 서명에 다른 인증서가 적혀 있습니다(ESSCertID)
unsupported-algorithm = 타임스탬프에 이 프로그램이 지원하지 않는 알고리즘이 쓰였습니다
algorithms-differ = 타임스탬프의 알고리즘이 서로 맞지 않습니다
unsupported-key = 시점확인 기관의 키를 지원하지 않거나 키가 너무 약합니다
wrong-signature = 타임스탬프의 서명이 유효하지 않습니다

not-for-time-stamps = 타임스탬프용 인증서가 아닙니다
usage-not-critical = 인증서의 확장 키 사용이 필수(critical)로 표시되어 있지 않습니다
usage-not-alone = 타임스탬프 외의 용도로도 쓰는 인증서입니다
certificate-not-yet-valid = 타임스탬프의 시각이 시점확인 기관의 인증서가 유효해지기 전입니다. 유효 기간의 시작: { $from }
certificate-expired = 타임스탬프의 시각이 시점확인 기관의 인증서가 만료된 뒤입니다. 유효 기간의 끝: { $until }
unknown-extension = 타임스탬프나 인증서에 이 프로그램이 알지 못하는 필수(critical) 확장 필드가 있습니다

bad-gen-time = 타임스탬프의 시각이 RFC 3161의 형식에 맞지 않습니다
bad-accuracy = 타임스탬프의 정확도가 범위를 벗어났습니다
wrong-authority-name = 타임스탬프에 적힌 기관이 인증서의 기관과 다릅니다

other-digest = 다른 대상에 관한 타임스탬프입니다
other-nonce = 다른 요청에 대한 타임스탬프입니다
time-in-the-future = 타임스탬프의 시각이 미래입니다: { $time }
unknown-authority = 신뢰하는 시점확인 기관 중 어느 곳도 이 타임스탬프를 만들지 않았습니다
other-authority = 신뢰하는 다른 시점확인 기관이 이 타임스탬프를 만들었습니다: { $found }
