### `paraph draft`: 가지고 있는 문본으로 초안을 만든다. 초안 자체는 파일이며 바뀌지 않는다.
###
### $file   명령에 그대로 쓸 수 있는 파일 이름

wrote-complete = 초안을 파일 { $file }에 저장했습니다. 편집기로 확인한 다음 기록을 만드십시오: paraph record { $file }
wrote-to-fill-in = 초안을 파일 { $file }에 저장했습니다. 편집기로 빈칸을 채운 다음 기록을 만드십시오: paraph record { $file }
text-outside = 문본이 초안의 폴더 또는 그 하위 폴더에 없습니다
text-outside-hint = -o 옵션으로 모든 문본이 있는 폴더에 초안을 저장하십시오
not-utf8 = 파일 이름이 UTF-8이 아닙니다
bad-name-hint = 다른 시스템에서도 쓸 수 있는 단순한 이름으로 파일 이름을 바꾸십시오
private-key = 문본이 아니라 개인 키입니다
private-key-hint = 다른 사람에게 주지 마십시오. 기록의 문본은 모든 당사자에게 전달됩니다
text-twice = 이 문본이 두 번 지정되었습니다
name-it-once = 문본마다 한 번만 지정하십시오
