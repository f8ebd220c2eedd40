import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type pg from "pg";

/** How long a program waits for the server before it gives a connection up. */
export interface Limits {
  /** For the answer to a statement. */
  readonly answerMs: number;
  /** For its turn to write. */
  readonly turnMs: number;
}

/** The statement that waits until nobody else writes. */
const TAKES_TURN = /pg_advisory_xact_lock/;

/**
 * A pool whose connections answer in time or are closed.
 *
 * A server that is cut off without a word, by a proxy or a cable, never answers, and the driver
 * would hand the same connection to the next who asks. So whoever waits too long is told, and
 * nobody gets a connection again that was opened before.
 */
export function boundedPool(pool: pg.Pool, limits: Limits): PostgresPool {
  const openedAt = new WeakMap<pg.PoolClient, number>();
  let turns = 0;
  let mistrustedUntil = -1;
  pool.on("connect", (client) => {
    turns += 1;
    openedAt.set(client, turns);
  });
  const giveUp = () => {
    mistrustedUntil = turns;
  };
  return {
    async connect() {
      for (;;) {
        const client = await pool.connect();
        if ((openedAt.get(client) ?? 0) > mistrustedUntil) return bounded(client, limits, giveUp);
        client.release(true);
      }
    },
    end: () => pool.end(),
  };
}

function bounded(
  client: PostgresPoolClient & { release(destroy: boolean): void },
  limits: Limits,
  giveUp: () => void,
): PostgresPoolClient {
  let late: Error | undefined;
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    text: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== "string") throw new Error("rows are read in pages, never streamed");
    if (late) return Promise.reject(late);
    const limit = TAKES_TURN.test(text) ? limits.turnMs : limits.answerMs;
    return inTime(client.query<R>(text, parameters), limit, (error) => {
      late = error;
      giveUp();
    });
  }
  return { query, release: () => client.release(late !== undefined) };
}

async function inTime<T>(
  answer: Promise<T>,
  limit: number,
  onLate: (error: Error) => void,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message = `no answer within ${limit / 1000} s`;
      const error = Object.assign(new Error(message), { code: "ETIMEDOUT" });
      onLate(error);
      reject(error);
    }, limit);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
