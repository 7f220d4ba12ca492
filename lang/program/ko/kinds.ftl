### 다른 종류의 파일을 지정했을 때, 그 파일이 무엇이며 어떻게 해야 하는지 알려 주는 문장.
###
### $what, $needed, $next  완성된 메시지
### $file    셸에 입력하는 형태의 파일 이름
### $record, $draft, $bundle, $roster  셸에 입력하는 형태의 다른 파일 이름

# 파일의 종류를 알린 다음 필요한 것을 알린다.
instead = { $what }. { $needed }
instead-of = { $what }. { $fault }
not-a-key = { $what }. 키가 필요합니다
# 파일의 종류와 조치 방법
what-and-next =
    { $what }
    { $next }

# 파일의 종류

# 필요한 것
bundle-needed = 번들이 필요합니다
record-needed = 기록이 필요합니다
bundle-or-record-needed = 번들이나 기록이 필요합니다
roster-needed = 키 명부가 필요합니다
draft-needed = 초안이 필요합니다
draft-record-or-bundle-needed = 초안, 기록 또는 번들이 필요합니다

# 조치 방법
salvage = 유효한 부분을 보존하려면: paraph merge --salvage { $file } -o NEW.bundle.json
repair =
    편집기나 메일 프로그램이 파일을 저장하면서 변경했습니다
    파일을 복구하려면: paraph merge --salvage { $file } -o { $new }
ask-or-salvage =
    보낸 사람에게 파일을 다시 요청하십시오
    유효한 부분을 보존하려면: paraph merge --salvage { $file } -o { $new }
sign = 서명하려면: paraph sign { $file } --key NAME.key --roster { $roster }
show = 내용을 보려면: paraph show { $file }
show-or-take-key =
    내용을 보려면: paraph show { $file }
    번들에 있는 키를 키 명부에 추가하려면 키 보유자에게 전화로 키의 단어 12개를 읽어 달라고 하고, PARTY 자리에 당사자, WORDS 자리에 그 단어, HOLDER-ID 자리에 키 보유자의 식별자를 적으십시오:
    paraph roster add PARTY --bundle { $file } --words "WORDS" --holder HOLDER-ID --roster roster.toml
ask-for-the-bundle = 보낸 사람에게 이 행위가 들어 있는 번들을 요청하십시오
join-both = 두 버전을 병합하려면: git show :2:./{ $file } > ours && git show :3:./{ $file } > theirs && paraph merge ours theirs -o { $file } --force
choose-a-version = 편집기나 git checkout --ours 또는 --theirs 명령으로 두 버전 중 하나를 선택하십시오
ask-for-an-archive = 보낸 사람에게 파일을 압축 파일에 담아 다시 보내 달라고 요청하십시오
keep-the-key = 다른 사람에게 주지 마십시오. 이 키로 서명하려면 --key 뒤에 지정하십시오
show-key = 내용을 보려면: paraph key show { $file }
list-roster = 내용을 보려면: paraph roster list --roster { $file }
remove-the-mark =
    표시를 없애면 기록이 원래대로 됩니다: tail -c +4 { $file } > NEW.record.json
    서명하기 전에 기록의 단어 24개를 전화로 대조하십시오
check-roster = 점검하려면: paraph roster check --roster { $file }
name-instead =
    { $wanted ->
        [bundle] 여기에는 tor.bundle.json 같은 번들을 지정하십시오. 키 명부는 --roster 뒤에 지정합니다
        [record] 여기에는 tor.record.json 같은 기록을 지정하십시오. 키 명부는 --roster 뒤에 지정합니다
        [draft] 여기에는 tor.toml 같은 초안을 지정하십시오. 초안을 시작하려면: paraph draft TEXT... -o tor.toml
        [lint] 여기에는 초안, 기록 또는 번들을 지정하십시오. 키 명부는 --roster 뒤에 지정합니다
       *[instrument] 여기에는 tor.bundle.json 같은 기록이나 번들을 지정하십시오. 키 명부는 --roster 뒤에 지정합니다
    }
