import type { Standing } from "../../domain/standing.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import { TOTAL } from "../../policy/mechanisms/cap.ts";
import { AMOUNTS } from "../record-from-slots.ts";
import { capsInView } from "../replies/caps-in-view.ts";
import { type Focus, viewOf } from "../replies/focus-view.ts";
import type { Scene } from "./scene.ts";

const OF_ONESELF = /我|\b(?:I|my|me|mine)\b/iu;
const OF_A_CAP =
  /封顶|上限|最多|最高|只能|顶多|\b(?:cap(?:s|ped)?|at most|limit(?:s|ed)?|maximum)\b/iu;
const OF_A_DEMAND =
  /要求|要|至少|最少|必须|必需|\b(?:at least|required?|need(?:ed)?|must|minimum)\b/iu;

/** Every amount that a message names, in figures or in words. */
function amountsNamed({ text, meaning }: Scene): number[] {
  const figures = text.match(/\d+(?:\.\d+)?/g) ?? [];
  return [...figures.map(Number), ...AMOUNTS.flatMap((key) => meaning.slots[key] ?? [])];
}

/**
 * The article of the rule that a 「为什么」 is about, where it asks why the rule is so rather than
 * why the asker has what they have: it names the amount of a cap that cut nothing of theirs, or
 * of a requirement or of an amount that opens a door, and not their own amount.
 */
export function ruleAsked(
  scene: Scene,
  { policy, standing, focus }: { policy: Policy; standing: Standing; focus: Focus },
): string | undefined {
  if (scene.before || scene.meaning.command || OF_ONESELF.test(scene.text)) return undefined;
  const view = viewOf(standing, focus);
  const { basket = TOTAL } = focus;
  const caps = capsInView(policy, standing, view, basket);
  if (caps.some(({ lost }) => lost > 0)) return undefined;
  const named = amountsNamed(scene);
  const cap = caps.find(({ limit, counted }) => named.includes(limit) && counted !== limit);
  if (cap) return cap.article;
  if (named.length === 0) return OF_A_CAP.test(scene.text) ? caps[0]?.article : undefined;
  if (!OF_A_DEMAND.test(scene.text)) return undefined;
  const door = policy.file.thresholds.find(({ id }) => id === focus.threshold);
  if (door) return door.cite;
  return standing.requirements.find(
    ({ scope, required, counted }) =>
      scope === basket && named.includes(required) && !named.includes(counted),
  )?.article;
}
