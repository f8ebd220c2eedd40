import { randomUUID } from "node:crypto";
import { Failure } from "../../domain/failure.ts";
import type { Kept, Lease, Store } from "../store.ts";

/** The time during which this import alone may write what imports write. */
export interface ImportTurn {
  /**
   * Does the work as one transaction, which is undone where the turn has gone to another import.
   *
   * @throws {Failure} import/turn-lost
   */
  write<T>(work: (kept: Kept) => Promise<T>): Promise<T>;
}

export interface TurnOptions {
  /** Told once, where another import is running and this one waits; and for how long it has run. */
  readonly onWait?: ((seconds: number) => void) | undefined;
  /** How many seconds to wait for another import before giving up. */
  readonly patience?: number | undefined;
}

const NAME = "import";

/** An import that is killed keeps the next one waiting for as long as this. */
const LEASE_SECONDS = 30;
const KEEP_EVERY_MS = 5_000;
const LOOK_EVERY_MS = 500;
const PATIENCE_SECONDS = 600;

/**
 * Does the work while no other import does, in this program or another one on the same database.
 * What it reads there changes only through others than imports, until it writes.
 *
 * @throws {Failure} import/busy
 */
export async function inImportTurn<T>(
  { leases, transaction }: Pick<Store, "leases" | "transaction">,
  options: TurnOptions,
  work: (turn: ImportTurn) => Promise<T>,
): Promise<T> {
  const lease = { name: NAME, holder: randomUUID(), seconds: LEASE_SECONDS };
  await take(leases, lease, options);
  // A beat that fails is no reason to stop: whether the turn is still ours, each writing asks anew.
  const beats = setInterval(() => void leases.keep(lease).catch(() => {}), KEEP_EVERY_MS);
  try {
    return await work({
      write: (part) =>
        transaction(async (kept) => {
          if (!(await kept.leases.keep(lease)))
            throw new Failure("import/turn-lost", { seconds: lease.seconds });
          return part(kept);
        }),
    });
  } finally {
    clearInterval(beats);
    // Where the database is gone, the lease ends by itself.
    await leases.release(lease).catch(() => {});
  }
}

async function take(
  leases: Store["leases"],
  lease: Lease,
  { onWait, patience = PATIENCE_SECONDS }: TurnOptions,
): Promise<void> {
  const start = performance.now();
  for (let isFirst = true; ; isFirst = false) {
    const other = await leases.take(lease);
    if (other === undefined) return;
    if (performance.now() - start >= patience * 1000) {
      throw new Failure("import/busy", { seconds: other.heldFor });
    }
    if (isFirst) onWait?.(other.heldFor);
    await pause(LOOK_EVERY_MS);
  }
}

/**
 * Lets timers run in the middle of long work, among them that which keeps the lease: on a busy
 * machine, judging a large sheet in one go would take longer than the lease lasts.
 */
export const breathe = (): Promise<void> => pause(0);

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
