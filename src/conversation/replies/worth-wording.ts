import type { RecordStanding } from "../../domain/standing.ts";
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

function whereText({ voice }: Telling, record: RecordStanding): string {
  const booking = bookingOf(record);
  if (booking === "track") return voice.say("worth.to-track");
  if (booking === "year") return windowName(voice, "year", record.year ?? "");
  return windowName(voice, "cycle", record.cycle ?? "");
}

/** Says what a record would count, where, and why not more. */
export function worthOf(telling: Telling, record: RecordStanding): Worth {
  const { voice, policy, unit } = telling;
  const counted = countedOf(record);
  const another = () => voice.say("worth.another");
  const { because, counts, articles } = verdictOn(voice, policy, record, another);
  if (counted === 0) {
    const refusals = record.reasons.filter(({ code }) => code !== "converted" && code !== "bonus");
    const refused = refusals.map((reason) => reasonText(reason, policy, voice, another));
    const isOutside = bookingOf(record) === "nowhere" && refused.length === 0;
    const why = clauses(
      voice,
      isOutside ? [...because, counts] : refused.length > 0 ? refused : because,
    );
    const text = voice.say("worth.nothing", { none: amount(voice, 0, unit), why });
    return { text, articles, isNothing: true };
  }
  const params = { counted: amount(voice, counted, unit), where: whereText(telling, record) };
  const cuts = record.reasons.filter(({ code }) => code === "capped");
  if (cuts.length === 0) {
    return { text: voice.say("worth.all", params), articles, isNothing: false };
  }
  const why = clauses(
    voice,
    cuts.map((reason) => reasonText(reason, policy, voice)),
  );
  const converted = amount(voice, record.converted, unit);
  return {
    text: voice.say("worth.part", { ...params, converted, why }),
    articles,
    isNothing: false,
  };
}
