import { z } from "zod";
import { audienceKept } from "../../app/audience/audience.ts";
import { recurrenceSchema } from "../../app/scheduled/recurrence-schema.ts";
import type { Threads } from "../../app/store.ts";

const draft = z.object({
  id: z.string(),
  /** Empty until it is known of what it reminds. */
  text: z.string(),
  recurrence: recurrenceSchema.exactOptional(),
  audience: z.object({ rule: audienceKept, said: z.string() }).exactOptional(),
  /** What was not said, and is taken for the usual. */
  assumed: z.array(z.enum(["time", "day", "next-year"])).readonly(),
  /** Whether it changes a reminder that is set already. */
  isChange: z.literal(true).exactOptional(),
});

/** A reminder that was read back and not yet confirmed. */
export type ReminderDraft = z.output<typeof draft>;

const drafts = z.object({ open: z.array(draft) });

/** Drafts are kept for a person, so that a button works wherever it is pressed. */
const PLACE = "reminder-drafts";
const MOST = 5;

async function readDrafts(threads: Threads, person: string): Promise<readonly ReminderDraft[]> {
  return drafts.safeParse(await threads.read(person, PLACE)).data?.open ?? [];
}

export async function findReminderDraft(
  threads: Threads,
  person: string,
  id: string,
): Promise<ReminderDraft | undefined> {
  return (await readDrafts(threads, person)).find((each) => each.id === id);
}

/** Keeps a draft in place of the one of its id. */
export async function keepReminderDraft(
  threads: Threads,
  person: string,
  kept: ReminderDraft,
  at: string,
): Promise<void> {
  const others = (await readDrafts(threads, person)).filter(({ id }) => id !== kept.id);
  await threads.write(person, PLACE, { open: [...others, kept].slice(-MOST) }, at);
}

export async function dropReminderDraft(
  threads: Threads,
  person: string,
  id: string,
  at: string,
): Promise<void> {
  const others = (await readDrafts(threads, person)).filter((each) => each.id !== id);
  await threads.write(person, PLACE, { open: others }, at);
}
