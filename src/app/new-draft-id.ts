import { randomBytes } from "node:crypto";

/** A name for records that are not saved yet; the ledger's key is made from it. */
export function newDraftId(): string {
  return randomBytes(6).toString("hex");
}

/** Whether a text can be such a name. */
export function isDraftId(text: string): boolean {
  return /^[0-9a-f]{12}$/.test(text);
}
