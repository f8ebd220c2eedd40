import { LONGEST_TEXT } from "../../../app/broadcasts/broadcasting.ts";
import type { Steering } from "../../../app/broadcasts/entry-kinds.ts";
import type { BroadcastFrom } from "../../../app/broadcasts/plan-broadcast.ts";
import type { Broadcast } from "../../../app/broadcasts/ports.ts";
import type { Steered } from "../../../app/broadcasts/steer-broadcast.ts";
import type { Moment } from "../../../domain/recurrence.ts";
import { quoteOf, steering } from "../../../wording/broadcast-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { listed } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { AudienceMeant } from "../../audience/audience-meant.ts";
import { momentTold } from "./preview-reply.ts";

/** Says how a message to many is written. */
export function howToReply(localizer: Localizer): Reply {
  return composeReply(localizer, {
    lead: localizer.t("broadcast.how"),
    lines: [localizer.t("broadcast.can-say")],
  });
}

/** Says who may send to many. */
export function notPermittedReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("broadcast.not-permitted") });
}

export function tooLongReply(localizer: Localizer, length: number): Reply {
  return composeReply(localizer, {
    lead: localizer.t("broadcast.too-long", { length, limit: LONGEST_TEXT }),
  });
}

/** Says which words for an audience were not understood, and what can be said. */
export function notUnderstoodReply(
  localizer: Localizer,
  { words, nearest, reach }: Extract<AudienceMeant, { kind: "not-understood" }>,
): Reply {
  const quoted = listed(
    localizer,
    words.map((text) => localizer.t("broadcast.quoted", { text })),
  );
  return composeReply(localizer, {
    lead: nearest
      ? localizer.t("broadcast.not-understood-nearest", { words: quoted, nearest })
      : localizer.t("broadcast.not-understood", { words: quoted }),
    lines: [
      localizer.t("broadcast.can-say"),
      localizer.t("broadcast.reach", { units: listed(localizer, reach) }),
    ],
  });
}

export function nobodyReply(localizer: Localizer, audience: string): Reply {
  return composeReply(localizer, { lead: localizer.t("broadcast.nobody", { audience }) });
}

export function droppedReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("broadcast.dropped") });
}

/** What is known beside what became of a decision. */
export interface SteeredTold {
  readonly secondAbove: number;
  readonly starts: Moment | undefined;
  /** Who is asked to agree. */
  readonly names: readonly string[];
}

const NOT_STEERED = {
  "too-old": "broadcast.too-old",
  unknown: "broadcast.unknown",
  "nobody-left": "broadcast.nobody-left",
} as const;

/** Says what became of a decision about a broadcast. */
export function steeredReply(
  localizer: Localizer,
  how: Steering,
  steered: Steered,
  told: SteeredTold,
): Reply {
  switch (steered.kind) {
    case "changed":
      return changedReply(localizer, how, steered, told);
    case "unchanged": {
      const state = localizer.name("broadcast-state", steered.broadcast.state);
      return composeReply(localizer, { lead: localizer.t("broadcast.stands", { state }) });
    }
    case "not-permitted":
      return notPermittedReply(localizer);
    default:
      return composeReply(localizer, { lead: localizer.t(NOT_STEERED[steered.kind]) });
  }
}

const NEXT: Readonly<Partial<Record<Steering, readonly ("pause" | "resume" | "cancel")[]>>> = {
  confirm: ["pause", "cancel"],
  resume: ["pause", "cancel"],
  pause: ["resume", "cancel"],
  resend: ["pause", "cancel"],
};

const DONE: Readonly<Record<Exclude<Steering, "confirm">, string>> = {
  agree: "broadcast.agreed",
  refuse: "broadcast.refused",
  pause: "broadcast.paused",
  resume: "broadcast.resumed",
  cancel: "broadcast.cancelled",
  resend: "broadcast.resent",
};

function changedReply(
  localizer: Localizer,
  how: Steering,
  { broadcast, recipients }: Extract<Steered, { kind: "changed" }>,
  told: SteeredTold,
): Reply {
  const isWaiting = broadcast.state === "waiting";
  const next = isWaiting ? (["cancel"] as const) : (NEXT[how] ?? []);
  return composeReply(localizer, {
    lead:
      how === "confirm"
        ? confirmedText(localizer, isWaiting, recipients, told)
        : localizer.t(DONE[how], { people: recipients }),
    tone: "good",
    actions: next.map((each) => steering(localizer, broadcast, each)),
  });
}

function confirmedText(
  localizer: Localizer,
  isWaiting: boolean,
  people: number,
  { names, starts, secondAbove: limit }: SteeredTold,
): string {
  if (isWaiting && names.length === 0)
    return localizer.t("broadcast.nobody-to-agree", { people, limit });
  if (isWaiting) {
    return localizer.t("broadcast.confirmed-second", { people, names: listed(localizer, names) });
  }
  return starts
    ? localizer.t("broadcast.confirmed-later", { people, ...momentTold(localizer, starts) })
    : localizer.t("broadcast.confirmed", { people });
}

/** Asks a second person whether a message may go to many. */
export function asksReply(
  localizer: Localizer,
  {
    broadcast,
    recipients,
    whom,
    from,
  }: {
    readonly broadcast: Broadcast;
    readonly recipients: number;
    readonly whom: string;
    readonly from: BroadcastFrom;
  },
): Reply {
  return composeReply(localizer, {
    lead: localizer.t("broadcast.asks", {
      ...{ unit: from.unit, name: from.name },
      people: recipients,
      audience: whom,
    }),
    blocks: [{ kind: "text", text: broadcast.text }],
    details: [broadcast.text],
    actions: [
      steering(localizer, broadcast, "agree", "danger"),
      steering(localizer, broadcast, "refuse"),
    ],
    personal: true,
  });
}

/** Tells the sender what the second person said. */
export function decidedReply(
  localizer: Localizer,
  broadcast: Broadcast,
  name: string,
  people: number,
): Reply {
  const told = { name, people, text: quoteOf(broadcast) };
  const isAgreed = broadcast.state === "sending";
  return composeReply(localizer, {
    lead: localizer.t(isAgreed ? "broadcast.was-agreed" : "broadcast.was-refused", told),
    tone: isAgreed ? "good" : "short",
    personal: true,
  });
}
