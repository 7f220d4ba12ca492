### 새 암호의 문제. 여기서 암호를 되풀이하여 보여 주지 않는다.
###
### $odd       이 파일에 있는 한 문장
### $shortest  글자 수

byte-order-mark = 보이지 않는 바이트 순서 표시(BOM)로 시작합니다
control-character = 화살표 키나 Tab 키를 누르면 생기는 제어 문자가 있습니다
other-space = 스페이스 바로 입력한 공백이 아닌 다른 공백이 있습니다
invisible-character = 보이지 않는 문자가 있습니다
space-at-edge = 처음이나 끝에 공백이 있습니다
empty = 암호가 비어 있습니다
bad = 사용할 수 없는 암호입니다. { $odd }
short = 암호가 { $shortest }자보다 짧습니다
common = 많은 사람이 사용하여 쉽게 추측되는 암호입니다
differ = 두 암호가 다릅니다
