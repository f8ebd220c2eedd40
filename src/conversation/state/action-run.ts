import { z } from "zod";
import type { CommandRun, QuestionRun } from "../../wording/reply.ts";
import { slotsKept } from "./slots-kept.ts";

/** So many files are taken of one message. */
export const MOST_FILES = 5;

const commandRun = z.strictObject({
  command: z.string().max(30),
  args: z.string().max(2000).exactOptional(),
});

const questionRun = z.strictObject({
  ask: z.string().max(60),
  slots: slotsKept.exactOptional(),
  about: z.string().max(128).exactOptional(),
  text: z.string().max(2000).exactOptional(),
  files: z
    .array(z.string().regex(/^[\w-]{1,64}$/))
    .max(MOST_FILES)
    .readonly()
    .exactOptional(),
  record: z.string().max(128).exactOptional(),
  reminder: z.string().max(64).exactOptional(),
  item: z
    .strictObject({
      draft: z.string().max(40),
      index: z.int().min(0).exactOptional(),
    })
    .exactOptional(),
});

/**
 * What a button does, as it comes back from a channel or a thread. It was ours once, but who
 * sends it may have changed it: it is checked like anything else that is typed.
 */
export const actionRun = z.union(
  [commandRun, questionRun],
  "give { command, args } or { ask, slots, about, text, files, record, reminder, item }",
) satisfies z.ZodType<CommandRun | QuestionRun>;
