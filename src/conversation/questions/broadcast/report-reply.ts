import {
  type BroadcastOutcome,
  type BroadcastProgress,
  isUnreceived,
  OUTCOMES,
  outcomeOf,
} from "../../../app/broadcasts/outcome.ts";
import type { Broadcast, RecipientStatus } from "../../../app/broadcasts/ports.ts";
import type { Moment } from "../../../domain/recurrence.ts";
import { timeOfDay } from "../../../domain/time-of-day.ts";
import { quoteOf, steering, unreceived } from "../../../wording/broadcast-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { listed } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Action, Block, Reply } from "../../../wording/reply.ts";

/** A broadcast with how far it has come. */
interface Shown {
  readonly broadcast: Broadcast;
  readonly progress: BroadcastProgress;
}

export function unknownReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("broadcast.unknown") });
}

/** The newest broadcast with a bar and what can be done with it, and the ones before it. */
export function listReply(localizer: Localizer, all: readonly Shown[]): Reply {
  const [newest, ...others] = all;
  if (!newest) {
    const lines = [localizer.t("broadcast.how")];
    return composeReply(localizer, { lead: localizer.t("broadcast.none"), lines });
  }
  const { progress } = newest;
  const { people, by } = progress;
  const remarks = remarksOf(localizer, progress);
  return composeReply(localizer, {
    lead: progressText(localizer, newest),
    tone: unreceived(progress) > 0 ? "short" : "plain",
    lines: remarks,
    drawn: [
      {
        kind: "progress",
        label: localizer.t("broadcast.progress-bar"),
        ...{ counted: by.sent, required: people },
        text: localizer.t("broadcast.progress-count", { sent: by.sent, people }),
      },
      ...remarks.map((text): Block => ({ kind: "text", text })),
      ...others.map((each): Block => ({ kind: "text", text: progressText(localizer, each) })),
    ],
    details: others.map((each) => progressText(localizer, each)),
    actions: [
      ...waysOn(localizer, newest),
      ...others.map(
        ({ broadcast: each }): Action => ({
          label: localizer.t("broadcast.quoted", { text: quoteOf(each) }),
          run: { command: "broadcast", args: `show ${each.id}` },
        }),
      ),
    ],
    personal: true,
  });
}

function progressText(localizer: Localizer, { broadcast, progress }: Shown): string {
  return localizer.t("broadcast.progress", {
    text: quoteOf(broadcast),
    state: localizer.name("broadcast-state", broadcast.state),
    ...{ sent: progress.by.sent, people: progress.people },
  });
}

/** Those who need not get it, each with the reason. */
const LEFT_OUT: readonly BroadcastOutcome[] = ["done", "left", "quiet", "cancelled"];

function remarksOf(localizer: Localizer, progress: BroadcastProgress): string[] {
  const reasonsOf = (outcomes: readonly BroadcastOutcome[]) =>
    outcomes
      .filter((outcome) => progress.by[outcome] > 0)
      .map((outcome) =>
        localizer.t("broadcast.reason", {
          outcome: localizer.name("broadcast-outcome", outcome),
          people: progress.by[outcome],
        }),
      );
  const missing = OUTCOMES.filter((each) => isUnreceived(each) || each === "in-doubt");
  const failed = reasonsOf(missing);
  const leftOut = reasonsOf(LEFT_OUT);
  return [
    ...(progress.read > 0 ? [localizer.t("broadcast.read", { people: progress.read })] : []),
    ...(failed.length > 0 ? [listed(localizer, failed)] : []),
    ...(leftOut.length > 0 ? [listed(localizer, leftOut)] : []),
  ];
}

function waysOn(localizer: Localizer, { broadcast, progress }: Shown): Action[] {
  const ways = {
    waiting: ["cancel"],
    sending: ["pause", "cancel", "report"],
    paused: ["resume", "cancel", "report"],
    done: ["report", ...(unreceived(progress) > 0 ? (["resend"] as const) : [])],
    cancelled: ["report"],
  } as const;
  const { state } = broadcast;
  const some = state in ways ? ways[state as keyof typeof ways] : [];
  return some.map((each) => steering(localizer, broadcast, each));
}

/** A recipient as the report lists them. */
export interface ReportRow extends RecipientStatus {
  readonly name: string;
  readonly unit: string;
}

/** More rows make a file that nobody reads. */
export const MOST_ROWS = 20_000;

/** What became of it for each recipient, those who did not get it first. */
export function reportReply(
  localizer: Localizer,
  { broadcast, progress }: Shown,
  rows: readonly ReportRow[],
  wallTime: (at: string) => Moment,
): Reply {
  const title = localizer.t("broadcast.report-sheet");
  const columns = ["staff-number", "name", "unit", "outcome", "reason", "at", "read"];
  const timeText = (at: string | undefined) => {
    if (at === undefined) return "";
    const { day, minute } = wallTime(at);
    return `${day} ${timeOfDay(minute)}`;
  };
  const isLess = (row: ReportRow) => (isUnreceived(outcomeOf(broadcast, row)) ? 0 : 1);
  const cells = rows
    .toSorted((a, b) => isLess(a) - isLess(b))
    .map((row) => [
      ...[row.person, row.name, row.unit],
      localizer.name("broadcast-outcome", outcomeOf(broadcast, row)),
      row.cause ? localizer.name("failure-cause", row.cause) : "",
      ...[timeText(row.state === "dropped" ? undefined : row.at), timeText(row.readAt)],
    ]);
  const { people, by } = progress;
  const text = quoteOf(broadcast);
  const isCut = people > rows.length;
  const resends = broadcast.state === "done" && unreceived(progress) > 0;
  return composeReply(localizer, {
    lead: localizer.t("broadcast.report-lead", { text, people, sent: by.sent }),
    lines: [
      ...remarksOf(localizer, progress),
      isCut ? localizer.t("broadcast.report-most", { rows: rows.length }) : undefined,
    ],
    blocks: [
      {
        kind: "file",
        name: `${title}.xlsx`,
        sheets: [
          { title, columns: columns.map((each) => localizer.name("column", each)), rows: cells },
        ],
      },
    ],
    actions: resends ? [steering(localizer, broadcast, "resend")] : [],
    personal: true,
  });
}
