### 초안이나 기록에서 예상과 다를 수 있는 것, 그리고 각 발견 사항의 근거. 뒤 괄호 안에 코드가 붙으므로
### 마지막 문장에는 마침표를 찍지 않는다.
###
### $meant     쓰려 한 것으로 보이는 태그
### $languages, $language, $other_language  언어 태그: "en 및 ko"
### $annex     부속서의 식별자
### $whose     누구의 이름인지: "제목", "당사자 rok-mnd 측의 이름"
### $scripts   이름의 문자: "로마자", "한자 및 한글"
### $script    그 가운데 하나
### $time      적힌 그대로의 시각, 따옴표 포함
### $title, $name, $word, $placeholder  파일에 적힌 것, 따옴표 포함
### $id        합의문서의 식별자 (urn:uuid:...)
### $entry, $created, $end, $review, $expires  시각
### $one, $other  당사자의 식별자, 또는 따옴표를 포함한 이름
### $part  두 이름이 다른 곳: "2번째 글자: "a" U+0061, "а" U+0430"
### $at, $one, $other  1부터 센 글자의 번호, 두 이름의 그 글자
### $letters   글자와 코드 포인트: ""о" U+043E"
### $record, $found  해시값
### $parties   당사자의 식별자
### $count  언어의 수
### $path      문본의 이름, 따옴표 포함
### $line      줄 번호

authentic-without-text = 제목 또는 모든 당사자의 이름에는 { $languages } 표기가 있으나, 그 언어의 문본이 없습니다. 빠진 문본이 있는지 확인하십시오
annex-without-text = 부속서 { $annex }에는 { $languages } 정본이 없으나, 합의문서 본문에는 있습니다
no-authentic-text = 모든 문본이 번역본이며, 번역의 원본인 정본이 없습니다
one-script = { $whose } 표기가 { $scripts }뿐이나, 다른 문자를 쓰는 언어의 문본이 있습니다: { $languages }
several-authentic-without-divergence =
    { $count ->
        [0] 문본이 여러 언어로 되어 있으나, 서로 다를 때 어느 것이 우선하는지 기록에 없습니다. 초안에 divergence = "equal"(우선하는 문본 없음) 또는 divergence = {"{"} prevails = "ko" {"}"} 항목을 적으십시오
        [1] 문본이 여러 문자로 되어 있으나, 서로 다를 때 어느 것이 우선하는지 기록에 없습니다. 초안에 divergence = "equal"(우선하는 문본 없음) 또는 divergence = {"{"} prevails = "ko" {"}"} 항목을 적으십시오
       *[other] 문본이 { $count }개 언어로 되어 있으나, 서로 다를 때 어느 것이 우선하는지 기록에 없습니다. 초안에 divergence = "equal"(우선하는 문본 없음) 또는 divergence = {"{"} prevails = "ko" {"}"} 항목을 적으십시오
    }
