### 보안 토큰(PKCS#11)에 있는 키. 이 파일은 pkcs11 기능을 넣어 빌드한 프로그램에만 들어간다.
###
### $token        따옴표로 묶은 토큰 이름. $tokens: 여러 토큰
### $keys         있는 키들
### $module       따옴표로 묶은 모듈 파일 이름
### $error        PKCS#11의 오류 이름. $why: 한 문장
### $who          응답할 대상. who, who-module, who-helper 메시지 중 하나
### $path         화면에 표시할 파일. $version: 보조 프로그램의 버전. $signal: 시그널 번호
### $reason       시스템이 알린 이유(영어). $line: 모듈이 출력한 줄
### $what         URI의 문제를 적은 문장
### $name         속성 이름

who = 보안 토큰 { $token }
who-module = PKCS#11 모듈 { $module }
who-helper = paraph-pkcs11 프로그램
# 커서는 그 뒤에 놓인다.
ask-for-pin = 보안 토큰 { $token }의 PIN:

## URI

public-cannot-sign = 이 URI가 가리키는 공개 키(type=public)로는 서명할 수 없습니다
public-cannot-sign-hint = type 속성을 빼거나 type=private 속성을 적으십시오
pin-in-two-files = PIN 파일이 pin-source 속성과 --passphrase-file 옵션으로 두 번 지정되었습니다
pin-in-two-files-hint = 하나만 지정하십시오
pin-in-uri = URI에 PIN(pin-value)이 있습니다. 이는 이 컴퓨터의 모든 프로세스가 읽을 수 있습니다
pin-in-uri-hint = URI에서 빼고, 물을 때 PIN을 입력하십시오. PIN도 변경하십시오
bad-uri = 이 URI는 보안 토큰의 키를 가리키지 않습니다. { $what }
bad-uri-hint = 다음과 같이 따옴표로 묶어 적으십시오: 'pkcs11:token=harbour;object=hong' (RFC 7512)
bad-type = type 속성은 private 또는 public이어야 합니다
bad-slot-id = slot-id 속성은 십진수여야 합니다
bad-module-name = module-name 속성은 폴더 없는 이름이어야 합니다
bad-pin-source = pin-source 속성은 file:/folder/pin 같은 파일이어야 합니다
not-absolute = { $name } 속성은 /folder/file 같은 절대 경로여야 합니다
no-value = 각 속성은 NAME=VALUE 형식이어야 합니다
bad-escape = % 뒤에는 16진수 두 자리가 있어야 합니다
not-escaped = 바이트 { $byte } 대신 다음과 같이 적어야 합니다: { $escaped }
twice = { $name } 속성이 두 번 있습니다
unknown-attribute = 알 수 없는 속성입니다: { $name }

## 모듈과 보안 토큰

no-module = PKCS#11 모듈 { $module } 파일을 사용할 수 없습니다: { $why }
not-a-module = 모듈이 아닙니다
module-does-not-start = 시작되지 않습니다 ({ $error })
no-module-hint = URI에 모듈을 지정하십시오: 'pkcs11:...?module-path=/usr/lib/softhsm/libsofthsm2.so'
token = { $token } (일련번호 { $serial }, slot-id { $slot }, { $model })
no-token = 보안 토큰이 없습니다
no-such-token = 그런 보안 토큰이 없습니다. 있는 토큰: { $tokens }
no-such-token-hint = 토큰을 연결하거나 토큰 목록을 확인하십시오: pkcs11-tool --module FILE -L
several-tokens = 해당하는 보안 토큰이 여러 개입니다: { $tokens }
several-tokens-hint = serial 또는 slot-id 속성도 지정하십시오

## 모듈을 실행하는 보조 프로그램

no-helper = 다음 프로그램이 없습니다: { $path }. 보안 토큰의 키를 쓰려면 이 프로그램이 필요합니다
helper-not-started = 다음 프로그램을 시작할 수 없습니다: { $path } ({ $reason })
helper-of-other-version = 다음 프로그램의 버전이 paraph 버전과 다릅니다: { $path } (버전 { $version })
install-both = 아무것도 저장하지 않았습니다. paraph 프로그램을 다시 설치하십시오. 두 프로그램은 같은 폴더에 있어야 합니다
helper-failed = paraph-pkcs11 프로그램과 통신할 수 없습니다: { $reason }
retry-with-helper = 아무것도 저장하지 않았습니다. 다시 시도하십시오. 그래도 실패하면 paraph를 다시 설치하십시오
helper-answers-otherwise = paraph-pkcs11 프로그램의 응답을 해석할 수 없습니다
module-crashed = 응답을 받지 못했습니다: { $who }. 모듈이 비정상 종료되었습니다(시그널 { $signal })
module-ended = 응답을 받지 못했습니다: { $who }. 모듈이 paraph-pkcs11 프로그램을 종료했습니다
check-module = 아무것도 저장하지 않았습니다. 다른 프로그램으로 모듈을 확인하십시오: pkcs11-tool --module FILE -L
interrupted = 보안 토큰의 응답을 기다리는 동안 중단되었습니다. 서명하거나 저장한 것은 없습니다
module-says = PKCS#11 모듈의 출력: { $line }

## PIN

