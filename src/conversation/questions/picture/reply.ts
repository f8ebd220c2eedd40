import type { ShortList } from "../../../app/standing/list-short.ts";
import type { Day } from "../../../domain/day.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { clauses, number, unitName, unitOf } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { ChartBlock, Reply } from "../../../wording/reply.ts";
import { bandsOf } from "./bands.ts";
import { inPicture } from "./in-picture.ts";

type Listed = Extract<ShortList, { kind: "listed" }>;

/** How many people of a unit lack how much: nobody is named. */
export function shortfallsReply(localizer: Localizer, list: Listed, asOf: Day): Reply {
  const { unit, people, uncounted, short } = list;
  const told = { unit: unit.name, people, short: short.length };
  const charts = chartsOf(localizer, list);
  const articles = new Map(short.map(({ line, policy }) => [line.article, policy]));
  const [policy] = articles.values();
  const reply = composeReply(localizer, {
    lead: localizer.t(short.length > 0 ? "people.short" : "people.none-short", told),
    tone: short.length > 0 ? "short" : "good",
    lines: [
      uncounted > 0 ? localizer.t("people.uncounted", { uncounted }) : undefined,
      localizer.t("picture.bands"),
    ],
    blocks: charts,
    details: charts.map((chart) => inWords(localizer, chart)),
    articles: [...articles].filter(([, each]) => each === policy).map(([article]) => article),
    policy,
    personal: true,
  });
  return inPicture(localizer, reply, {
    title: localizer.t("picture.title-shortfalls", { unit: unit.name }),
    asOf,
    draws: "chart",
  });
}

/** A chart for each unit in which people count, that of most people first; who lacks nothing stands in that one. */
function chartsOf(localizer: Localizer, { people, uncounted, short }: Listed): ChartBlock[] {
  const amounts = new Map<string, number[]>();
  for (const { policy, line } of short) {
    const unit = unitName(localizer, unitOf(policy));
    amounts.set(unit, [...(amounts.get(unit) ?? []), line.missing]);
  }
  const done = people - uncounted - short.length;
  return [...amounts]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([unit, missing], at) => ({
      kind: "chart",
      title: localizer.t("picture.missing-in", { unit }),
      unit: localizer.t("picture.people"),
      bars: [
        ...(at === 0 ? [{ label: localizer.t("picture.nothing-missing"), value: done }] : []),
        ...bandsOf(missing).map(({ above, upTo, people: value }) => ({
          label: bandName(localizer, above, upTo),
          value,
        })),
      ],
    }));
}

function bandName(localizer: Localizer, above: number, upTo: number): string {
  return above === 0
    ? localizer.t("picture.first-band", { to: number(upTo) })
    : localizer.t("picture.band", { from: number(above), to: number(upTo) });
}

function inWords(localizer: Localizer, { title, bars }: ChartBlock): string {
  const counts = bars.map(({ label, value }) =>
    localizer.t("picture.band-count", { band: label, people: number(value) }),
  );
  return localizer.t("picture.counts", { title, counts: clauses(localizer, counts) });
}
