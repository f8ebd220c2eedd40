import { can } from "../access/permissions.ts";
import type { Person, Roster } from "../access/ports.ts";
import type { Kept } from "../store.ts";
import type { FailureCause, ListedDelivery } from "./ports.ts";

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

/** What one person is to be told about what will never be sent. */
export interface FailureReport {
  readonly to: { readonly person: string; readonly account: string };
  readonly failures: readonly UndeliveredMessage[];
}

type Known = Pick<Kept, "outbox" | "roster" | "rooms">;

/**
 * Takes what failed on a channel and tells, for each person who answers for somebody concerned, what
 * they are to be told now: the administrators nearest to where the person works, else the coordinators.
 * What has nobody who could be told is taken too; what is told later stays.
 */
export async function takeFailures(
  kept: Known,
  channel: string,
  now: string,
): Promise<readonly FailureReport[]> {
  const reports = new Map<string, FailureReport & { failures: UndeliveredMessage[] }>();
  const taken: string[] = [];
  const mayWait = createWaiting(kept, now);
  for (const failure of await kept.outbox.unreported(channel)) {
    const concerned = await concernedBy(kept, failure);
    const told = failure.kind === FAILURE_REPORT ? [] : await answerable(kept, channel, concerned);
    if (await mayWait(told.map(({ person }) => person))) continue;
    taken.push(failure.key);
    for (const to of told) {
      const report = reports.get(to.account) ?? { to, failures: [] };
      const { kind, cause } = failure;
      report.failures.push({ kind, cause, name: concerned.person?.teacher.name });
      reports.set(to.account, report);
    }
  }
  if (taken.length > 0) await kept.outbox.report(taken, now);
  return [...reports.values()];
}

/** Whether one of these people was told something within the hour. */
function createWaiting({ outbox }: Known, now: string) {
  const since = new Date(Date.parse(now) - BETWEEN_MS).toISOString();
  const wasTold = new Map<string, boolean>();
  return async (people: readonly string[]) => {
    for (const person of people) {
      const listed = wasTold.has(person) ? [] : await outbox.list({ person, since });
      const isTold = listed.some(({ kind, dueAt }) => kind === FAILURE_REPORT && dueAt > since);
      wasTold.set(person, wasTold.get(person) ?? isTold);
    }
    return people.some((person) => wasTold.get(person));
  };
}

interface Concerned {
  readonly person?: Person | undefined;
  readonly unit?: string | undefined;
}

/** For whom it was, and the unit that answers for them: of a room, the unit it belongs to. */
async function concernedBy(
  { roster, rooms }: Known,
  { person: id, address: { channel, to } }: ListedDelivery,
): Promise<Concerned> {
  if ("room" in to) return { unit: await rooms.unitOf(channel, to.room) };
  const person =
    id === undefined ? await roster.personByAccount(channel, to.account) : await roster.person(id);
  return { person, unit: person?.unit };
}

/** Those who are told, with the account by which they can be: never the person concerned. */
async function answerable(
  { roster }: Known,
  channel: string,
  { unit, person }: Concerned,
): Promise<readonly FailureReport["to"][]> {
  const path = unit === undefined ? [] : await roster.unitsAbove(unit);
  if (path.length === 0) return [];
  const holders = (await roster.peopleWithRoleAt(path.map(({ id }) => id))).filter(
    (holder) =>
      can(holder, "receive-failures", { path }) && holder.teacher.id !== person?.teacher.id,
  );
  for (const role of ["admin", "coordinator"]) {
    for (const { id } of path) {
      const there = holders.filter(({ grants }) =>
        grants.some((grant) => grant.role === role && grant.unit === id),
      );
      const reachable = await withAccounts(roster, channel, there);
      if (reachable.length > 0) return reachable;
    }
  }
  return [];
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
