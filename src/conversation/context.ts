import { unitsFor } from "../app/access/permissions.ts";
import type { OrganisationUnit, Person, Roster } from "../app/access/ports.ts";
import type { Broadcasting } from "../app/broadcasts/broadcasting.ts";
import type { ReadSheet } from "../app/import/waiting-sheet.ts";
import { type DraftName, readDraftName } from "../app/records/draft-name.ts";
import type { Store, Threads } from "../app/store.ts";
import type { Day } from "../domain/day.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import type { Localizer, Messages } from "../wording/messages.ts";
import type { CommandRun, QuestionRun, Sheet } from "../wording/reply.ts";
import {
  type ArticleSearch,
  type ArticlesFound,
  NOTHING_FOUND,
} from "./articles/search-articles.ts";
import { choiceNumber } from "./message/choice-number.ts";
import type { Cues } from "./message/cues.ts";
import { languageOf } from "./message/language-of.ts";
import type { Intent, QuestionFacts, QuestionId, Slots } from "./message/meaning.ts";
import type { Message } from "./message/message.ts";
import { normalise } from "./message/normalise.ts";
import { withoutPolicyIds } from "./message/policy-names.ts";
import type { SlotContext } from "./message/slots.ts";
import type { Command } from "./message/training-data.ts";
import { fixTypos } from "./message/typos.ts";
import type { Understanding } from "./message/understand.ts";
import type { Vocabulary } from "./message/vocabulary.ts";
import type { Reader } from "./reader/reader.ts";
import type { QuestionRead } from "./reader/reading.ts";
import { type Draft, readDrafts } from "./state/drafts.ts";
import { type PreviousTurn, readThread, type Thread } from "./state/thread.ts";
import type { FormValues, IncomingFile, IncomingMessage } from "./turn.ts";
import { namesPlace } from "./unit-meant.ts";

/** What a conversation works with. */
export interface ConversationDeps {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly understanding: Understanding;
  /** The commands that help lists. */
  readonly commands: readonly Command[];
  readonly wording: Messages;
  readonly articles: ArticleSearch;
  /** Told of what failed, for whoever runs the assistant; who typed gets a calm sentence. */
  readonly onError: (error: unknown) => void;
  /** Reads a sheet that somebody sent. */
  readonly readSheet: ReadSheet;
  /** Makes a workbook of its sheets. */
  readonly workbook: (sheets: readonly Sheet[]) => Buffer;
  readonly broadcasting: Broadcasting;
  /** Reads what the ranking is not sure of; absent where no language model is set. */
  readonly reader?: Reader | undefined;
  /** A turn that takes longer is given up; absent where whoever asks can wait or break off. */
  readonly turnSeconds?: number | undefined;
}

/** What a conversation works with from its first message to its last. */
export interface ConversationSetup {
  readonly deps: ConversationDeps;
  /** Policy ids by every name that people use for them. */
  readonly policyAliases: ReadonlyMap<string, string>;
  /** Threads of people whom the roster does not have. */
  readonly passing: Threads;
  /** What can be asked. */
  readonly questions: readonly QuestionFacts[];
}

/** Where the thread of the sender is kept, and under which name. */
export interface StateStore {
  readonly threads: Threads;
  readonly person: string;
}

/** A message with all that decides which question it is: nothing here waits for the database. */
export interface Situation {
  readonly message: Message;
  /** How parts of the message can be read: one record of several. */
  readonly reading: SlotContext;
  readonly cues: Cues;
  /** What can be asked. */
  readonly questions: readonly QuestionFacts[];
  readonly today: Day;
  /** The asker, where the roster knows them. */
  readonly asker: Person | undefined;
  /** The question that a button asks, where one was pressed that asks one. */
  readonly asks?: QuestionRun | undefined;
  /** What was filled in, where the button belongs to a form. */
  readonly values?: FormValues | undefined;
  /** The files that were sent. */
  readonly files?: readonly IncomingFile[] | undefined;
  /** What stands for somebody who is mentioned, and whose account is bound to nobody. */
  readonly unbound?: string | undefined;
  readonly thread: Thread | undefined;
  /** The draft that is being talked about. */
  readonly draft: Draft | undefined;
  /** All drafts that wait with it for one yes, where there are several. */
  readonly batch?: readonly Draft[] | undefined;
  /** The draft that a button names, or else the one that was shown last, as it was shown. */
  readonly shown: DraftName | undefined;
  /** The policy that holds for the asker, or that the channel names for a stranger. */
  readonly ownPolicy: () => PolicyDocument | undefined;
  /** The policy that is asked about: the one that is named, else the asker's own. */
  readonly policy: () => PolicyDocument | undefined;
  /** What that policy's articles say on the question; nothing without a policy. */
  readonly articles: () => ArticlesFound;
  /** A policy by its id, and what its articles say: behind `policy` and `articles`. */
  readonly sources: Pick<ConversationDeps, "catalogue" | "articles">;
  /** What the message goes on from, where it means nothing without. */
  readonly before?: PreviousTurn | undefined;
  /** The id of the person it is about, where the thread or a button names them. */
  readonly about?: string | undefined;
  /** What a language model read the message as, where one was asked; the likeliest first. */
  readonly read?: readonly QuestionRead[] | undefined;
}

