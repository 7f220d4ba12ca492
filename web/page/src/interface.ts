// The answers of the module that the page uses: see web/INTERFACE.md.

export type Locale = "en" | "ko";

export interface ModuleError {
  readonly code: string;
  readonly message: string;
  readonly file?: string | null;
  readonly place?: string | null;
  readonly hint?: string | null;
  readonly choices?: readonly string[] | null;
  readonly verdict?: Verdict | null;
}

export type Verdict = "concluded" | "incomplete" | "refused";

export interface Row {
  readonly cells: readonly string[];
  readonly label: boolean;
  readonly details: readonly string[];
  readonly language?: string | null;
  readonly code?: string | null;
}

export interface Section {
  readonly kind: string;
  readonly heading?: string | null;
  readonly rows: readonly Row[];
}

export interface Judged {
  readonly state: "judged";
  readonly verdict: Verdict;
  readonly sealed: boolean;
  readonly specimens: boolean;
  readonly title: string | null;
  readonly sentence: string;
  readonly remarks: readonly string[];
  readonly record: readonly Section[];
  readonly sections: readonly Section[];
  readonly hints: readonly string[];
}

export interface ClaimedKey {
  readonly party: string;
  readonly signatory: string;
  readonly intent: string;
  readonly act: string;
  readonly id: string;
  readonly words: readonly string[];
  readonly specimen: boolean;
}

export interface Sound {
  readonly state: "sound";
  readonly title: string;
  readonly sentence: string;
  readonly remarks: readonly string[];
  readonly record: readonly Section[];
  readonly sections: readonly Section[];
  readonly keys: readonly ClaimedKey[];
  readonly hints: readonly string[];
}

export interface Shown {
  readonly kind: string;
  readonly sections: readonly Section[];
  readonly notes: readonly string[];
}

export interface TextsWanted {
  readonly measure: readonly string[];
  readonly read: readonly string[];
}

export interface Measured {
  readonly size: number;
  readonly sha256: string;
}

export interface Status {
  readonly text: string;
  readonly states: readonly { readonly file: string; readonly state: string }[];
}

export interface Graph {
  readonly sentences: readonly string[];
}

export interface Key {
  readonly private: boolean;
  readonly encrypted: boolean;
  readonly id?: string | null;
  readonly words?: readonly string[] | null;
  readonly wordsKorean?: readonly string[] | null;
  readonly public?: string | null;
  readonly mlDsa?: string | null;
  readonly suite?: string | null;
  readonly pem?: string | null;
  readonly specimen?: boolean | null;
  readonly warnings: readonly string[];
}

export interface NewKey {
  readonly private: string;
  readonly public: string;
  readonly id: string;
  readonly words: readonly string[];
  readonly notes: readonly string[];
}

export interface Plan {
  readonly act: string;
  readonly party: string;
  readonly partyName: string;
  readonly intent: string;
  readonly aboutTo: string;
  readonly sections: readonly Section[];
  readonly warnings: readonly string[];
  readonly effect: readonly string[];
  readonly question: readonly string[];
  readonly file: string;
  readonly inside: readonly { readonly name: string; readonly sha256: string }[];
}

export interface Signed {
  readonly act: string;
  readonly party: string;
  readonly intent: string;
  readonly file: string;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

export interface Merged {
  readonly acts: number;
  readonly notes: readonly string[];
}

export interface Linted {
  readonly findings: readonly {
    readonly code: string;
    readonly place: string;
    readonly message: string;
    readonly source: string;
    readonly note: boolean;
  }[];
  readonly notes: readonly string[];
}

export interface Added {
  readonly key: string;
  readonly words: readonly string[];
  readonly file: string;
  readonly notes: readonly string[];
}
