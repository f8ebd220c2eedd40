import { BROADCAST } from "../app/broadcasts/ports.ts";
import {
  type PreviewedBroadcast,
  previewBroadcasts,
} from "../app/broadcasts/preview-broadcasts.ts";
import { DIGEST } from "../app/delivery/ports.ts";
import { type PreviewedDigest, previewDigests } from "../app/digest/preview-digests.ts";
import type { Spoken } from "../app/outreach/decide.ts";
import { type Previewed, previewReminders } from "../app/outreach/preview-reminders.ts";
import { REMINDER } from "../app/scheduled/plan-scheduled.ts";
import { type PreviewedScheduled, previewScheduled } from "../app/scheduled/preview-scheduled.ts";
import { broadcastingBy } from "../broadcasting.ts";
import { wallTimeOf } from "../clock.ts";
import { reminderReply } from "../delivery/reminder-reply.ts";
import { type Day, dayNumber, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import { timeOfDay } from "../domain/time-of-day.ts";
import { readPolicies } from "../files/policies/read-policies.ts";
import { openData } from "../open-data.ts";
import { remindingBy } from "../reminding.ts";
import { quoteOf } from "../wording/broadcast-wording.ts";
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
    const channels = common.config.lark && ["lark"];
    const catalogue = readPolicies(common.policies);
    const reminding = { ...remindingBy(common.config, catalogue), channels };
    const person = text(values, "of");
    const store = await openData(common.config);
    try {
      if (person !== undefined && !(await store.roster.person(person))) {
        throw new Failure("person/unknown", { person });
      }
      const asked = { ...span, person };
      const found: Previewed[] = [];
      for await (const each of previewReminders(store, reminding, asked)) found.push(each);
      const rows = found.flatMap((each) => [
        ...sentRow(localizer, each, reminding.instantAt),
        ...(values.explain === true ? heldRows(localizer, each) : []),
      ]);
      const digests = await previewDigests(store, reminding, asked);
      const dayOf = (at: string) => wallTimeOf(at, common.config.timeZone).day;
      const broadcasts = await previewBroadcasts(store, asked, dayOf);
      const scheduling = broadcastingBy(common.config, catalogue);
      const own = await previewScheduled(store, { ...scheduling, channels }, asked);
      const shown = own.filter(({ held }) => !held || values.explain === true);
      const all = [
        ...rows,
        ...shown.map((each) => scheduledRow(localizer, each, reminding.instantAt)),
        ...digests.map((each) => digestRow(localizer, each, reminding.instantAt)),
        ...broadcasts.map((each) => broadcastRow(localizer, each)),
      ];
      if (common.json) return printJson(console, all);
      const blocks = [
        ...planBlocks(localizer, found, digests, values.explain === true),
        ...shown.map((each) => scheduledBlock(localizer, each)),
        ...broadcasts.map((each) => broadcastBlock(localizer, each, common.config.timeZone)),
      ];
      console.out(printed(localizer, blocks, unreachableIn(found, digests)));
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
  { subject, day, message, isReachable }: Previewed,
  instantAt: (day: Day, minute: number) => string,
) {
  const [first] = message?.told ?? [];
  if (!message || !first) return [];
  return [
    {
      at: instantAt(day, message.minute),
      to: subject.person.teacher.id,
      kind: first.matter.kind,
      reason: reasonsOf(localizer, message.told, day),
      article: first.matter.article ?? null,
      text: reminderReply(localizer, subject, message.told).text,
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

/** A reminder that somebody set, in JSON; where it does not come, the day and why. */
function scheduledRow(
  localizer: Localizer,
  each: PreviewedScheduled,
  instantAt: (day: Day, minute: number) => string,
) {
  const { day, minute, to, held, isReachable } = each;
  const reason = scheduledText(localizer, each);
  if (!held) {
    const at = instantAt(day, minute);
    return { ...{ at, to, kind: REMINDER, reason }, article: null, reachable: isReachable };
  }
  const { because, until = null } = held;
  return { ...{ day, to, kind: REMINDER, held: because, until, reason }, article: null };
}

function scheduledText(localizer: Localizer, each: PreviewedScheduled): string {
  const { reminder, owner, day, held } = each;
  const facts = { name: owner.teacher.name, text: reminder.text };
  const said = localizer.t(reminder.audience ? "scheduled.preview-of" : "scheduled.preview", facts);
  if (!held) return said;
  const why =
    held.because === "paused"
      ? localizer.t("scheduled.preview-paused")
      : heldText(localizer, { because: held.because, until: held.until }, day);
  return `${said}${localizer.t("common.semicolon")}${why}`;
}

/** A message of somebody to many in JSON. */
function broadcastRow(localizer: Localizer, each: PreviewedBroadcast) {
  const { at, to } = each;
  const reason = broadcastText(localizer, each);
  return { ...{ at, to, kind: BROADCAST, reason }, article: null, reachable: true };
}

function broadcastText(
  localizer: Localizer,
  { broadcast, sender }: Pick<PreviewedBroadcast, "broadcast" | "sender">,
): string {
  const name = sender?.teacher.name ?? broadcast.sender;
  return localizer.t("broadcast.upcoming", { name, text: quoteOf(broadcast) });
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
function heldRows(localizer: Localizer, { person, day, held }: Previewed) {
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

function planBlocks(
  localizer: Localizer,
  found: readonly Previewed[],
  digests: readonly PreviewedDigest[],
  explains: boolean,
): readonly string[] {
  return [
    ...found.flatMap((each) => [
      ...sentBlock(localizer, each),
      ...(explains ? heldLines(localizer, each) : []),
    ]),
    ...digests.map((each) => digestBlock(localizer, each)),
  ];
}

/** How many would get something, and have no account to send it to. */
function unreachableIn(found: readonly Previewed[], digests: readonly PreviewedDigest[]): number {
  return new Set([
    ...found.flatMap(({ message, isReachable, person }) =>
      message && !isReachable ? [person.teacher.id] : [],
    ),
    ...digests.flatMap(({ order: { whose }, isReachable }) =>
      "person" in whose && !isReachable ? [whose.person] : [],
    ),
  ]).size;
}

function printed(localizer: Localizer, blocks: readonly string[], unreachable: number): string {
  if (blocks.length === 0) return `${localizer.t("reminder.nothing")}\n`;
  const rest =
    unreachable > 0 ? [`\n${localizer.t("reminder.unreachable", { count: unreachable })}\n`] : [];
  return [...blocks, ...rest].join("");
}

const named = ({ person: { teacher } }: Previewed) => `${teacher.id} ${teacher.name}`;

function sentBlock(localizer: Localizer, each: Previewed): string[] {
  const { subject, message, day, isReachable } = each;
  if (!message) return [];
  const at = `${dayWithWeekday(localizer, day)} ${timeOfDay(message.minute)}`;
  const unreachable = isReachable ? "" : `  (${localizer.t("reminder.no-account")})`;
  const { text } = reminderReply(localizer, subject, message.told);
  const lines = text.split("\n").map((line) => `  ${line}\n`);
  return [`${at}  ${named(each)}${unreachable}\n${lines.join("")}`];
}

function digestBlock(localizer: Localizer, each: PreviewedDigest): string {
  const { day, order, isReachable } = each;
  const at = `${dayWithWeekday(localizer, day)} ${timeOfDay(order.minute)}`;
  const to = "person" in order.whose ? order.whose.person : order.whose.room;
  const unreachable = isReachable ? "" : `  (${localizer.t("reminder.no-account")})`;
  return `${at}  ${to}${unreachable}\n  ${digestText(localizer, each)}\n`;
}

function scheduledBlock(localizer: Localizer, each: PreviewedScheduled): string {
  const { day, minute, to, isReachable, held } = each;
  const at = `${dayWithWeekday(localizer, day)} ${timeOfDay(minute)}`;
  const unreachable = isReachable || held ? "" : `  (${localizer.t("reminder.no-account")})`;
  return `${at}  ${to}${unreachable}\n  ${scheduledText(localizer, each)}\n`;
}

function broadcastBlock(localizer: Localizer, each: PreviewedBroadcast, timeZone: string): string {
  const { day, minute } = wallTimeOf(each.at, timeZone);
  const at = `${dayWithWeekday(localizer, day)} ${timeOfDay(minute)}`;
  return `${at}  ${each.to}\n  ${broadcastText(localizer, each)}\n`;
}

function heldLines(localizer: Localizer, each: Previewed): string[] {
  const { day, held } = each;
  return held.map((one) => {
    const said = matterText(localizer, one.matter, day);
    return `${dayWithWeekday(localizer, day)}  ${named(each)}  –  ${said}: ${heldText(localizer, one, day)}\n`;
  });
}
