### 서명 화면. 거부 이유, 요약, 질문은 라이브러리의 문장이다.
###
### $file   파일 이름

choose-instrument = 서명할 번들이나 기록, 그 문본, 키 명부를 선택하십시오.
key = 개인 키
key-hint = 이름이 .key로 끝나는 파일입니다. 페이지는 서명할 때만 이 파일을 읽습니다.
choose-key = 키 파일 선택
choose-key-first = 개인 키 파일을 선택하십시오.
passphrase = 키의 암호
passphrase-hint = 암호가 없는 키라면 비워 두십시오.
passphrase-needed = 암호화된 키입니다. 암호를 입력하십시오.
more = 추가 항목: 다른 이름, 권한, 유보 등의 진술, 다른 행위(가서명, 거절 등)
not-given = 지정하지 않음
# 비어 있는 서명자 정보 입력란.
shows-none = 지정하지 않음: 서명에 나타나지 않음
# 자리가 좁은 곳에서 같은 것.
capacity-none = 지정하지 않음(나타나지 않음)
# 행위의 종류.
intent = 행위의 종류
intent-sign = 서명
intent-initial = 가서명
intent-sign-ad-referendum = 조건부서명: 당사자의 추인 필요
intent-confirm = 같은 당사자의 행위 추인
intent-approve = 같은 당사자의 행위 승인
intent-witness = 행위에 입회
intent-decline = 서명 거절
intent-withdraw = 자기 행위 철회
intent-seal = 봉인: 행위의 집합을 닫음
of = 대상 행위
party = 대표하는 당사자
party-hint = 키 명부에 키가 여러 당사자의 것으로 적혀 있거나 키 명부가 없을 때만 필요합니다.
party-by-key = 키의 당사자
# 서명자.
signatory = 서명에 나타나는 서명자 정보
signatory-hint = 이름은 키 명부에 적힌 대로입니다. 비워 둔 직위, 자격, 장소는 서명에 나타나지 않으며 나중에 추가할 수 없습니다.
name = 키 명부와 다른 이름
name-hint = 비워 두면 키 명부에 적힌 이름을 행위에 적습니다.
as-name = 이름
as-name-latin = 로마자 이름
as-title-en = 직위(영문)
as-title-ko = 직위(국문)
as-capacity = 자격
capacity-official = 본직
capacity-acting = 직무대리
capacity-performing-duties = 직무대행
capacity-delegate = 수임인
as-locality = 서명 장소
as-country = 서명 장소의 국가(KR 등 두 글자)
profile = 서명자 정보가 든 파일(프로필)
# 행위와 함께 하는 진술.
statement = 행위와 함께 하는 진술
no-statement = 진술 없음
statement-kind = 종류
statement-reservation = 유보
statement-interpretative-declaration = 해석선언
statement-objection = 진술에 대한 이의
statement-acceptance = 진술의 수락
statement-article = 조항
statement-language = 진술의 언어(ko, en 등)
statement-text = 내용
statement-to = 답하려는 진술이 있는 행위
authority = 권한의 근거가 되는 합의문서
authority-hint = 기록이 권한을 요구할 때만 필요합니다.
signed-at = 행위의 시각
signed-at-hint = 현재 시각이면 비워 두십시오. 아니면 날짜, 시각, 시차를 적으십시오(예: 2021-08-06T09:00:00+09:00).
# 버튼과 결과.
plan = 서명할 내용 보기
summary = 서명할 내용
your-act = 본인의 행위
read = 문본 읽기
read-text = 읽기: { $file }
open-text = 열기: { $file }
sign = 서명
stop = 서명하지 않고 돌아가기
again = 다른 서명 하기
done = 서명했습니다.
not-saved = 아직 저장하지 않았고 보내지도 않았습니다. 저장하지 않고 페이지를 닫으면 이 서명은 사라집니다. 지금 파일을 저장하십시오.
not-sent = 방금 저장한 파일을 다른 당사자에게 보내십시오. 내려받은 파일이 있는 폴더에 있습니다. 브라우저가 이름에 (1)을 붙였을 수 있습니다.
key-removed = 이 페이지의 파일 목록에서 개인 키를 제외했습니다. 기기에 있는 키 파일은 그대로 있습니다.
same-name = 새 파일의 이름은 받은 파일의 이름과 같습니다. 브라우저가 이름에 (1)을 붙일 수 있습니다. 받은 파일이 아니라 저장하는 파일을 보내십시오.
see-verdict = 판정 보기
