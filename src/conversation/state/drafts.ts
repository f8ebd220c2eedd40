import { z } from "zod";
import type { Threads } from "../../app/ports.ts";
import { slotsKept } from "./slots-kept.ts";

/** The three things without which a record is not complete. */
export const NEEDED = ["date", "amount", "activity"] as const;
export type Needed = (typeof NEEDED)[number];

const draft = z.object({
  id: z.string(),
  room: z.string(),
  /** One for each record of the message; `unstated`: the proof states no amount, as was asked. */
  items: z.array(z.object({ slots: slotsKept, unstated: z.boolean().exactOptional() })).min(1),
  /** What was asked last, and of which item. */
  asking: z.object({ item: z.number(), needed: z.enum(NEEDED) }).exactOptional(),
});

/** Records that were told but not yet confirmed; nothing of them is in the ledger. */
export type Draft = z.output<typeof draft>;
export type DraftItem = Draft["items"][number];

const drafts = z.object({ open: z.array(draft) });

/** Drafts are kept for a person, not for a room: a button works wherever it is pressed. */
const PLACE = "drafts";
const MOST = 20;

/** The open drafts of a person, the newest last. */
export async function readDrafts(threads: Threads, person: string): Promise<readonly Draft[]> {
  return drafts.safeParse(await threads.read(person, PLACE)).data?.open ?? [];
}

/** Keeps a draft as the only one of its room; the one it replaces is gone. */
export async function keepDraft(
  threads: Threads,
  person: string,
  kept: Draft,
  at: string,
): Promise<void> {
  const others = (await readDrafts(threads, person)).filter(
    ({ id, room }) => id !== kept.id && room !== kept.room,
  );
  await threads.write(person, PLACE, { open: [...others, kept].slice(-MOST) }, at);
}

export async function dropDraft(
  threads: Threads,
  person: string,
  id: string,
  at: string,
): Promise<void> {
  const others = (await readDrafts(threads, person)).filter((each) => each.id !== id);
  await threads.write(person, PLACE, { open: others }, at);
}
