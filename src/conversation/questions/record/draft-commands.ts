import type { Language } from "../../message/meaning.ts";

/** What the buttons under a draft say: its id makes them work in every room, and only once. */
export function ofDraft(id: string, language: Language) {
  return language === "en"
    ? { confirm: `/confirm ${id}`, cancel: `/cancel ${id}` }
    : { confirm: `/确认 ${id}`, cancel: `/取消 ${id}` };
}
