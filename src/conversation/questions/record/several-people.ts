import { namesInText } from "../../../app/access/names-in-text.ts";
import { newDraftId } from "../../../app/records/draft-name.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { listed } from "../../../wording/formatting.ts";
import type { Reply } from "../../../wording/reply.ts";
import { type Context, withSlots } from "../../context.ts";
import type { Slots } from "../../message/meaning.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { extractSlots } from "../../message/slots.ts";
import type { Answer } from "../../question.ts";
import { otherRecordsReply } from "../../replies/common-replies.ts";
import type { Draft } from "../../state/drafts.ts";
import { resolveSubject } from "../../subject.ts";
import { draftButtons } from "./draft-reply.ts";
import { mayEnter, showDraft } from "./show-draft.ts";

/** Somebody for whom a message wants a record, and what it says of that. */
interface PersonTold {
  readonly name: string;
  readonly slots: Slots;
}

/** What stands before a name for which something is recorded, and after it; a lecturer's name has neither. */
const BEFORE = /(?:^|[给帮替为把和跟与及、,;:。\s]|还有|\b(?:for|and) )$/iu;
const AFTER =
  /^(?:老师)?(?:$|[和跟与及、,;:。\s\d]|也|各|都|一样|同样|的|那|去|参加|上|登|记|录|有|,? ?(?:and|too|also|did|has|attended)\b)/iu;

/**
 * The people of a message that wants a record for several, each with what is said of theirs; who has
 * nothing of their own (也去了, 一样) has what is said of the first.
 */
export async function peopleTold(context: Context): Promise<readonly PersonTold[]> {
  const { message, reading, deps } = context;
  const text = message.command?.rest ?? message.text;
  const places = (await namesInText(deps.store.roster, text))
    .map((name) => ({ name, start: text.indexOf(name) }))
    .filter(({ name, start }) => isObject(text, start, name.length))
    .sort((a, b) => a.start - b.start);
  if (places.length < 2) return [];
  const read = (from: number, to?: number) =>
    withoutPerson(extractSlots(text.slice(from, to), reading));
  const opening = read(0, places[0]?.start);
  const own = places.map(({ name, start }, index) =>
    read(start + name.length, places[index + 1]?.start),
  );
  const first = own.find(describesRecord) ?? {};
  return places.map(({ name }, index) => ({
    name,
    slots: { ...opening, ...first, ...own[index] },
  }));
}

function isObject(text: string, start: number, length: number): boolean {
  return BEFORE.test(text.slice(0, start)) && AFTER.test(text.slice(start + length));
}

function withoutPerson({ person, policy, year, cycle, ...slots }: Slots): Slots {
  return slots;
}

/** Drafts a record for each of several people; all of them wait for one yes. */
export async function draftForSeveral(
  context: Context,
  people: readonly PersonTold[],
): Promise<Answer> {
  const drafts: Draft[] = [];
  const batch = newDraftId();
  for (const { name, slots } of people) {
    const subject = await resolveSubject(withSlots(context, { person: name }), "record");
    if (subject.kind === "answered") return subject.answer;
    const { teacher } = subject.person;
    if (!(await mayEnter(context, subject.person))) {
      return { reply: otherRecordsReply(context.localizer) };
    }
    drafts.push({
      ...{
        id: newDraftId(),
        revision: 1,
        room: context.turn.room,
        batch,
        name,
        items: [{ slots }],
      },
      ...(teacher.id !== context.asker?.teacher.id && { teacher: teacher.id }),
    });
  }
  return showBatch(context, drafts, true);
}

/** Reads several drafts back of which one was changed: what was read of any of them holds no more. */
export function showChanged(context: Context, drafts: readonly Draft[]): Promise<Answer> {
  const changed = drafts.map((draft) => ({ ...draft, round: (draft.round ?? 0) + 1 }));
  return showBatch(context, changed);
}

/** Reads several drafts back that wait together, or asks for the first thing that one of them lacks. */
export async function showBatch(
  context: Context,
  drafts: readonly Draft[],
  isNew = false,
): Promise<Answer> {
  const shown: { readonly draft: Draft; readonly answer: Answer }[] = [];
  for (const draft of drafts) {
    shown.push({ draft, answer: await showDraft(context, draft, { isNew }) });
  }
  const asking = shown.find(({ answer: { reply } }) => !savesAtOnce(reply));
  const [first] = shown;
  if (asking ?? !first) return (asking ?? shown[0])?.answer ?? { reply: emptyReply(context) };
  const replies = shown.map(({ answer }) => answer.reply);
  return {
    reply: batchReply(context, drafts, replies),
    askerOnly: true,
    thread: first.answer.thread ?? {},
  };
}

/** Whether a draft that was read back waits for nothing but a yes. */
const savesAtOnce = ({ blocks }: Reply) =>
  blocks.some(
    (block) =>
      block.kind === "actions" &&
      block.actions.some(({ run }) => "command" in run && run.command === "confirm"),
  );

const emptyReply = ({ localizer }: Context) =>
  composeReply(localizer, { lead: localizer.t("draft.none") });

/** The articles of all replies that rest on the policy of the first. */
function articlesOf({ deps }: Context, replies: readonly Reply[]) {
  const citations = replies.flatMap((reply) => reply.citations);
  const [first] = citations;
  if (!first) return {};
  const own = citations.filter(({ policy }) => policy === first.policy);
  return {
    policy: deps.catalogue.document(first.policy),
    articles: own.map(({ article }) => article),
  };
}

/** What each draft is and moves, in two lines each. */
const TOLD_OF_EACH = 2;

function batchReply(context: Context, drafts: readonly Draft[], replies: readonly Reply[]): Reply {
  const { localizer } = context;
  const details = replies.flatMap(({ text }) => text.split("\n").slice(0, TOLD_OF_EACH));
  const names = listed(
    localizer,
    drafts.flatMap(({ name }) => name ?? []),
  );
  const [draft] = drafts;
  const reply = composeReply(localizer, {
    lead: localizer.t("draft.for-several", { count: drafts.length, names }),
    lines: [localizer.t("draft.how-several")],
    details,
    blocks: [{ kind: "list", items: details }],
    ...articlesOf(context, replies),
    actions: draft ? draftButtons(localizer, draft).filter(({ run }) => "command" in run) : [],
    personal: true,
  });
  return { ...reply, citations: replies.flatMap(({ citations }) => citations) };
}

/** One answer of what became of each of several drafts. */
export function settledTogether(context: Context, answers: readonly Answer[]): Answer {
  const { localizer } = context;
  const replies = answers.map(({ reply }) => reply);
  const lines = replies.flatMap(({ text }) => text.split("\n").slice(0, TOLD_OF_EACH));
  const [lead = "", ...rest] = lines;
  const cited = articlesOf(context, replies);
  const reply = composeReply(localizer, { lead, lines: rest, ...cited, personal: true });
  const told = answers.map(({ thread }) => thread).filter((thread) => thread !== "keep");
  const saved = told.at(-1)?.saved;
  return {
    reply: { ...reply, citations: replies.flatMap(({ citations }) => citations) },
    effects: answers.flatMap(({ effects = [] }) => effects),
    askerOnly: true,
    thread: { ...(saved !== undefined && { saved }), draft: null },
  };
}
