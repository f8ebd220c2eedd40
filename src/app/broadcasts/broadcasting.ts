import { randomBytes } from "node:crypto";
import type { Day } from "../../domain/day.ts";
import type { Moment } from "../../domain/recurrence.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import type { AudienceAsked } from "../audience/find-audience.ts";
import type { ServedChannels } from "../delivery/served-account.ts";
import type { SendingRules } from "../outreach/decide.ts";
import { nextMoment } from "../outreach/next-moment.ts";
import type { Broadcast } from "./ports.ts";

/** How broadcasts are sent. */
export interface Broadcasting extends ServedChannels {
  readonly rules: Pick<SendingRules, "calendar" | "hours">;
  /** To more people than these a second person has to agree. */
  readonly secondAbove: number;
  /** Nothing where the policy is not there any more. */
  readonly documentOf: (policy: string) => PolicyDocument | undefined;
  /** The ISO instant of a minute of a day, where the school is. */
  readonly instantAt: (day: Day, minute: number) => string;
  /** What the clocks show there at an ISO instant. */
  readonly wallTime: (at: string) => Moment;
}

/** So many signs a message may have. */
export const LONGEST_TEXT = 1_000;

export const newBroadcastId = (): string => randomBytes(5).toString("hex");

/** One delivery for each broadcast and person, however often it is planned. */
export const deliveryKey = (broadcast: string, person: string) =>
  `broadcast:${broadcast}:${person}`;

/** The id of the broadcast that a delivery belongs to. */
export const broadcastOf = (key: string): string => key.split(":")[1] ?? "";

/** From when on something is sent that is decided now; nothing where that is at once. */
export function startsLater({ rules, wallTime }: Broadcasting, at: string): Moment | undefined {
  const now = wallTime(at);
  const next = nextMoment(rules, [], now);
  return next && (next.day !== now.day || next.minute !== now.minute) ? next : undefined;
}

/** What its audience is found by on a day. */
export function audienceOf(
  { audience }: Pick<Broadcast, "audience">,
  sender: Person,
  today: Day,
  { documentOf }: Pick<Broadcasting, "documentOf">,
): AudienceAsked {
  return { sender, audience, today, documentOf };
}