/** The topic of the question that was answered right before, if any was. */
export function topicBefore({
  thread,
  questions,
}: Pick<Situation, "thread" | "questions">): Intent | undefined {
  return questions.find(({ id }) => id === thread?.previous?.question)?.topic;
}

/** A message with all that is known when it is answered; read once, looked up at most once. */
export interface Context extends Situation {
  readonly deps: ConversationDeps;
  readonly turn: IncomingMessage;
  readonly localizer: Localizer;
  /** Undefined if the channel cannot identify the sender. */
  readonly keeper: StateStore | undefined;
  /** The question that is being answered. */
  readonly question?: QuestionId;
  /** A unit and everything above it, the nearest first. */
  readonly unitsAbove: (unit: string) => Promise<readonly OrganisationUnit[]>;
}

/** Gathers what is known when a message is answered. */
export async function createContext(
  setting: ConversationSetup,
  turn: IncomingMessage,
  sent: string,
): Promise<Context> {
  const { deps, policyAliases, questions } = setting;
  const { roster, threads } = deps.store;
  const { person } = turn.speaker;
  const asker = person === undefined ? undefined : await roster.person(person);
  const keeper = keeperOf(setting, turn, asker);
  const thread = keeper && (await readThread(keeper.threads, keeper.person, turn));
  const drafts = asker ? await readDrafts(threads, asker.teacher.id) : [];
  const shown = thread?.draft === undefined ? undefined : readDraftName(thread.draft);
  const open = drafts.find(({ id }) => id === shown?.id);
  const { vocabulary, cues } = deps.understanding;
  const reading = { today: turn.today, policyAliases, vocabulary };
  const plain = fixTypos(withMentions(sent, turn.mentions), vocabulary);
  const pressed =
    turn.body.kind === "action" ? turn.body.run : choiceIn(plain, open, thread, vocabulary);
  const asks = pressed && "ask" in pressed ? pressed : undefined;
  const message = messageOf(deps, pressed ?? plain, reading);
  const places = asker ? await roster.unitsAbove(asker.unit) : [];
  const policyId = await policyFor(roster, asker, places, turn);
  const named = readDraftName(asks?.item?.draft ?? message.command?.rest ?? "");
  const draft = named ? drafts.find(({ id }) => id === named.id) : open;
  const plainWords = withoutPolicyIds(pressed ? "" : message.text, policyAliases);
  const language = turn.language ?? languageOf(plainWords, thread?.language);
  return complete<Context>({
    deps,
    turn,
    message,
    reading,
    cues,
    questions,
    today: turn.today,
    localizer: deps.wording.in(language),
    asker,
    asks,
    ...sentWith(turn),
    unbound: turn.mentions?.find(({ person }) => person === undefined)?.text,
    about: asks?.about,
    keeper,
    thread,
    draft,
    batch: draft?.batch ? drafts.filter(({ batch }) => batch === draft.batch) : undefined,
    shown: named ?? shown,
    ownPolicy: once(() => (policyId === undefined ? undefined : deps.catalogue.document(policyId))),
    sources: deps,
    unitsAbove: roster.unitsAbove,
  });
}

/** The policy of the nearest unit that has one, or that the channel names, or of all that somebody looks after. */
async function policyFor(
  roster: Roster,
  asker: Person | undefined,
  places: readonly OrganisationUnit[],
  { speaker }: IncomingMessage,
): Promise<string | undefined> {
  const above = places.find(({ policy }) => policy)?.policy ?? speaker.policy;
  return above ?? (asker && (await policyBelow(roster, asker)));
}

/** The one policy of all the units that somebody above them looks after; none where they have several. */
async function policyBelow(roster: Roster, asker: Person): Promise<string | undefined> {
  const units = await unitsFor(roster, asker, "view-figures");
  const policies = new Set(units.flatMap(({ policy }) => policy ?? []));
  return policies.size === 1 ? [...policies][0] : undefined;
}

/** A message of which nothing is known but its words, for `xuefen understand`. */
export function situationOf(
  { understanding, ...sources }: Pick<ConversationDeps, "understanding" | "catalogue" | "articles">,
  sent: string,
  {
    today,
    policyAliases,
  }: { readonly today: Day; readonly policyAliases: ReadonlyMap<string, string> },
  questions: readonly QuestionFacts[],
): Situation {
  const { vocabulary, cues } = understanding;
  const reading = { today, policyAliases, vocabulary };
  const message = understanding.read(fixTypos(sent, vocabulary), reading);
  const nothing = { asker: undefined, thread: undefined, draft: undefined, shown: undefined };
  return complete({
    ...nothing,
    message,
    reading,
    cues,
    questions,
    today,
    ownPolicy: () => undefined,
    sources,
  });
}

