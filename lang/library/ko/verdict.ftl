### 보고서의 첫 줄: 판정과 그 판정이 말하지 않는 것.
###
### 각 줄의 첫 단어가 판정이다. 스크립트가 이를 찾고, 터미널은 이 단어에 색을 입히므로 항상 맨 앞에 둔다.
###
### $seal         당사자들이 행위를 봉인했는지. open-powers: 권한이 봉인되지 않아 봉인할 수 없었음
### $reservations 유보의 수
### $texts        문본을 검사했는지
### $times        서명자가 적었을 뿐 증명되지 않은 시각에 근거하는지
### $is_proven    $proven 항목이 비어 있지 않으면 1, 비어 있으면 0
### $proven       체결된 시각. 주장과 증명을 함께 적음: claimed-and-proven
### $record       기록의 해시값
### $count        당사자의 수
### $parties      당사자의 식별자: "rok-mnd 및 us-dod-cio"
### $title        따옴표로 묶은 기록의 제목
### $line         판정 줄 전체
### $file         파일 이름
### $files        파일과 문본의 이름
### $specimens    인정되는 서명의 키 $keys개 가운데 공개된 견본 키의 수

concluded =
    { $seal ->
        [sealed] 체결됨, 봉인됨
        [open-powers] 체결됨, 봉인되지 않은 권한에 근거함
       *[unsealed] 체결됨
    }{ $reservations ->
        [0] { "" }
       *[other] , 유보 { $reservations }건
    }{ $texts ->
        [not-checked] , 문본 검사하지 않음
       *[checked] { "" }
    }{ $times ->
        [unproven] , 서명자가 적은 시각이 증명되지 않음
       *[proven] { "" }
    }{ $is_proven ->
        [0] { "" }
       *[other] , { $proven }
    }: { $title }, 당사자 { $count ->
       *[other] { $parties }
    }, 기록 { $record }
incomplete =
    미완료: { $title }, 당사자 { $count ->
       *[other] { $parties }
    }, 기록 { $record }
refused =
    거부됨: { $title }, 당사자 { $count ->
       *[other] { $parties }
    }, 기록 { $record }
not-a-bundle = 거부됨: 파일 { $file } 내용이 손상되었거나 번들이 아님
in-file = { $line }, 파일 { $file }

# 판정과 함께 알아야 하는 것: 판정 아래의 줄.
refused-files =
    { $count ->
       *[other] 파일 { $count }개가 잘못되었습니다: { $files }. 이 파일이 포함된 상태로는 체결의 근거로 삼지 마십시오. "거부됨"은 파일에 관한 판정이며 당사자가 거절했다는 뜻이 아닙니다.
    }
all-specimens =
    { $keys ->
        [1] 유일한 키가 견본 키입니다. 견본 키로는 누구나 서명할 수 있으므로 그 서명은 아무것도 증명하지 않습니다.
       *[other] 키 { $keys }개가 모두 견본 키입니다. 견본 키로는 누구나 서명할 수 있으므로 그 서명은 아무것도 증명하지 않습니다.
    }
specimens =
    { $specimens ->
       *[other] 키 { $keys }개 중 { $specimens }개가 견본 키입니다. 견본 키로는 누구나 서명할 수 있으므로 그 서명은 아무것도 증명하지 않습니다.
    }