name-without-roster =
    { $wanted ->
        [bundle] 여기에는 tor.bundle.json 같은 번들을 지정하십시오. 이 명령에는 키 명부가 필요하지 않습니다
        [record] 여기에는 tor.record.json 같은 기록을 지정하십시오. 이 명령에는 키 명부가 필요하지 않습니다
        [draft] 여기에는 tor.toml 같은 초안을 지정하십시오. 초안을 시작하려면: paraph draft TEXT... -o tor.toml
        [lint] 여기에는 초안, 기록 또는 번들을 지정하십시오. 이 명령에는 키 명부가 필요하지 않습니다
       *[instrument] 여기에는 tor.bundle.json 같은 기록이나 번들을 지정하십시오. 이 명령에는 키 명부가 필요하지 않습니다
    }
unpack =
    { $wanted ->
        [bundle] 압축을 풀고 그 안의 번들을 지정하십시오
        [record] 압축을 풀고 그 안의 기록을 지정하십시오
        [draft] 압축을 풀고 그 안의 초안을 지정하십시오
        [lint] 압축을 풀고 그 안의 초안, 기록 또는 번들을 지정하십시오
       *[instrument] 압축을 풀고 그 안의 기록이나 번들을 지정하십시오
    }
swapped = 이 파일과 키 명부의 자리가 뒤바뀌었습니다: { $command }
use-profile = 서명할 때 --as 뒤에 지정하십시오: paraph sign tor.record.json --key NAME.key --as { $file }
check-sums = 목록에 있는 파일을 대조하려면: paraph check --list { $file }
name-the-digest = 번들 안의 기록을 해시값으로 지정하십시오: { $command }

# 합의문서가 다루는 파일이거나 그 일부일 뿐인 파일
name-the-bundle = 이 기록의 번들을 검증하려면: { $command }
take-out-the-bundle = 이 PDF 안에 번들이 있습니다. 꺼내려면: paraph merge { $file } -o { $new }
name-the-paper = 이 폴더에 번들이 들어 있는 PDF 파일이 있습니다. 폴더에서는 번들 파일만 읽으므로 그 PDF 파일을 지정하십시오: { $command }
ask-for-the-paper =
    이 PDF 파일 안에는 번들이 없습니다. 스캔하거나 인쇄하거나 다시 저장한 PDF 파일에는 번들이 없습니다
    보낸 사람에게 처음 만든 그대로의 PDF 파일이나 번들을 요청하십시오
begin-record-of-document = 서명은 이 파일이 아니라 이 파일에 관한 기록에 합니다. 기록을 시작하려면: paraph draft { $file } -o { $draft }
several-near = 이 파일에 관한 파일이 여러 개 있습니다: { $files }. 그중 하나를 지정하십시오

# --force 옵션을 주어도 바꾸지 않는 파일
kept = { $what }. 이런 파일은 덮어쓰지 않습니다
kept-bundle = 새 파일에 없는 서명된 행위가 이 번들에 있으므로 덮어쓰지 않습니다
kept-record = 이미 서명된 기록이므로({ $bundle }) 다른 파일로 덮어쓰지 않습니다
go-on =
    이 초안으로 기록을 만들려면: paraph record { $file }
    다른 초안을 만들려면 -o 옵션으로 다른 이름을 지정하십시오
sign-record-of-draft =
    이 초안으로 만든 기록을 사용하려면: { $command }
    기록을 다시 만들려면: paraph record { $file } --force
make-record-of-draft = 이 초안으로 기록을 만들려면: paraph record { $file }
sign-or-name-bundle =
    기록에 서명하려면: paraph sign { $file } --key NAME.key --roster { $roster }
    다른 사람이 이미 서명했다면 그 번들을 지정하십시오: { $command }
name-record-of-document = 파일 자체가 아니라 이 파일에 관한 기록을 지정하십시오: { $command }
name-record-of-draft = 이 초안으로 만든 기록을 지정하십시오: { $command }
