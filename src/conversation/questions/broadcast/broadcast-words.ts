import type { Steering } from "../../../app/broadcasts/entry-kinds.ts";
import { normalise } from "../../message/normalise.ts";

/** What is to be sent, and the words for whom. */
export interface BroadcastWords {
  readonly to: string;
  /** As it was typed. */
  readonly text: string;
}

/** The first colon or line break parts whom it is for from what is said. */
const PARTING = /[:：\n]/u;
const COMMAND = /^\/\s?(?:群发|broadcast)[\s,、;]{0,3}/iu;
const ASKING = /^(?:请|麻烦|帮我|帮忙|统一|再|一下|please|now)\s?/iu;
const SENDING =
  /^(?:群发(?:给|通知)?|发(?:个|条)?(?:通知|消息|公告|提醒)给|发给|通知|转告|告诉|提醒|催一下|催|给|向|(?:notify|tell|inform|remind|message|announce to|write to)|(?:send|post|broadcast)(?: (?:a|an|the|this))?(?: (?:notice|message|reminder|announcement))? to)\s?/iu;
const SENT =
  /(?:群发|发送|推送|发)(?:一下|个|条|一条|一个)?(?:通知|消息|公告|提醒|私信)?(?:说|一下)?\s?$/u;

/** Whom a message is to go to and what it says; nothing where it is not parted by a colon. */
export function readBroadcastWords(typed: string): BroadcastWords | undefined {
  const parting = PARTING.exec(typed);
  const text = parting ? typed.slice(parting.index + 1).trim() : "";
  if (!parting || text === "") return undefined;
  const before = normalise(typed.slice(0, parting.index)).replace(COMMAND, "");
  const asked = before.replace(ASKING, "").replace(ASKING, "");
  return { to: asked.replace(SENDING, "").replace(SENT, "").trim(), text };
}

/** What can be said of one broadcast beside what decides about it. */
export type BroadcastAct = Steering | "report" | "show";

const ACTS: Readonly<Record<BroadcastAct, readonly string[]>> = {
  confirm: ["确认", "confirm"],
  agree: ["同意", "agree"],
  refuse: ["不同意", "refuse"],
  pause: ["暂停", "pause"],
  resume: ["继续", "resume"],
  cancel: ["取消", "cancel"],
  resend: ["重发", "resend"],
  report: ["报告", "report"],
  show: ["查看", "show"],
};

const ACT_AND_ID = /^(\S{1,10})\s([0-9a-f]{10})$/u;

/** What a command says of one broadcast: `暂停 3f9c0a11d2`. */
export function readBroadcastAct(
  rest: string,
): { readonly act: BroadcastAct; readonly id: string } | undefined {
  const [, word = "", id = ""] = ACT_AND_ID.exec(rest.trim()) ?? [];
  const found = Object.entries(ACTS).find(([, words]) => words.includes(word.toLowerCase()));
  return found && { act: found[0] as BroadcastAct, id };
}
