import type { CapLine, RecordResult, RequirementLine, Standing } from "../domain/standing.ts";
import { amount, clauses, scopeName, sum } from "./formatting.ts";
import { cutText, placeName, type Telling } from "./line-wording.ts";
import type { Localizer } from "./messages.ts";

/** A remark beside the answer, the articles it rests on, and the lines it tells. */
export interface Aside {
  readonly text: string;
  readonly articles: readonly string[];
  readonly lines?: readonly RequirementLine[];
}

/** Several remarks as one line; nothing where there are none. */
export function together(localizer: Localizer, asides: readonly Aside[]): Aside | undefined {
  if (asides.length === 0) return undefined;
  return {
    text: clauses(
      localizer,
      asides.map(({ text }) => text),
    ),
    articles: asides.flatMap(({ articles }) => articles),
  };
}

/** The caps that cut something off these records. */
export function cutsOf(standing: Standing, records: readonly RecordResult[]): readonly CapLine[] {
  const cut = new Set(
    records.flatMap(({ reasons }) =>
      reasons.flatMap((reason) =>
        reason.code === "capped" ? [`${reason.rule} ${reason.label}`] : [],
      ),
    ),
  );
  return standing.caps.filter(({ id, label, lost }) => lost > 0 && cut.has(`${id} ${label}`));
}

function pendingOf(records: readonly RecordResult[], because: "unverified" | "future") {
  const waiting = records.flatMap(({ converted, reasons }) => {
    const reason = reasons.find((each) => each.code === "pending" && each.because === because);
    return reason && converted > 0 ? [{ converted, article: reason.article }] : [];
  });
  return {
    total: sum(waiting.map(({ converted }) => converted)),
    articles: waiting.map(({ article }) => article).filter((article) => article !== ""),
  };
}

/** What waits for somebody's word or for its day, apart from what counts. */
export function pendingAsides(
  { localizer, unit }: Telling,
  records: readonly RecordResult[],
): Aside[] {
  const unverified = pendingOf(records, "unverified");
  const future = pendingOf(records, "future");
  const [article] = unverified.articles;
  return [
    ...(unverified.total > 0
      ? [
          {
            text: localizer.t("lines.unverified", {
              amount: amount(localizer, unverified.total, unit),
              article: article ?? "",
            }),
            articles: unverified.articles,
          },
        ]
      : []),
    ...(future.total > 0
      ? [
          {
            text: localizer.t("lines.future", { amount: amount(localizer, future.total, unit) }),
            articles: [],
          },
        ]
      : []),
  ];
}

/** What leave took off a line, and what the surplus of another added to it. */
export function adjustmentAsides(telling: Telling, line: RequirementLine): Aside[] {
  const { localizer, policy, unit } = telling;
  const what = placeName(telling, line);
  const lowered = line.lowered ?? [];
  const [first] = lowered;
  const by = sum(lowered.map((each) => each.by));
  const reductions =
    first && by > 0
      ? [
          {
            text: localizer.t("lines.lowered", {
              what,
              by: amount(localizer, by, unit),
              article: first.article,
            }),
            articles: [first.article],
          },
        ]
      : [];
  const offsets = (line.offset ?? []).map((offset) => {
    const giver = policy.rules.requirements.find(({ id }) => id === offset.from);
    return {
      text: localizer.t("lines.offset", {
        what,
        from: scopeName(localizer, policy, giver?.of ?? offset.from),
        amount: amount(localizer, offset.amount, unit),
        article: offset.article,
      }),
      articles: [offset.article],
    };
  });
  const carried = (line.carried ?? []).map((each) => ({
    text: localizer.t("lines.carried", {
      what,
      from: each.from,
      amount: amount(localizer, each.amount, unit),
      article: each.article,
    }),
    articles: [each.article],
  }));
  return [...reductions, ...offsets, ...carried];
}

/** What caps cut, as remarks. */
export function cutAsides(telling: Telling, caps: readonly CapLine[]): Aside[] {
  return caps.map((cap) => ({ text: cutText(telling, cap), articles: [cap.article] }));
}
