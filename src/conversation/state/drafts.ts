import { z } from "zod";
import type { Threads } from "../../app/store.ts";
import { openDraftsAt } from "./open-drafts.ts";
import { slotsKept } from "./slots-kept.ts";

/** The three things without which a record is not complete. */
export const NEEDED = ["date", "amount", "activity"] as const;
export type Needed = (typeof NEEDED)[number];

const draft = z.object({
  id: z.string(),
  /** Counts the changes of what would be saved: a yes holds for the wording that was read. */
  revision: z.int().positive().default(1),
  room: z.string(),
  /** For whom they are, where they are not those of who drafts them. */
  teacher: z.string().exactOptional(),
  /** How who it is for is called, and which drafts wait with it for one yes. */
  name: z.string().exactOptional(),
  batch: z.string().exactOptional(),
  /** Counts the changes of any draft of its batch: a yes to one holds for all as they were read. */
  round: z.int().exactOptional(),
  /** The id of the record that the only item corrects. */
  replaces: z.string().exactOptional(),
  /** One for each record of the message; `unstated`: the proof states no amount, as was asked. */
  items: z.array(z.object({ slots: slotsKept, unstated: z.boolean().exactOptional() })).min(1),
  /** The files that were sent for its items, by the place of each. */
  proofs: z.array(z.object({ item: z.int().min(0), file: z.string() })).exactOptional(),
  /** What was asked last, and of which item. */
  asking: z.object({ item: z.number(), needed: z.enum(NEEDED) }).exactOptional(),
});

/** Records that were told but not yet confirmed; nothing of them is in the ledger. */
export type Draft = z.output<typeof draft>;
export type DraftItem = Draft["items"][number];

const MOST = 20;

const open = openDraftsAt("drafts", draft, MOST);

/** The open drafts of a person, the newest last. */
export const readDrafts = open.read;
export const findDraft = open.find;
export const dropDraft = open.drop;

/** Keeps a draft as the only one of its room, but for those that wait with it; the one it replaces is gone. */
export function openDraft(
  threads: Threads,
  person: string,
  opened: Draft,
  at: string,
): Promise<void> {
  return open.keep(
    threads,
    person,
    opened,
    at,
    ({ room, batch }) => room === opened.room && (batch === undefined || batch !== opened.batch),
  );
}

/** What became of a draft that was to be changed. */
export type Revised =
  | { readonly kind: "kept"; readonly draft: Draft }
  /** It has another wording by now than the one the change was made to. */
  | { readonly kind: "changed"; readonly draft: Draft }
  /** It does not wait any more. */
  | { readonly kind: "gone" };

/**
 * Changes an open draft, or only where and what is asked about it.
 *
 * @param next as it shall be, with the revision of the wording that it was made from
 */
export async function reviseDraft(
  threads: Threads,
  person: string,
  next: Draft,
  at: string,
): Promise<Revised> {
  const known = await findDraft(threads, person, next.id);
  if (!known) return { kind: "gone" };
  if (known.revision !== next.revision) return { kind: "changed", draft: known };
  const isReworded =
    known.round !== next.round || JSON.stringify(known.items) !== JSON.stringify(next.items);
  const draft = isReworded ? { ...next, revision: known.revision + 1 } : next;
  await openDraft(threads, person, draft, at);
  return { kind: "kept", draft };
}

/**
 * Adds files to an item of a draft, which goes on being shown as it is; nothing where it does not
 * wait any more.
 */
export async function addProofs(
  threads: Threads,
  person: string,
  { draft: id, item, files }: { draft: string; item: number; files: readonly string[] },
  at: string,
): Promise<Draft | undefined> {
  const known = await findDraft(threads, person, id);
  if (!known?.items[item]) return undefined;
  const proofs = [...(known.proofs ?? []), ...files.map((file) => ({ item, file }))];
  const draft = { ...known, proofs };
  await openDraft(threads, person, draft, at);
  return draft;
}
