import { z } from "zod";
import type { QuestionId, Slots } from "../message/meaning.ts";
import { readPerson } from "../message/person.ts";
import { AMOUNTS } from "../message/record-from-slots.ts";
import { extractSlots, type SlotContext } from "../message/slots.ts";
import { readQuotedTitles } from "../message/titles.ts";
import type { MaskedMessage } from "./mask-message.ts";

/** The words of a message that fill a question's particulars; parts that nobody mentions are absent. */
const QUOTES = z.object({
  when: z.string().nullish().describe("the day, period, year or cycle that is meant"),
  amount: z.string().nullish().describe("how much, with its unit"),
  person: z.string().nullish().describe("whom it is about, where not the sender"),
  title: z.string().nullish().describe("what the training is called"),
  kind: z.string().nullish().describe("kind, level, form or role of the training"),
  policy: z.string().nullish().describe("the rules that are named"),
});

/** What a model is asked to give back. Whatever else it adds is not looked at. */
export const READING = z.object({
  questions: z
    .array(
      z.object({
        id: z.string().describe("an id of the table"),
        quotes: QUOTES.default({}),
      }),
    )
    .max(3),
});

type Quotes = z.output<typeof QUOTES>;

/** A question that a message was read as asking, with the words of the message for its particulars. */
interface QuestionQuoted {
  readonly question: QuestionId;
  readonly quotes: Quotes;
}

/** A question that a message was read as asking, with the particulars that our own parsers found. */
export interface QuestionRead {
  readonly question: QuestionId;
  readonly slots: Slots;
}

/** What a model's answer came to; a void one is not used at all. */
export type Checked =
  | { readonly kind: "read"; readonly questions: readonly QuestionQuoted[] }
  | { readonly kind: "void"; readonly problem: string };

/**
 * Checks what a model gave back: its form, that each question is one that was offered, and that each
 * quote stands in the message. One thing that does not voids all of it: who makes up one makes up more.
 */
export function checkReading(
  given: unknown,
  { masked, offered }: { readonly masked: MaskedMessage; readonly offered: readonly QuestionId[] },
): Checked {
  const parsed = READING.safeParse(given);
  if (!parsed.success) return { kind: "void", problem: "the answer is not a reading" };
  const questions: QuestionQuoted[] = [];
  for (const { id, quotes } of parsed.data.questions) {
    const question = offered.find((each) => each === id);
    if (!question) return { kind: "void", problem: "a question that was not offered" };
    const said = Object.entries(quotes).filter(([, quote]) => quote?.trim());
    if (said.some(([, quote]) => !masked.text.includes(quote ?? ""))) {
      return { kind: "void", problem: "a quote that is not in the message" };
    }
    const own = said.map(([key, quote]) => [key, masked.unmask(quote ?? "").trim()]);
    questions.push({ question, quotes: Object.fromEntries(own) });
  }
  return { kind: "read", questions };
}

/** The slots that a quote may fill, and that it takes from the message as a whole where it does. */
const FILLED: Readonly<Record<"when" | "amount" | "kind" | "policy", readonly (keyof Slots)[]>> = {
  when: ["date", "from", "to", "year", "cycle"],
  amount: [...AMOUNTS],
  kind: ["activity", "level", "mode", "role", "host", "place", "outcome", "themes", "matchesPost"],
  policy: ["policy"],
};

/**
 * The particulars of a message, those that were quoted read out of the quotes alone: by the same
 * parsers, so that no value is a model's.
 */
export function slotsQuoted(stated: Slots, quotes: Quotes, reading: SlotContext): Slots {
  const slots: Record<string, unknown> = { ...stated };
  for (const [part, keys] of Object.entries(FILLED)) {
    const read = extractSlots(quotes[part as keyof typeof FILLED] ?? "", reading);
    const found = keys.filter((key) => read[key] !== undefined);
    for (const key of found.length > 0 ? keys : []) delete slots[key];
    for (const key of found) slots[key] = read[key];
  }
  const { person, title } = quotes;
  if (person) slots.person = readPerson(`查${person}`, reading.vocabulary) ?? person;
  if (title) slots.title = readQuotedTitles(title)[0]?.value ?? title;
  return slots;
}
