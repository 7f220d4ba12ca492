//! `paraph status`, `lint`, `roster check` and `graph` in Korean: whole lines, parts that are the same in
//! every language, and the alignment of lines.

use unicode_width::UnicodeWidthStr as _;

use crate::command_runner::Folder;
use crate::pty::Terminal;
use crate::states_table::write;

const AT: &str = "--at 2021-01-10T00:00:00Z --roster roster.toml";

/// Instruments, the subject, and its lines in English and then in Korean. `SHA256` replaces a digest, `ID`
/// the id of a record.
#[rustfmt::skip]
const ROWS: &[(&str, &str, &str, &str)] = &[
    ("A[p q]", "A",
     "open since Fri 1 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   no signature counts yet (no-one-signed)
  due   the signature of x or y for p (sign)
  due   the signature of w or z for q (sign)
  file  set/A.json
",
     "서명 전, 2021. 1. 1.(금) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       인정되는 서명이 아직 없습니다 (no-one-signed)
  남은 일    당사자 p 측의 서명. 서명할 수 있는 사람: x 또는 y (sign)
  남은 일    당사자 q 측의 서명. 서명할 수 있는 사람: w 또는 z (sign)
  파일       set/A.json
"),
    ("A[p=2 q expires=9] b=q3@4", "A",
     "partly signed since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   not enough people of p have signed: 0 of 2 (not-signed)
  due   the signatures of 2 people for p: x or y. This instrument ended on Sat 9 January 2021 00:00 UTC, so this may no longer be needed (sign)
  file  set/A.json
",
     "일부 서명됨, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       당사자 p 측의 서명자 수가 부족합니다. 필요한 서명자는 2명이나, 서명한 사람이 없습니다 (not-signed)
  남은 일    당사자 p 측 2명의 서명. 서명할 수 있는 사람: x 또는 y. 유효 기간은 이미 끝남: 2021. 1. 9.(토) 00:00 (UTC) (sign)
  파일       set/A.json
"),
    ("A[p q expires=20] a=p1@3.sign-ad-referendum b=q3@4", "A",
     "pending since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   p signed ad referendum and has not confirmed this yet (not-confirmed)
  due   the confirmation of x or y for p, before this instrument ends on Wed 20 January 2021 00:00 UTC (confirm)
  file  set/A.json
",
     "진행 중, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       당사자 p 측이 조건부서명을 했으나, 아직 추인하지 않았습니다 (not-confirmed)
  남은 일    당사자 p 측의 추인. 추인할 수 있는 사람: x 또는 y. 유효 기간이 끝나는 2021. 1. 20.(수) 00:00 (UTC) 전까지 (confirm)
  파일       set/A.json
"),
    ("A[p q approval] a=p1@3 b=q3@4", "A",
     "pending since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   p signed subject to approval and has not approved this yet (not-approved)
  due   the approval of x or y for p (approve)
  due   the approval of w or z for q (approve)
  file  set/A.json
",
     "진행 중, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       당사자 p 측이 승인을 조건으로 서명했으나, 아직 승인하지 않았습니다 (not-approved)
  남은 일    당사자 p 측의 승인. 승인할 수 있는 사람: x 또는 y (approve)
  남은 일    당사자 q 측의 승인. 승인할 수 있는 사람: w 또는 z (approve)
  파일       set/A.json
"),
    ("A[p q authority=p] a=p1@3 b=q3@4", "A",
     "pending since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   p signed, but no signatory has shown their authority (not-authorised)
  due   proof of the authority of those who signed for p, or the confirmation of x or y (authority)
  file  set/A.json
",
     "진행 중, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       당사자 p 측이 서명했으나, 권한을 증명한 서명자가 없습니다 (not-authorised)
  남은 일    당사자 p 측 서명자의 권한 증명 또는 추인. 추인할 수 있는 사람: x 또는 y (authority)
  파일       set/A.json
"),
    ("A[p q] -m=p2@2 a=p1@3<m b=q3@4 d=q3@5.decline<b", "A",
     "partly signed since Sun 3 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   q signed, but w declined later, before the acts were sealed (contested)
  due   q declined; ask whether it will sign (settle)
  due   the bundle that p signed: an act is missing (act)
  file  set/A.json
",
     "일부 서명됨, 2021. 1. 3.(일) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       당사자 q 측이 서명했으나, 그 뒤 봉인되기 전에 거절한 사람이 있습니다: w (contested)
  남은 일    거절한 당사자 q 측에 서명할지 확인 (settle)
  남은 일    당사자 p 측이 서명한 당시의 번들. 행위 하나가 없음 (act)
  파일       set/A.json
"),
    ("A[p q on=20] a=p1@3 b=q3@4", "A",
     "concluded since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   all parties have signed. The instrument enters into effect on Wed 20 January 2021 00:00 UTC (entry-to-come)
  due   its entry into effect on Wed 20 January 2021 00:00 UTC (entry)
  file  set/A.json
",
     "체결됨, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       모든 당사자가 서명했습니다. 발효 예정 시각: 2021. 1. 20.(수) 00:00 (UTC) (entry-to-come)
  남은 일    발효 예정: 2021. 1. 20.(수) 00:00 (UTC) (entry)
  파일       set/A.json
"),
    ("A[p q confirmation] a=p1@3 b=q3@4", "A",
     "concluded since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   all parties have signed. The instrument enters into effect when these parties confirm: p and q (confirmation-to-come)
  due   the confirmation of x or y for p (confirm)
  due   the confirmation of w or z for q (confirm)
  file  set/A.json
",
     "체결됨, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       모든 당사자가 서명했습니다. 당사자 p 및 q 측이 추인하면 발효됩니다 (confirmation-to-come)
  남은 일    당사자 p 측의 추인. 추인할 수 있는 사람: x 또는 y (confirm)
  남은 일    당사자 q 측의 추인. 추인할 수 있는 사람: w 또는 z (confirm)
  파일       set/A.json
"),
    ("A[p review=9 expires=20] a=p1@3", "A",
     "in effect since Sun 3 January 2021 00:00 UTC: \"A 0\" by p: record SHA256
  why   the last required signature was made at that time (entered-with-last-signature)
  due   its review, which was due on Sat 9 January 2021 00:00 UTC (review)
  due   its expiry on Wed 20 January 2021 00:00 UTC (expiry)
  file  set/A.json
",
     "발효 중, 2021. 1. 3.(일) 00:00 (UTC)부터: \"A 0\", 단독 당사자 p, 기록 SHA256
  이유       필요한 마지막 서명이 그때 이루어졌습니다 (entered-with-last-signature)
  남은 일    재검토 기한이 지남: 2021. 1. 9.(토) 00:00 (UTC) (review)
  남은 일    만료 예정: 2021. 1. 20.(수) 00:00 (UTC) (expiry)
  파일       set/A.json
"),
    ("A[p q on=9 review=12] a=p1@3 b=q3@4", "A",
     "in effect since Sat 9 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   its record names that day, and all parties had signed by then (entered-on-its-date)
  due   its review by Tue 12 January 2021 00:00 UTC (review)
  file  set/A.json
",
     "발효 중, 2021. 1. 9.(토) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       기록에 정해진 발효일이며, 그때까지 모든 당사자가 서명했습니다 (entered-on-its-date)
  남은 일    재검토 기한: 2021. 1. 12.(화) 00:00 (UTC) (review)
  파일       set/A.json
"),
    ("A[p q on=3] a=p1@3 b=q3@4", "A",
     "in effect since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   the last required signature was made at that time, which is after the day that its record names (entered-after-its-date)
  file  set/A.json
",
     "발효 중, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       기록에 정해진 발효일이 지난 뒤, 필요한 마지막 서명이 그때 이루어졌습니다 (entered-after-its-date)
  파일       set/A.json
"),
    ("A[p q expires=8] a=p1@3 b=q3@4", "A",
     "expired since Fri 8 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   its term ended then (expired)
  file  set/A.json
",
     "만료됨, 2021. 1. 8.(금) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       유효 기간이 그때 끝났습니다 (expired)
  파일       set/A.json
"),
    ("A[p q] a=p1@3 b=q3@4 / B[p q supersedes=A on=6] a=p1@3 b=q3@4", "A",
     "superseded since Wed 6 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   another instrument superseded it: record SHA256: \"B 1\" (superseded)
  file  set/A.json
",
     "대체됨, 2021. 1. 6.(수) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       다른 합의문서로 대체되었습니다: 기록 SHA256: \"B 1\" (superseded)
  파일       set/A.json
"),
    ("A[p q] a=p1@3 b=q3@4 / B[p q terminates=A on=6] a=p1@3 b=q3@4", "A",
     "terminated since Wed 6 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   another instrument terminated it: record SHA256: \"B 1\" (terminated)
  file  set/A.json
",
     "종료됨, 2021. 1. 6.(수) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       다른 합의문서에 따라 종료되었습니다: 기록 SHA256: \"B 1\" (terminated)
  파일       set/A.json
"),
    ("A[p q] a=p1@3 b=q3@4 w=p1@6.withdraw:a", "A",
     "withdrawn since Wed 6 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   it was concluded, but x for p withdrew (withdrawn)
  file  set/A.json
",
     "철회됨, 2021. 1. 6.(수) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       체결되었으나, 필요한 행위를 철회한 사람이 있습니다: x(당사자 p) (withdrawn)
  파일       set/A.json
"),
    ("A[p q] a=p1@3 b=q3@4 / B[p q amends=A] a=p1@3 b=q3@5", "A",
     "in effect since Mon 4 January 2021 00:00 UTC: \"A 0\" between p and q: record SHA256
  why   the last required signature was made at that time (entered-with-last-signature)
  amended since Tue 5 January 2021 00:00 UTC by record SHA256: \"B 1\"
  file  set/A.json
",
     "발효 중, 2021. 1. 4.(월) 00:00 (UTC)부터: \"A 0\", 당사자 p 및 q, 기록 SHA256
  이유       필요한 마지막 서명이 그때 이루어졌습니다 (entered-with-last-signature)
  2021. 1. 5.(화) 00:00 (UTC)부터 개정됨: 기록 SHA256: \"B 1\"
  파일       set/A.json
"),
];

/// Instruments with findings, and the messages in English and Korean.
#[rustfmt::skip]
const WRONG: &[(&str, &str, &str)] = &[
    ("A[p q] a=p1@3 b=q3@4 / B[p supersedes=A] a=p1@7",
     "record SHA256 supersedes record SHA256, but q did not agree, so this changes nothing (relation-not-by-all-parties)",
     "기록 SHA256 문서가 기록 SHA256 문서를 대체합니다. 그러나 당사자 q 측이 동의하지 않았으므로 아무것도 바뀌지 않습니다 (relation-not-by-all-parties)"),
    ("A[p q annex-of=X] a=p1@3 b=q3@4",
     "record SHA256 is an annex of record SHA256. You did not give that record (ID) (relation-target-missing)",
     "기록 SHA256 문서는 기록 SHA256 문서의 부속서입니다. 그러나 대상 기록을 가지고 있지 않습니다(ID) (relation-target-missing)"),
    ("A[p q] a=p1@3 b=q3@4 / B[p q amends=A!] a=p1@3 b=q3@4",
     "record SHA256 amends record SHA256 of ID. You gave a record with the same id, but with another digest: SHA256. If you mean that record, sign a new record that names its digest (relation-wrong-digest)",
     "기록 SHA256 문서가 기록 SHA256 문서를 개정합니다. 그러나 식별자 ID 기록으로 가지고 있는 것은 해시값이 다릅니다: SHA256. 그 기록을 뜻한 것이면, 그 해시값을 적은 새 기록에 서명하십시오 (relation-wrong-digest)"),
    ("A[p q] a=p1@3 b=q3@4 / B[p q corrects=A?] a=p1@3 b=q3@4",
     "record SHA256 corrects record SHA256, and gives its id as ID. But the id of that record is ID (relation-wrong-id)",
     "기록 SHA256 문서가 기록 SHA256 문서를 정정합니다. 그러나 대상 기록의 식별자가 다릅니다. 적힌 식별자: ID, 실제 식별자: ID (relation-wrong-id)"),
    ("A[p q expires=20] a=p1@3 b=q3@4 / B[p q extends=A] a=p1@3 b=q3@4",
     "record SHA256 extends record SHA256 but does not say until when, so this changes nothing (extension-without-end)",
     "기록 SHA256 문서가 기록 SHA256 문서를 연장하나, 언제까지인지 정하지 않았으므로 아무것도 바뀌지 않습니다 (extension-without-end)"),
    ("A[p=2 q] a=p1@3 c=p2@3 b=q3@4 / B[p q terminates=A] a=p1@3 b=q3@4",
     "record SHA256 terminates record SHA256, but p had to do less for it than for that record. Compare who had to sign, to approve and to show authority (ends-by-less)",
     "기록 SHA256 문서가 기록 SHA256 문서를 종료합니다. 그러나 당사자 p 측에 대한 요건이 대상 기록보다 적습니다. 누가 서명하고, 승인하고, 권한을 증명해야 했는지 비교하십시오 (ends-by-less)"),
    ("A[p q] a=p1@3 b=q3@4 / A2[p q on=8] a=p1@3 b=q3@4",
     "several records in effect have the same id, ID: SHA256 and SHA256. Agree with the other parties which one holds, and end the others (same-id-in-effect)",
     "발효 중인 여러 기록이 같은 식별자 ID 하나를 씁니다: SHA256 및 SHA256. 어느 기록이 효력이 있는지 다른 당사자와 합의하고 나머지를 종료하십시오 (same-id-in-effect)"),
    ("A[p q] a=p1@3 b=q3@4 / B[p q supersedes=A on=6] a=p1@3 b=q3@4 / A2[p q supersedes=B on=8] a=p1@3 b=q3@4",
     "these instruments supersede each other in a circle: ID and ID (supersession-cycle)",
     "다음 합의문서들이 서로를 순환하여 대체합니다: ID 및 ID (supersession-cycle)"),
];

/// `text` with `SHA256` for each digest and `ID` for each id of a record.
fn short(text: &str) -> String {
    let is_digit = |c: char| matches!(c, '0'..='9' | 'a'..='f' | '-');
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        let taken = match run {
            64 => "SHA256",
            36 if out.ends_with("urn:uuid:") => {
                out.truncate(out.len() - "urn:uuid:".len());
                "ID"
            }
            0 => &rest[..c.len_utf8()],
            _ => &rest[..run],
        };
        out.push_str(taken);
        rest = &rest[run.max(c.len_utf8())..];
    }
    out
}

#[test]
fn every_state_has_its_lines_in_both_languages() {
    for (instruments, asked, english, korean) in ROWS {
        let f = Folder::new();
        write(&f, instruments);
        for (lang, expected) in [("en", english), ("ko", korean)] {
            let line = format!("paraph --lang {lang} status set/{asked}.json --with set {AT}");
            let ran = f.run(&line);
            let shown = short(ran.out());
            let block = shown.split_inclusive("\n\n").next().unwrap();
            assert_eq!(block.trim_end(), expected.trim_end(), "{instruments}\n{ran}");
        }
    }
    // The next step comes first, and is tested in `next_steps`.
    let f = Folder::new();
    write(&f, "A[p s] a=p1@3");
    let line = |lang: &str| f.run(&format!("paraph --lang {lang} status set {AT}")).exit(3);
    line("en")
        .prints("\n  due   the keys of s, which are not in your roster: ask s for them (keys)\n");
    line("ko").prints(
        "\n  남은 일    당사자 s 측의 키. 어느 키를 쓰는지 그 당사자에게 직접 확인 (keys)\n",
    );
}

#[test]
fn what_is_wrong_between_instruments_has_its_line_in_both_languages() {
    for (instruments, english, korean) in WRONG {
        let f = Folder::new();
        write(&f, instruments);
        for (lang, heading, expected) in [
            ("en", "Problems between instruments", english),
            ("ko", "합의문서 사이의 문제", korean),
        ] {
            let ran = f.run(&format!("paraph --lang {lang} status set {AT}"));
            let block = format!("\n{heading}\n  {expected}\n\n");
            assert!(short(ran.out()).contains(&block), "{block}{}", short(ran.out()));
            let ran = f.ok(&format!("paraph --lang {lang} graph set {AT} -o new.svg --force"));
            assert_eq!(short(ran.out()), format!("{expected}\n"));
        }
    }
}

#[test]
fn a_report_ends_with_its_roster_in_korean() {
    let f = Folder::office();
    f.copy("fixtures/jsoi", "jsoi");
    let at = "--roster roster.toml --at 2023-04-01T00:00:00Z";
    let ran = f.ok(&format!("paraph --lang ko status jsoi {at}"));
    let shown = short(ran.out());
    assert!(
        shown.contains(": \"공동의향서 (견본)\", 당사자 rok-msit 및 us-dhs-st, 기록 SHA256\n"),
        "{shown}"
    );
    let end = "\n\n적용한 키 명부: roster.toml(sha256 SHA256), 기준 시각: 2023. 4. 1.(토) 00:00 (UTC)\n문본은 \
               검사하지 않았습니다. 검사하려면 번들을 하나씩 검증하십시오. 함께 판정한 합의문서: 2건.\n";
    assert!(shown.ends_with(end), "{shown}");
    f.ok(&format!("paraph --lang ko status tor.bundle.json {at}"))
        .prints("검증하십시오. 함께 판정한 다른 합의문서: 없음.\n");
    f.ok(&format!("paraph --lang ko graph jsoi {at} -o new.svg"))
        .says("paraph: 합의문서 2건을 그렸습니다: new.svg\n");
    f.write("bad.json", &f.read("tor.record.json")[..600]);
    f.run(&format!("paraph --lang ko status bad.json {at}"))
        .exit(1)
        .prints("거부됨: bad.json /texts/1/path 내용이 손상됨\n  이유  ");
}

#[test]
fn lint_says_in_korean_what_it_finds() {
    let f = Folder::office();
    let ran = f.ok("paraph --lang ko lint tor.toml");
    assert_eq!(
        ran.out(),
        "/parties/1/name: 당사자 us-dod-cio 측의 이름 표기가 로마자뿐이나, 다른 문자를 쓰는 언어의 문본이 \
         있습니다: ko (one-script, 참고. 근거: 한미 정보통신기술(ICT) 협력위원회 약정서, 2021년: 이름을 고유 \
         문자와 로마자로 표기)\n\
         /texts: 문본이 2개 언어로 되어 있으나, 서로 다를 때 어느 것이 우선하는지 기록에 없습니다. 초안에 \
         divergence = \"equal\"(우선하는 문본 없음) 또는 divergence = { prevails = \"ko\" } 항목을 적으십시오 \
         (several-authentic-without-divergence, 참고. 근거: 조약법에 관한 비엔나협약 제33조제1항)\n"
    );
    ran.says("paraph: verify 명령의 판정은 바뀌지 않습니다. 의도한 것이면 그대로 두어도 됩니다\n");
    f.replace("tor.toml", "\"Department of Defense", "\"Depаrtment of Defense");
    let term =
        "created = 2021-08-04T09:00:00-04:00\nterm = { entry = { on = 2021-08-04T12:30:00Z } }";
    f.replace("tor.toml", "created = 2021-08-04T09:00:00-04:00", term);
    f.ok("paraph --lang ko lint tor.toml")
        .prints(
            "/term/entry/on: 발효 시각이 작성 시각보다 앞섭니다. 발효 시각: 2021. 8. 4.(수) 12:30 (UTC), 작성 \
             시각: 2021. 8. 4.(수) 09:00 (-04:00) (entry-before-created. 근거: 기록에 적힌 시각)\n",
        )
        .prints(
            ": 단어 \"Depаrtment\"에 여러 문자 체계의 글자가 섞여 있습니다: \"а\" U+0430 (mixed-alphabets. 근거: \
             유니코드 기술 표준(UTS) #39, Unicode Security Mechanisms)\n",
        );
    f.write("letter", "Dear Jane,\n");
    f.run("paraph --lang ko lint letter")
        .exit(1)
        .code("not-ours")
        .says("paraph: 오류: 초안, 기록, 번들 가운데 어느 것도 아닙니다\n");
}

#[test]
fn roster_check_says_in_korean_what_it_finds() {
    let f = Folder::office();
    f.ok("sed -i 's/\" }]/\", until = 2022-01-01T00:00:00Z }]/' roster.toml");
    let check = |at: &str| format!("paraph --lang ko roster check --roster roster.toml --at {at}");
    f.ok(&check("2021-12-01T00:00:00Z"))
        .prints(
            "키 보유자 hong-gil-dong의 키가 곧 만료됩니다. 만료 시각: 2022. 1. 1.(토) 00:00 (UTC). 새 키를 \
             요청하십시오 (expires-soon)\n",
        )
        .prints(
            "당사자 rok-mnd 측의 키는 하나뿐입니다. 그 키를 잃으면 서명할 수 없습니다(키 보유자 hong-gil-dong) \
             (one-loss-blocks)\n당사자 rok-mnd 측은 한 사람의 서명만으로 구속될 수 있습니다 (quorum-of-one)\n",
        );
    f.ok(&check("2022-01-01T00:00:00Z")).prints(
        "키 보유자 hong-gil-dong의 키가 만료되었습니다. 만료 시각: 2022. 1. 1.(토) 00:00 (UTC) (expired)\n\
         키 보유자 hong-gil-dong의 키는 공개된 견본이므로 누구나 이 키로 서명할 수 있습니다 (specimen-key)\n\
         당사자 rok-mnd 측이 서명할 수 없습니다. 필요한 서명자는 1명이나, 서명할 수 있는 사람이 없습니다 \
         (blocked)\n",
    );
}

/// JSON and drawings are for programs and files, and are the same for all readers.
#[test]
fn json_and_drawings_are_the_same_in_every_language() {
    let f = Folder::office();
    f.copy("fixtures/jsoi", "jsoi");
    let all: Vec<&str> = ROWS.iter().map(|(instruments, ..)| *instruments).collect();
    let wrong: Vec<&str> = WRONG.iter().map(|(instruments, ..)| *instruments).collect();
    let mut sets = Vec::new();
    for instruments in all.into_iter().chain(wrong) {
        let g = Folder::new();
        write(&g, instruments);
        sets.push((g, vec![format!("status set {AT} --json"), format!("graph set {AT} --json")]));
    }
    f.write("cut/bad.record.json", &f.read("tor.record.json")[..600]);
    let roster = "--roster roster.toml --at 2022-01-01T00:00:00Z";
    let lines = [
        format!("status tor.rok-mnd.bundle.json cut {roster} --json"),
        format!("status jsoi {roster} --with cut --json"),
        format!("graph jsoi cut {roster}"),
        format!("graph jsoi cut {roster} --format dot"),
        format!("graph jsoi cut {roster} --format json"),
        "lint tor.toml --json".to_owned(),
        "lint tor.bundle.json --with jsoi --with cut --json".to_owned(),
        format!("roster check {roster} --with cut --with tor.bundle.json --json"),
    ];
    sets.push((f, lines.into()));
    for (f, lines) in &sets {
        for line in lines {
            let [english, korean] =
                ["en", "ko"].map(|lang| f.run(&format!("paraph --lang {lang} {line}")));
            assert!(!english.bytes().is_empty() && english.bytes() == korean.bytes(), "{korean}");
            assert_eq!(english.exit, korean.exit, "{korean}");
        }
    }
}

/// Text after labels is in one column, and no line is wider than the terminal.
#[test]
fn lines_are_aligned_by_their_width_on_the_screen() {
    let f = Folder::new();
    write(&f, "A[p=2 q expires=9] b=q3@4 / B[p q supersedes=A! on=6 review=20] a=p1@3 b=q3@4");
    for columns in [60, 80, 120] {
        for (lang, column, labels) in
            [("en", 8, ["why", "due", "file"]), ("ko", 13, ["이유", "남은 일", "파일"])]
        {
            let line = format!(
                "stty cols {columns} rows 40; paraph --lang {lang} status set {AT} > /dev/tty"
            );
            let (screen, _) = Terminal::new(&f, &line).ends();
            for line in screen.lines() {
                assert!(line.width_cjk() <= columns, "{columns}: {line}\n{screen}");
            }
            for label in labels {
                let begins = format!("  {label}");
                let line = screen.lines().find(|line| line.starts_with(&begins));
                let rest = &line.unwrap_or_else(|| panic!("no {label}\n{screen}"))[begins.len()..];
                let gap = rest.width() - rest.trim_start().width();
                assert_eq!(begins.width() + gap, column, "{label}\n{screen}");
            }
        }
    }
}
