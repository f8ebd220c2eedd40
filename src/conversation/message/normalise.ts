import { toSimplified } from "./simplified.ts";

const MENTION = /^(?:@[^\s@/]{0,20}?(?:助手|机器人|xuefen|bot|学分(?!小?助手|机器人))[\s,:]*)+/iu;
const INVISIBLE = /[\p{Cf}\p{Cc}](?<![\t\n\r])/gu;
/** ① 1. and the like before a line: NFKC would turn them into figures of what follows. */
const NUMBERING = /[①-⓿❶-➓]/gu;
const PARTS: Readonly<Record<string, string>> = { "¼": ".25", "½": ".5", "¾": ".75" };
/** 區(qū)教育局: a reading in brackets after a character, left behind by copy protection. */
const READING = /(?<=\p{Script=Han})(?:\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]+\))+/giu;

/**
 * A text in one form: full-width as half-width, simplified characters, single spaces, without the
 * mention of the assistant that opens a message.
 *
 * Doing it twice changes nothing. Upper and lower case stay, for titles and identity numbers.
 */
export function normalise(text: string): string {
  const decimal = text.replace(/(\d?)([¼½¾])/gu, (_, whole, part) => `${whole || 0}${PARTS[part]}`);
  const unnumbered = decimal.replace(NUMBERING, " ");
  return toSimplified(unnumbered.normalize("NFKC").replace(INVISIBLE, ""))
    .replace(READING, "")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(MENTION, "");
}
