### Python 모듈만 말하는 문장.
###
### $what     "이 파일은 키 명부입니다" 같은 문장
### $found    Arrow에서 쓰는 열의 형식 이름
### $act      행위 식별자의 앞자리
### $party    당사자의 식별자. $parties: 여러 당사자. $holder: 사람의 식별자
### $count    빠진 문본의 수

# 다른 종류의 파일. $what에는 문장이 들어간다.
bundle-needed = { $what }. 번들이 필요합니다
bundle-or-record-needed = { $what }. 번들이나 기록이 필요합니다
record-needed = { $what }. 기록이 필요합니다
roster-needed = { $what }. 키 명부가 필요합니다
key-needed = { $what }. 개인 키가 필요합니다
profile-needed = { $what }. 프로필이 필요합니다
statements-needed = { $what }. 진술 파일이 필요합니다

# 인자의 잘못.
not-binary = 바이트 열이 필요합니다(binary, large_binary, binary_view 또는 fixed_size_binary). 열의 형식: { $found }
not-a-column = 이 값은 Arrow 열이 아닙니다. __arrow_c_array__와 __arrow_c_stream__이 모두 없습니다
broken-column = 열을 끝까지 읽을 수 없습니다: { $found }
bad-act-prefix = 행위는 식별자의 앞 8~64자리로 지정합니다
bad-language = 사용할 수 있는 언어: en, ko
no-truth-value = 보고서는 참이나 거짓이 아닙니다. verdict를 "concluded"와 비교하십시오

# 서명할 수 없는 행위에 대한 조치.
show-file = 기록의 내용을 읽으십시오
see-verdict = paraph.verify를 호출하십시오
sign-again = 키 명부를 주고 paraph.sign을 호출하십시오
read-about-changes = 명령 paraph draft로 새 기록을 만드십시오
with-act = of="{ $act }" 지정
begin-roster = 명령 paraph roster add로 키 명부를 시작하십시오. 당사자: { $parties }
add-key = 올바르면 명령 paraph roster add로 키를 추가하십시오. 당사자: { $party }
add-key-of = 올바르면 명령 paraph roster add로 키를 추가하십시오. 당사자: { $parties }
new-key =
    { $suite ->
        [hybrid] 명령 paraph key new NAME --suite hybrid로 키 쌍을 만드십시오. 당사자: { $party }, 키 보유자: { $holder }
       *[classic] 명령 paraph key new로 키를 만드십시오. 당사자: { $party }, 키 보유자: { $holder }
    }
give-texts = { $count ->
   *[other] 문본이 있는 폴더를 texts로 지정하십시오
}
new-pair = 명령 paraph key new NAME --suite hybrid를 사용하십시오
give-pair = 두 키가 모두 있는 파일을 key로 지정하십시오. 두 파일은 명령 paraph key import로 합칠 수 있습니다
give-profile = 프로필을 지정하십시오
the-roster = 키 명부

# 쓸 수 없는 키에 대한 조치.
make-a-pair = 이 키는 여기서 쓸 수 없습니다. 명령 paraph key new NAME --suite hybrid로 키 쌍을 만드십시오
ask-for-a-pair = 이 키는 여기서 쓸 수 없습니다. 키 보유자에게 명령 paraph key new NAME --suite hybrid로 키 쌍을 만들도록 요청하십시오
one-of-each = 방식별로 키를 하나씩 사용하십시오. 새 키 쌍을 만들려면 명령 paraph key new NAME --suite hybrid를 사용하십시오
export-with-seed = 키를 만든 프로그램에서 시드를 포함하여 키를 다시 내보내십시오. 그 프로그램에 시드가 더 이상 없으면 명령 paraph key new NAME --suite hybrid로 새 키 쌍을 만드십시오
export-key-again = 파일이 변경되었거나 손상되었습니다. 사본을 사용하거나 키를 만든 프로그램에서 키를 다시 내보내십시오
ask-for-the-key = 파일이 변경되었거나 손상되었습니다. 키 보유자에게 키를 다시 요청하십시오
# 키 명부.
two-entries = 키 쌍의 두 키를 모두 적으십시오: public = ["...", "..."]. 각각 단독 키라면 항목을 따로 적으십시오: keys = [{"{"} public = "..." {"}"}, {"{"} public = "..." {"}"}]
both-keys = 키 쌍의 두 키를 모두 적으십시오: public = ["...", "..."]
