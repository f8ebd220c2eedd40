import { readPerson } from "../message/person.ts";
import type { Vocabulary } from "../message/vocabulary.ts";

const CHINESE = /(?<![其吉])[他她](?!们|人|乡|日|处)/u;
const ENGLISH = /\b(?:he|she|him|her|his|hers)\b/iu;
const STAFF_NUMBER = /^(?:[A-Za-z]{1,4}[-_]?\d{1,12}|\d{3,12})$/u;
const ENGLISH_NAME = /^[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}$/u;

/** Whether a question speaks of somebody as 他, 她, he or she. */
export function saysPronoun(text: string): boolean {
  return CHINESE.test(text) || ENGLISH.test(text);
}

/** Whether a text may be a name or a staff number and nothing else. */
export function looksLikeName(text: string, vocabulary: Vocabulary): boolean {
  if (STAFF_NUMBER.test(text) || ENGLISH_NAME.test(text)) return true;
  return readPerson(`查${text}`, vocabulary) === text;
}

const HOW_MUCH_OF_IT =
  /(?:还|[差缺欠]).{0,4}(?:多少|几)|够|达标|有(?:多少|几)|[修拿得]了(?:多少|几)|\b(?:how (?:many|much)|enough|still need|short of|missing)\b/iu;

/** Whether somebody asks how much they have, or what they lack. */
export function asksOwnAmount(text: string): boolean {
  return speaksOfOneself(text) && HOW_MUCH_OF_IT.test(text);
}

/** Whether a message is about whoever says it. */
export function speaksOfOneself(text: string): boolean {
  return /我|\b(?:I|my|me|mine)\b/iu.test(text);
}
