import { readQuotedTitles } from "../message/titles.ts";
import type { Vocabulary } from "../message/vocabulary.ts";

/** A message fit to leave the school, and the way back. */
export interface MaskedMessage {
  readonly text: string;
  /** Puts back what a part of the masked text stands for. */
  unmask(part: string): string;
}

/** What is known of names besides their form. */
interface Known {
  /** Names of people in the roster that the message contains. */
  readonly names: readonly string[];
  readonly vocabulary: Vocabulary;
  /** Ids of policies, which look like staff numbers and name nobody. */
  readonly policies: ReadonlySet<string>;
}

const ADDRESS = /[^\s@]{1,64}@[^\s@]{1,64}\.[A-Za-z]{2,10}/gu;
const MENTION = /@[^\s,，。;:!?、]{1,40}/gu;
const PHONE = /(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]\d{7,8})(?!\d)/gu;
/** Longer than any amount, day without marks included: 20260310 may be a staff number. */
const LONG_NUMBER = /\d{5,}[Xx]?/gu;
const LONG_IN_CHINESE = /[零〇一二三四五六七八九]{6,}/gu;
const ACCOUNT = /\b(?:ou|on|oc|wxid)_\w{1,64}/gu;
/** Letters and figures together, or capitals alone: T001, a code, the number of a certificate. */
const MIXED = /[A-Za-z0-9][A-Za-z0-9_-]{2,63}/gu;
const CAPITALS = /^[A-Z]{6,}$/u;
const AMOUNT =
  /^\d{1,4}-?(?:h|hrs?|hours?|d|days?|weeks?|months?|years?|credits?|units?|points?|st|nd|rd|th|am|pm)$/iu;
/** Fewer figures with marks between them are a day or a span. */
const SHORTEST_NUMBER = 7;
const DATE = /^\d{4}-\d{1,2}(?:-\d{1,2})?$/u;
/**
 * Takes out of a message whoever and whatever could be looked up by it: names, by the roster and by
 * their form; titles in quotation marks, which may be anybody's words; phones, addresses, accounts
 * and every number that is longer than an amount. Rather too much than too little.
 *
 * @returns nothing where the message has the marks of a mask in it already
 */
export function maskMessage(text: string, known: Known): MaskedMessage | undefined {
  if (/[〔〕]/u.test(text)) return undefined;
  const originals = new Map<string, string>();
  const put = (kind: string) => (original: string) => {
    const before = [...originals].find(([, each]) => each === original)?.[0];
    const place = before ?? `〔${kind}${originals.size + 1}〕`;
    originals.set(place, original);
    return place;
  };
  const titled = replaceTitles(text, put("题"));
  const numbered = [ADDRESS, ACCOUNT, PHONE, LONG_NUMBER, LONG_IN_CHINESE].reduce(
    (rest, pattern) => outside(rest, (part) => part.replace(pattern, put("号"))),
    titled,
  );
  const plain = outside(numbered, (part) =>
    part.replace(MIXED, (token) => (identifies(token, known.policies) ? put("号")(token) : token)),
  );
  const masked = [...namesIn(plain, known)].reduce(
    (rest, name) => outside(rest, (part) => part.replaceAll(name, put("人"))),
    plain,
  );
  const done = outside(masked, (part) => part.replace(MENTION, put("人")));
  return {
    text: done,
    unmask: (part) =>
      part.replace(/〔\p{Script=Han}\d{1,3}〕/gu, (place) => originals.get(place) ?? place),
  };
}

/** Changes a text everywhere but in what was masked before. */
function outside(text: string, change: (part: string) => string): string {
  return text
    .split(/(〔[题号人]\d{1,3}〕)/u)
    .map((part) => (part.startsWith("〔") ? part : change(part)))
    .join("");
}

function replaceTitles(text: string, put: (original: string) => string): string {
  return readQuotedTitles(text)
    .sort((a, b) => b.start - a.start)
    .reduce(
      (rest, { start, end }) =>
        `${rest.slice(0, start)}${put(rest.slice(start, end))}${rest.slice(end)}`,
      text,
    );
}

function identifies(token: string, policies: ReadonlySet<string>): boolean {
  if (CAPITALS.test(token)) return true;
  const figures = token.replace(/\D/gu, "").length;
  const isMixed = figures > 0 && /[A-Za-z_]/u.test(token);
  if (!isMixed && (figures < SHORTEST_NUMBER || DATE.test(token))) return false;
  return !AMOUNT.test(token) && !policies.has(token.toLowerCase());
}

/** Names of the roster, and whatever has the form of one; the longest first. */
function namesIn(text: string, { names, vocabulary }: Known): Set<string> {
  const { forms, english, called, notAlone, notNameAhead } = vocabulary.people;
  const byForm = [...forms, ...english].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => match.groups?.name ?? []),
  );
  const casual = [...text.matchAll(called)].map(([name]) => name);
  const likely = [...byForm, ...casual].filter(
    (name) => !notAlone.includes(name) && !notNameAhead.test(name),
  );
  const all = [...names, ...likely].filter((name) => name !== "");
  return new Set(all.sort((a, b) => b.length - a.length));
}
