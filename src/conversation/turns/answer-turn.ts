import { askedScope } from "../asked-scope.ts";
import { saysNo, saysYes } from "../follow/assent.ts";
import { followUp } from "../follow/follow-up.ts";
import { looksLikeName } from "../follow/spoken-of.ts";
import type { Intent, Slots } from "../message/meaning.ts";
import { extractSlots } from "../message/slots.ts";
import { whomReply } from "../replies/small-replies.ts";
import type { Said } from "../state/thread.ts";
import { answerArticle, answerNotYet } from "./article.ts";
import { answerCalculation } from "./calculation.ts";
import { answerCancel } from "./cancel.ts";
import { answerCarried, answerCarryRule } from "./carried.ts";
import { answerCheck } from "./check.ts";
import { answerPolicy } from "./choose-policy.ts";
import { answerConfirm } from "./confirm.ts";
import { continueDraft, correctSettled } from "./continue-draft.ts";
import { answerDeadline } from "./deadline.ts";
import { answerFromText } from "./from-text.ts";
import { answerLeave } from "./leave.ts";
import { answerLookup } from "./lookup.ts";
import { answerOfOthers, answerRecordForOthers } from "./of-others.ts";
import { answerOffset } from "./offset.ts";
import { answerPlan } from "./plan.ts";
import { answerRecord } from "./record.ts";
import { answerRoute } from "./route.ts";
import type { Answer, AnswerTurn, Scene } from "./scene.ts";
import { answerHelp, answerSmallTalk } from "./small-talk.ts";
import { answerStanding, answerThreshold } from "./standing.ts";
import { answerStatedRoute, answerStatedTraining } from "./stated-route.ts";
import { answerStranger } from "./stranger.ts";
import { answerThresholdRule } from "./threshold-rule.ts";
import { answerUnderPolicy } from "./under-policy.ts";
import { answerUndo } from "./undo.ts";
import { answerUnknown } from "./unknown.ts";
import { answerWhatIf } from "./what-if.ts";
import { policyOf } from "./whom.ts";
import { answerRecordNamed, answerWhy } from "./why.ts";

const BY_INTENT: Readonly<Record<Intent, AnswerTurn>> = {
  standing: answerStanding,
  "what-counts": (scene) => answerWhatIf(scene),
  why: answerWhy,
  plan: answerPlan,
  record: answerRecord,
  undo: answerUndo,
  lookup: answerLookup,
  article: answerArticle,
  route: answerRoute,
  deadline: answerDeadline,
  remind: answerNotYet("remind"),
  broadcast: answerNotYet("broadcast"),
  digest: answerNotYet("digest"),
  questionnaire: answerNotYet("questionnaire"),
  objection: answerNotYet("objection"),
  bind: answerNotYet("bind"),
  mute: answerNotYet("mute"),
  help: answerHelp,
  smalltalk: answerSmallTalk,
  unknown: answerUnknown,
};

/** Commands that are no intent of their own. */
const BY_COMMAND: Readonly<Record<string, AnswerTurn>> = {
  confirm: answerConfirm,
  cancel: answerCancel,
  policy: answerPolicy,
};

/** Questions that are about nobody: a name after them is no person's. */
const OF_NOBODY: ReadonlySet<Intent> = new Set(["route", "deadline"]);
const PICKS_PERSON = /^\/(?:选|pick)\s*(\S+)$/iu;

/** Answers a message: what waits for an answer first, then what goes on from before, then by its intent. */
export async function answerTurn(scene: Scene): Promise<Answer> {
  const { meaning } = scene;
  const command = meaning.command && BY_COMMAND[meaning.command.word];
  if (command) return command(scene);
  return (await answerWaiting(scene)) ?? (await answerFollowUp(scene)) ?? answerByIntent(scene);
}

/** Questions that a policy's tables and rules answer, whatever intent they were taken for; the first that can, does. */
const WHATEVER_INTENT: readonly ((scene: Scene) => Promise<Answer | undefined>)[] = [
  answerRecordForOthers,
  answerOfOthers,
  answerUnderPolicy,
  answerCheck,
  answerCalculation,
  answerCarried,
  answerCarryRule,
  answerOffset,
  answerLeave,
  answerStatedRoute,
  answerStatedTraining,
  answerRecordNamed,
  answerThresholdRule,
  answerThreshold,
  answerFromText,
];

async function answerByIntent(scene: Scene): Promise<Answer> {
  for (const attempt of WHATEVER_INTENT) {
    const answer = await attempt(scene);
    if (answer) return answer;
  }
  const answer = BY_INTENT[scene.meaning.intent];
  return scene.asker ? answer(scene) : answerStranger(scene, answer);
}

/** A yes, a no, or what an open draft lacks. */
async function answerWaiting(scene: Scene): Promise<Answer | undefined> {
  const { draft, thread, text } = scene;
  if (!draft && !thread?.undoing && !thread?.draft) return undefined;
  if (draft?.asking) {
    const answer = await continueDraft(scene, draft);
    if (answer) return answer;
    return saysNo(text) ? answerCancel(scene) : undefined;
  }
  if (saysYes(text)) return answerConfirm(scene);
  if (saysNo(text)) return answerCancel(scene);
  return draft ? continueDraft(scene, draft) : correctSettled(scene);
}

/** The same question again, of somebody or something else. */
async function answerFollowUp(scene: Scene): Promise<Answer | undefined> {
  const { thread, text, context, meaning } = scene;
  const said = thread?.said;
  if (!said) return undefined;
  const [, picked] = PICKS_PERSON.exec(text) ?? [];
  if (picked !== undefined) {
    const { person, ...slots } = said.slots;
    return again(scene, said.intent, { slots, before: said, about: picked });
  }
  if (meaning.command && meaning.command.rest !== "") return undefined;
  const follows = followUp(text, said, extractSlots(text, context));
  if (!follows) return undefined;
  const { intent, slots, named } = follows;
  if (named !== undefined) return answerNamed(scene, { said, named, slots });
  if (follows.about === "self") return again(scene, intent, { slots, before: said });
  const about = follows.about === "other" ? thread.person : said.subject;
  if (follows.about === "other" && !about) return { reply: whomReply(scene.voice) };
  return again(scene, intent, { slots, before: said, about });
}

/** 「公共必修呢」 asks for another basket, 「王芳呢」 for another person. */
async function answerNamed(
  scene: Scene,
  { said, named, slots }: { said: Said; named: string; slots: Slots },
): Promise<Answer | undefined> {
  if (OF_NOBODY.has(said.intent)) return again(scene, said.intent, { slots, before: said });
  const policy = await policyOf(scene, scene.asker);
  if (policy && askedScope(policy, {}, named)) {
    return again(scene, said.intent, { slots, before: said, about: said.subject });
  }
  if (!looksLikeName(named, scene.context.vocabulary)) return undefined;
  return again(scene, said.intent, { slots: { ...said.slots, person: named }, before: said });
}

async function again(
  scene: Scene,
  intent: Intent,
  { slots, ...more }: Pick<Scene, "before" | "about"> & { slots: Slots },
): Promise<Answer> {
  const { command, ...meaning } = scene.meaning;
  const asked = { ...scene, ...more, meaning: { ...meaning, intent, slots } };
  return { intent, slots, ...(await answerByIntent(asked)) };
}
