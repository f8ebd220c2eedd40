import { z } from "zod";
import type { Threads } from "../../app/store.ts";
import { CORRECTED_FIELDS } from "../message/corrections.ts";
import type { QuestionId } from "../message/meaning.ts";
import { actionRun } from "./action-run.ts";
import { slotsKept } from "./slots-kept.ts";

/** What was answered last. */
const previous = z.object({
  question: z.custom<QuestionId>((id) => typeof id === "string"),
  slots: slotsKept,
  text: z.string(),
  /** The id of the person it was about. */
  subject: z.string().exactOptional(),
});
export type PreviousTurn = z.output<typeof previous>;

const thread = z.object({
  at: z.string(),
  language: z.enum(["zh-CN", "en"]),
  previous: previous.exactOptional(),
  /** The id of the last other person asked about: 他, 她. */
  person: z.string().exactOptional(),
  /** What the buttons of the last reply do, in order: 「2」 picks the second, null none. */
  choices: z.array(actionRun.nullable()).catch([]),
  /** What those buttons are called: 「语文组的」 picks the only one that says so. */
  called: z.array(z.string()).exactOptional(),
  /** The name of the draft that was shown last, in the wording that was shown. */
  draft: z.string().exactOptional(),
  /** What was to be changed in a draft of several records, until it is known in which. */
  correction: slotsKept.exactOptional(),
  /** The id of a saved record of which it was asked into what it is to be changed, and what was wrong. */
  correcting: z
    .object({ record: z.string(), field: z.enum(CORRECTED_FIELDS).exactOptional() })
    .exactOptional(),
  /** The id of a record that is taken back once that is confirmed. */
  undoing: z.string().exactOptional(),
  /** The policy that is chosen for a unit once that is confirmed. */
  choosing: z
    .object({
      unit: z.string(),
      from: z.string().optional(),
      to: z.string().optional(),
    })
    .transform(({ unit, from, to }) => ({ unit, from, to }))
    .exactOptional(),
  /** The reminder that was shown last, saved or not, and what was asked of it. */
  reminder: z
    .object({ id: z.string(), asking: z.enum(["text", "when"]).exactOptional() })
    .exactOptional(),
  /** The id of the broadcast that is sent once that is confirmed. */
  broadcast: z.string().exactOptional(),
  /** The id of the draft that was last said to be saved here: an undo is about that one. */
  saved: z.string().exactOptional(),
});

/** What is being talked about in one room, by one person. */
export type Thread = z.output<typeof thread>;

/** Where answers are kept that were delivered apart from the group they were asked in. */
const APART = "apart";

function placeOf(room: string): string {
  return `room:${room}`;
}

async function readAt(threads: Threads, person: string, place: string) {
  return thread.safeParse(await threads.read(person, place)).data;
}

/**
 * Reads the thread of a room. In private it goes on from what was asked in a group since, because
 * the answer was delivered here. A state that cannot be read counts as none.
 */
export async function readThread(
  threads: Threads,
  person: string,
  { room, place }: { readonly room: string; readonly place: "private" | "group" },
): Promise<Thread | undefined> {
  const here = await readAt(threads, person, placeOf(room));
  if (place === "group") return here;
  const apart = await readAt(threads, person, APART);
  return apart && (!here || apart.at > here.at) ? apart : here;
}

/** Keeps the thread of a room; `apart` where the answer went to the person alone. */
export async function keepThread(
  threads: Threads,
  person: string,
  { room, apart }: { readonly room: string; readonly apart: boolean },
  state: Thread,
): Promise<void> {
  await threads.write(person, placeOf(room), state, state.at);
  if (apart) await threads.write(person, APART, state, state.at);
}
