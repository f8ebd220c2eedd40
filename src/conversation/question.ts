import type { Effect } from "../app/ledger/entry-kinds.ts";
import type { PolicyChange } from "../app/policies/choose-policy.ts";
import type { Reply } from "../wording/reply.ts";
import type { Context, Situation } from "./context.ts";
import type { CueTest } from "./message/cues.ts";
import type { Intent, QuestionFacts, QuestionId, Slots } from "./message/meaning.ts";
import type { Thread } from "./state/thread.ts";

/** What must be there before a question can be answered. */
export interface Needs {
  /** Somebody whom the roster knows. */
  readonly asker?: true;
  /** A policy; `credits`: one that awards credits. */
  readonly policy?: "any" | "credits";
  /** What the message must not hold: the question would be another one with it. */
  readonly without?: readonly ("amount" | "person" | "policy" | "draft")[];
}

/**
 * A kind of question that the program can answer, or of thing that it can do: everything about it
 * is here, and `rank` alone decides which question a message is.
 */
export interface Question<Found = unknown> extends QuestionFacts {
  /** Cues that make the question a candidate, whatever the classifier takes the message for. */
  readonly cues?: CueTest;
  /** Whether it changes something: what tells the assistant to act goes before what asks. */
  readonly acts?: true;
  /** Whether it may take minutes, such as taking in a sheet; only its asker waits meanwhile. */
  readonly takesLong?: true;
  readonly needs?: Needs;
  /** Questions that it goes before where the cues of both are shown, with the reason in a comment. */
  readonly over?: readonly QuestionId[];
  /** The topics of which it answers all that a message asks, so that such parts are not answered again. */
  readonly covers?: readonly Intent[];
  /** What a short message after it may ask of anew: somebody else, another time, another kind; false: nothing; an id: of that question instead. */
  readonly followUp?: boolean | QuestionId;
  /** What the question needs of the message or the policy besides cues; undefined: it does not apply. */
  readonly find?: (situation: Situation) => Found | undefined;
  /** Whether the message answers what this question waits for: a draft that wants a yes. */
  readonly waits?: (situation: Situation) => Found | undefined;
  /** Whether the policy's own text answers the message better. */
  readonly yieldsToText?: (situation: Situation) => boolean;
  /** Undefined where only the facts show that it cannot be answered: then the next in rank is. */
  readonly answer: (context: Context, found: Found) => Promise<Answer | undefined>;
}

/** Writes a question down with the type of what it finds. */
export function question<Found = true>(written: Question<Found>): Question {
  return written as Question;
}

/** What a message came to, and what of it the next message may go on from. */
export interface Answer {
  readonly reply: Reply;
  readonly effects?: readonly Effect[];
  /** The id of the person whose figures were shown. */
  readonly subject?: string;
  /** Names other people, so that it is for the asker alone though it shows no figures. */
  readonly askerOnly?: boolean;
  /** How the thread changes beyond taking down this question; `keep` leaves the one before, as after a mere 谢谢. */
  readonly thread?: ThreadChange | "keep";
}

/** What is kept of a conversation besides the question that was answered. */
export interface ThreadChange {
  /** The slots that the next message may go on from, where they differ from those of the message. */
  readonly slots?: Slots;
  /** The question in full, where the message only went on from the one before. */
  readonly text?: string;
  /** The name of the draft now talked about; null: none any more. */
  readonly draft?: string | null;
  /** What is to be changed in a draft of several records, once it is known in which. */
  readonly correction?: Slots;
  /** The saved record of which it was asked into what it is to be changed. */
  readonly correcting?: NonNullable<Thread["correcting"]>;
  /** The id of the record that is taken back once that is confirmed. */
  readonly undoing?: string;
  /** The policy that is chosen for a unit once that is confirmed. */
  readonly choosing?: PolicyChange;
  /** The reminder that is talked about. */
  readonly reminder?: NonNullable<Thread["reminder"]>;
  /** The id of the broadcast that is sent once that is confirmed. */
  readonly broadcast?: string;
  /** The id of the draft that was said to be saved. */
  readonly saved?: string;
}

export type AnyQuestion = Question;

/** The questions that the program can answer. */
export interface QuestionTable {
  readonly all: readonly AnyQuestion[];
  find(id: string): AnyQuestion | undefined;
  /** @throws if there is no such question: for ids that stand in the code */
  get(id: QuestionId): AnyQuestion;
  /** The questions that a command may ask, by the command's word. */
  commanded(word: string): readonly AnyQuestion[];
}

/**
 * Puts questions into a table, in which their order means nothing.
 *
 * @throws if two have the same id, `over` names none or goes in a circle
 */
export function createTable(all: readonly AnyQuestion[]): QuestionTable {
  const byId = unique(all.map((each) => [each.id, each]));
  const get = (id: string) => {
    const found = byId.get(id);
    if (!found) throw new Error(`there is no question ${id}`);
    return found;
  };
  for (const { id } of all) refuseCircles(get, id, []);
  return {
    all,
    find: (id) => byId.get(id),
    get,
    commanded: (word) => all.filter(({ commands }) => commands?.includes(word)),
  };
}

function unique(entries: readonly (readonly [string, AnyQuestion])[]): Map<string, AnyQuestion> {
  const map = new Map<string, AnyQuestion>();
  for (const [key, value] of entries) {
    if (map.has(key)) throw new Error(`two questions share ${key}`);
    map.set(key, value);
  }
  return map;
}

function refuseCircles(
  get: (id: string) => AnyQuestion,
  id: QuestionId,
  path: readonly QuestionId[],
): void {
  if (path.includes(id)) throw new Error(`over goes in a circle: ${[...path, id].join(" → ")}`);
  for (const other of get(id).over ?? []) refuseCircles(get, other, [...path, id]);
}
