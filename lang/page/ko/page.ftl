### 페이지 전체에 관한 문장.
###
### $version  판 번호
### $digest   SHA-256
### $file     파일 이름
### $message  문장

tagline = 네트워크 없이 검증하고 서명하는 페이지
language = 언어
skip = 본문으로 건너뛰기
views = 작업
verify = 검증
sign = 서명
keys = 키
working = 처리 중 …
cancel = 취소
save = 저장: { $file }
saved = 저장함: { $file }
code = 코드
file-unreadable = 파일을 더는 읽을 수 없습니다: { $file }. 파일을 옮겼거나 변경했습니다. 다시 선택하십시오.
stopped = 오류로 페이지 안의 프로그램이 멈추어 다시 시작했습니다. 방금 한 작업은 끝나지 않았습니다. 다시 시도하십시오.
fault = 페이지에 오류가 있어 답이 없습니다. 페이지를 다시 열거나 paraph 명령을 사용하십시오.
# 페이지 맨 아래.
version = paraph { $version }
module = 이 파일이 아니라 안에 든 모듈의 SHA-256: { $digest }
vouch = 페이지는 스스로 진짜임을 증명할 수 없습니다. paraph.html 파일의 SHA-256 값을 신뢰하는 곳에서 받은 값과 비교하십시오.
offline = 이 페이지는 아무것도 보내지 않습니다. 저장 버튼을 누를 때만 파일을 저장합니다. 모든 작업은 이 브라우저 안에서 이루어집니다.
clock = 이 기기의 시계: { $time }
# 종이 위.
paper-title = 검증 보고서
paper = 이 인쇄물은 아무것도 증명하지 않습니다. 검증하려면 파일과 키 명부가 필요합니다.
paper-record = 기록 { $digest }
