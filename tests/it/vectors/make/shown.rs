//! The vectors that show a rule which is not among the rules of their code. tests/it/vectors/index.rs makes
//! the second table of fixtures/vectors/INDEX.md from it.

/// A rule, and the paths of vectors without `.txt`, separated by white space.
#[rustfmt::skip]
pub(in crate::vectors) const SHOWN: &[(&str, &str)] = &[
    ("C4", "json/ok-integers json/ok-10-23-exactly"),
    ("C5", "json/ok-deepest"),
    ("C7", "json/ok-utf16-order"),
    ("C9", "\
        bundle/bad-base64-before-the-act record/newer-format-unknown-member \
        record/newer-format-white-space record/not-json-after-bad-value \
        record/whitespace-after-bad-value bundle/newer-format-record bundle/newer-format-act \
        json/truncated-character-of-no-json"),
    ("C10", "record/truncated-after-format"),
    ("C15", "json/ok-rfc8785 json/ok-minus-zero json/ok-sorted"),
    ("V3", "\
        record/ok-joiner record/ok-joiner-before-virama record/ok-four-marks record/ok-longest-label \
        act/ok-longest-prose record/ok-four-marks-across-joiner record/ok-mark-again-across-joiner \
        record/ok-marks-after-spacing-mark record/ok-five-spacing-marks"),
    ("V4", "record/ok-earliest-time record/ok-latest-time"),
    ("V5", "\
        record/ok-language-zh-hant-tw record/ok-language-de-1996-1996 \
        record/ok-language-en-a-aa-a-bb record/ok-language-zh-abc-def-ghi \
        record/ok-language-abcdefgh"),
    ("V6", "\
        record/ok-longest-path record/ok-longest-path-korean record/ok-path-mark-after-slash"),
    ("V7", "record/ok-media-type-suffix"),
    ("V10", "envelope/ok-nothing-signed"),
    ("V11", "record/ok-earliest-day record/ok-latest-day record/ok-day-in-leap-year"),
    ("R1", "record/ok-minimal record/whitespace-final-newline"),
    ("R2", "record/ok-full record/ok-minimal record/missing-member-title"),
    ("R3", "record/bad-language-name-before-value"),
    ("R4", "\
        record/unsorted-list-parties record/duplicate-entry-parties record/too-many-parties \
        record/out-of-range-quorum-0 record/ok-most-parties record/unsorted-list-party-keys \
        record/duplicate-entry-party-keys"),
    ("R5", "\
        record/unknown-word-order record/too-many-order record/ok-approval \
        record/unknown-word-approval record/ok-authority record/unsorted-list-authority \
        record/duplicate-entry-authority record/too-many-authority record/ok-initialling \
        record/unknown-word-initialling record/bad-id-order-after-stranger \
        record/wrong-type-order-after-repetition record/too-many-order-before-entry"),
    ("R6", "\
        record/unsorted-list-texts record/duplicate-entry-texts record/out-of-range-size \
        record/ok-largest-text"),
    ("R7", "verdict/text-differs verdict/text-differs-swapped"),
    ("R8", "record/ok-paths-not-normalized"),
    ("R9", "\
        record/too-many-metadata record/too-many-metadata-before-value record/ok-most-metadata \
        record/space-at-edge-metadata-name-too-many record/space-at-edge-metadata-name-before-value"),
    ("R10", "\
        record/ok-annexes record/ok-annexes-only record/unsorted-list-annexes \
        record/duplicate-entry-annexes record/missing-member-annexes-0-title record/too-many-annexes \
        record/ok-most-annexes"),
    ("R11", "\
        record/ok-divergence-equal record/ok-divergence-prevails record/unknown-word-divergence \
        record/missing-member-divergence-empty record/wrong-type-divergence-list \
        record/ok-divergence-prevails-annex"),
    ("R12", "\
        record/ok-legal-effect-binding record/unknown-word-legal-effect \
        record/missing-member-legal-effect-kind record/string-too-long-clause"),
    ("R13", "\
        record/ok-powers-minimal record/ok-powers-intents record/ok-powers-one-second \
        record/unsorted-list-powers-intents record/duplicate-entry-powers-intents \
        record/unsorted-list-powers-keys record/duplicate-entry-powers-keys \
        record/too-many-powers-keys record/missing-member-powers-keys \
        record/missing-member-powers-instrument-id record/missing-member-powers-instrument-sha256 \
        record/wrong-type-powers-instrument-id-alone record/bad-uuid-powers-instrument \
        record/bad-digest-powers-instrument"),
    ("R14", "\
        record/ok-relations-on-paper record/ok-relations-to-records record/ok-relations-same-record \
        record/unknown-word-relation record/unsorted-list-relations \
        record/unsorted-list-relations-paper-last record/duplicate-entry-relations \
        record/too-many-relations record/ok-most-relations"),
    ("R15", "\
        record/ok-term-last-signature record/ok-term-confirmation record/ok-term-on \
        record/ok-term-expires record/ok-term-review record/unknown-word-entry \
        record/unknown-word-entry-time record/missing-member-entry-empty record/bad-time-review"),
    ("R16", "\
        record/annex-without-text-before-language record/annex-without-text-before-title \
        record/prevailing-language-before-title record/wrong-type-before-annex \
        record/path-clash-before-annex"),
    ("K6", "public-key/ok-base64"),
    ("K7", "\
        public-key/ok-pem public-key/ok-pem-blank-lines public-key/ok-pem-indented \
        public-key/ok-pem-byte-order-mark"),
    ("K8", "\
        secret-key/ok-openssh-no-last-line-end secret-key/ok-openssh-carriage-return \
        secret-key/ok-plain secret-key/ok-version-2 secret-key/ok-der secret-key/ok-openssh \
        secret-key/ok-jwk secret-key/ok-byte-order-mark secret-key/ok-version-2-explicit-tag"),
    ("K9", "secret-key/ok-scrypt"),
    ("K11", "verdict/specimen-key"),
    ("E1", "envelope/too-many-signatures"),
    ("E2", "envelope/missing-member-signatures-0-sig"),
    ("E3", "bundle/bad-signature-bare-payload bundle/bad-signature-other-type"),
    ("E4", "verdict/concluded-compromised-received"),
    ("E5", "envelope/ok-nothing-signed bundle/payload-type bundle/bad-signature-other-type"),
    ("A1", "act/ok-minimal"),
    ("A2", "\
        act/ok-minimal act/ok-full act/ok-intent-initial act/ok-intent-sign \
        act/ok-intent-sign-ad-referendum act/ok-intent-confirm act/ok-intent-approve \
        act/ok-intent-witness act/ok-intent-decline act/ok-intent-withdraw act/ok-intent-seal \
        act/unknown-word-intent-other"),
    ("A3", "act/too-many-keys"),
    ("A4", "act/missing-member-place-country"),
    ("A5", "act/bad-digest-record act/bad-uuid-record"),
    ("A6", "act/too-many-seen act/unsorted-list-seen act/duplicate-entry-seen act/ok-most-seen"),
    ("A7", "act/empty-string-name act/empty-list-title"),
    ("A8", "act/bad-digest-of"),
    ("A9", "act/ok-authority-of-sign act/ok-authority-of-seal act/bad-digest-authority"),
    ("A10", "\
        act/ok-statement-reservation act/ok-statement-interpretative-declaration \
        act/ok-statement-objection act/ok-statement-acceptance act/ok-statements-unsorted \
        act/ok-statement-in-two-languages act/too-many-statements act/ok-most-statements \
        act/unknown-word-statement act/bad-language-statement-before-words"),
    ("A11", "\
        act/bad-digest-authority-of-decline act/unknown-word-before-authority \
        act/unknown-word-intent-before-authority act/unknown-member-authority-before-keys \
        act/unsorted-list-before-not-seen act/bad-country-before-not-seen \
        act/not-seen-before-signatory act/not-seen-before-statement"),
    ("B1", "bundle/ok-no-one-signed bundle/missing-member-acts"),
    ("B2", "bundle/unsorted-list-acts bundle/unsorted-list-envelopes bundle/duplicate-entry-acts"),
    ("B3", "\
        bundle/bad-base64-before-the-act bundle/bad-time-act bundle/whitespace-act \
        bundle/not-utf8-act"),
    ("B4", "bundle/unsorted-list-keys bundle/duplicate-entry-keys bundle/too-many-keys"),
    ("B5", "bundle/bad-time-record bundle/whitespace-record"),
    ("B6", "bundle/bad-signature-second-envelope"),
    ("B15", "bundle/ok-two-envelopes-of-one-act verdict/not-signed-two-envelopes-of-one-act"),
    ("B16", "verdict/withdrawn-in-another-copy"),
    ("T4", "roster/out-of-range-version-2 roster/ok-empty"),
    ("T5", "roster/ok-quorum-dated roster/missing-field-quorum-later"),
    ("T8", "roster/ok-scope roster/ok-scope-nothing"),
    ("T9", "roster/ok-window roster/ok-windows roster/bad-time-from-date roster/bad-time-from-local"),
    ("T10", "roster/ok-revoked roster/missing-field-reason roster/missing-field-reported"),
    ("T11", "\
        roster/ok-received roster/bad-digest-received roster/bad-time-received \
        roster/missing-field-received-on"),
    ("D1", "\
        draft/ok-full draft/out-of-range-version draft/bad-id-order draft/ok-signing-empty \
        draft/ok-order-left-out draft/ok-divergence-equal draft/ok-no-annexes \
        draft/ok-entry-confirmation draft/ok-powers-key-twice draft/ok-day-in-quotes \
        draft/wrong-type-powers-instrument draft/bad-digest-powers-instrument"),
    ("P1", "profile/ok-full profile/missing-field-empty profile/unknown-word-capacity"),
    ("Q1", "bundle/bad-signature-ml-dsa-length envelope/ok-long-signature"),
    ("Q2", "bundle/ok-pair verdict/concluded-pair-designated"),
    ("Q3", "envelope/ok-two-signatures"),
    ("Q6", "\
        verdict/classic-too-late verdict/classic-too-late-in-one-party \
        verdict/concluded-before-the-rule verdict/concluded-proven-before-the-rule \
        verdict/concluded-as-of-before-the-rule roster/ok-hybrid-from"),
    ("Q7", "verdict/half-of-a-pair verdict/halves-of-two-holders verdict/other-set"),
    ("Q8", "\
        verdict/specimen-key-half verdict/specimen-key-other-half \
        verdict/concluded-specimen-pair"),
    ("K14", "bundle/bad-signature-ml-dsa-context bundle/bad-signature-ml-dsa-digest"),
    ("J1", "bundle/bad-signature-good-first bundle/wrong-record-digest"),
    ("J2", "\
        verdict/not-signed-not-allowed verdict/not-signed-not-designated \
        verdict/not-signed-from-the-future verdict/not-signed-before-the-record \
        verdict/not-signed-before-what-it-saw verdict/not-signed-outside-window verdict/concluded \
        verdict/concluded-a-day-ahead verdict/concluded-first-instant \
        verdict/concluded-superseded-since verdict/not-signed-retired verdict/not-signed-compromised \
        verdict/concluded-compromised-received verdict/not-signed-compromised-received-late \
        verdict/concluded-compromised-received-a-day-early \
        verdict/not-signed-compromised-received-before-the-act \
        verdict/not-signed-compromised-received-before-the-record \
        verdict/concluded-compromised-received-falsely-besides \
        verdict/not-signed-compromised-claims-since verdict/concluded-window-open \
        verdict/concluded-window-closed verdict/time-unproven \
        verdict/time-unproven-authority-ended-since verdict/concluded-by-authority-ended-since \
        verdict/concluded-by-authority-not-ended-yet verdict/time-unproven-quorum-raised \
        verdict/concluded-quorum-raised-received verdict/time-unproven-quorum-raised-received-late \
        verdict/concluded-quorum-not-raised-yet"),
    ("J3", "verdict/seals verdict/declines"),
    ("J3.1", "verdict/unknown-key-withdraws"),
    ("J3.2", "verdict/contested"),
    ("J3.3", "\
        verdict/concluded-by-initials verdict/concluded-with-a-reservation \
        verdict/concluded-with-an-objection"),
    ("J3.4", "\
        verdict/concluded-by-authority verdict/concluded-by-authority-in-turn \
        verdict/confirms-without-authority verdict/nothing-to-confirm-of-ones-own \
        verdict/seals-end-not-proven"),
    ("J3.5", "\
        verdict/concluded-quorum verdict/concluded-quorum-raised verdict/declines-beside-a-signature \
        verdict/declines-for-herself verdict/concluded-with-a-declaration \
        verdict/withdrawn-reservation"),
    ("J3.6", "\
        verdict/authority-terminated verdict/authority-terminated-although-withdrawn \
        verdict/authority-superseded-and-terminated verdict/concluded-by-authority-ended-since \
        verdict/authority-circular verdict/concluded-by-authority-extended"),
    ("J3.7", "\
        verdict/seals-by-authority verdict/sealed-on-open-powers \
        verdict/sealed-on-open-powers-by-herself verdict/seals-end-not-proven \
        verdict/authority-terminated-proven verdict/time-unproven-end-proven-later \
        verdict/seals-withdrawal-not-proven verdict/authority-withdrawn-proven"),
    ("J4", "\
        verdict/out-of-order verdict/out-of-order-quorum verdict/out-of-order-chain \
        verdict/out-of-order-after-a-stranger verdict/out-of-order-then-in-order \
        verdict/concluded-order verdict/act-missing verdict/act-missing-seen-by-two \
        verdict/act-missing-withdrawal verdict/act-missing-decline verdict/concluded-seen \
        verdict/seals verdict/seals-one-party verdict/seals-other-acts \
        verdict/seals-one-of-two-people verdict/seals-two-people verdict/seals-the-larger-set \
        verdict/sealed-too-early verdict/contested-before-the-seal verdict/after-the-seal \
        verdict/after-the-seal-withdrawal verdict/sealed-on-open-powers verdict/seals-by-authority \
        verdict/no-authority-to-seal"),
    ("J5", "verdict/concluded"),
    ("J7", "\
        verdict/text-differs-not-signed verdict/act-missing-and-not-signed \
        verdict/other-record-party-absent verdict/seals"),
    ("J8", "\
        verdict/unknown-key-added verdict/key-of-another-party-added \
        verdict/act-missing-of-a-stranger verdict/concluded-stranger-seen \
        verdict/unknown-key-declines verdict/key-of-another-party-declines verdict/after-the-seal \
        verdict/after-the-seal-of-what-is-missing verdict/seals-with-a-stranger \
        verdict/concluded-withdrawal-not-seen"),
    ("G4", "\
        state/superseded-for-good state/superseded-by-what-was-withdrawn state/expiry-extended \
        state/expired-extended-too-late"),
    ("G6", "\
        state/withdrawn state/withdrawn-the-second state/withdrawn-later-than-asked \
        state/partly-signed-withdrawn-before state/in-effect-signed-anew"),
    ("G5", "state/expired-and-superseded"),
    ("H1", "\
        bundle/ok-evidence-token bundle/ok-evidence-log bundle/ok-evidence-renews \
        bundle/ok-evidence-faulty bundle/ok-evidence-most bundle/ok-evidence-most-envelopes \
        bundle/unsorted-list-evidence-entries bundle/duplicate-entry-evidence-entries \
        bundle/unknown-member-evidence-token-and-log bundle/missing-member-evidence-salt"),
    ("H2", "\
        verdict/concluded-time-stamp-of-several verdict/other-digest-list \
        verdict/not-proven-other-entry"),
    ("H3", "\
        roster/ok-time roster/ok-time-certificate roster/both-given-authority \
        verdict/concluded-time-stamp-by-issuer"),
    ("H4", "roster/ok-time verdict/concluded-log-proof"),
    ("H5", "roster/ok-time-ending roster/unknown-word-algorithm verdict/not-renewed-algorithm"),
    ("H7", "verdict/concluded-renewed verdict/not-renewed-too-late verdict/not-renewed-until"),
    ("H8", "bundle/ok-evidence-faulty"),
    ("W10", "log-proof/ok-tomorrow"),
    ("M13", "time-stamp-token/ok-unsigned-attribute time-stamp-token/ok-other-certificates"),
    ("X10", "paper/whitespace paper/missing-member paper/ok-page-changed"),
    (
        "X11",
        "paper/ok-texts-another-file paper/ok-texts-both paper/ok-texts-changed \
         paper/ok-texts-changed-besides paper/ok-texts-none paper/ok-texts-one \
         paper/ok-texts-other-case paper/ok-texts-renamed",
    ),
    ("M15", "time-stamp-token/ok-issuer-first time-stamp-token/ok-issuer-last"),
];
