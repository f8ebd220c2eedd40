import type { Person } from "../../../app/access/ports.ts";
import { type BroadcastProgress, progressOf } from "../../../app/broadcasts/outcome.ts";
import type { Broadcast, RecipientStatus } from "../../../app/broadcasts/ports.ts";
import { mayAgree } from "../../../app/broadcasts/second-persons.ts";
import type { Context } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { listReply, MOST_ROWS, type ReportRow, reportReply, unknownReply } from "./report-reply.ts";
import { asksReplyFor } from "./steer.ts";

/** So many of the last ones are shown. */
const MOST_LISTED = 4;
const PAGE = 500;

/** What waits for the asker to agree; else their own last ones, with how far they have come. */
export async function listBroadcasts(context: Context, asker: Person): Promise<Answer> {
  const { broadcasts } = context.deps.store;
  for (const waiting of await broadcasts.inState("waiting")) {
    if (await mayAgree(context.deps.store.roster, waiting, asker)) return askFor(context, waiting);
  }
  const last = await broadcasts.ofSender(asker.teacher.id, MOST_LISTED);
  return {
    reply: listReply(context.localizer, await progressOfEach(context, last)),
    askerOnly: true,
  };
}

/** Shows a broadcast to somebody who may agree to it. */
async function askFor({ deps, localizer }: Context, waiting: Broadcast): Promise<Answer> {
  const { store: kept, broadcasting } = deps;
  const recipients = await kept.broadcasts.size(waiting.id);
  const reply = await asksReplyFor({ kept, localizer, broadcasting }, waiting, recipients);
  return reply ? { reply, askerOnly: true } : { reply: unknownReply(localizer) };
}

/** One of them, with what can be done with it. */
export async function showBroadcast(context: Context, asker: Person, id: string): Promise<Answer> {
  const own = await ownBroadcast(context, asker, id);
  if (!own) return { reply: unknownReply(context.localizer) };
  return {
    reply: listReply(context.localizer, await progressOfEach(context, [own])),
    askerOnly: true,
  };
}

/** What became of it for each of its recipients, as a workbook. */
export async function reportBroadcast(
  context: Context,
  asker: Person,
  id: string,
): Promise<Answer> {
  const { localizer, deps } = context;
  const own = await ownBroadcast(context, asker, id);
  const [shown] = own ? await progressOfEach(context, [own]) : [];
  if (!own || !shown) return { reply: unknownReply(localizer) };
  const statuses: RecipientStatus[] = [];
  for (let after: string | undefined; statuses.length < MOST_ROWS; ) {
    const page = await deps.store.broadcasts.statuses(id, { after, limit: PAGE });
    statuses.push(...page);
    after = page.at(-1)?.person;
    if (page.length < PAGE) break;
  }
  const people = await deps.store.roster.people(statuses.map(({ person }) => person));
  const units = new Map((await deps.store.roster.units()).map((unit) => [unit.id, unit.name]));
  const rows = statuses.map((status): ReportRow => {
    const person = people.get(status.person);
    const unit = person && units.get(person.unit);
    return { ...status, name: person?.teacher.name ?? "", unit: unit ?? "" };
  });
  const wallTime = (at: string) => deps.broadcasting.wallTime(at);
  return { reply: reportReply(localizer, shown, rows, wallTime), askerOnly: true };
}

async function ownBroadcast(
  { deps }: Context,
  { teacher }: Person,
  id: string,
): Promise<Broadcast | undefined> {
  const found = await deps.store.broadcasts.find(id);
  return found?.sender === teacher.id && found.state !== "gathering" ? found : undefined;
}

interface Shown {
  readonly broadcast: Broadcast;
  readonly progress: BroadcastProgress;
}

function progressOfEach({ deps }: Context, some: readonly Broadcast[]): Promise<Shown[]> {
  return Promise.all(
    some.map(async (broadcast) => {
      const counts = await deps.store.broadcasts.counts(broadcast.id);
      return { broadcast, progress: progressOf(broadcast, counts) };
    }),
  );
}
