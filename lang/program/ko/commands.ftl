### 각 명령이 하는 일을 한 줄로 설명한다. `paraph help` 명령과 `--help` 옵션의 목록에 나온다. 마침표를 찍지 않는다.
### 메시지의 이름은 명령이다. `roster-add`는 `paraph roster add` 명령을 설명한다. 인수가 있는 메시지는 없다.

paraph = 문서를 함께 체결하는 프로그램: 문서를 기록으로 적고, 당사자마다 기록에 서명하고, 서명을 검증

draft = 기록의 시작: 문본으로 채워 넣을 초안 작성
record = 채워 넣은 초안과 문본으로 기록 작성
lint = 서명하기 전에 초안이나 기록의 문제 찾기
key = 키 만들기, 키의 식별자와 단어 보기
key-new = 새 키 만들기: 비밀로 보관할 NAME.key, 다른 사람에게 줄 NAME.pub
key-show = 키의 식별자와 전화로 읽을 단어 보기
key-import = 다른 프로그램의 키 가져오기: NAME.key 및 NAME.pub
key-export = 다른 프로그램이 읽는 형식으로 키 내보내기
key-passwd = 키의 암호 변경, 설정 또는 제거
roster = 누구의 키인지 적은 키 명부 관리
roster-list = 당사자, 키 보유자 및 키의 목록 보기
roster-add = 키 추가. 새로운 키 보유자와 당사자도 함께 추가
roster-revoke = 키 폐기: 키 보유자가 떠났거나, 키가 교체되었거나, 다른 사람이 가졌을 수 있을 때
roster-accept = 오늘 보유한 번들의 접수 기재. 나중에 키를 도난당해도 그 전의 서명은 계속 인정됨
roster-check = 곧 문제가 될 것 찾기: 만료되는 키, 키 하나를 잃으면 서명할 수 없는 당사자
show = 파일의 내용 보기: 검증되지 않은 주장
sign = 본인 측 당사자를 대표하여 기록이나 번들에 서명
merge = 따로 서명한 번들의 사본 병합
verify = 본인의 키 명부로 번들 판정: 체결됨, 미완료 또는 거부됨과 그 이유
export = 이 프로그램이 없는 사람을 위한 파일 작성
export-kit = openssl 및 sha256sum만으로 번들의 서명을 검증하는 데 필요한 모든 파일 작성
status = 합의문서의 상태와 그 이유, 다음에 필요한 일과 그 일을 할 사람 보기
graph = 합의문서와 그 관계 그리기
hash = sha256sum 형식으로 해시값 출력. 번들은 기록의 해시값도 출력
check = 파일과 해시값, 기록과 문본, 또는 파일과 목록 비교
canon = JSON을 정규 형식(RFC 8785)으로 변환
demo = ICTCC 약정서의 서명 과정과 세 가지 문제 상황 시연
completions = Tab 키로 명령, 옵션, 파일 및 식별자를 완성하는 스크립트 출력
man = 이 프로그램을 패키지로 만드는 사람을 위한 매뉴얼 작성
config = 본인의 기본값과 그 설정 파일 보기
help = 명령이나 주제 설명: changes, exit-codes, formats, lost-keys, roster
