import { aheadOf, matchesOf } from "./found.ts";
import type { PeoplePatterns } from "./people-patterns.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * The name of the person that a text asks about, without 老师 or another title: 王芳, 李, `Wang Fang`.
 *
 * Read by its form alone, for nobody's roster is known here. Absent where somebody speaks of
 * himself, for several people, and for a person who was listened to.
 */
export function readPerson(text: string, { people }: Vocabulary): string | undefined {
  const asked = withoutIntroduction(text);
  if (people.myself.test(asked)) return undefined;
  for (const form of people.forms) {
    const names = new Set(
      matchesOf(asked, form).flatMap((match) => chineseName(match, asked, people) ?? []),
    );
    if (names.size > 0) return names.size === 1 ? [...names][0] : undefined;
  }
  return englishName(asked, people);
}

/** Says who somebody is before they ask: 我是管理员. */
const INTRODUCTION =
  /(?:^|[,、;。:!])我[是叫][^,、;。:!?]{1,8}[,、;。:!]|\bI(?:'m| am) (?:an? |the )?[a-z]{1,20}[,.;:]/giu;

/** Who asks for somebody else, or is taken for them, speaks of himself without asking about himself. */
const ON_BEHALF =
  /(?:是?我)?[替帮代](?:他|她|ta|人家|同事|朋友)(?:来)?(?:问|查|看)(?:一?[声下]|问|看)?|(?:他|她|ta)(?:让|叫|托)我(?:来|帮忙?)?(?:问|查|看)(?:一?[声下]|问|看)?|我们?俩[^,。;?!]{0,10}|\b(?:he|she|they) (?:asked|told|wants?) me to [a-z]{1,20}(?: [a-z]{1,20})?(?: for (?:him|her|them))?\b|\bon (?:his|her|their) behalf\b/giu;

/** Whoever is compared with the asker is who is asked about: 比我多不. */
const COMPARED =
  /比我|(?:跟|和|与)我(?=比|差|一样|谁|哪)|\b(?:than|compared (?:to|with)|as) (?:me|I|mine|my own)\b/giu;

/** Who says what he is, or for whom he asks, may still ask about somebody else. */
export function withoutIntroduction(text: string): string {
  return text.replace(INTRODUCTION, "").replace(ON_BEHALF, "").replace(COMPARED, "");
}

function chineseName(
  match: RegExpMatchArray,
  text: string,
  known: PeoplePatterns,
): string | undefined {
  const written = match.groups?.name ?? "";
  const name = written.replace(known.leading, "");
  const start = (match.index ?? 0) + match[0].lastIndexOf(name);
  if (known.notAlone.includes(name) || known.notNameAhead.test(name)) return undefined;
  if (known.listened.test(aheadOf(text, start))) return undefined;
  if (known.passesOn.test(text.slice((match.index ?? 0) + match[0].length))) return undefined;
  const wider = text.slice(Math.max(0, start - 2), start + name.length);
  const word = known.notNameBehind.exec(wider)?.[0] ?? "";
  return word.length > name.length ? undefined : name;
}

function englishName(text: string, known: PeoplePatterns): string | undefined {
  for (const form of known.english) {
    for (const match of matchesOf(text, form)) {
      const name = match.groups?.name;
      if (name !== undefined && !known.notEnglish.test(name)) return name;
    }
  }
  return undefined;
}

const STAFF_NUMBER = /^(?:[A-Za-z]{1,4}[-_]?\d{1,12}|\d{3,12})$/u;
const ENGLISH_NAME = /^[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}$/u;

/** Whether a text may be a name or a staff number and nothing else. */
export function looksLikeName(text: string, vocabulary: Vocabulary): boolean {
  if (STAFF_NUMBER.test(text) || ENGLISH_NAME.test(text)) return true;
  return readPerson(`查${text}`, vocabulary) === text;
}
