import { type BroadcastProgress, isUnreceived } from "../app/broadcasts/outcome.ts";
import type { BroadcastFrom } from "../app/broadcasts/plan-broadcast.ts";
import type { Broadcast } from "../app/broadcasts/ports.ts";
import { composeReply } from "./compose-reply.ts";
import type { Localizer } from "./messages.ts";
import type { Action, Reply } from "./reply.ts";

/** A message to many as each of them reads it: from whom it is, and what they wrote. */
export function broadcastMessage(localizer: Localizer, text: string, from: BroadcastFrom): Reply {
  return composeReply(localizer, {
    lead: localizer.t("broadcast.from", { name: from.name, unit: from.unit }),
    lines: [text],
    personal: true,
  });
}

const LONGEST_QUOTE = 20;

/** The beginning of a message, by which its sender knows it again. */
export function quoteOf({ text }: Pick<Broadcast, "text">): string {
  const [line = ""] = text.split("\n");
  const letters = [...line];
  const isWhole = letters.length <= LONGEST_QUOTE && line === text;
  return isWhole ? text : `${letters.slice(0, LONGEST_QUOTE).join("")}…`;
}

/** How many of those who should get it have not got it, and could get it if it were sent anew. */
export function unreceived({ by }: BroadcastProgress): number {
  return Object.entries(by)
    .filter(([outcome]) => isUnreceived(outcome as keyof typeof by))
    .reduce((sum, [, people]) => sum + people, 0);
}

const STEERING = {
  pause: "broadcast.pause",
  resume: "broadcast.resume",
  cancel: "broadcast.cancel",
  report: "broadcast.report",
  resend: "broadcast.resend",
  agree: "broadcast.agree",
  refuse: "broadcast.refuse",
  confirm: "broadcast.confirm",
} as const;

/** A button that does something with one broadcast. */
export function steering(
  localizer: Localizer,
  { id }: Pick<Broadcast, "id">,
  what: keyof typeof STEERING,
  style?: Action["style"],
): Action {
  return {
    label: localizer.t(STEERING[what]),
    run: { command: "broadcast", args: `${what} ${id}` },
    ...(style && { style }),
  };
}

/** What the sender is told at the end. */
export function endReply(
  localizer: Localizer,
  broadcast: Broadcast,
  progress: BroadcastProgress,
): Reply {
  const missing = unreceived(progress) + progress.by["in-doubt"];
  const told = { text: quoteOf(broadcast), sent: progress.by.sent, unreceived: missing };
  return composeReply(localizer, {
    lead: localizer.t("broadcast.ended", told),
    tone: missing > 0 ? "short" : "good",
    actions: [
      steering(localizer, broadcast, "report"),
      ...(unreceived(progress) > 0 ? [steering(localizer, broadcast, "resend")] : []),
    ],
    personal: true,
  });
}
