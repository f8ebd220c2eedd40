import { readFileSync } from "node:fs";
import { ROOT } from "../../folders.ts";
import { partSchema, policySchema } from "../../policy/loading/policy-schema.ts";

/** The pages that say what each key means, the readers' own language first. */
const PAGES = ["docs/policy-format.zh-CN.md", "docs/policy-format.md"];

/** A row of a table about keys: the keys in one cell, what they say in the next. */
const ROW = /^\| *((?:`[\w-]+`[,、]? *)+)\|([^|]*)\|/gm;
/** A heading about one key: `Exclude: earns nothing`, or the key in brackets behind. */
const HEADING = /^### (?:(?<key>[\w-]+)[:：] *(?<text>.+)|(?<before>.+)（(?<within>[\w-]+)）)$/gm;
/** Where a page points to one of its sections. */
const POINTER = /[,，]? {0,2}见?\[[^\][]{1,80}\]\(#[^()]{1,120}\)/g;

/** What a page says of each key, where it is first spoken of. */
function saidOf(page: string): ReadonlyMap<string, string> {
  const rows = [...page.matchAll(ROW)].flatMap(([, keys = "", text = ""]) =>
    keys
      .split(/[,、]/)
      .map((key): [string, string] => [key.replaceAll("`", "").trim(), text.trim()]),
  );
  const headings = [...page.matchAll(HEADING)].map(({ groups = {} }): [string, string] => [
    (groups.key ?? groups.within ?? "").toLowerCase(),
    groups.text ?? groups.before ?? "",
  ]);
  const plain = (text: string) => text.replace(POINTER, "").replaceAll("`", "");
  return new Map(
    [...rows.reverse(), ...headings].map(([key, text]): [string, string] => [key, plain(text)]),
  );
}

/** The text of policies/schema.json, with the words of both pages on the format. */
export function schemaText(): string {
  const [chinese, english] = PAGES.map((page) => saidOf(readFileSync(new URL(page, ROOT), "utf8")));
  const descriptions = [...(chinese ?? [])].flatMap(([key, text]): [string, string][] => {
    const other = english?.get(key);
    return other === undefined ? [] : [[key, `${text}\n${other}`]];
  });
  return `${JSON.stringify(policySchema(new Map(descriptions)), null, 1)}\n`;
}

/** The text of policies/part-schema.json. */
export function partSchemaText(): string {
  return `${JSON.stringify(partSchema("schema.json"), null, 1)}\n`;
}
