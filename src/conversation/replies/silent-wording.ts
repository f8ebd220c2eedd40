import type { RecordStanding } from "../../domain/standing.ts";
import type { Policy } from "../../policy/compile.ts";
import { bilingual } from "./formatting.ts";
import type { Voice } from "./wording.ts";

/** A rule that an answer rests on: its article and what it is called in Chinese. */
export interface RuleInView {
  readonly article: string;
  readonly title: string;
}

/** A basket's rule; the whole has no title, so nothing can be said to be about it alone. */
export function basketRule(
  policy: Policy,
  { scope, article }: { readonly scope: string; readonly article: string },
): RuleInView {
  return { article, title: policy.file.baskets[scope]?.title.zh ?? "" };
}

/** The awards and caps that records fell under. */
export function recordRules(policy: Policy, records: readonly RecordStanding[]): RuleInView[] {
  return records.flatMap(({ reasons }) =>
    reasons.map((reason) => {
      const id = "rule" in reason ? reason.rule : "";
      const award = policy.file.award.find((each) => each.id === id);
      const cap = policy.file.caps.find((each) => each.id === id);
      const basket = policy.file.baskets[cap?.on ?? award?.to[0] ?? ""];
      const titles = [award?.title?.zh, basket?.title.zh].filter((title) => title !== undefined);
      return { article: reason.article, title: titles.join(" ") };
    }),
  );
}

/** How many pairs of neighbouring letters of a title a topic has too. */
function likeness(topic: string, title: string): number {
  const letters = [...title];
  return letters.slice(1).filter((letter, index) => topic.includes(`${letters[index]}${letter}`))
    .length;
}

/**
 * Says that the answer rests on a reading of a text that is silent or ambiguous, and which one.
 *
 * An article can leave several things open; the one told is the one whose topic is named most
 * like a rule of that article in view. Returns nothing where none is.
 */
export function readingText(
  voice: Voice,
  policy: Policy,
  rules: readonly RuleInView[],
): string | undefined {
  const points = policy.file.silent.map((point) => ({
    point,
    likeness: Math.max(
      0,
      ...rules
        .filter(({ article }) => article === point.cite)
        .map(({ title }) => likeness(point.topic.zh, title)),
    ),
  }));
  const [best] = points.filter((each) => each.likeness > 0).sort((a, b) => b.likeness - a.likeness);
  if (!best) return undefined;
  return voice.say("lines.reading", {
    topic: bilingual(voice, best.point.topic),
    reading: bilingual(voice, best.point.reading),
    article: best.point.cite,
  });
}
