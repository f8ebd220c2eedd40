import type { TurnResult } from "../../../conversation/turn";
import type { DayShown } from "../movable-clock";
import type { PagePerson } from "../page-person";
import type { Refusal, RefusalCode } from "../refuse";
import type { SayRequest } from "../said";
import type { Exchange, Place } from "../transcript";

/** What the server answered, or why there is no answer. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: RefusalCode | "network" };

/** The longest that a question may take before the page says that something is wrong. */
const PATIENCE_MS = 30_000;

async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const { error } = (await response.json()) as Refusal;
    return { ok: false, problem: error.code };
  } catch {
    return { ok: false, problem: "network" };
  }
}

/** Some of the people one may be; `next` asks for those after them. */
export interface PeoplePage {
  readonly people: readonly PagePerson[];
  readonly next?: string;
  readonly timeZone: string;
}

/** People by a search, in one school or in all, from the beginning or from a `next` on. */
export const getPeople = (asked: Readonly<Record<string, string>> = {}) =>
  ask<PeoplePage>(`/api/people?${new URLSearchParams(asked)}`);

/** Somebody, and how many are in their group chat. */
export const getPerson = (id: string) =>
  ask<{ readonly person: PagePerson; readonly members: number }>(
    `/api/people/${encodeURIComponent(id)}`,
  );

/** What a person may see of their group chat, or of their private one, after an exchange. */
export const getTranscript = (person: string, place: Place, after: number) =>
  ask<{ readonly exchanges: readonly Exchange[] }>(
    `/api/transcript?${new URLSearchParams({ person, place, after: String(after) })}`,
  );

/** What day it is for the page, and between which days that can be moved, where it can. */
export interface ClockShown {
  readonly day: string;
  readonly from?: string;
  readonly to?: string;
}

export const getClock = () => ask<ClockShown>("/api/clock");

/** Moves the clock to a day, or to the next one on which anybody is sent anything. */
export const moveClock = (to: { readonly day: string } | { readonly next: true }) =>
  ask<{ readonly shown: DayShown | null }>("/api/clock", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(to),
  });

/** Where a file of an answer is, for somebody who may see the answer. */
export function fileAddress(at: {
  readonly person: string;
  readonly place: Place;
  readonly exchange: number;
  /** Its place among the blocks of the answer. */
  readonly block: number;
}): string {
  const { exchange, block } = at;
  const asked = { ...at, exchange: String(exchange), block: String(block) };
  return `/api/files?${new URLSearchParams(asked)}`;
}

/** Says something as somebody. */
export const postSaid = (said: SayRequest) =>
  ask<Pick<TurnResult, "intent" | "reply" | "effects">>("/api/say", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(said),
  });

/** How long to wait before asking again where the server has no stream to give. */
const AGAIN_MS = 15_000;

/** Calls back on every (re)connection and whenever the person may see something new. */
export function watchEvents(
  person: string,
  on: { readonly opened: () => void; readonly changed: () => void; readonly lost: () => void },
): () => void {
  let events: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    events = new EventSource(`/api/events?${new URLSearchParams({ person })}`);
    events.addEventListener("open", on.opened);
    events.addEventListener("changed", on.changed);
    events.addEventListener("error", () => {
      on.lost();
      // A browser connects again by itself only where the server was not reached.
      if (events.readyState === EventSource.CLOSED) again = setTimeout(connect, AGAIN_MS);
    });
  };
  connect();
  return () => {
    clearTimeout(again);
    events.close();
  };
}
