import type { BroadcastPreview } from "../../../app/broadcasts/draft-broadcast.ts";
import type { BroadcastFrom } from "../../../app/broadcasts/plan-broadcast.ts";
import { weekday } from "../../../domain/day.ts";
import type { Moment } from "../../../domain/recurrence.ts";
import { timeOfDay } from "../../../domain/time-of-day.ts";
import { broadcastMessage, steering } from "../../../wording/broadcast-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { day, listed } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";

/** A draft as its sender is shown it. */
export interface PreviewTold extends BroadcastPreview {
  readonly id: string;
  readonly whom: string;
  readonly text: string;
  readonly from: BroadcastFrom;
  readonly secondAbove: number;
  /** When sending begins, where that is not at once. */
  readonly starts: Moment | undefined;
}

/** How many get it and who, what each of them reads, and when; nothing is sent yet. */
export function previewReply(localizer: Localizer, told: PreviewTold): Reply {
  const { recipients, sample, unreachable, whom } = told;
  const message = broadcastMessage(localizer, told.text, told.from).text;
  const some = namesOf(localizer, sample);
  const unreached = {
    people: unreachable.people,
    names: namesOf(localizer, unreachable.sample),
  };
  const isAll = recipients === sample.length;
  const isAllUnreached = unreachable.people === unreachable.sample.length;
  return composeReply(localizer, {
    lead: localizer.t("broadcast.preview", { people: recipients, audience: whom }),
    lines: [
      localizer.t(isAll ? "broadcast.preview-names" : "broadcast.preview-names-more", {
        names: some,
      }),
      unreachable.people > 0
        ? localizer.t(
            isAllUnreached ? "broadcast.unreachable" : "broadcast.unreachable-more",
            unreached,
          )
        : undefined,
      whenText(localizer, told),
    ],
    blocks: [
      { kind: "text", text: localizer.t("broadcast.each-gets") },
      { kind: "text", text: message },
    ],
    details: [localizer.t("broadcast.each-gets"), message],
    actions: [
      steering(localizer, told, "confirm", "danger"),
      { label: localizer.t("actions.cancel"), run: { command: "cancel" } },
    ],
    personal: true,
  });
}

function namesOf(localizer: Localizer, members: BroadcastPreview["sample"]): string {
  return listed(
    localizer,
    members.map(({ person }) => person.teacher.name),
  );
}

function whenText(localizer: Localizer, { needsSecond, secondAbove, starts }: PreviewTold): string {
  if (needsSecond) return localizer.t("broadcast.second", { limit: secondAbove });
  return starts
    ? localizer.t("broadcast.later", momentTold(localizer, starts))
    : localizer.t("broadcast.at-once");
}

/** A moment as it is filled into a sentence. */
export const momentTold = (localizer: Localizer, moment: Moment) => ({
  day: day(localizer, moment.day, moment.day),
  weekday: localizer.name("weekday", String(weekday(moment.day))),
  time: timeOfDay(moment.minute),
});
