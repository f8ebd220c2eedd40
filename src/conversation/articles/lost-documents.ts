import type { Cues } from "../message/cues.ts";

const KINDS = ["lost", "damaged", "expired", "misprinted"] as const;

/** What may befall documents. */
export type Mishap = (typeof KINDS)[number];

/**
 * What has befallen documents, by a text: an article that speaks of certificates, and not of lost
 * ones, does not answer what to do when one is lost.
 */
export function lostDocumentsIn(cues: Cues, text: string): readonly Mishap[] {
  return KINDS.filter((kind) => cues.shows(`documents-${kind}`, text));
}