one-try-left = 보안 토큰 { $token }의 남은 시도는 1회입니다. PIN이 다시 틀리면 잠깁니다
wrong-pin-before = 보안 토큰 { $token }에 틀린 PIN이 입력된 적이 있습니다
type-on-token = 보안 토큰 { $token } 자체 또는 리더기에서 PIN을 입력하십시오
locked = 틀린 PIN이 여러 번 입력되어 보안 토큰이 잠겼습니다: { $token }
locked-hint = 토큰 관리자에게 PUK 또는 보안 책임자 PIN으로 잠금을 풀어 달라고 요청하십시오
pin-not-set = 보안 토큰 { $token }에 사용할 수 있는 PIN이 없습니다
pin-not-set-hint = 토큰의 전용 프로그램으로 새 PIN을 설정하십시오
wrong-pin-locked = 보안 토큰 { $token }의 PIN이 아닙니다. 토큰이 잠겼습니다
wrong-pin-one-left = 보안 토큰 { $token }의 PIN이 아닙니다. 남은 시도는 1회이며, 다시 틀리면 잠깁니다
wrong-pin-counted = 보안 토큰 { $token }의 PIN이 아닙니다. 토큰이 시도 횟수를 세고 있으나 남은 횟수는 알려 주지 않습니다
wrong-pin = 보안 토큰 { $token }의 PIN이 아닙니다. 토큰이 남은 시도 횟수를 알려 주지 않습니다
wrong-pin-hint = 아무것도 저장하지 않았습니다. Caps Lock 상태와 한/영 입력 상태를 확인한 다음 다시 시도하십시오

## 모듈의 응답

token-gone = 보안 토큰 { $token } 연결이 끊겼습니다 ({ $error })
module-gone = PKCS#11 모듈의 보안 토큰 연결이 끊겼습니다 ({ $error })
key-gone = 보안 토큰 { $token }에 그 키가 더 이상 없습니다 ({ $error })
check-and-retry = 아무것도 저장하지 않았습니다. 토큰이 있는지 확인하고 다시 시도하십시오
refused =
    { $task ->
        [open] 보안 토큰 { $token }에서 세션을 열지 않았습니다. 누군가 거부했거나 동의한 사람이 없습니다
        [log-in] 보안 토큰 { $token }에서 로그인을 받아들이지 않았습니다. 누군가 거부했거나 동의한 사람이 없습니다
        [list-keys] 보안 토큰 { $token }에서 키 목록을 알려 주지 않았습니다. 누군가 거부했거나 동의한 사람이 없습니다
       *[sign] 보안 토큰 { $token }에서 서명하지 않았습니다. 누군가 거부했거나 동의한 사람이 없습니다
    }
refused-hint = 아무것도 저장하지 않았습니다. 다시 시도하십시오
failed =
    { $task ->
        [open] 보안 토큰 { $token }에서 세션을 열 수 없습니다 ({ $error })
        [log-in] 보안 토큰 { $token }에서 로그인을 받아들일 수 없습니다 ({ $error })
        [list-keys] 보안 토큰 { $token }에서 키 목록을 알려 줄 수 없습니다 ({ $error })
       *[sign] 보안 토큰 { $token }에서 서명할 수 없습니다 ({ $error })
    }
module-failed = PKCS#11 모듈에서 토큰 목록을 알려 줄 수 없습니다 ({ $error })

## 키

key = object={ $label };id={ $id } ({ $kind })
key-beside = 토큰에 함께 있는 키: { $key }
other-edwards = Edwards, 다른 곡선
cannot-sign = { $kind }, 서명 불가
unnamed-kind = 알 수 없는 종류
not-ed25519 = Ed25519 키가 아닙니다. 키의 종류: { $kind }
not-ed25519-hint = 다른 키를 지정하거나 키를 만드십시오: pkcs11-tool --keypairgen --key-type EC:edwards25519
no-private-key = 보안 토큰 { $token }에 개인 키가 없습니다
no-public-key = 보안 토큰 { $token }에 공개 키가 없습니다
no-such-private-key = 보안 토큰 { $token }에 그런 개인 키가 없습니다. 있는 키: { $keys }
no-such-public-key = 보안 토큰 { $token }에 그런 공개 키가 없습니다. 있는 키: { $keys }
no-such-key-hint = object 또는 id 속성으로 있는 키를 지정하십시오
several-keys = 보안 토큰 { $token }에 해당하는 키가 여러 개입니다: { $keys }
several-keys-hint = id 속성도 지정하십시오
several-halves = 이 개인 키와 id가 같은 공개 키가 여러 개입니다
several-halves-hint = 키 쌍마다 다른 id를 부여하십시오: pkcs11-tool --set-id
key-may-not-sign = 서명에 사용할 수 없는 키입니다 (CKA_SIGN 없음)
key-may-not-sign-hint = 다른 키를 지정하십시오. 키의 용도는 키를 만들 때 정해집니다
key-asks-each-time = 서명할 때마다 PIN을 다시 요구하는 키(CKA_ALWAYS_AUTHENTICATE)이므로 이 프로그램에서 사용할 수 없습니다
key-asks-each-time-hint = 그렇지 않은 키를 지정하십시오. PIV 카드에서는 9c가 아닌 슬롯의 키를 지정하십시오
public-needed = 보안 토큰에 개인 키는 있으나, 짝이 되는 공개 키(같은 CKA_ID)가 없습니다
public-needed-hint = 공개 키 파일을 지정하십시오: --public FILE
no-point = 보안 토큰에서 공개 키를 볼 수 없습니다 ("CKA_EC_POINT")
no-point-hint = 대신 공개 키 파일을 지정하십시오
key-not-shown = 보안 토큰에서 키를 볼 수 없습니다 ({ $error })
bad-point = 보안 토큰의 공개 키가 { $bytes }바이트이나, Ed25519 키는 32바이트입니다
bad-key-hint = 올바른 프로그램은 이런 키를 만들지 않습니다. 어떻게 만들었는지 키 보유자에게 확인하십시오
