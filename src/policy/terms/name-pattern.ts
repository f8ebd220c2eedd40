import { z } from "zod";

/** What may stand for each placeholder of a pattern. */
const STANDS_FOR = {
  year: "\\d{4}",
  school: "\\S{2,40}",
  count: "[\\d一二两三四五六七八九十]{1,3}",
  text: ".{1,100}",
} as const;

type Placeholder = keyof typeof STANDS_FOR;

/** What an example shows where the value is not known. */
const SHOWN: Readonly<Record<Placeholder, string>> = {
  year: "XX",
  school: "XX学校",
  count: "N",
  text: "…",
};

const PLACEHOLDER = /\{(\w+)\}/g;
const WELL_FORMED = new RegExp(`^(?:[^{}]|\\{(?:${Object.keys(STANDS_FOR).join("|")})\\})+$`);

/** How a name is put together, such as `{year}年度{school}校本培训项目`. */
export const namePattern = z.string().regex(WELL_FORMED, {
  error: `write a text with ${Object.keys(STANDS_FOR)
    .map((name) => `{${name}}`)
    .join(", ")}`,
});

/** What a name says at each placeholder of a pattern. */
export type NameParts = Readonly<Partial<Record<Placeholder, string>>>;

const plain = (text: string) => text.normalize("NFKC").trim();
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The parts of a name that is put together as a pattern says; nothing where it is not. */
export function partsOfName(pattern: string, name: string): NameParts | undefined {
  const seen = new Set<string>();
  const source = plain(pattern)
    .split(/(\{\w+\})/)
    .map((piece) => {
      const [, key] = /^\{(\w+)\}$/.exec(piece) ?? [];
      if (key === undefined) return escaped(piece);
      const allowed = STANDS_FOR[key as Placeholder];
      if (seen.has(key)) return `(?:${allowed})`;
      seen.add(key);
      return `(?<${key}>${allowed})`;
    })
    .join("");
  return new RegExp(`^${source}$`, "u").exec(plain(name))?.groups;
}

/** A name as the pattern wants it, with what is known filled in. */
export function exampleName(pattern: string, known: NameParts = {}): string {
  return pattern.replace(PLACEHOLDER, (_, key: Placeholder) => known[key] ?? SHOWN[key]);
}
