import type { Preference } from "../../../app/outreach/ports.ts";
import { addDays, type Day, weekday } from "../../../domain/day.ts";
import { timeSpanText } from "../../../domain/time-of-day.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { day, listed } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { silences } from "../../replies/reply-actions.ts";

interface Told {
  readonly today: Day;
  readonly isOfRoom: boolean;
}

/** Says until when, or at what times, nothing comes, and that one can ask at any time. */
export function mutedReply(localizer: Localizer, preference: Preference, told: Told): Reply {
  const lead = silenceText(localizer, preference, told.today);
  return composeReply(localizer, {
    lead: told.isOfRoom ? localizer.t("mute.in-room", { lead }) : lead,
    lines: [
      preference.silentUntil && localizer.t("mute.nothing-meanwhile"),
      localizer.t("mute.how-to-lift"),
    ],
    actions: [{ label: localizer.t("mute.lift"), run: { command: "unmute" } }],
  });
}

function silenceText(
  localizer: Localizer,
  { silentUntil, silentFrom, quiet }: Preference,
  today: Day,
): string {
  const named = (each: Day) => ({
    day: day(localizer, each, today),
    weekday: localizer.name("weekday", String(weekday(each))),
  });
  if (silentUntil && silentFrom) {
    const to = addDays(silentUntil, -1);
    const days = { from: day(localizer, silentFrom, today), to: day(localizer, to, today) };
    return silentFrom === to
      ? localizer.t("mute.on-day", { day: days.to })
      : localizer.t("mute.between", days);
  }
  if (silentUntil) return localizer.t("mute.until", named(silentUntil));
  if (!quiet) return localizer.t("mute.stopped");
  return localizer.t("mute.daily", { times: listed(localizer, quiet.map(timeSpanText)) });
}

/** Says that reminders come again. */
export function liftedReply(
  localizer: Localizer,
  { wasMuted }: { readonly wasMuted: boolean },
): Reply {
  return composeReply(localizer, {
    lead: localizer.t(wasMuted ? "mute.lifted" : "mute.was-not-muted"),
    tone: "good",
    lines: [localizer.t("mute.how-many")],
  });
}

const HOW = {
  unclear: "mute.unclear",
  fewer: "mute.fewer",
  "on-days-off": "mute.on-days-off",
} as const;

/** Says how reminders come, or that a time was not understood, and what can be said. */
export function howToMuteReply(localizer: Localizer, why: keyof typeof HOW): Reply {
  const isUnclear = why === "unclear";
  return composeReply(localizer, {
    lead: localizer.t(HOW[why]),
    lines: [localizer.t("mute.can-say")],
    actions: isUnclear ? [] : silences(localizer, ["next-week", "stop"]),
  });
}
