import type { Fraction } from "../../../domain/credits.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { isOnTop, plainLimit, portion, verdict } from "../../../policy/procedures/calculation.ts";
import type { CalculationFile } from "../../../policy/procedures/calculation-file.ts";
import { composeReply, MOST_LINES } from "../../../wording/compose-reply.ts";
import { bilingual, number } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { AskedCalculation } from "./match-calculations.ts";

export interface CalculationAnswer {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument;
  /** At least one. */
  readonly asked: readonly AskedCalculation[];
  /** Further lines and the articles they rest on. */
  readonly besides?: { readonly lines: readonly string[]; readonly articles: readonly string[] };
}

type Counted = NonNullable<CalculationFile["whole"]>["in"];

const COUNTED = {
  lessons: "calculation.lessons",
  people: "calculation.people",
  money: "calculation.money",
} as const satisfies Record<Counted, string>;

function counted(localizer: Localizer, amount: number, what: Counted): string {
  return localizer.t(COUNTED[what], { count: number(amount) });
}

function percent({ numerator, denominator }: Fraction): string {
  return `${number((numerator / denominator) * 100)}%`;
}

/** A number held against the limit: how much it is, and what follows. */
function verdictText(localizer: Localizer, asked: AskedCalculation, part: number): string {
  const { rule, whole = 0, who } = asked;
  const { over, percent: share } = verdict(rule, part, whole);
  const amount = number(part);
  const follows = over ? rule.over : rule.within;
  const limit = rule.share?.atMost;
  const text = localizer.t(over ? "calculation.over" : "calculation.within", {
    part: rule.part ? bilingual(localizer, rule.part.title) : "",
    share:
      share === undefined || asked.inPercent
        ? localizer.t("calculation.plain", { amount: asked.inPercent ? `${amount}%` : amount })
        : localizer.t("calculation.of-whole", {
            amount,
            whole: number(whole),
            percent: `${number(share)}%`,
          }),
    ...(over && { limit: limit ? percent(limit) : number(plainLimit(rule) ?? 0) }),
    follows: follows ? bilingual(localizer, follows) : "",
  });
  const about = rule.share ? who : bilingual(localizer, rule.title);
  return about ? localizer.t("calculation.by", { who: about, text }) : text;
}

/** A share of a number, or between two shares of it. */
function portionText(localizer: Localizer, rule: CalculationFile, whole: number): string {
  const what = rule.whole?.in ?? "people";
  const say = (amount: number | undefined) => counted(localizer, amount ?? 0, what);
  const { atLeast, atMost } = portion(rule, whole);
  const { atLeast: low, atMost: high } = rule.share ?? {};
  const told = { title: bilingual(localizer, rule.title), whole: say(whole) };
  if (low && high && low !== high) {
    const shares = { low: percent(low), high: percent(high) };
    const text = localizer.t("calculation.between", {
      ...told,
      ...shares,
      from: say(atLeast),
      to: say(atMost),
    });
    return withSum(localizer, rule, text, say(whole + (atMost ?? 0)));
  }
  const bound = high ? "calculation.at-most" : "calculation.at-least";
  const share = high ?? low;
  const most = atMost ?? atLeast ?? 0;
  const text = localizer.t(low && high ? "calculation.exactly" : bound, {
    ...told,
    share: share ? percent(share) : "",
    amount: say(most),
  });
  return withSum(localizer, rule, text, say(whole + most));
}

/** Adds what it comes to together, where the share is on top of the whole. */
function withSum(localizer: Localizer, rule: CalculationFile, text: string, sum: string): string {
  return isOnTop(rule) ? localizer.t("calculation.on-top", { text, sum }) : text;
}

/** How much may be missed before the limit is passed. */
function mostText(localizer: Localizer, rule: CalculationFile, whole: number): string {
  const share = rule.share?.atMost;
  return localizer.t("calculation.most", {
    part: rule.part ? bilingual(localizer, rule.part.title) : "",
    whole: counted(localizer, whole, rule.whole?.in ?? "lessons"),
    share: share ? percent(share) : "",
    amount: counted(localizer, portion(rule, whole).atMost ?? 0, rule.whole?.in ?? "lessons"),
    follows: rule.over ? bilingual(localizer, rule.over) : "",
  });
}

function textOf(localizer: Localizer, asked: AskedCalculation): string {
  const { rule, part, whole = 0 } = asked;
  if (part !== undefined) return verdictText(localizer, asked, part);
  return rule.part ? mostText(localizer, rule, whole) : portionText(localizer, rule, whole);
}

/** Whoever is beyond a limit is told first. */
function inOrder(asked: readonly AskedCalculation[]): readonly AskedCalculation[] {
  const isOver = ({ rule, part, whole = 0 }: AskedCalculation) =>
    part !== undefined && verdict(rule, part, whole).over;
  return [...asked].sort((a, b) => Number(isOver(b)) - Number(isOver(a)));
}

/** What comes of the numbers in a question, each with its article. */
export function calculationReply({ localizer, policy, asked, besides }: CalculationAnswer): Reply {
  const [lead = "", ...more] = inOrder(asked).map((each) => textOf(localizer, each));
  const rules = [...new Set(asked.map(({ rule }) => rule))];
  const readings = rules.flatMap(({ cite, reading }) =>
    reading
      ? [
          localizer.t("calculation.reading", {
            article: cite,
            reading: bilingual(localizer, reading),
          }),
        ]
      : [],
  );
  const lines = [...more, ...(besides?.lines ?? []), ...readings];
  return composeReply(localizer, {
    lead,
    lines,
    details: lines.slice(MOST_LINES),
    articles: [...rules.map(({ cite }) => cite), ...(besides?.articles ?? [])],
    policy,
  });
}
