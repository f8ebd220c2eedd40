import { z } from "zod";
import { type Fraction, fraction, multiply } from "../../domain/credits.ts";
import { amount, type Dated, dated, inForce, mapDated } from "../terms/amount.ts";
import {
  compileCondition,
  firstThatHolds,
  type Names,
  type Test,
} from "../terms/compile-condition.ts";
import { condition } from "../terms/condition.ts";
import type { Fact } from "../terms/expression.ts";
import { type Booking, explain, type ScoredRecord } from "../terms/item.ts";
import { type MeasuresFile, type Reading, readingsOf } from "../terms/measures.ts";
import { ratesBy } from "../terms/rates.ts";
import { PLACES, type Scale, tenThousandths } from "../terms/scale.ts";
import { bilingual, identifier, ruleHead } from "../terms/text.ts";

const byFact = ratesBy(["level", "mode", "host", "place", "outcome"]);
type ByFact = z.output<typeof byFact>;
type Rate = Fraction | ByFact;

const per = z
  .string()
  .regex(/^(\d+ )?[a-z]+(-[a-z]+)*$/, 'write what it is counted per, such as hour or "3 hours"')
  .transform((written) => {
    const [, count, name = ""] = /^(?:(\d+) )?(.*)$/.exec(written) ?? [];
    const singular = count === undefined || count === "1" ? name : name.replace(/s$/, "");
    return { count: Number(count ?? 1), measure: singular };
  });

const option = z.strictObject({
  /** What one of `per` is worth; without `per`, what the record is worth as a whole. */
  credits: dated(z.union([amount, byFact])),
  per: per.optional(),
  /** Only whole ones of `per` count. */
  whole: z.boolean().optional(),
  /** At most so many of `per` count. */
  "at-most": amount.optional(),
});

/** What a record is worth (折算). The first rule whose condition holds decides. */
export const awardFile = z.strictObject({
  ...ruleHead,
  title: bilingual.optional(),
  when: condition,
  /** The first option whose measure the proof states decides; with none, the worth is 0. */
  worth: z.union([option.transform((one) => [one]), z.array(option).min(1)], {
    error: "write what it is worth, such as { credits: 1, per: hour }",
  }),
  /** The baskets it goes into, besides the total. */
  to: z.array(identifier).default([]),
  books: z.enum(["year", "cycle", "track"]).default("year"),
});
export type AwardFile = z.output<typeof awardFile>;

/** One way to price a record, with every factor already in whole units of the scale. */
interface Pricing {
  /** Absent: a flat worth, whatever the proof states. */
  readonly reading: Reading | undefined;
  readonly whole: boolean;
  readonly rates: Dated<Prices>;
}

/** What one unit of measure is worth: for every record alike, or by a fact it states. */
type Prices =
  | { readonly by: undefined; readonly price: Price | undefined }
  | { readonly by: ByFact["by"]; readonly prices: ReadonlyMap<string, Price> };

interface Price {
  /** Units for a ten-thousandth of what the proof states. */
  readonly perTenThousandth: number;
  /** Units for one whole of what the rule counts per. */
  readonly perWhole: number;
  readonly most: number;
}

export interface Award {
  readonly id: string;
  readonly cite: string;
  readonly test: Test;
  readonly pricings: readonly Pricing[];
  readonly baskets: readonly string[];
  readonly books: Booking;
}

type Option = AwardFile["worth"][number];
const ONE = fraction(1);

function ratesOf(rate: Rate): (readonly [string, Fraction])[] {
  if (!("by" in rate)) return [["always", rate]];
  const { by: _, ...table } = rate;
  return Object.entries(table);
}

/** The readings an option prices, each with how many of what is stated make one of `per`. */
function countsOf(from: Option, measures: MeasuresFile) {
  if (!from.per) return [{ reading: undefined, share: ONE }];
  const { count, measure } = from.per;
  return readingsOf(measure, measures).map((reading) => ({
    reading,
    share: multiply(reading.factor, fraction(1, count)),
  }));
}

/** Every fraction that pricing by this award can produce, so that the scale can hold them. */
export function awardFractions(file: AwardFile, measures: MeasuresFile): Fraction[] {
  return file.worth.flatMap((each) => {
    const rates = each.credits.steps.flatMap(({ value }) => ratesOf(value).map(([, rate]) => rate));
    const shares = countsOf(each, measures).map(({ share }) => share);
    const most = each["at-most"] ?? ONE;
    return rates.flatMap((rate) => [
      rate,
      multiply(rate, most),
      ...shares.map((share) => multiply(rate, share)),
    ]);
  });
}

