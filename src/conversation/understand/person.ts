import { vocabulary } from "./vocabulary.ts";

interface Patterns {
  readonly forms: readonly RegExp[];
  readonly english: readonly RegExp[];
  /** Single characters that are no name by themselves. */
  readonly notAlone: readonly string[];
  readonly notNameAhead: RegExp;
  readonly notNameBehind: RegExp;
  readonly notEnglish: RegExp;
  readonly listened: RegExp;
  readonly passesOn: RegExp;
  readonly leading: RegExp;
  readonly myself: RegExp;
}

const CAPITALISED = "[A-Z][a-z]+";

let patterns: Patterns | undefined;

function compile(people: Readonly<Record<string, string>>): Patterns {
  const { surnames, titles, before, after, of, recorded } = people;
  const given = `(?:(?![${people["not-in-names"]}])\\p{Script=Han})`;
  const name = `(?<name>(?:${surnames})${given}{1,2}?)`;
  const begin = `(?<=^|[\\s\uE000,、;。:?!(]|${before})`;
  const form = (pattern: string) => new RegExp(pattern, "gu");
  const notNames = (people["not-names"] ?? "").split("|");
  const longer = notNames.filter((word) => word.length > 1).join("|");
  return {
    forms: [
      form(`[小老]?(?<name>(?:${surnames})${given}{0,2}?)(?:${titles})`),
      form(`${begin}${name}(?=${of})`),
      form(`${begin}${name}(?=${after})`),
      form(`(?<=给|替|帮|为)${name}(?=${recorded})`),
      form(`(?<=提醒|通知|催|催一下|叫|让|请)${name}(?=${people["asked-to"]})`),
      form(`(?<=(?:查|查一下|查下|查询|看看|看一下|找|找一下)\\s?)${name}$`),
      form(`@(?<name>\\p{Script=Han}{2,4})`),
    ],
    english: [
      form(`\\b(?<name>${CAPITALISED}(?: ${CAPITALISED}){0,2})['’]s\\b`),
      form(`\\b(?:Mr|Ms|Mrs|Miss|Teacher)\\.? (?<name>${CAPITALISED}(?: ${CAPITALISED})?)`),
      form(
        `\\b(?:[Dd]oes|[Dd]id|[Hh]as|[Ii]s|for|about|of|remind) (?<name>${CAPITALISED} ${CAPITALISED})\\b`,
      ),
      form(
        `\\b(?:[Dd]oes|[Dd]id|[Hh]as|[Hh]ave|[Ii]s|for|about|of|remind|show) (?<name>(?:${surnames})${given}{1,3})(?!\\p{Script=Han})`,
      ),
      form(`(?<!\\p{Script=Han})(?<name>(?:${surnames})${given}{1,3})['’]s\\b`),
    ],
    notAlone: notNames.filter((word) => word.length === 1),
    notNameAhead: new RegExp(`^(?:${longer})`, "u"),
    notNameBehind: new RegExp(`(?:${longer})$`, "u"),
    notEnglish: new RegExp(`\\b(?:${people["english-not-names"]})\\b`, "u"),
    listened: new RegExp(people.listened ?? "", "u"),
    passesOn: new RegExp(people["passes-on"] ?? "", "u"),
    leading: new RegExp(`^(?:${before})(?=${surnames})`, "u"),
    myself: new RegExp(people.myself ?? "", "u"),
  };
}

/**
 * The name of the person that a text asks about, without 老师 or another title: 王芳, 李, `Wang Fang`.
 *
 * Read by its form alone, for nobody's roster is known here. Absent where somebody speaks of
 * himself, for several people, and for a person who was listened to.
 */
export function readPerson(text: string): string | undefined {
  patterns ??= compile(vocabulary().people);
  if (patterns.myself.test(text)) return undefined;
  const known = patterns;
  for (const form of known.forms) {
    const names = new Set(
      [...text.matchAll(form)].flatMap((match) => chineseName(match, text, known) ?? []),
    );
    if (names.size > 0) return names.size === 1 ? [...names][0] : undefined;
  }
  return englishName(text, known);
}

function chineseName(match: RegExpMatchArray, text: string, known: Patterns): string | undefined {
  const written = match.groups?.name ?? "";
  const name = written.replace(known.leading, "");
  const start = (match.index ?? 0) + match[0].lastIndexOf(name);
  if (known.notAlone.includes(name) || known.notNameAhead.test(name)) return undefined;
  if (known.listened.test(text.slice(0, start))) return undefined;
  if (known.passesOn.test(text.slice((match.index ?? 0) + match[0].length))) return undefined;
  const wider = text.slice(Math.max(0, start - 2), start + name.length);
  const word = known.notNameBehind.exec(wider)?.[0] ?? "";
  return word.length > name.length ? undefined : name;
}

function englishName(text: string, known: Patterns): string | undefined {
  for (const form of known.english) {
    for (const match of text.matchAll(form)) {
      const name = match.groups?.name;
      if (name !== undefined && !known.notEnglish.test(name)) return name;
    }
  }
  return undefined;
}
