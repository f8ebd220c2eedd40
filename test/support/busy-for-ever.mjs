import { writeSync } from "node:fs";

/** Loaded into a program before anything else: some messages then keep it busy and never end. */
const { normalize } = String.prototype;

// The pattern, and a text for it, that once took minutes.
const CUT_IN_MANY_WAYS = /(?:因.{0,4}|由于.{0,4}|一共|总共|已经|只|共|又|都|累计|可能|要)+$/u;

/** @param {"NFC" | "NFD" | "NFKC" | "NFKD"} [form] */
String.prototype.normalize = function normalizeOrNot(form) {
  if (this.includes("没完没了的循环")) {
    writeSync(2, "busy\n");
    for (;;);
  }
  if (this.includes("没完没了的句子")) CUT_IN_MANY_WAYS.test(`${"因".repeat(60)}甲乙丙丁戊`);
  return normalize.call(this, form);
};
