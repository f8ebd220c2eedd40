import type { Policy } from "../../../policy/engine/compile.ts";
import type { Situation } from "../../context.ts";
import { askedScope } from "../../message/match-basket.ts";
import { askedWindows } from "../../message/match-windows.ts";
import { benefitNamed, thresholdNamed } from "../threshold/benefit.ts";

/** The part of a standing that a question speaks of. */
export function focusOf({ message, before, today, cues }: Situation, policy: Policy) {
  const { text, slots } = message;
  const scope =
    askedScope(policy, slots, text) ?? (before && askedScope(policy, slots, before.text));
  const threshold = scope === undefined ? thresholdNamed(cues, policy, text) : undefined;
  const door =
    scope === undefined && threshold === undefined ? benefitNamed(cues, text) : undefined;
  const windows = askedWindows(policy, slots, text, today);
  return { ...windows, basket: scope, threshold, door };
}