date-without-offset = 시각 { $time }에 UTC와의 시차(+09:00 또는 Z 등)가 없으므로 장소마다 다른 시각이 됩니다
same-title = 합의문서 { $id }에도 같은 제목이 있으나, 두 기록 모두 서로의 관계를 밝히지 않습니다: { $title }
non-binding-without-clause = 법적 구속력이 없거나 일부에만 있으나, 이를 정한 조항이 지정되지 않았습니다
entry-before-created = 발효 시각이 작성 시각보다 앞섭니다. 발효 시각: { $entry }, 작성 시각: { $created }
end-before-created = 종료 시각이 작성 시각보다 뒤여야 하나 그렇지 않습니다. 종료 시각: { $end }, 작성 시각: { $created }
review-after-expiry = 재검토 시각에는 효력이 이미 끝나 있습니다. 재검토 시각: { $review }, 만료 시각: { $expires }
same-name = 당사자 { $one } 및 { $other } 측의 이름이 같습니다: { $name }
look-alike = { $one } 및 { $other } 표기가 비슷해 보이지만 다릅니다. { $part }
same-id = 기록 { $record }의 식별자가 같습니다. 다른 합의문서이면 새 식별자를 만들고, 새 판이면 아무도 이전 판에 서명하지 않게 하십시오
ends-by-less = 이 문서는 기록 { $record } 문서를 종료하지만, 당사자 { $parties } 측에 대한 요건이 그 기록보다 적습니다. 누가 서명하고, 승인하고, 권한을 증명해야 하는지 비교하십시오
seal-what-ends-powers = 이 문서는 권한을 부여하는 기록 { $record } 문서를 종료합니다. 모든 당사자가 이 문서를 봉인하게 하고, 그 권한을 근거로 삼는 상대방에게 보내십시오
relation-wrong-digest = 기록 { $record }({ $id })에 대한 관계가 적혀 있으나, 그 식별자로 가지고 있는 기록은 다른 것입니다. 그 기록을 뜻한 것이면 다음과 같이 적으십시오: sha256 = "{ $found }"
other-language-meant = { $language } 태그를 쓰는 언어가 없습니다. { $meant } 태그를 뜻하셨습니까?
unknown-language = { $language } 태그를 쓰는 언어가 없습니다. en이나 ko 같은 태그를 쓰십시오
one-party = 당사자가 하나뿐입니다. 빠진 당사자가 있습니까?
empty-text = 이 문본은 비어 있습니다(0바이트)
one-text-two-languages = 이 { $language } 문본은 { $other_language } 문본 { $path } 파일과 바이트까지 같습니다. 둘 중 하나가 잘못된 파일이 아닌지 확인하십시오
not-pdf = 파일 이름은 PDF이나, 내용이 PDF가 아닙니다
git-lfs-pointer = Git LFS에서 파일 대신 넣어 둔 것입니다. 파일을 받는 명령: git lfs pull
placeholder-in-text = 문본의 { $line }행에 { $placeholder } 표시가 있습니다. 채워 넣을 것이 남았는지 확인하십시오
created-in-the-future = 기록의 작성 시각이 지금보다 하루 넘게 뒤입니다: { $created }. 그 시각과 이 컴퓨터의 시계를 비교하십시오
evidence-unusable = 사용할 수 없는 증거입니다: { $why }({ $code }). 빼려면: paraph merge
evidence-elsewhere = 증거가 이 번들의 어느 행위에 관한 것도 아닙니다
created-after-evidence = 기록의 작성 시각이 행위의 타임스탬프 시각보다 하루 넘게 뒤입니다. 작성 시각: { $created }, 타임스탬프 시각: { $time }. 검증에서는 이 타임스탬프를 무시합니다

## 위 문장의 일부.

of-instrument = 제목
of-party = 당사자 { $party } 측의 이름
of-annex = 부속서 { $annex }의 제목
script =
    { $script ->
        [Latin] 로마자
        [Hangul] 한글
        [Han] 한자
        [Cyrillic] 키릴 문자
        [Greek] 그리스 문자
        [Arabic] 아랍 문자
        [Hiragana] 히라가나
        [Katakana] 가타카나
       *[other] { $script } 문자
    }

## 발견 사항의 근거: 조약, 표준, 사례. 명사로 끝난다.

source-treaties-33 = 조약법에 관한 비엔나협약 제33조
source-treaties-33-1 = 조약법에 관한 비엔나협약 제33조제1항
source-treaties-47 = 조약법에 관한 비엔나협약 제47조: 권한의 제한은 통고함
source-treaties-54 = 조약법에 관한 비엔나협약 제54조
source-names = 한미 정보통신기술(ICT) 협력위원회 약정서, 2021년: 이름을 고유 문자와 로마자로 표기
source-signing = 한미 정보통신기술(ICT) 협력위원회 약정서, 2021년: 8월 4일 및 5일의 서명 한 번
source-titles = 공동의향서, 2022년 및 2023년: 제목이 같은 두 합의문서
source-non-binding = 미국 연방규정집(22 CFR) 181.2, 대한민국 국무총리 훈령 제566호 제4조제4항
source-own-times = 기록에 적힌 시각
source-own-names = 기록에 적힌 이름
source-own-texts = 기록의 문본
source-ids = 식별자 하나는 합의문서 하나에만 부여(docs/format.md R2)
source-relations = 관계의 대상은 기록 하나(docs/format.md R14)
source-unicode = 유니코드 기술 표준(UTS) #39, Unicode Security Mechanisms
source-language-tags = RFC 5646 제2.2.1절: 언어 태그
source-pdf = ISO 32000-1: PDF 파일은 %PDF- 표시로 시작함
source-git-lfs = Git LFS 명세
source-drafts = 관행: 초안에서 미정인 부분의 표시
source-clock = 이 컴퓨터의 시계
source-evidence = 증거는 그 번들의 행위에 관한 것임(docs/evidence-format.md H1)
