import type { KnownFacts } from "../../app/facts-about.ts";
import { listRecords } from "../../app/list-records.ts";
import { showStanding } from "../../app/show-standing.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import { draftedRecords } from "../drafting.ts";
import { recordNamed } from "../follow/record-named.ts";
import type { Intent } from "../message/meaning.ts";
import { describesRecord } from "../record-from-slots.ts";
import { whyReply } from "../replies/why-reply.ts";
import { tellOne } from "./article.ts";
import { ruleAsked } from "./rule-asked.ts";
import type { Answer, Scene } from "./scene.ts";
import { focusOf } from "./standing.ts";
import { imagined } from "./what-if.ts";
import { whom } from "./whom.ts";

/** Answers why a number is what it is; after a question of what would count, why that would. */
export async function answerWhy(scene: Scene): Promise<Answer> {
  const about = await whom(scene, "why");
  if (about.kind === "settled") return about.answer;
  const { policy, whose, person } = about;
  const spokenOf = notSaved(scene, policy);
  const facts = { ...about.facts, records: [...about.facts.records, ...spokenOf] };
  const focus = focusOf(scene, policy);
  const record = spokenOf[0]?.id ?? oneRecord(scene, policy, about.facts);
  const last = spokenOf
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const { today } = scene.turn;
  const asOf = last && last > today ? last : today;
  const standing = showStanding(policy, facts, asOf, focus.year);
  const rule = whose || record ? undefined : ruleAsked(scene, { policy, standing, focus });
  if (rule !== undefined) return tellOne(scene, policy, rule);
  const reply = whyReply({
    voice: scene.voice,
    policy,
    standing,
    facts,
    whose,
    focus: { ...focus, record },
  });
  const aside = scene.before?.intent === "what-counts";
  return { reply, subject: person.teacher.id, aside };
}

/** What was just spoken of without being in the ledger: an imagined record, or a draft. */
function notSaved({ before, draft, turn }: Scene, policy: Policy): TrainingRecord[] {
  if (before?.intent === "what-counts") return [imagined(policy, before.slots, turn.today).record];
  return before?.intent === "record" && draft ? draftedRecords(draft, turn.today) : [];
}

/** The one record that the question names by its title or describes, if it is only one. */
function oneRecord(
  { meaning, text }: Scene,
  policy: Policy,
  { entries, records }: KnownFacts,
): string | undefined {
  const { date, title, level } = meaning.slots;
  const named = recordNamed(records, policy, text);
  if (named !== undefined || (!date && !title)) return named;
  const found = listRecords(policy, entries, { from: date, to: date, level }).filter(
    ({ record }) => !title || record.title?.includes(title),
  );
  return found.length === 1 && describesRecord(meaning.slots) ? found[0]?.record.id : undefined;
}

/** Asks of something done what came of it: 作文教学那个记了多少. */
const CAME_OF_IT =
  /(?:[记算计得给折]|拿到|学分)(?:了|上了|进了|到了)?(?:多少|几)|[算记计]上?(?:了没|没有?算?|进去)|\b(?:how (?:much|many)|did)\b.{0,40}\b(?:count|counted|give|gave|get|got|bring|brought|worth)\b/iu;
const DONE = /了|那[个次场节回门]|上次|上回|\b(?:did|got|gave|was|were|last)\b/iu;
/** What such a question is easily taken for. */
const TAKEN_FOR: ReadonlySet<Intent> = new Set([
  "standing",
  "lookup",
  "what-counts",
  "article",
  "unknown",
]);

/** Answers what came of one record that is named by its title; nothing where none is. */
export async function answerRecordNamed(scene: Scene): Promise<Answer | undefined> {
  const { asker, meaning, text, before } = scene;
  const { intent, slots, command } = meaning;
  const isAsked = TAKEN_FOR.has(intent) && DONE.test(text) && CAME_OF_IT.test(text);
  if (!asker || !isAsked || command || before || slots.person || slots.policy) return undefined;
  const about = await whom(scene, "why");
  if (about.kind === "settled") return undefined;
  const named = recordNamed(about.facts.records, about.policy, text);
  return named === undefined ? undefined : { intent: "why", ...(await answerWhy(scene)) };
}
