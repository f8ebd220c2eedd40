import { Failure } from "../domain/failure.ts";

/** The languages the assistant speaks. */
export type Language = "zh-CN" | "en";

/** The sentences of one language as they stand in the files: texts under nested keys. */
export type Sentences = { readonly [key: string]: string | Sentences };

/** What a placeholder is filled with; numbers are formatted before they come here. */
export type Params = Readonly<Record<string, string | number>>;

/** The sentences of one language. */
export interface Localizer {
  readonly language: Language;
  /**
   * The sentence under a key such as `standing.missing`, its `{placeholders}` filled.
   *
   * @throws {Failure} wording/missing if there is no such sentence or a placeholder is not given
   */
  readonly t: (key: string, params?: Params) => string;
  /** What people call one of a fixed list of things, such as `level` `county`; the id itself where it has no name. */
  readonly name: (group: string, id: string) => string;
}

/** Every sentence a person reads, in every language. */
export interface Messages {
  readonly in: (language: Language) => Localizer;
  readonly say: (language: Language, key: string, params?: Params) => string;
  /** The keys of all sentences, the same in every language. */
  readonly keys: readonly string[];
}

type Flat = ReadonlyMap<string, string>;

function flatten(sentences: Sentences, above = ""): [string, string][] {
  return Object.entries(sentences).flatMap(([key, value]): [string, string][] => {
    const path = above ? `${above}.${key}` : key;
    return typeof value === "string" ? [[path, value]] : flatten(value, path);
  });
}

const PLACEHOLDER = /\{(\w+)\}/g;

function placeholders(text: string): string {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name))].sort().join(", ");
}

/** The first thing that one language has and the other has not. */
function difference(one: Flat, other: Flat): string | undefined {
  for (const [key, text] of one) {
    const opposite = other.get(key);
    if (opposite === undefined) return key;
    if (placeholders(text) !== placeholders(opposite)) return key;
  }
  return undefined;
}

function fill(language: Language, key: string, text: string, params: Params): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Failure("wording/missing", { language, key, what: name });
    return String(value);
  });
}

function voiceOf(language: Language, sentences: Flat): Localizer {
  return {
    language,
    t: (key, params = {}) => {
      const text = sentences.get(key);
      if (text === undefined) {
        throw new Failure("wording/missing", { language, key, what: "the sentence" });
      }
      return fill(language, key, text, params);
    },
    name: (group, id) => sentences.get(`names.${group}.${id}`) ?? id,
  };
}

/**
 * Makes the sentences ready for use.
 *
 * @throws {Failure} wording/missing if a key or a placeholder is in one language and not in the other
 */
export function createWording(texts: Readonly<Record<Language, Sentences>>): Messages {
  const chinese = new Map(flatten(texts["zh-CN"]));
  const english = new Map(flatten(texts.en));
  const what = "the same sentence with the same placeholders";
  const notEnglish = difference(chinese, english);
  if (notEnglish) throw new Failure("wording/missing", { language: "en", key: notEnglish, what });
  const notChinese = difference(english, chinese);
  if (notChinese) {
    throw new Failure("wording/missing", { language: "zh-CN", key: notChinese, what });
  }
  const voices: Record<Language, Localizer> = {
    "zh-CN": voiceOf("zh-CN", chinese),
    en: voiceOf("en", english),
  };
  return {
    in: (language) => voices[language],
    say: (language, key, params) => voices[language].t(key, params),
    keys: [...chinese.keys()],
  };
}
