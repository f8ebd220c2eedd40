import { showStanding } from "../../app/show-standing.ts";
import type { Fraction } from "../../domain/credits.ts";
import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Dated } from "../../policy/terms/amount.ts";
import { askedScope } from "../asked-scope.ts";
import { askedWindows } from "../asked-windows.ts";
import type { Intent } from "../message/meaning.ts";
import { speaksOf } from "../procedures/called.ts";
import { statesAmount } from "../record-from-slots.ts";
import { standingReply } from "../replies/standing-reply.ts";
import type { Answer, Scene } from "./scene.ts";
import { policyOf, whom } from "./whom.ts";

/** The part of a standing that a question speaks of. */
export function focusOf(scene: Scene, policy: Policy) {
  const { meaning, text, before, turn } = scene;
  const scope =
    askedScope(policy, meaning.slots, text) ??
    (before && askedScope(policy, meaning.slots, before.question));
  const threshold = scope === undefined ? thresholdNamed(policy, text) : undefined;
  const door = scope === undefined && threshold === undefined ? doorNamed(text) : undefined;
  const windows = askedWindows(policy, meaning.slots, text, turn.today);
  return { ...windows, basket: scope, threshold, door };
}

/** What an amount may open the door to; a policy that names one by any of these means them all. */
const DOORS: readonly RegExp[] = [
  /评优|评先|(?:评|评为|当|得)优秀(?!学员)|优秀等[次级]|\b(?:excellent|excellence|awards?)\b/iu,
  /晋[级升职]|评?职称|评聘|\bpromot(?:ed|ion)\b/iu,
];

/** The word by which a text speaks of such a door. */
export function doorNamed(text: string): string | undefined {
  return DOORS.map((door) => door.exec(text)?.[0]).find((word) => word !== undefined);
}

/** The amount that opens a door of which a text speaks: 评优, or its number. */
export function thresholdNamed({ file }: PolicyDocument, text: string): string | undefined {
  const doors = DOORS.filter((door) => door.test(text));
  const named = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const demanded = file.require.flatMap((rule) => amountsOf(rule["at-least"]));
  return file.thresholds.find(
    ({ keywords, at }) =>
      speaksOf(keywords, text) ||
      doors.some((door) => keywords.some((word) => door.test(word))) ||
      amountsOf(at).some((amount) => named.includes(amount) && !demanded.includes(amount)),
  )?.id;
}

function amountsOf({ steps }: Dated<Fraction>): number[] {
  return steps.map(({ value: { numerator, denominator } }) => numerator / denominator);
}

/** What was asked for by kind, in words, where the policy has no basket for it. */
function unlisted({ meaning, voice }: Scene, basket: string | undefined): string | undefined {
  const { activity, mode, themes } = meaning.slots;
  if (basket !== undefined) return undefined;
  if (mode) return voice.name("mode", mode);
  if (themes?.[0]) return voice.name("theme", themes[0]);
  const isKind = activity !== undefined && activity !== "training" && activity !== "other";
  return isKind ? voice.name("activity", activity) : undefined;
}

/** Asks how oneself stands, rather than what it takes. */
const HOW_IT_STANDS =
  /差|够|离|[能会可](?:不[能会可])?以?(?:评|得|拿|参评|当|成)|有没有|达到了|到了|\b(?:how far|am I|can I|will I|could I|short|missing|enough|reached?)\b/iu;
const OF_EVERYBODY =
  /多少(?:个)?(?:学?分|学时)?才|几(?:个)?(?:学?分|学时)才|要(?:多少|几)|需要|条件|规定/u;
/** What such a question is easily taken for. */
const TAKEN_FOR: ReadonlySet<Intent> = new Set(["article", "what-counts", "unknown", "plan"]);

/** Answers how far somebody is from an amount that opens a door; nothing where none is asked about. */
export async function answerThreshold(scene: Scene): Promise<Answer | undefined> {
  const { asker, meaning, text, before } = scene;
  const { intent, slots, command } = meaning;
  if (!asker || !TAKEN_FOR.has(intent) || command || before || slots.policy) return undefined;
  if (statesAmount(slots) || !HOW_IT_STANDS.test(text) || OF_EVERYBODY.test(text)) return undefined;
  const policy = await policyOf(scene, asker);
  if (!policy || !isApplicable(policy)) return undefined;
  if (thresholdNamed(policy, text) === undefined) return undefined;
  return { intent: "standing", ...(await answerStanding(scene)) };
}

/** Answers how much somebody has and what is missing. */
export async function answerStanding(scene: Scene): Promise<Answer> {
  const about = await whom(scene, "standing");
  if (about.kind === "settled") return about.answer;
  const { policy, facts, whose, person } = about;
  const focus = focusOf(scene, policy);
  const standing = showStanding(policy, facts, scene.turn.today, focus.year);
  const reply = standingReply({
    voice: scene.voice,
    policy,
    standing,
    whose,
    focus: { ...focus, unlisted: unlisted(scene, focus.basket) },
  });
  return { reply, subject: person.teacher.id };
}
