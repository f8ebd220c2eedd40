import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { TOTAL } from "../../policy/mechanisms/cap.ts";
import type { Cues } from "../message/cues.ts";
import { askedScope } from "../message/match-basket.ts";
import type { Slots } from "../message/meaning.ts";

const PARTICULAR: readonly (keyof Slots)[] = ["mode", "level", "themes", "role", "place"];

/** The window that a question names, if it names one. */
function windowAsked(cues: Cues, text: string): "year" | "cycle" | undefined {
  if (cues.shows("names-cycle", text)) return "cycle";
  return cues.shows("names-year", text) ? "year" : undefined;
}

/** The basket spoken of; the whole where nothing narrower is. */
function basketAsked(policy: PolicyDocument, slots: Slots, text: string): string | undefined {
  const named = askedScope(policy, slots, text);
  if (named !== undefined) return named;
  const { activity } = slots;
  const isKind = activity !== undefined && activity !== "training" && activity !== "other";
  return isKind || PARTICULAR.some((key) => slots[key] !== undefined) ? undefined : TOTAL;
}

/** Of several rules those of the window asked for, if there are any. */
function ofWindow<T extends { readonly per: string }>(
  rules: readonly T[],
  window: "year" | "cycle" | undefined,
): T[] {
  const own = rules.filter(({ per }) => window !== undefined && per.endsWith(window));
  return own.length > 0 ? own : [...rules];
}

/**
 * The articles of the rules that a question asks for by what they do: how much is demanded, or how
 * much counts at most, of what it names. None where the policy has no such rule.
 *
 * Words find articles that speak of a thing; the rules know which of them sets its amount.
 */
export function rulesAsked(
  cues: Cues,
  policy: PolicyDocument,
  slots: Slots,
  text: string,
): string[] {
  if (cues.shows("asks-rate-or-other-count", text)) return [];
  const { requirements, tracks, caps } = policy.rules;
  const most = cues.shows("asks-at-most", text);
  if (!most && !cues.shows("asks-at-least", text)) return [];
  if (!most && cues.shows("names-newcomers", text)) return tracks.map(({ cite }) => cite);
  const basket = basketAsked(policy, slots, text);
  const window = windowAsked(cues, text);
  const found = most
    ? ofWindow(
        caps.filter(({ on }) => on === basket),
        window,
      )
    : ofWindow(
        requirements.filter(({ of }) => of === basket),
        window,
      );
  return [...new Set(found.map(({ cite }) => cite))];
}
