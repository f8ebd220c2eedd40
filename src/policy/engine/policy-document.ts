import type { SilentPoint } from "../../domain/standing.ts";
import type { Condition } from "../terms/condition.ts";
import type { PolicyFile } from "./policy-file.ts";

/** A policy as it is read and looked up in. One that sets no credits is nothing more than this. */
export interface PolicyDocument {
  readonly id: string;
  /** A hash of the content of the policy and of all it extends. */
  readonly version: string;
  readonly file: PolicyFile;
  /** Every kind that its rules may name: those that its folder shares, and its own. */
  readonly kinds: Readonly<Record<string, Condition>>;
  readonly silent: readonly SilentPoint[];
}

/** Where a policy's text is silent, as a standing tells it. */
export function silentPoints({ interpretations }: PolicyFile): SilentPoint[] {
  return interpretations.map(({ topic, cite, reading }) => ({
    topic: topic.zh,
    article: cite,
    reading: reading.zh,
  }));
}
