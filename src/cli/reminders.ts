import { DIGEST } from "../app/delivery/ports.ts";
import { type PreviewedDigest, previewDigests } from "../app/digest/preview-digests.ts";
import type { Spoken } from "../app/outreach/decide.ts";
import type { WrittenReminder } from "../app/outreach/plan-reminders.ts";
import { type Previewed, previewReminders } from "../app/outreach/preview-reminders.ts";
import { type Day, dayNumber, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import { timeOfDay } from "../domain/time-of-day.ts";
import { readPolicies } from "../files/policies/read-policies.ts";
import { openData } from "../open-data.ts";
import { remindingBy } from "../reminding.ts";
import { topsText, whenText } from "../wording/digest-wording.ts";
import { clauses, dayWithWeekday } from "../wording/formatting.ts";
import type { Localizer } from "../wording/messages.ts";
import { heldText, matterText, reasonText } from "../wording/reminder-wording.ts";
import { argument, type Call, type Command, misused, printJson, text } from "./command.ts";
import { LANGUAGE_OPTION, voiceAsked } from "./language-option.ts";

/** More days than these would take long and tell little. */
const MOST_DAYS = 400;

/** `xuefen reminders preview`: what would be sent, to whom, when and why, without sending. */
export const remindersCommand: Command = {
  name: "reminders",
  usage:
    "xuefen reminders preview --from <day> --to <day> [--of <person>] [--explain] [--lang zh-CN|en] [--json]",
  summary: "says of whom would be reminded of what, when and why, and with --explain why not",
  takes: ["what to do"],
  options: {
    from: { type: "string" },
    to: { type: "string" },
    of: { type: "string" },
    explain: { type: "boolean" },
    ...LANGUAGE_OPTION,
  },
  run: async (call) => {
    const { common, console, values } = call;
    const named = argument(call, remindersCommand, 0);
    if (named !== "preview") throw misused(remindersCommand, `there is no "reminders ${named}"`);
    const span = spanGiven(call);
    const localizer = voiceAsked(call, remindersCommand);
    const reminding = remindingBy(common.config, readPolicies(common.policies), localizer);
    const person = text(values, "of");
    const store = await openData(common.config);
    try {
      if (person !== undefined && !(await store.roster.person(person))) {
        throw new Failure("person/unknown", { person });
      }
      const asked = { ...span, person, write: reminding.write };
      const found: Previewed<WrittenReminder>[] = [];
      for await (const each of previewReminders(store, reminding, asked)) found.push(each);
      const rows = found.flatMap((each) => [
        ...sentRow(localizer, each, reminding.instantAt),
        ...(values.explain === true ? heldRows(localizer, each) : []),
      ]);
      const digests = await previewDigests(store, reminding, asked);
      const all = [
        ...rows,
        ...digests.map((each) => digestRow(localizer, each, reminding.instantAt)),
      ];
      if (common.json) printJson(console, all);
      else console.out(printed(localizer, found, digests, values.explain === true));
    } finally {
      await store.close();
    }
  },
};

function spanGiven(call: Call): { readonly from: Day; readonly to: Day } {
  const [from, to] = [dayGiven(call, "from"), dayGiven(call, "to")];
  if (from > to) throw misused(remindersCommand, `--from ${from} is later than --to ${to}`);
  if (dayNumber(to) - dayNumber(from) >= MOST_DAYS) {
    throw misused(remindersCommand, `--from and --to may be ${MOST_DAYS} days apart at most`);
  }
  return { from, to };
}

function dayGiven({ values }: Call, name: "from" | "to"): Day {
  const given = text(values, name);
  if (given === undefined) throw misused(remindersCommand, `--${name} is missing`);
  if (isDay(given)) return given;
  throw misused(remindersCommand, `--${name} ${given} is not a day such as 2026-06-15`);
}

/** A message as it is printed in JSON. */
function sentRow(
  localizer: Localizer,
  { person, day, message, isReachable }: Previewed<WrittenReminder>,
  instantAt: (day: Day, minute: number) => string,
) {
  const [first] = message?.told ?? [];
  if (!message || !first) return [];
  return [
    {
      at: instantAt(day, message.minute),
      to: person.teacher.id,
      kind: first.matter.kind,
      reason: reasonsOf(localizer, message.told, day),
      article: first.matter.article ?? null,
      text: message.written.text,
      reachable: isReachable,
    },
  ];
}

/** A digest in JSON: what it counts is counted on its day. */
function digestRow(
  localizer: Localizer,
  { day, order, tops, isReachable }: PreviewedDigest,
  instantAt: (day: Day, minute: number) => string,
) {
  return {
    at: instantAt(day, order.minute),
    to: "person" in order.whose ? order.whose.person : order.whose.room,
    kind: DIGEST,
    reason: digestText(localizer, { order, tops }),
    article: null,
    reachable: isReachable,
  };
}

function digestText(
  localizer: Localizer,
  { order, tops }: Pick<PreviewedDigest, "order" | "tops">,
): string {
  const when = whenText(localizer, order);
  return localizer.t("digest.preview", { when, units: topsText(localizer, tops) });
}

function reasonsOf(localizer: Localizer, told: readonly Spoken[], day: Day): string {
  return clauses(
    localizer,
    told.map((each) => reasonText(localizer, each, day)),
  );
}

/** What is not sent on a day, and why. */
function heldRows(localizer: Localizer, { person, day, held }: Previewed<WrittenReminder>) {
  return held.map((each) => ({
    day,
    to: person.teacher.id,
    kind: each.matter.kind,
    held: each.because,
    until: each.until ?? null,
    reason: `${matterText(localizer, each.matter, day)}${localizer.t("common.semicolon")}${heldText(localizer, each, day)}`,
    article: each.matter.article ?? null,
  }));
}

function printed(
  localizer: Localizer,
  found: readonly Previewed<WrittenReminder>[],
  digests: readonly PreviewedDigest[],
  explains: boolean,
): string {
  const blocks = [
    ...found.flatMap((each) => [
      ...sentBlock(localizer, each),
      ...(explains ? heldLines(localizer, each) : []),
    ]),
    ...digests.map((each) => digestBlock(localizer, each)),
  ];
  if (blocks.length === 0) return `${localizer.t("reminder.nothing")}\n`;
  const unreachable = new Set([
    ...found.flatMap(({ message, isReachable, person }) =>
      message && !isReachable ? [person.teacher.id] : [],
    ),
    ...digests.flatMap(({ order: { whose }, isReachable }) =>
      "person" in whose && !isReachable ? [whose.person] : [],
    ),
  ]);
  const count = unreachable.size;
  const rest = count > 0 ? [`\n${localizer.t("reminder.unreachable", { count })}\n`] : [];
  return [...blocks, ...rest].join("");
}

const named = ({ person: { teacher } }: Previewed<unknown>) => `${teacher.id} ${teacher.name}`;

function sentBlock(localizer: Localizer, each: Previewed<WrittenReminder>): string[] {
  const { message, day, isReachable } = each;
  if (!message) return [];
  const at = `${dayWithWeekday(localizer, day)} ${timeOfDay(message.minute)}`;
  const unreachable = isReachable ? "" : `  (${localizer.t("reminder.no-account")})`;
  const lines = message.written.text.split("\n").map((line) => `  ${line}\n`);
  return [`${at}  ${named(each)}${unreachable}\n${lines.join("")}`];
}

function digestBlock(localizer: Localizer, each: PreviewedDigest): string {
  const { day, order, isReachable } = each;
  const at = `${dayWithWeekday(localizer, day)} ${timeOfDay(order.minute)}`;
  const to = "person" in order.whose ? order.whose.person : order.whose.room;
  const unreachable = isReachable ? "" : `  (${localizer.t("reminder.no-account")})`;
  return `${at}  ${to}${unreachable}\n  ${digestText(localizer, each)}\n`;
}

function heldLines(localizer: Localizer, each: Previewed<WrittenReminder>): string[] {
  const { day, held } = each;
  return held.map((one) => {
    const said = matterText(localizer, one.matter, day);
    return `${dayWithWeekday(localizer, day)}  ${named(each)}  –  ${said}: ${heldText(localizer, one, day)}\n`;
  });
}
