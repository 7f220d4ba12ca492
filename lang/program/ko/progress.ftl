### 진행 상황을 나타내는 줄. 터미널의 폭이 좁을 수 있으므로 각 부분을 짧게 쓴다.
###
### $done, $total  마친 양과 전체 양: "3.2 MiB", "14"
### $time   짧은 시간: "5m"
### $speed  수

files = 파일 { $files }개
bundles = 번들
done-of = { $total } 중 { $done }
# 시간보다 최대 다섯 칸, 속도보다 최대 아홉 칸 더 길 수 있다.
left = { $time } 남음
per-second = 초당 { $speed }
