import type { Day } from "../../domain/day.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/compile.ts";
import type { WhatIf } from "../../policy/what-if.ts";
import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

/** A record that waits for a yes, and what it would change. */
export interface Draft {
  readonly record: TrainingRecord;
  readonly change: WhatIf;
  /** A record already there that looks like the same thing. */
  readonly twin?: TrainingRecord | undefined;
}

/** What a draft can lack. */
export type MissingField = "date" | "amount" | "activity" | "title";

interface Recording {
  readonly voice: Voice;
  readonly policy: Policy;
  readonly today: Day;
}

/** Drafts read back before anything is saved. */
export function draftReply({ voice }: Recording & { drafts: readonly Draft[] }): Reply {
  return composeReply(voice, { lead: "", personal: true });
}

/** Asks for the one thing that a draft lacks; what is known of it is read back. */
export function askFieldReply({
  voice,
}: Recording & { missing: MissingField; known?: Partial<TrainingRecord> | undefined }): Reply {
  return composeReply(voice, { lead: "", personal: true });
}

/** Says what was saved and how it can be undone. */
export function savedReply({ voice }: Recording & { drafts: readonly Draft[] }): Reply {
  return composeReply(voice, { lead: "", personal: true });
}

/** Says that a draft was thrown away. */
export function cancelledReply(voice: Voice): Reply {
  return composeReply(voice, { lead: "", personal: true });
}

/** Says which record was taken back. */
export function undoneReply({
  voice,
}: Recording & {
  record: TrainingRecord;
  before: WhatIf["before"];
  after: WhatIf["after"];
}): Reply {
  return composeReply(voice, { lead: "", personal: true });
}

/** Says that there is nothing to take back, or nothing that may still be. */
export function nothingToUndoReply(voice: Voice): Reply {
  return composeReply(voice, { lead: "", personal: true });
}
