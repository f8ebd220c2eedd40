import type { OrganisationUnit } from "../../../app/access/ports.ts";
import { DIGEST_HOURS } from "../../../app/digest/digest-days.ts";
import type { DigestOrder } from "../../../app/digest/ports.ts";
import { timeOfDay } from "../../../domain/time-of-day.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { topsText, whenText } from "../../../wording/digest-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { OrderMeant } from "./order-meant.ts";

interface Ordered {
  readonly tops: readonly OrganisationUnit[];
  /** Whether no time was said, now or before. */
  readonly isTimeAssumed: boolean;
  readonly isReachable: boolean;
}

/** Says when the digest comes, what it is about, and how it is stopped. */
export function orderedReply(
  localizer: Localizer,
  order: DigestOrder,
  { tops, isTimeAssumed, isReachable }: Ordered,
): Reply {
  const isOfRoom = "room" in order.whose;
  const when = whenText(localizer, order);
  const told = { when, unit: topsText(localizer, tops) };
  const time = timeOfDay(order.minute);
  return composeReply(localizer, {
    lead: localizer.t(isOfRoom ? "digest.ordered-room" : "digest.ordered", told),
    tone: "good",
    lines: [
      isReachable ? undefined : localizer.t("digest.no-account"),
      isTimeAssumed ? localizer.t("digest.assumed-time", { time }) : undefined,
      order.weekdays.length > 0 ? localizer.t("digest.on-day-off") : undefined,
    ],
    actions: [
      {
        label: localizer.t("digest.stop"),
        run: { command: "digest", args: localizer.t("digest.stop-words") },
      },
    ],
  });
}

/** Says that no digest comes any more. */
export function cancelledReply(
  localizer: Localizer,
  { wasOrdered, isOfRoom }: { readonly wasOrdered: boolean; readonly isOfRoom: boolean },
): Reply {
  const stopped = isOfRoom ? "digest.stopped-room" : "digest.stopped";
  return composeReply(localizer, {
    lead: localizer.t(wasOrdered ? stopped : "digest.not-ordered"),
    tone: "good",
  });
}

/** Says whom the digest is for, and what somebody else can ask. */
export function notForYouReply(localizer: Localizer): Reply {
  return composeReply(localizer, {
    lead: localizer.t("digest.not-for-you"),
    lines: [localizer.t("digest.own-instead")],
  });
}

const UNCLEAR = {
  "at-night": "digest.at-night",
  "only-weekly": "digest.only-weekly",
} as const;

/** Says that a time was not understood, or is none at which a digest comes. */
export function unclearReply(localizer: Localizer, kind: Exclude<OrderMeant["kind"], "at">): Reply {
  const hours = { from: timeOfDay(DIGEST_HOURS.from), to: timeOfDay(DIGEST_HOURS.to) };
  const isKnown = kind === "at-night" || kind === "only-weekly";
  return composeReply(localizer, {
    lead: localizer.t(isKnown ? UNCLEAR[kind] : "digest.unclear", hours),
    lines: [localizer.t("digest.can-say")],
  });
}

/** Says that it is not known which unit a group chat belongs to. */
export function roomWithoutUnitReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("digest.room-without-unit") });
}

/** Says that numbers about so few people would name them. */
export function roomTooSmallReply(localizer: Localizer, unit: string): Reply {
  return composeReply(localizer, { lead: localizer.t("digest.room-too-small", { unit }) });
}
