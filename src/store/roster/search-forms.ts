import { createRequire } from "node:module";

type Pinyin = typeof import("pinyin-pro", { with: { "resolution-mode": "require" }});

/** Before each way to write a whole name or number, and after the last. */
export const WHOLE = "\n";

/** Before each end of one: a given name without its surname, a number without its letters. */
export const END = " ";

/** No name is longer; what is, is found by its beginning. */
const LONGEST = 40;
const LAST_DIGITS = 4;
const MOST_WORDS = 8;

let pinyinPro: Pinyin | undefined;

/** The dictionary costs about 50 ms to load, so it waits for the first Chinese name. */
function syllables(name: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  pinyinPro ??= createRequire(import.meta.url)("pinyin-pro") as Pinyin;
  return pinyinPro.pinyin(name, { toneType: "none", surname: "head", type: "array", v: true });
}

/** Letters and digits alone, small, without tones: `Wáng Fāng` and `wangfang` are one. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ü", "v")
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A text from each of its parts on, the first left out. */
function endsOf(parts: readonly string[]): string[] {
  return parts.slice(1).map((_, at) => parts.slice(at + 1).join(""));
}

/** How a number is known besides in full: without its letters, without its zeros, its last four. */
function endsOfNumber(id: string): string[] {
  const digits = id.replace(/^\p{L}+/u, "");
  return [digits, digits.replace(/^0+/, ""), id.slice(-LAST_DIGITS)];
}

/**
 * Everything by which a person can be looked for, as one text to search in: name, pinyin,
 * initials and staff number, whole and from a later part on. `王芳` is found by 王, 芳, wangf,
 * fang and wf.
 */
export function searchForms({ id, name }: { readonly id: string; readonly name: string }): string {
  const called = [...plain(name)].slice(0, LONGEST);
  const number = plain(id);
  const sounds = syllables(called.join(""));
  // 吕 is typed lv or lyu.
  const spelt = [sounds, sounds.map((sound) => sound.replace(/^([ln])v/, "$1yu"))];
  const initials = sounds.map((sound) => sound[0] ?? "");
  const wholes = [
    called.join(""),
    ...spelt.map((each) => each.join("")),
    initials.join(""),
    number,
  ];
  const ends = [called, ...spelt, initials].flatMap(endsOf).concat(endsOfNumber(number));
  const known = new Set(wholes);
  const others = [...new Set(ends)].filter((each) => each !== "" && !known.has(each));
  const whole = [...known].filter((each) => each !== "").map((each) => WHOLE + each);
  return `${whole.join("")}${WHOLE}${others.map((each) => END + each).join("")}`;
}

/** What somebody typed to find a person, in the words that {@link searchForms} knows. */
export function searchWords(text: string): readonly string[] {
  return text.split(/\s+/).map(plain).filter(Boolean).slice(0, MOST_WORDS);
}
