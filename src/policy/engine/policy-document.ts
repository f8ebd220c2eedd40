import type { SilentPoint } from "../../domain/standing.ts";
import type { Condition } from "../terms/condition.ts";
import type { PolicyAnswers } from "./policy-answers.ts";
import type { PolicyFile } from "./policy-file.ts";

/** A policy as it is read and looked up in. One that sets no credits is nothing more than this. */
export interface PolicyDocument extends PolicyAnswers {
  readonly id: string;
  /** A hash of the content of the policy and of all it extends. */
  readonly version: string;
  /** As it is written; read in this layer alone, because elsewhere a policy is asked. */
  readonly file: PolicyFile;
  /** Every kind that its rules may name: those that its folder shares, and its own. */
  readonly kinds: Readonly<Record<string, Condition>>;
  readonly silent: readonly SilentPoint[];
}

/** Of each policy, the texts that are written in Chinese only. */
const chineseOnly = new WeakMap<PolicyFile, readonly string[]>();

function untranslated(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { zh, en } = value as { zh?: unknown; en?: unknown };
  if (typeof zh === "string") return zh === en && /\p{Script=Han}/u.test(zh) ? [zh] : [];
  return Object.values(value).flatMap(untranslated);
}

/** Whether something that was said in English quotes a text of a policy that has no English. */
export function quotesChineseOnly({ file }: PolicyDocument, said: string): boolean {
  const texts = chineseOnly.get(file) ?? [...new Set(untranslated(file))];
  chineseOnly.set(file, texts);
  return texts.some((text) => said.includes(text));
}

/** Where a policy's text is silent, as a standing tells it. */
export function silentPoints({ interpretations }: PolicyFile): SilentPoint[] {
  return interpretations.map(({ topic, cite, reading }) => ({
    topic: topic.zh,
    article: cite,
    reading: reading.zh,
  }));
}
