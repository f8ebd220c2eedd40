import type { Standing } from "../../../domain/standing.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { TOTAL } from "../../../policy/mechanisms/cap.ts";
import type { Situation } from "../../context.ts";
import type { Message } from "../../message/message.ts";
import { AMOUNTS } from "../../message/record-from-slots.ts";
import { capsInView } from "../standing/caps-in-view.ts";
import { type Focus, viewOf } from "../standing/focus-view.ts";

/** Every amount that a message names, in figures or in words. */
export function amountsNamed({ text, slots }: Message): number[] {
  const figures = text.match(/\d+(?:\.\d+)?/g) ?? [];
  return [...figures.map(Number), ...AMOUNTS.flatMap((key) => slots[key] ?? [])];
}

/**
 * The article of the rule that a 「为什么」 is about, where it asks why the rule is so rather than
 * why the asker has what they have: it names the amount of a cap that cut nothing of theirs, or
 * of a requirement or of an amount that opens a door, and not their own amount.
 */
export function ruleAsked(
  { message, before }: Situation,
  { policy, standing, focus }: { policy: Policy; standing: Standing; focus: Focus },
): string | undefined {
  if (before || message.command || message.shows("speaks-of-self")) return undefined;
  const view = viewOf(standing, focus);
  const { basket = TOTAL } = focus;
  const caps = capsInView(policy, standing, view, basket);
  if (caps.some(({ lost }) => lost > 0)) return undefined;
  const named = amountsNamed(message);
  const cap = caps.find(({ limit, counted }) => named.includes(limit) && counted !== limit);
  if (cap) return cap.article;
  if (named.length === 0) return message.shows("names-cap") ? caps[0]?.article : undefined;
  if (!message.shows("names-demand")) return undefined;
  const door = policy.rules.thresholds.find(({ id }) => id === focus.threshold);
  if (door) return door.cite;
  return standing.requirements.find(
    ({ scope, required, counted }) =>
      scope === basket && named.includes(required) && !named.includes(counted),
  )?.article;
}
