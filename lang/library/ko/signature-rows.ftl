### 행위에 관하여 알려진 것: 터미널의 열이 없는 화면을 위한, 항목 이름이 있는 행.
###
### $time     시각
### $by       시각을 증명한 곳
### $act      행위 식별자의 앞자리
### $record   해시값
### $digest   키 명부의 해시값

label-claimed-time = 서명자가 적은 시각
label-proven-time = 증명된 시각
label-key = 키의 영어 단어
# 같은 키를 한국어 단어로 적은 것. 한국어로 볼 때에만 나온다.
label-key-korean = 키의 한국어 단어
label-methods = 서명 방식
label-window = 키의 유효 기간
label-warning = 경고
label-authority = 권한 근거
label-act = 행위
label-name = 이름
label-title = 직위
label-capacity = 자격
label-place = 서명 장소
label-about = 대상 행위
label-roster = 키 명부
label-at = 기준 시각

no-later-than = 늦어도 { $time }. 증명한 곳: { $by }
held-on = 늦어도 { $time }. 키 명부에 적힌 접수 기재 시각
not-proven = 없음(시각 증명 자료 없음)
about = 행위 { $act }
authority = 기록 { $record }
capacity =
    { $capacity ->
        [official] 본직
        [acting] 직무대리
        [performing-duties] 직무대행
       *[delegate] 수임인
    }
roster-digest = SHA-256 { $digest }
