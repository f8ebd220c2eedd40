import { type DraftName, draftName } from "../../../app/records/draft-name.ts";
import type { Language } from "../../../wording/messages.ts";

/**
 * What the buttons under a draft say: its name makes them work in every room, only once, and only
 * for the wording above them.
 */
export function ofDraft(draft: DraftName, language: Language) {
  const name = draftName(draft);
  return language === "en"
    ? { confirm: `/confirm ${name}`, cancel: `/cancel ${name}` }
    : { confirm: `/确认 ${name}`, cancel: `/取消 ${name}` };
}
