import type { Policy } from "../../../policy/engine/compile.ts";
import type { Situation } from "../../context.ts";
import { withoutAsides } from "../../message/denied.ts";
import { askedScope, partsNamed } from "../../message/match-basket.ts";
import { askedWindows } from "../../message/match-windows.ts";
import { yearsNamed } from "../../message/slots.ts";
import { readWords } from "../../message/words.ts";
import { benefitNamed, thresholdNamed } from "../threshold/benefit.ts";
import type { Focus } from "./focus-view.ts";

const CLAUSE = /[,，。;；?？!！\s]+/u;

/** Every year that a question names, by the labels of the policy's own years. */
export function yearsAsked(
  { message, reading, today }: Situation,
  policy: Policy,
): readonly string[] {
  const { text, slots } = message;
  return yearsNamed(text, reading).flatMap(
    (year) => askedWindows(policy, { ...slots, year }, text, today).year ?? [],
  );
}

/** The years that a question asks of one by one, by their labels; none where it asks of one at most. */
export function yearsOf(situation: Situation, policy: Policy): readonly string[] {
  const years = yearsAsked(situation, policy);
  return years.length > 1 ? years : [];
}

/** The part of a standing that a question speaks of. */
export function focusOf(situation: Situation, policy: Policy): Focus {
  const { message, before, today, cues } = situation;
  const { text, slots } = message;
  const scope = scopeOf(situation, policy) ?? (before && askedScope(policy, slots, before.text));
  const windows = askedWindows(policy, slots, text, today);
  if (scope !== undefined && isBesideTheWhole(situation, policy, scope)) {
    return { ...windows, room: scope };
  }
  const threshold = scope === undefined ? thresholdNamed(cues, policy, text) : undefined;
  const door =
    scope === undefined && threshold === undefined ? benefitNamed(cues, text) : undefined;
  return { ...windows, basket: scope, threshold, door };
}

/** The basket that a question names, but for one that it sets aside. */
function scopeOf({ message, reading }: Situation, policy: Policy): string | undefined {
  const { text, slots } = message;
  const asked = withoutAsides(text);
  const kinds = asked === text ? slots : readWords(asked, reading.vocabulary);
  return askedScope(policy, kinds, asked) ?? partsNamed(policy, asked, reading.vocabulary)[0];
}

/**
 * Whether a kind of which nothing is demanded is only mentioned beside the question whether all is
 * done: 校本一次都没登,这算达标没.
 */
function isBesideTheWhole(
  { message, cues, reading }: Situation,
  { rules, baskets }: Policy,
  scope: string,
): boolean {
  if ([...rules.requirements, ...rules.tracks].some(({ of }) => of === scope)) return false;
  const clauses = message.text.split(CLAUSE);
  const asking = clauses.find((clause) => cues.shows("asks-whether-fulfilled", clause));
  if (asking === undefined) return false;
  return askedScope({ baskets }, readWords(asking, reading.vocabulary), asking) === undefined;
}
