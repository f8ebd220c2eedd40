import { listRecords, type RecordFilter } from "../../../app/records/list-records.ts";
import type { LedgerRecord } from "../../../app/records/ports.ts";
import { showStanding } from "../../../app/standing/show-standing.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { isExact } from "../../articles/search-articles.ts";
import type { Context, Situation } from "../../context.ts";
import { askedWindows } from "../../message/match-windows.ts";
import { statesAmount } from "../../message/record-from-slots.ts";
import { question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { goesBeforeFigures, isOfDocuments, isPersonal } from "../article/question.ts";
import { recordsReply } from "./reply.ts";

/** Answers which records there are, of a month, a year or a kind. */
export const recordsList = question({
  id: "records.list",
  topic: "lookup",
  about: "figures",
  takesYear: true,
  offered: "if-likely",
  commands: ["records"],
  needs: { asker: true },
  followUp: true,
  yieldsToText: (situation) =>
    isOfRule(situation) || isOfDocuments(situation) || goesBeforeFigures(situation, true),
  async answer(context) {
    const about = await resolveSubject(context, "lookup");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const filter = filterFrom(context, policy);
    const records = listRecords(policy, facts.entries, filter).map(({ record }) => record);
    const standing = showStanding(policy, facts, context.today, filter.year);
    const { localizer } = context;
    const names = await namesOfOthers(context, facts.entries);
    const told = { localizer, policy, standing, records, facts, filter, whose, names };
    const reply = recordsReply(told);
    return { reply, subject: person.teacher.id };
  },
});

/** Answers whether there is a record of what somebody remembers: 去年不是上了32学时吗. */
export const recordsClaimed = question({
  id: "records.claimed",
  topic: "lookup",
  about: "figures",
  cues: { all: ["recalls-as-done"] },
  needs: { asker: true, without: ["person", "policy"] },
  followUp: "records.list",
  async answer(context) {
    const about = await resolveSubject(context, "lookup");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, person } = about;
    const { localizer, today, message } = context;
    const filter = filterFrom(context, policy);
    const records = listRecords(policy, facts.entries, filter).map(({ record }) => record);
    const standing = showStanding(policy, facts, today, filter.year);
    const claimed = statesAmount(message.slots) ? message.slots : undefined;
    const names = await namesOfOthers(context, facts.entries);
    const told = { localizer, policy, standing, records, facts, filter, claimed, names };
    return { reply: recordsReply(told), subject: person.teacher.id };
  },
});

/** Whether an article foresees the question, so that it is of the rules though it asks for records. */
function isOfRule(situation: Situation): boolean {
  const { message, before, policy, sources } = situation;
  if (message.command || before || isPersonal(situation)) return false;
  const about = policy();
  return about !== undefined && isExact(sources.articles.find(about, message.text));
}

/** What those are called who entered records for somebody else. */
async function namesOfOthers(
  { deps }: Context,
  entries: readonly LedgerRecord[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(entries.flatMap(({ enteredBy }) => enteredBy ?? []))];
  const people = ids.length > 0 ? await deps.store.roster.people(ids) : new Map();
  return new Map([...people].map(([id, { teacher }]) => [id, teacher.name ?? id]));
}

/** Which records a message asks for. */
export function filterFrom({ message, today }: Context, policy: Policy): RecordFilter {
  const { from, to, date, activity, level, mode } = message.slots;
  const { year } = askedWindows(policy, message.slots, message.text, today);
  const anyTraining = activity === "training" && !level && !mode;
  return {
    from: from ?? date,
    to: to ?? date,
    year,
    activity: anyTraining ? undefined : activity,
    level,
    mode,
  };
}