function pricesOf(rate: Rate, share: Fraction, most: Fraction | undefined, scale: Scale): Prices {
  const priceOf = (each: Fraction): Price => ({
    perTenThousandth: scale.units(multiply(each, share)) / PLACES,
    perWhole: scale.units(each),
    most: most ? scale.units(multiply(each, most)) : Number.POSITIVE_INFINITY,
  });
  if (!("by" in rate)) return { by: undefined, price: priceOf(rate) };
  const prices = ratesOf(rate).map(([value, each]) => [value, priceOf(each)] as const);
  return { by: rate.by, prices: new Map(prices) };
}

export function compileAward(
  file: AwardFile,
  names: Names,
  measures: MeasuresFile,
  scale: Scale,
): Award {
  const pricings = file.worth.flatMap((each) =>
    countsOf(each, measures).map(
      ({ reading, share }): Pricing => ({
        reading,
        whole: each.whole ?? false,
        rates: mapDated(each.credits, (rate) => pricesOf(rate, share, each["at-most"], scale)),
      }),
    ),
  );
  return {
    id: file.id,
    cite: file.cite,
    test: compileCondition(file.when, names),
    pricings,
    baskets: file.to,
    books: file.books,
  };
}

/** Whether what an award gives depends on a fact that is not known yet. */
export function pricesBy(rule: Award, fact: Fact): boolean {
  return rule.pricings.some(({ rates }) => rates.steps.some(({ value }) => value.by === fact));
}

/** An award for records that state this of a fact. */
export function awardGiven(rule: Award, fact: Fact, value: unknown): Award {
  if (!pricesBy(rule, fact)) return rule;
  const known = (prices: Prices): Prices =>
    prices.by === fact
      ? { by: undefined, price: prices.prices.get(String(value ?? "none")) }
      : prices;
  return {
    ...rule,
    pricings: rule.pricings.map((each) => ({ ...each, rates: mapDated(each.rates, known) })),
  };
}

/** Units for what the proof states under one pricing, or undefined where it states no such thing. */
function worthBy(
  pricing: Pricing,
  item: ScoredRecord,
  stated: number | undefined,
): number | undefined {
  const prices = inForce(pricing.rates, item.day);
  const found = prices?.by === undefined ? prices?.price : undefined;
  if (!found) return undefined;
  if (!pricing.reading) return found.perWhole;
  if (stated === undefined) return undefined;
  if (found.perWhole === 0) return 0;
  const units = tenThousandths(stated) * found.perTenThousandth;
  const worth = pricing.whole ? Math.floor(units / found.perWhole) * found.perWhole : units;
  return Math.min(worth, found.most);
}

/** Finds the first award that applies and puts the item where it books, also if it will earn nothing. */
export function assign(item: ScoredRecord, rules: readonly Award[]): Award | undefined {
  const rule = firstThatHolds(rules, item);
  if (!rule) return undefined;
  item.baskets = rule.baskets;
  item.booked = rule.books;
  return rule;
}

/** The measures that an award asks for, unless the proof states one of them. */
function lackingOf(rule: Award, item: ScoredRecord): string[] {
  const asked = rule.pricings.flatMap(({ reading }) => reading ?? []);
  if (asked.some(({ read }) => read(item.record) !== undefined)) return [];
  return [...new Set(asked.map(({ name }) => name))];
}

/**
 * Prices an item by its award, of which every fact that the price depends on must be known.
 * A proof that states none of the measures asked for earns nothing, and is told so.
 */
export function award(item: ScoredRecord, rule: Award, scale: Scale): void {
  for (const pricing of rule.pricings) {
    const { reading } = pricing;
    const stated = reading?.read(item.record);
    const worth = worthBy(pricing, item, stated);
    if (worth === undefined) continue;
    item.worth = worth;
    explain(item, {
      code: "converted",
      article: rule.cite,
      rule: rule.id,
      stated: reading && { amount: stated ?? 0, measure: reading.name },
      amount: scale.read(worth),
      booked: rule.books,
    });
    return;
  }
  const lacking = lackingOf(rule, item);
  explain(item, {
    code: "converted",
    article: rule.cite,
    rule: rule.id,
    stated: undefined,
    ...(lacking.length > 0 && { lacking }),
    amount: 0,
    booked: rule.books,
  });
}