/** The same message with other slots, perhaps as going on from another or about somebody else. */
export function withSlots<S extends Situation>(
  situation: S,
  slots: Slots,
  more: Pick<Situation, "before" | "about"> = {},
): S {
  const { message } = situation;
  const goesOn = more.before !== undefined;
  return complete<S>({
    ...situation,
    ...more,
    message: { ...message, slots, ...(goesOn && { command: undefined }) },
  });
}

/** A part of a message, read by itself, as going on from the part before it. */
export function ofPart(context: Context, text: string, previous?: PreviousTurn): Context {
  const { deps, reading, thread, turn, localizer } = context;
  const message = deps.understanding.read(text, reading);
  const opened = { at: turn.at, language: localizer.language, choices: [] };
  const before = previous && { ...(thread ?? opened), previous };
  return complete<Context>({ ...context, message, thread: before ?? thread });
}

type Derived = "policy" | "articles";

function complete<S extends Situation>(situation: Omit<S, Derived>): S {
  const { message, before, thread, sources, ownPolicy } = situation as Omit<Situation, Derived>;
  const id = message.slots.policy;
  const policy = once(() => (id === undefined ? ownPolicy() : sources.catalogue.document(id)));
  const asked = message.command?.rest || message.text;
  const previous = before ?? thread?.previous;
  const after = previous && { text: previous.text, goesOn: before !== undefined };
  const articles = once(() => {
    const searched = policy();
    if (!searched) return NOTHING_FOUND;
    return sources.articles.answer(searched, message.slots, asked, after);
  });
  return { ...situation, policy, articles } as S;
}

/**
 * A text, or what a pressed button means: a command is read as if it had been typed, a question has
 * its particulars already.
 */
function messageOf(
  { understanding, commands }: Pick<ConversationDeps, "understanding" | "commands">,
  sent: string | CommandRun | QuestionRun,
  reading: SlotContext,
): Message {
  if (typeof sent === "string") return understanding.read(sent, reading);
  const run = sent;
  if ("command" in run) {
    const name = commands.find(({ word }) => word === run.command)?.names["zh-CN"][0];
    return understanding.read(normalise(`/${name ?? run.command} ${run.args ?? ""}`), reading);
  }
  const asked = understanding.read(normalise(run.text ?? ""), reading);
  return {
    ...asked,
    command: undefined,
    slots: run.slots ?? asked.slots,
    questions: [],
    topics: [],
  };
}

/**
 * Puts staff numbers in the place of mentions: whose account it is counts, not what they are called.
 */
function withMentions(text: string, mentions: IncomingMessage["mentions"] = []): string {
  return mentions.reduce(
    (rest, mention) => rest.replaceAll(mention.text, ` ${mention.person ?? mention.text} `),
    text,
  );
}

function sentWith({ body }: IncomingMessage): Pick<Situation, "files" | "values"> {
  if (body.kind === "files") return { files: body.files };
  return body.kind === "action" ? { values: body.values } : {};
}

function keeperOf(
  { deps, passing }: ConversationSetup,
  { speaker }: IncomingMessage,
  asker: Person | undefined,
): StateStore | undefined {
  if (asker) return { threads: deps.store.threads, person: asker.teacher.id };
  const account = speaker.person ?? speaker.account;
  return account === undefined ? undefined : { threads: passing, person: account };
}

/** A longer message asks something of its own. */
const LONGEST_PICK = 30;

/** Which of several people who were offered a text means by where they work: 教语文的那个. */
function personNamedIn(
  text: string,
  { choices = [], called = [] }: Partial<Thread> = {},
  vocabulary: Vocabulary,
): number | undefined {
  if (text.length > LONGEST_PICK) return undefined;
  const named = choices.flatMap((choice, index) => {
    const isPerson = choice !== null && "about" in choice && choice.about !== undefined;
    const [, place] = /[（(]([^（()）]+)[）)]/u.exec(called[index] ?? "") ?? [];
    const places = place?.split(/\s/u) ?? [];
    return isPerson && namesPlace(text, places, vocabulary) ? [index] : [];
  });
  return named.length === 1 ? named[0] : undefined;
}

/**
 * The button that a number picks, or what somebody is called of several people who are offered; while
 * a draft asks for a number, a number is its answer.
 */
function choiceIn(
  text: string,
  open: Draft | undefined,
  thread: Thread | undefined,
  vocabulary: Vocabulary,
): CommandRun | QuestionRun | undefined {
  const takesNumbers = open?.asking !== undefined && open.asking.needed !== "activity";
  const number = takesNumbers ? undefined : choiceNumber(text);
  const picked = number === undefined ? personNamedIn(text, thread, vocabulary) : number - 1;
  return picked === undefined ? undefined : (thread?.choices[picked] ?? undefined);
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
