import { showStanding } from "../../app/show-standing.ts";
import type { Policy } from "../../policy/compile.ts";
import { askedScope } from "../asked-scope.ts";
import { askedWindows } from "../asked-windows.ts";
import { standingReply } from "../replies/standing-reply.ts";
import type { Answer, Scene } from "./scene.ts";
import { whom } from "./whom.ts";

/** The part of a standing that a question speaks of. */
export function focusOf(scene: Scene, policy: Policy) {
  const { meaning, text, before, turn } = scene;
  const scope =
    askedScope(policy, meaning.slots, text) ??
    (before && askedScope(policy, meaning.slots, before.question));
  return { ...askedWindows(policy, meaning.slots, text, turn.today), basket: scope };
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
