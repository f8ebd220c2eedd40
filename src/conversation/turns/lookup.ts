import { listRecords, type RecordFilter } from "../../app/list-records.ts";
import { showStanding } from "../../app/show-standing.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import { askedWindows } from "../asked-windows.ts";
import { recordsReply } from "../replies/records-reply.ts";
import type { Answer, Scene } from "./scene.ts";
import { whom } from "./whom.ts";

function filterFrom({ meaning, text, turn }: Scene, policy: Policy): RecordFilter {
  const { from, to, date, activity, level, mode } = meaning.slots;
  const { year } = askedWindows(policy, meaning.slots, text, turn.today);
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

/** Answers which records there are, of a month, a year or a kind. */
export async function answerLookup(scene: Scene): Promise<Answer> {
  const about = await whom(scene, "lookup");
  if (about.kind === "settled") return about.answer;
  const { policy, facts, whose, person } = about;
  const filter = filterFrom(scene, policy);
  const records = listRecords(policy, facts.entries, filter).map(({ record }) => record);
  const standing = showStanding(policy, facts, scene.turn.today, filter.year);
  const reply = recordsReply({
    voice: scene.voice,
    policy,
    standing,
    records,
    facts,
    filter,
    whose,
  });
  return { reply, subject: person.teacher.id };
}
