import { randomBytes } from "node:crypto";

/** Which draft somebody means, and in which wording they have read it. */
export interface DraftName {
  readonly id: string;
  /** Counts its changes from 1. */
  readonly revision: number;
}

/** A name for records that are not saved yet; the ledger's key is made from it. */
export function newDraftId(): string {
  return randomBytes(6).toString("hex");
}

/** The name as a button says it. */
export function draftName({ id, revision }: DraftName): string {
  return `${id}.${revision}`;
}

/** The draft that a text names, if that is all it does; an id alone is the first wording. */
export function readDraftName(text: string): DraftName | undefined {
  const [, id, revision = "1"] = /^([0-9a-f]{12})(?:\.([1-9]\d{0,8}))?$/.exec(text.trim()) ?? [];
  return id === undefined ? undefined : { id, revision: Number(revision) };
}
