import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { PlannedPart, SharePlanning } from "../app/outreach/plan-reminders.ts";
import type { PartAsked } from "./plan-part.ts";

/** How the parts of a day are shared among processes of this machine. */
export interface Sharing {
  /** How many. */
  readonly processes: number;
  /** The program that each of them runs. */
  readonly program: string;
}

/** One for each core, for they mostly compute; more would only wait to write. */
const MOST_PROCESSES = 4;

/** All cores of this machine; in the sources there is no program to run. */
export const sharingHere = (): Sharing => ({
  processes: Math.min(MOST_PROCESSES, availableParallelism()),
  program: fileURLToPath(new URL("./plan-part.js", import.meta.url)),
});

/**
 * Plans in processes of their own, each its part, while this one goes on to answer. Where one of
 * them fails the others are ended; what they put in stands, and is not put in again.
 */
export function sharePlanning(
  asked: Omit<PartAsked, "from" | "part">,
  { processes: of, program }: Sharing,
): SharePlanning {
  return async (from) => {
    const children = Array.from({ length: of }, () => fork(program));
    const parts = children.map((child, number) => {
      child.send({ ...asked, from, part: { number, of } } satisfies PartAsked);
      return plannedBy(child);
    });
    try {
      return await Promise.all(parts);
    } finally {
      for (const child of children) child.kill();
    }
  };
}

async function plannedBy(child: ChildProcess): Promise<PlannedPart> {
  const ended = once(child, "exit").then(([code, signal]) => {
    throw new Error(`a process that plans reminders ended early (${code ?? signal})`);
  });
  const said = once(child, "message").then(([planned]) => planned as PlannedPart);
  // Whichever comes second is nobody's concern any more.
  ended.catch(() => {});
  said.catch(() => {});
  return Promise.race([said, ended]);
}
