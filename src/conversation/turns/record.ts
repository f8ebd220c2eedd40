import { savedBefore } from "../../app/confirm-draft.ts";
import { draftName, newDraftId } from "../../app/draft-name.ts";
import type { Person } from "../../app/ports.ts";
import { weighRecords } from "../../app/weigh-records.ts";
import { draftedRecords, lacking, type Problem, problemIn, withoutProblem } from "../drafting.ts";
import { asks } from "../follow/correction.ts";
import { MOST_RECORDS, splitRecords } from "../message/several-records.ts";
import { noSuchAmount } from "../no-such-amount.ts";
import { noSuchDay } from "../no-such-day.ts";
import { describesRecord } from "../record-from-slots.ts";
import { askFieldReply, type WrongField } from "../replies/ask-field-reply.ts";
import { draftReply } from "../replies/draft-reply.ts";
import { noDraftReply } from "../replies/record-replies.ts";
import {
  otherRecordsReply,
  tooManyRecordsReply,
  unknownPersonReply,
} from "../replies/small-replies.ts";
import {
  type Draft,
  type DraftItem,
  type Needed,
  openDraft,
  reviseDraft,
} from "../state/drafts.ts";
import { answerArticle } from "./article.ts";
import { ofDraft } from "./draft-commands.ts";
import { settled, tellSavedBefore } from "./saved.ts";
import type { Answer, Scene } from "./scene.ts";
import { answerWhatIf } from "./what-if.ts";
import { type Known, whom } from "./whom.ts";

/** Whether it was 帮王芳记: only one's own records are taken in a conversation. */
function isForOther(text: string, person: string | undefined, asker: Person): boolean {
  if (person === undefined || person === asker.teacher.name) return false;
  return ["帮", "替", "给", "为", "for "].some((word) => text.includes(`${word}${person}`));
}

/** Starts a draft from what was told; nothing is saved before it is confirmed. */
export async function answerRecord(scene: Scene): Promise<Answer> {
  const { asker, meaning, voice, context, text, turn, draft } = scene;
  if (!asker) return { reply: unknownPersonReply(voice) };
  if (isForOther(text, meaning.slots.person, asker)) return { reply: otherRecordsReply(voice) };
  const told = splitRecords(meaning.command?.rest ?? text, context);
  const items = told.map((slots): DraftItem => ({ slots: withoutPerson(slots) }));
  const [only] = told;
  const says = told.some(describesRecord);
  if (draft && !says) return showDraft(scene, draft);
  if (!says && !meaning.command && asks(text)) return answerArticle(scene);
  const ahead = told.length === 1 && only && problemIn(only, turn.today)?.wrong === "future";
  if (ahead && says) return answerWhatIf({ ...scene, meaning: { ...meaning, slots: only } }, true);
  const fresh = { id: newDraftId(), revision: 1, room: turn.room, items };
  return showDraft(scene, fresh, { isNew: true, replaced: draft !== undefined });
}

function withoutPerson({ person, policy, year, cycle, ...slots }: DraftItem["slots"]) {
  return slots;
}

interface Shown {
  /** Nothing of it is kept yet. */
  readonly isNew?: boolean;
  /** An earlier draft gives way to it, unsaved. */
  readonly replaced?: boolean;
  /** It has another wording than the one that was read. */
  readonly reworded?: boolean;
}

/**
 * Keeps a draft and reads it back, or asks for the one thing that it lacks next. Where it was
 * settled or changed elsewhere since, nothing is changed and that is said.
 */
export async function showDraft(scene: Scene, told: Draft, shown: Shown = {}): Promise<Answer> {
  if (told.items.length > MOST_RECORDS) {
    return { reply: tooManyRecordsReply(scene.voice, MOST_RECORDS) };
  }
  const about = await whom({ ...scene, about: scene.asker?.teacher.id }, "record");
  if (about.kind === "settled") return about.answer;
  const { person, policy } = about;
  const { today, at } = scene.turn;
  const { items, problem } = checked(told.items, scene);
  const asking = problem
    ? ({ item: problem.item, needed: problem.field === "date" ? "date" : "amount" } as const)
    : lacking(policy, person.teacher, { items }, today);
  const { asking: _, ...rest } = told;
  const next: Draft = { ...rest, items, ...(asking && { asking }) };
  const by = person.teacher.id;
  return scene.deps.store.transaction(async (kept): Promise<Answer> => {
    const { threads, ledger } = kept;
    if (shown.isNew) {
      await openDraft(threads, by, next, at);
      return readBack(scene, about, next, { ...shown, problem });
    }
    const before = await savedBefore(kept, by, next.id);
    if (before) {
      const saved = { asker: person, kept, policy, draft: next.id };
      return tellSavedBefore(scene, saved, before, "changed");
    }
    const revised = await reviseDraft(threads, by, next, at);
    if (revised.kind === "gone") {
      return { reply: noDraftReply(scene.voice), intent: "record", ...settled(scene, next.id) };
    }
    const records = (await ledger.recordsOf(by)).map(({ record }) => record);
    const now = { ...about, facts: { ...about.facts, records } };
    return revised.kind === "kept"
      ? readBack(scene, now, revised.draft, { ...shown, problem })
      : readBack(scene, now, revised.draft, { reworded: true });
  });
}

/** Reads a draft back as it is kept, or asks for what it lacks. */
function readBack(
  scene: Scene,
  { person, policy, facts }: Known,
  draft: Draft,
  { replaced, reworded, problem }: Shown & { readonly problem?: ItemProblem | undefined },
): Answer {
  const { voice, turn } = scene;
  const { asking, items } = draft;
  const says = ofDraft(draft, voice.language);
  const answer = { intent: "record", draft: draftName(draft), subject: person.teacher.id } as const;
  if (asking) {
    const several = items.length > 1;
    const reply = askFieldReply({
      voice,
      missing: asking.needed,
      known: knownOf(items[asking.item]),
      place: several ? { index: asking.item, of: items.length } : undefined,
      problem: problem ?? unreadable(scene, asking.needed),
      says,
    });
    return { ...answer, reply };
  }
  const weighed = weighRecords(policy, facts, draftedRecords(draft, turn.today), turn.today);
  const reply = draftReply({ voice, policy, items: weighed, says, replaced, reworded });
  return { ...answer, reply };
}

/** A day or an amount is asked for because there is none like the one that was told. */
function unreadable({ text }: Scene, needed: Needed): WrongField | undefined {
  if (needed === "amount") return noSuchAmount(text);
  const said = needed === "date" ? noSuchDay(text) : undefined;
  return said === undefined ? undefined : { field: "date", said, wrong: "no-such-day" };
}

function knownOf(item: DraftItem | undefined) {
  const { person, policy, year, cycle, to, ...known } = item?.slots ?? {};
  return known;
}

type ItemProblem = Problem & { readonly item: number };

/** The items without what cannot be right, and the first such thing. */
function checked(items: readonly DraftItem[], { turn }: Scene) {
  let first: ItemProblem | undefined;
  const sound = items.map((item, index) => {
    const problem = problemIn(item.slots, turn.today);
    if (!problem) return item;
    first ??= { ...problem, item: index };
    return { ...item, slots: withoutProblem(item.slots, problem) };
  });
  return { items: sound, problem: first };
}
