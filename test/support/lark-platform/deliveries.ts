import type { Timeline } from "./timeline.ts";

/** What the platform sends to the bot: an event or a callback, in the form 2.0. */
export interface Payload {
  readonly schema: "2.0";
  readonly header: {
    readonly event_id: string;
    readonly event_type: string;
    readonly create_time: string;
    readonly token: string;
    readonly app_id: string;
    readonly tenant_key: string;
  };
  readonly event: Readonly<Record<string, unknown>>;
}

/** How one attempt to reach the bot ended. */
export interface Attempt {
  readonly at: Date;
  readonly by: "webhook" | "socket" | "nobody";
  /** The status of the bot's answer; none if it did not answer within three seconds. */
  readonly status?: number;
  readonly body?: unknown;
}

export interface Delivery {
  readonly eventId: string;
  readonly payload: Payload;
  readonly attempts: readonly Attempt[];
  /** Whether the bot has accepted it, after which it is not sent again. */
  readonly isAcknowledged: boolean;
}

/** Takes a payload to the bot once; if the signal aborts, nobody waits for an answer any more. */
export type Transport = (payload: Payload, signal: AbortSignal) => Promise<Omit<Attempt, "at">>;

export interface Deliveries {
  readonly all: readonly Delivery[];
  /** Sends an event, and sends it again by the documented intervals until the bot accepts it. */
  event(payload: Payload): Sending;
  /** Sends a callback, which is never sent again. */
  callback(payload: Payload): Promise<Attempt>;
  /** Sends an event that was sent before once more, as the platform sometimes does. */
  again(eventId: string): Promise<Attempt>;
  /** Waits for no answer any more. */
  stop(): void;
}

export interface Sending {
  readonly eventId: string;
  /** Settles with the first attempt. Where the bot hangs, that takes three seconds of the platform's time. */
  readonly delivered: Promise<Delivery>;
}

const ANSWER_SECONDS = 3;
/** From a failed attempt to the next. */
const REDELIVERY_SECONDS = [15, 300, 3_600, 21_600];

export function createDeliveries(
  time: Timeline,
  transport: Transport,
  changed: () => void,
): Deliveries {
  const all: { payload: Payload; eventId: string; attempts: Attempt[]; isAcknowledged: boolean }[] =
    [];
  const stopping = new AbortController();
  const attempt = async (payload: Payload): Promise<Attempt> => {
    const at = time.now();
    const aborter = new AbortController();
    const answering = transport(payload, AbortSignal.any([aborter.signal, stopping.signal]));
    const cancel = time.after(ANSWER_SECONDS, () => {
      aborter.abort();
      return answering;
    });
    const answer = await answering;
    cancel();
    return { at, ...answer };
  };
  const tryDelivery = async (delivery: (typeof all)[number]): Promise<void> => {
    const made = await attempt(delivery.payload);
    delivery.attempts.push(made);
    delivery.isAcknowledged ||= made.status === 200;
    const seconds = REDELIVERY_SECONDS[delivery.attempts.length - 1];
    if (!delivery.isAcknowledged && seconds !== undefined) {
      time.after(seconds, () => tryDelivery(delivery));
    }
    changed();
  };
  return {
    all,
    event(payload) {
      const { event_id: eventId } = payload.header;
      const delivery = { payload, eventId, attempts: [], isAcknowledged: false };
      all.push(delivery);
      return { eventId, delivered: tryDelivery(delivery).then(() => delivery) };
    },
    callback: attempt,
    again(eventId) {
      const delivery = all.find((each) => each.eventId === eventId);
      if (!delivery) throw new Error(`no event ${eventId} was sent`);
      return attempt(delivery.payload);
    },
    stop: () => stopping.abort(),
  };
}
