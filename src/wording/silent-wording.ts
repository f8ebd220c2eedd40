import type { CapLine, RecordResult, RequirementLine } from "../domain/standing.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { composeReply } from "./compose-reply.ts";
import { bilingual } from "./formatting.ts";
import type { Localizer } from "./messages.ts";
import type { Reply } from "./reply.ts";

/** A rule that an answer rests on: its article and what it is called in Chinese. */
export interface RuleInView {
  readonly article: string;
  readonly title: string;
}

/** Fewer letters in common than these make two texts alike by chance. */
const ALIKE = 2;

/** A requirement; the whole has no title, so nothing can be said to be about it alone. */
export function requirementRule(policy: Policy, { scope, article }: RequirementLine): RuleInView {
  return { article, title: policy.baskets[scope]?.title.zh ?? "" };
}

/** A cap, called after its basket, what it does, and over what time. */
export function capRuleInView(
  localizer: Localizer,
  policy: Policy,
  { scope, article, window }: Pick<CapLine, "scope" | "article" | "window">,
): RuleInView {
  const basket = policy.baskets[scope]?.title.zh ?? "";
  const words = ["cap", window].map((word) => localizer.name("topic", word));
  return { article, title: [basket, ...words].join(" ") };
}

/** The awards and caps that records fell under. */
export function recordRules(
  localizer: Localizer,
  policy: Policy,
  records: readonly RecordResult[],
): RuleInView[] {
  return records.flatMap(({ reasons }) =>
    reasons.map((reason) => {
      const { article } = reason;
      const id = "rule" in reason ? reason.rule : "";
      const cap = policy.rules.caps.find((each) => each.id === id);
      if (cap) return capRuleInView(localizer, policy, { scope: cap.on, article, window: cap.per });
      const award = policy.rules.awards.find((each) => each.id === id);
      return { article, title: award?.title?.zh ?? "" };
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
  localizer: Localizer,
  policy: Policy,
  rules: readonly RuleInView[],
): string | undefined {
  const points = policy.interpretations.map((point) => ({
    point,
    likeness: Math.max(
      0,
      ...rules
        .filter(({ article }) => article === point.cite)
        .map(({ title }) => likeness(point.topic.zh, title)),
    ),
  }));
  const [best] = points
    .filter((each) => each.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness);
  return best && pointText(localizer, best.point);
}

/** What a text leaves open, and how it is read. */
export function pointText(localizer: Localizer, { topic, reading, cite }: SilentPoint): string {
  return localizer.t("lines.reading", {
    topic: bilingual(localizer, topic),
    reading: bilingual(localizer, reading),
    article: cite,
  });
}

type SilentPoint = Policy["file"]["interpretations"][number];

/** Tells a reading where that alone is the answer. */
export function readingReply(localizer: Localizer, policy: Policy, point: SilentPoint): Reply {
  return composeReply(localizer, {
    lead: pointText(localizer, point),
    articles: [point.cite],
    policy,
  });
}
