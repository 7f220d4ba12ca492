### 사용자가 페이지에 주는 파일.
###
### $count    파일 수
### $done, $total  전체 중 처리한 수
### $file     파일 이름
### $size     크기
### $files    이름

title = 파일
what = 번들(이름이 .bundle.json으로 끝나는 파일), 합의문서의 문본, 키 명부(roster.toml: 본인 기관이 신뢰하는 키의 목록)를 선택하십시오. 상대방이 보낸 명부는 사용하지 마십시오. 키 명부가 아직 없으면 "키" 화면에서 만드십시오. 기록이나 다른 합의문서도 함께 선택할 수 있습니다. 파일은 이 기기를 벗어나지 않습니다.
choose = 파일 선택
choose-folder = 폴더 선택
drop = 파일이나 폴더를 이 페이지의 아무 곳에나 끌어다 놓을 수도 있습니다.
count = 파일 { $count }개
none = 선택한 파일 없음
list = 파일 목록
more = 여기에 표시하지 않은 파일 { $count }개
reading = 파일 읽는 중: { $total }개 중 { $done }개
measuring = 파일 { $file } 해시값 계산 중: { $total } 중 { $done }
cancelled = 취소했습니다. 읽지 않은 파일이 있습니다.
remove = 제거
remove-file = 파일 제거: { $file }
remove-all = 모든 파일 제거
# 표의 제목.
name = 이름
size = 크기
kind = 종류
# 파일의 종류.
bundle = 번들
record = 기록
act = 행위 하나
roster = 키 명부
draft = 초안
profile = 프로필(서명자 정보)
private-key = 개인 키: 서명할 때만 읽음
public-key = 공개 키
text = 문본 또는 기타 파일
bytes = { $size }바이트
folder-unreadable = 브라우저가 끌어다 놓은 폴더를 읽도록 허용하지 않았습니다. "폴더 선택" 버튼을 사용하십시오.
