### `paraph show`가 파일의 내용 밖에 하는 말.
###
### $file           명령에 그대로 쓸 수 있는 파일 이름

not-ours = 기록, 번들 또는 행위 파일이 아닙니다
to-hash = 해시값을 구하려면: paraph hash { $file }
