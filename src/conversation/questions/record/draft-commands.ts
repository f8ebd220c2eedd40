import { type DraftName, draftName } from "../../../app/draft-name.ts";
import type { Language } from "../../message/meaning.ts";

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
