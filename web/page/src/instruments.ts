// What the bundles and records among the files are about, and which of them the user means.

import { now } from "./clock.ts";
import type { Shown } from "./interface.ts";
import { Parts, type Judge } from "./judge.ts";
import { shown, type Entry, type Pool } from "./files.ts";
import { knowIds, locale } from "./words.ts";

interface Named {
  readonly [language: string]: string;
}

export interface ActInfo {
  readonly id: string;
  readonly intent: string;
  readonly party: string;
  readonly name: string;
}

export interface TextInfo {
  readonly path: string;
  readonly language: string;
  readonly mediaType: string;
  readonly sha256: string;
}

// What a record or a bundle says. All of it is a claim: it serves to fill in forms, not to judge.
export interface Info {
  readonly sha256: string;
  readonly title: string;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly texts: readonly TextInfo[];
  readonly acts: readonly ActInfo[];
}

interface ShownJson {
  readonly sha256: string;
  readonly record: {
    readonly title: Named;
    readonly parties: readonly { readonly id: string; readonly name: Named }[];
    readonly texts: readonly TextInfo[];
  };
  readonly acts: readonly {
    readonly id: string;
    readonly act: { readonly intent: string; readonly party: string; readonly signatory?: { readonly name?: string } };
  }[];
}

// More instruments than these are judged with the others, but not looked into.
const MOST = 300;

export class Instruments {
  readonly #judge: Judge;
  readonly #pool: Pool;
  readonly #known = new Map<number, Info | null>();

  constructor(judge: Judge, pool: Pool) {
    this.#judge = judge;
    this.#pool = pool;
  }

  // Reads what was not read yet.
  async read(): Promise<void> {
    for (const entry of this.#pool.of("bundle", "record").slice(0, MOST)) {
      if (!this.#known.has(entry.id)) this.#known.set(entry.id, await this.#readOne(entry));
    }
  }

  // Null if the file is not sound.
  info(entry: Entry): Info | null {
    return this.#known.get(entry.id) ?? null;
  }

  async #readOne(entry: Entry): Promise<Info | null> {
    const parts = new Parts();
    const result = await this.#judge.call<Shown>("show", { file: parts.file(entry.path, entry.content), now: now() }, parts);
    const json = result.ok ? result.attachments[0] : undefined;
    if (json === undefined) return null;
    const { sha256, record, acts } = JSON.parse(new TextDecoder().decode(json)) as ShownJson;
    knowIds(record.parties);
    const inLanguage = (name: Named) => shown(name[locale] ?? name["en"] ?? Object.values(name)[0] ?? "");
    return {
      sha256,
      title: inLanguage(record.title),
      parties: record.parties.map(({ id, name }) => ({ id, name: inLanguage(name) })),
      texts: record.texts,
      acts: acts.map(({ id, act: { intent, party, signatory } }) => {
        return { id, intent, party, name: shown(signatory?.name ?? "") };
      }),
    };
  }
}

// The name of a file as the folder of `base` sees it; null for a file in another folder. A file without a folder
// was chosen on its own, so it counts as a file of that folder.
export function nameBeside(entry: Entry, base: Entry): string | null {
  const folder = base.path.slice(0, base.path.lastIndexOf("/") + 1);
  if (entry.path.startsWith(folder)) return entry.path.slice(folder.length);
  return entry.path.includes("/") ? null : entry.path;
}
