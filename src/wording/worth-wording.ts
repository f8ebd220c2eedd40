import type { RecordResult } from "../domain/standing.ts";
import { amount, clauses, windowName } from "./formatting.ts";
import type { Telling } from "./line-wording.ts";
import { reasonText } from "./reason-wording.ts";
import { bookingOf, countedOf, verdictOn } from "./record-verdict.ts";

/** What a record would be worth, in one clause, and the articles that say so. */
export interface Worth {
  readonly text: string;
  readonly articles: readonly string[];
  readonly isNothing: boolean;
}

function whereText({ localizer }: Telling, record: RecordResult): string {
  const booking = bookingOf(record);
  if (booking === "track") return localizer.t("worth.to-track");
  if (booking === "year") return windowName(localizer, "year", record.year ?? "");
  return windowName(localizer, "cycle", record.cycle ?? "");
}

/** Says what a record would count, where, and why not more. */
export function worthOf(telling: Telling, record: RecordResult): Worth {
  const { localizer, policy, unit } = telling;
  const counted = countedOf(record);
  const another = () => localizer.t("worth.another");
  const { because, counts, articles } = verdictOn(localizer, policy, record, another);
  if (counted === 0) {
    const refusals = record.reasons.filter(({ code }) => code !== "converted" && code !== "bonus");
    const refused = refusals.map((reason) => reasonText(reason, policy, localizer, another));
    const isOutside = bookingOf(record) === "nowhere" && refused.length === 0;
    const why = clauses(
      localizer,
      isOutside ? [...because, counts] : refused.length > 0 ? refused : because,
    );
    const text = localizer.t("worth.nothing", { none: amount(localizer, 0, unit), why });
    return { text, articles, isNothing: true };
  }
  const params = { counted: amount(localizer, counted, unit), where: whereText(telling, record) };
  const cuts = record.reasons.filter(({ code }) => code === "capped");
  if (cuts.length === 0) {
    return { text: localizer.t("worth.all", params), articles, isNothing: false };
  }
  const why = clauses(
    localizer,
    cuts.map((reason) => reasonText(reason, policy, localizer)),
  );
  const converted = amount(localizer, record.converted, unit);
  return {
    text: localizer.t("worth.part", { ...params, converted, why }),
    articles,
    isNothing: false,
  };
}
