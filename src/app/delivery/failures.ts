import { can } from "../access/permissions.ts";
import type { Person, Roster } from "../access/ports.ts";
import type { Kept } from "../store.ts";
import type { FailureCause, ListedDelivery, NewDelivery } from "./ports.ts";

/** What a report of failures is kept as, so that its own failure is not reported. */
export const FAILURE_REPORT = "failure-report";
/** Somebody gets one report in so long; what fails meanwhile is in the next. */
const BETWEEN_MS = 60 * 60 * 1000;

/** Something that will never be sent. */
export interface UndeliveredMessage {
  /** Such as `answer`. */
  readonly kind: string;
  readonly cause?: FailureCause | undefined;
  /** Whom it was for; none for a room. */
  readonly name?: string | undefined;
}

/** What one person is to learn about what will never be sent. */
export interface FailureReport {
  readonly to: { readonly person: string; readonly account: string };
  readonly failures: readonly UndeliveredMessage[];
}

type Known = Pick<Kept, "outbox" | "roster" | "rooms">;

/** Who is to learn what now, and the keys of all deliveries that are settled by that. */
export interface FailurePlan {
  readonly reports: readonly FailureReport[];
  readonly keys: readonly string[];
}

/**
 * Plans who learns of what failed on a channel: the administrators nearest to where the person
 * concerned works, else the coordinators. What nobody can be reached for is settled too; what is to be
 * reported later is not in the plan.
 */
export async function planFailureReports(
  kept: Known,
  channel: string,
  now: string,
): Promise<FailurePlan> {
  const reports = new Map<string, FailureReport & { failures: UndeliveredMessage[] }>();
  const keys: string[] = [];
  const mustWait = createWaiting(kept, now);
  const answerable = createAnswerable(kept, channel);
  for (const failure of await kept.outbox.unreported(channel)) {
    const { person, unit } = await concernedBy(kept, failure);
    const nearest = failure.kind === FAILURE_REPORT ? [] : await answerable(unit);
    const recipients =
      nearest
        .map((some) => some.filter((each) => each.person !== person?.teacher.id))
        .find((some) => some.length > 0) ?? [];
    if (await mustWait(recipients.map((each) => each.person))) continue;
    keys.push(failure.key);
    for (const to of recipients) {
      const report = reports.get(to.account) ?? { to, failures: [] };
      const { kind, cause } = failure;
      report.failures.push({ kind, cause, name: person?.teacher.name });
      reports.set(to.account, report);
    }
  }
  return { reports: [...reports.values()], keys };
}

/** Carries a plan out with what is to be said; false where another process has done so meanwhile. */
export async function settleFailures(
  { outbox }: Pick<Kept, "outbox">,
  channel: string,
  { keys, said, at }: { keys: readonly string[]; said: readonly NewDelivery[]; at: string },
): Promise<boolean> {
  const open = new Set((await outbox.unreported(channel)).map(({ key }) => key));
  if (!keys.every((key) => open.has(key))) return false;
  await outbox.report(keys, at);
  await outbox.put(said);
  return true;
}

/** Whether one of these people got a report within the hour. */
function createWaiting({ outbox }: Known, now: string) {
  const since = new Date(Date.parse(now) - BETWEEN_MS).toISOString();
  const gotOne = new Map<string, boolean>();
  return async (people: readonly string[]) => {
    for (const person of people) {
      const listed = gotOne.has(person) ? [] : await outbox.list({ person, since });
      const got = listed.some(({ kind, dueAt }) => kind === FAILURE_REPORT && dueAt > since);
      gotOne.set(person, gotOne.get(person) ?? got);
    }
    return people.some((person) => gotOne.get(person));
  };
}

/** Whom something that failed concerns. */
export interface Concerned {
  readonly person?: Person | undefined;
  readonly unit?: string | undefined;
}

/** For whom it was, and the unit that answers for them: of a room, the unit it belongs to. */
export async function concernedBy(
  { roster, rooms }: Pick<Kept, "roster" | "rooms">,
  { person: id, address: { channel, to } }: ListedDelivery,
): Promise<Concerned> {
  if ("room" in to) return { unit: await rooms.unitOf(channel, to.room) };
  const person =
    id === undefined ? await roster.personByAccount(channel, to.account) : await roster.person(id);
  return { person, unit: person?.unit };
}

/** Those of one role at one unit who can be reached. */
type Answerable = readonly FailureReport["to"][];

/** Those who answer for a unit, the first to be asked before the others; read once for each unit. */
function createAnswerable({ roster }: Known, channel: string) {
  const known = new Map<string, readonly Answerable[]>();
  return async (unit: string | undefined): Promise<readonly Answerable[]> => {
    if (unit === undefined) return [];
    const found = known.get(unit) ?? (await answerableFor(roster, channel, unit));
    known.set(unit, found);
    return found;
  };
}

async function answerableFor(
  roster: Roster,
  channel: string,
  unit: string,
): Promise<readonly Answerable[]> {
  const path = await roster.unitsAbove(unit);
  if (path.length === 0) return [];
  const holders = (await roster.peopleWithRoleAt(path.map(({ id }) => id))).filter((holder) =>
    can(holder, "receive-failures", { path }),
  );
  const nearest: Answerable[] = [];
  for (const role of ["admin", "coordinator"]) {
    for (const { id } of path) {
      const there = holders.filter(({ grants }) =>
        grants.some((grant) => grant.role === role && grant.unit === id),
      );
      nearest.push(await withAccounts(roster, channel, there));
    }
  }
  return nearest;
}

async function withAccounts(
  roster: Pick<Roster, "accounts">,
  channel: string,
  people: readonly Person[],
): Promise<FailureReport["to"][]> {
  const found: FailureReport["to"][] = [];
  for (const { teacher } of people) {
    const bound = (await roster.accounts(teacher.id)).find((each) => each.channel === channel);
    if (bound) found.push({ person: teacher.id, account: bound.account });
  }
  return found;
}
