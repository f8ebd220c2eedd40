import { toSimplified } from "./simplified.ts";

const MENTION = /^@[^\s@/]{0,20}?(?:助手|机器人|xuefen|bot|学分(?!小?助手|机器人))[\s,:]{0,9}/iu;
const INVISIBLE = /[\p{Cf}\p{Cc}](?<![\t\n\r])/gu;
/** ① 1. and the like before a line: NFKC would turn them into figures of what follows. */
const NUMBERING = /[①-⓿❶-➓]/gu;
const PARTS: Readonly<Record<string, string>> = { "¼": ".25", "½": ".5", "¾": ".75" };
/** 區(qū)教育局: a reading in brackets after a character, left behind by copy protection. */
const READING = /(\p{Script=Han})(?:\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,12}\))+/giu;

/** So many characters of a message are read, as it is written and in normal form. */
export const LONGEST_MESSAGE = 2000;

/** What is read of a text that may be longer than a message. */
export function beginningOf(text: string): string {
  return text.length > LONGEST_MESSAGE ? [...text].slice(0, LONGEST_MESSAGE).join("") : text;
}

/** Whether a message is too long to be read; one character may stand for many: ㍿ is 株式会社. */
export function isTooLong(text: string): boolean {
  return beginningOf(text) !== text || beginningOf(normalise(text)) !== normalise(text);
}

/**
 * A text in one form: full-width as half-width, simplified characters, single spaces, without the
 * mention of the assistant that opens a message.
 *
 * Doing it twice changes nothing. Upper and lower case stay, for titles and identity numbers.
 */
export function normalise(text: string): string {
  const decimal = text.replace(/(\d?)([¼½¾])/gu, (_, whole, part) => `${whole || 0}${PARTS[part]}`);
  const unnumbered = decimal.replace(NUMBERING, " ");
  const plain = toSimplified(unnumbered.normalize("NFKC").replace(INVISIBLE, ""))
    .replace(READING, "$1")
    .replace(/\s+/gu, " ")
    .trim();
  return withoutMentions(plain);
}

/** Every assistant in the group may be mentioned, one after the other. */
function withoutMentions(text: string): string {
  const rest = text.replace(MENTION, "");
  return rest === text ? text : withoutMentions(rest);
}
