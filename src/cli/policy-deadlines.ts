import { type Day, isDay } from "../domain/day.ts";
import type { WorkingCalendar } from "../domain/working-days.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import { dueBetween, dueFrom } from "../policy/procedures/deadline.ts";
import type { DeadlineFile } from "../policy/procedures/deadline-file.ts";
import { bilingual, day } from "../wording/formatting.ts";
import type { Localizer } from "../wording/messages.ts";
import { type Call, misused, printJson, text } from "./command.ts";
import { voiceAsked } from "./language-option.ts";

const USAGE =
  "xuefen policy deadlines <id> --from <day> --to <day> | --event <day> [--lang zh-CN|en] [--json]";

function refuse(problem: string): never {
  throw misused({ usage: USAGE }, problem);
}

function dayGiven({ values }: Call, name: "from" | "to" | "event"): Day {
  const given = text(values, name) ?? refuse(`--${name} is missing`);
  return isDay(given) ? given : refuse(`--${name} ${given} is not a day such as 2026-06-15`);
}

/** A deadline on its day, as it is printed. */
type Tell = (deadline: DeadlineFile, on: Day) => Told;

interface Told {
  readonly id: string;
  readonly on: Day;
  readonly who: string;
  readonly what: string;
  readonly article: string;
  /** Years whose holidays are not known, of what is counted from an event. */
  readonly holidaysUnknown?: readonly number[];
}

function warningsOf(localizer: Localizer, { holidaysUnknown = [] }: Told): string[] {
  return holidaysUnknown.map((year) => localizer.t("deadline.unknown-year", { year }));
}

function telling(localizer: Localizer): Tell {
  return ({ id, who, what, cite }, on) => ({
    id,
    on,
    who,
    what: bilingual(localizer, what),
    article: cite,
  });
}

/** Everything that is counted from an event, for an event on that day. */
function afterEvent(
  { deadlines }: PolicyDocument,
  event: Day,
  { tell, calendar }: { readonly tell: Tell; readonly calendar: WorkingCalendar },
): Told[] {
  return deadlines.flatMap((deadline) => {
    if (!deadline.within) return [];
    const { on, unknownYears } = dueFrom(deadline.within, event, calendar);
    return [{ ...tell(deadline, on), holidaysUnknown: unknownYears }];
  });
}

function between(call: Call, { deadlines }: PolicyDocument, tell: Tell): Told[] {
  const [from, to] = [dayGiven(call, "from"), dayGiven(call, "to")];
  if (from > to) refuse(`--from ${from} is later than --to ${to}`);
  return dueBetween(deadlines, from, to).map(({ deadline, on }) => tell(deadline, on));
}

function nothingDue(call: Call, localizer: Localizer): string {
  if (text(call.values, "event") !== undefined) return localizer.t("deadline.none-from-event");
  const [from, to] = [day(localizer, dayGiven(call, "from")), day(localizer, dayGiven(call, "to"))];
  return localizer.t("deadline.none", { span: localizer.t("deadline.span", { from, to }) });
}

/** Prints what falls due in a span of days, or what follows from an event. */
export function printDeadlines(
  call: Call,
  policy: PolicyDocument,
  calendar: WorkingCalendar,
): void {
  const localizer = voiceAsked(call, { usage: USAGE });
  const tell = telling(localizer);
  const found =
    text(call.values, "event") === undefined
      ? between(call, policy, tell)
      : afterEvent(policy, dayGiven(call, "event"), { tell, calendar });
  if (call.common.json) {
    printJson(call.console, found);
    return;
  }
  if (found.length === 0) call.console.out(`${nothingDue(call, localizer)}\n`);
  for (const { on, who, what, article } of found) {
    call.console.out(`${on}  ${who}  ${what} [${article}]\n`);
  }
  for (const warning of new Set(found.flatMap((each) => warningsOf(localizer, each)))) {
    call.console.out(`${warning}\n`);
  }
}
