### 파일의 종류.

empty = 빈 파일입니다
mark = 파일 첫머리에 편집기가 추가한 바이트 순서 표시(BOM)가 있습니다
record = 이 파일은 기록입니다
bundle = 이 파일은 번들입니다
act = 이 파일은 행위 하나만 담고 있습니다
conflict = git 병합 충돌로 두 버전이 충돌 표시와 함께 이 파일에 남아 있습니다
private-key = 이 파일은 개인 키입니다
public-key = 이 파일은 공개 키입니다
pdf = 이 파일은 PDF 문서입니다
office = 이 파일은 사무용 프로그램의 문서입니다
zip = 이 파일은 zip 압축 파일입니다
gzip = 이 파일은 gzip 압축 파일입니다
text = 이 파일은 텍스트입니다
roster = 이 파일은 키 명부입니다
draft = 이 파일은 초안입니다
profile = 이 파일은 서명자가 누구인지 적은 프로필입니다
sums = 이 파일은 해시값 목록입니다
