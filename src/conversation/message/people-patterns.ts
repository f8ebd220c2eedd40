import type { VocabularyFile } from "./vocabulary-file.ts";

/** How names of people are recognised, and what looks like one and is none. */
export interface PeoplePatterns {
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
  /** Whoever is called 小李 or 李姐, or stands before a title, surname or not: names to hide, too many rather than too few. */
  readonly called: RegExp;
}

const CAPITALISED = "[A-Z][a-z]{1,20}";
/** A staff number as schools give them: T002. Digits alone may be anything. */
const NUMBERED = "(?<![A-Za-z0-9_-])(?<name>[A-Za-z]{1,2}\\d{2,12})(?![A-Za-z0-9_-])";

/** What stands alone before 还差 and 够吗 and is nobody's given name. */
const NO_GIVEN_NAME = "我俺咱您你他她它谁还就总共再才只都也又尚仍已约实年月周分学课时数那这哪";

/** Characters beyond the basic plane, 𬭎 or 𫖯, which stand in names and in no other word. */
const RARE = "[\\u{20000}-\\u{3ffff}]";

/** Puts the words about people together into patterns. */
export function peoplePatterns(people: VocabularyFile["people"]): PeoplePatterns {
  const { surnames, titles, before, after, of, recorded } = people;
  const given = `(?:(?![${people["not-in-names"]}])\\p{Script=Han})`;
  const name = `(?<name>(?:${surnames})${given}{1,2}?)`;
  const begin = `(?<=^|[\\s\uE000,、;。:?!(]|${before})`;
  const form = (pattern: string) => new RegExp(pattern, "gu");
  const notNames = people["not-names"].split("|");
  const longer = notNames.filter((word) => word.length > 1).join("|");
  return {
    forms: [
      form(`[小老]?(?<name>(?:${surnames})${given}{0,2}?)(?:${titles})`),
      form(`${begin}${name}(?=${of})`),
      form(`${begin}${name}(?=${after})`),
      form(`(?<=给|替|帮|为)${name}(?=${recorded})`),
      form(`(?<=提醒|通知|催|催一下|叫|让|请)${name}(?=${people["asked-to"]})`),
      form(`(?<=(?:查|查一下|查下|查询|看看|看一下|找|找一下)\\s?)${name}$`),
      form(`${begin}(?<name>${given}{0,2}?${RARE}${given}{0,2}?)(?=呢?$|${titles}|${of}|${after})`),
      form(
        `^[小阿]?(?<name>(?![${NO_GIVEN_NAME}])${given})(?:${titles})?(?=(?:今年|现在|目前|到底)?(?:还差|还缺|还欠|差多少|缺多少|够了吗|够不够|够吗))`,
      ),
      form(`@(?<name>\\p{Script=Han}{2,4})`),
      form(`(?<=^|[\\s,、;。:?!(]|${before})${NUMBERED}(?=\\s?(?:${titles}|${of}|${after}))`),
      form(`(?<=(?:查|查一下|查下|查询|看看|看一下|找|找一下)\\s?)${NUMBERED}$`),
      form(`${NUMBERED}(?=${of})`),
    ],
    english: [
      form(`\\b(?<name>${CAPITALISED}(?: ${CAPITALISED}){0,2})['’]s\\b`),
      form(`\\b(?:Mr|Ms|Mrs|Miss|Teacher)\\.? (?<name>${CAPITALISED}(?: ${CAPITALISED})?)`),
      form(
        `\\b(?:[Dd]oes|[Dd]id|[Hh]as|[Ii]s|for|about|of|remind) (?<name>${CAPITALISED} ${CAPITALISED})\\b`,
      ),
      form(
        `\\b(?<name>${CAPITALISED} ${CAPITALISED}) (?:has|have|had|is|got|needs?|still|lacks?)\\b`,
      ),
      form(
        `\\b(?:[Dd]oes|[Dd]id|[Hh]as|[Hh]ave|[Ii]s|for|about|of|remind|show) (?<name>(?:${surnames})${given}{1,3})(?!\\p{Script=Han})`,
      ),
      form(`(?<!\\p{Script=Han})(?<name>(?:${surnames})${given}{1,3})['’]s\\b`),
      form(`\\b(?:[Dd]oes|[Dd]id|[Hh]as|[Hh]ave|[Ii]s|for|about|of|show) ${NUMBERED}`),
      form(`${NUMBERED}(?=['’]s\\b| (?:figures|credits|records|hours|standing|training)\\b)`),
    ],
    notAlone: notNames.filter((word) => word.length === 1),
    notNameAhead: new RegExp(`^(?:${longer})`, "u"),
    notNameBehind: new RegExp(`(?:${longer})$`, "u"),
    notEnglish: new RegExp(`\\b(?:${people["english-not-names"]})\\b`, "u"),
    listened: new RegExp(people.listened, "u"),
    passesOn: new RegExp(people["passes-on"], "u"),
    leading: new RegExp(`^(?:${before})(?=${surnames})`, "u"),
    myself: new RegExp(people.myself, "u"),
    called: form(
      `[小老阿](?:${surnames})(?!师)|(?:${surnames})[姐哥总叔姨工]|${given}{1,2}(?=${titles})`,
    ),
  };
}
