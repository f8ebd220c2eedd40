import type { CapLine, RecordResult, WindowTotal } from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { appraised, type Facts } from "../../../policy/engine/evaluate.ts";
import { cutsOf } from "../../../wording/aside-wording.ts";
import { scopeName, sum, windowName } from "../../../wording/formatting.ts";
import { placeName, type Telling } from "../../../wording/line-wording.ts";
import { countedOf } from "../../../wording/record-verdict.ts";
import type { Besides } from "../article/besides.ts";
import { capsInView } from "../standing/caps-in-view.ts";
import { type Focus, recordsInView, type View, viewOf } from "../standing/focus-view.ts";
import type { StandingAnswer } from "../standing/reply.ts";

export interface WhyAnswer extends Omit<StandingAnswer, "focus"> {
  /** What the rule of the one record says. */
  readonly besides?: Besides | undefined;
  /** The amounts that were named in asking. */
  readonly named?: readonly number[] | undefined;
  /** Whether it is asked why a record is, or is not, worth more than it states. */
  readonly isMultipleAsked?: boolean | undefined;
  /** Whether it is asked if a record counts less than it states. */
  readonly isDiscountAsked?: boolean | undefined;
  /** What the standing was made from. */
  readonly facts: Facts;
  readonly focus?:
    | (Focus & { /** The id of one record. */ readonly record?: string | undefined })
    | undefined;
}

/** What a why is about. */
export interface WhyView {
  readonly view: View;
  readonly records: readonly RecordResult[];
  /** The caps that cut something off them. */
  readonly cuts: readonly CapLine[];
  /** `2013年校本研训`. */
  readonly place: string;
  readonly total: number;
}

/** A basket that only the cycle caps is explained by the records of the cycle. */
function windowFor({ policy, standing, focus = {} }: WhyAnswer): View {
  const view = viewOf(standing, focus);
  if (!focus.basket || view.main) return view;
  const caps = capsInView(policy, standing, view, focus.basket);
  const isCycle = caps.length > 0 && caps.every(({ window }) => window === "cycle");
  return isCycle ? { ...view, window: "cycle" } : view;
}

/** One record, those of a basket, or all in the window. */
function recordsAsked({ policy, standing, facts, focus = {} }: WhyAnswer, view: View) {
  if (focus.record) return standing.records.filter(({ id }) => id === focus.record);
  const inView = recordsInView(standing, view);
  const { basket } = focus;
  if (basket === undefined) return inView;
  const isIn = (record: TrainingRecord) =>
    appraised(policy, facts.teacher, record, standing.asOf).baskets.includes(basket);
  const members = new Set(facts.records.filter(isIn).map(({ id }) => id));
  return inView.filter(({ id }) => members.has(id));
}

/** The whole window, where no single line is what is explained. */
function windowTotal({ year, cycle, window }: View): WindowTotal | undefined {
  return window === "cycle" ? cycle : year;
}

/** What counts: what the line says, of a basket what its records give, else the total. */
function totalOf({ focus = {} }: WhyAnswer, view: View, records: readonly RecordResult[]): number {
  const { main, window } = view;
  if (main?.window === window) return main.counted;
  if (!focus.basket) return windowTotal(view)?.total ?? 0;
  return sum(records.map((record) => countedOf(record, window)));
}

function placeText(telling: Telling, { focus = {} }: WhyAnswer, view: View): string {
  const { localizer, policy } = telling;
  if (view.main?.window === view.window) return placeName(telling, view.main);
  const found = windowTotal(view);
  const window = found ? windowName(localizer, view.window, found.label) : "";
  if (!focus.basket) return window;
  const basket = scopeName(localizer, policy, focus.basket);
  return window ? localizer.t("lines.basket-in", { basket, window }) : basket;
}

/** Chooses the records that explain a number, and the number. */
export function whyView(telling: Telling, answer: WhyAnswer): WhyView {
  const { standing, focus = {} } = answer;
  const view = windowFor(answer);
  const records = recordsAsked(answer, view);
  const cuts = cutsOf(standing, records);
  return {
    view,
    records,
    cuts: focus.basket ? cuts.filter(({ scope }) => scope === focus.basket) : cuts,
    place: placeText(telling, answer, view),
    total: totalOf(answer, view, records),
  };
}
