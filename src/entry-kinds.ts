import { BROADCAST_STEERED } from "./app/broadcasts/entry-kinds.ts";
import { SHEET_IMPORTED } from "./app/import/entry-kinds.ts";
import { createEntryKinds, type EntryKinds } from "./app/ledger/entry-kinds.ts";
import { POLICY_CHOSEN } from "./app/policies/entry-kinds.ts";
import { QUESTIONNAIRE_STATED } from "./app/questionnaires/entry-kinds.ts";
import {
  EVIDENCE_ATTACHED,
  EVIDENCE_DETACHED,
  RECORD_REVERSED,
  RECORD_SUBMITTED,
} from "./app/records/entry-kinds.ts";
import { REMINDER_CHANGED } from "./app/scheduled/entry-kinds.ts";

/** Every kind of entry that the features write to the ledger. */
export const ENTRY_KINDS: EntryKinds = createEntryKinds([
  RECORD_SUBMITTED,
  RECORD_REVERSED,
  EVIDENCE_ATTACHED,
  EVIDENCE_DETACHED,
  POLICY_CHOSEN,
  QUESTIONNAIRE_STATED,
  REMINDER_CHANGED,
  SHEET_IMPORTED,
  BROADCAST_STEERED,
]);
