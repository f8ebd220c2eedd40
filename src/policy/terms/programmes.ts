import { z } from "zod";
import type { Refuse } from "./refuse.ts";
import { bilingual, identifier } from "./text.ts";

/** A fixed item of a policy's own, which rules and records know by its id. */
const programme = z.strictObject({
  title: bilingual,
  /** What else sheets call it: 教育心理学. */
  called: z.array(z.string().min(1)).default([]),
});

export const programmesFile = z.record(identifier, programme);

export type Programmes = z.output<typeof programmesFile>;

/** Every name of a programme, its Chinese title first; its id is one too. */
export function programmeNames(programmes: Programmes, id: string): readonly string[] {
  const found = programmes[id];
  return found ? [found.title.zh, found.title.en, ...found.called, id] : [];
}

const plain = (name: string) => name.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/** A name leads to one programme only, else a sheet that uses it could mean two. */
export function checkProgrammes(
  { programmes }: { readonly programmes: Programmes },
  refuse: Refuse,
): void {
  const ownerOf = new Map<string, string>();
  for (const id of Object.keys(programmes)) {
    for (const name of programmeNames(programmes, id)) {
      const owner = ownerOf.get(plain(name)) ?? id;
      if (owner !== id) refuse(["programmes", id], `${owner} is called ${name} already`);
      ownerOf.set(plain(name), id);
    }
  }
}
