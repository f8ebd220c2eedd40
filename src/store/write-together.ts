import type { Transaction } from "kysely";
import type { Access } from "./database.ts";
import type { Tables } from "./tables.ts";

type Work = (tables: Transaction<Tables>) => Promise<unknown>;

interface Waiting {
  readonly work: Work;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** More would keep everybody else who writes waiting for long. */
const MOST_TOGETHER = 200;

/**
 * Writes what is to be written at the same moment in one transaction, because what takes time is
 * bringing a transaction to the disk, however much is in it. Each is acknowledged once it is there.
 *
 * Where one of several fails, all are written singly, so that it fails alone: what is written must
 * come to the same when it is written twice.
 */
export function createWriteTogether(write: Access["write"]): (work: Work) => Promise<void> {
  const waiting: Waiting[] = [];
  let isWriting = false;

  const alone = ({ work, done, failed }: Waiting) => write(work).then(done, failed);
  const allAtOnce = async (some: readonly Waiting[]) => {
    try {
      await write(async (tables) => {
        for (const { work } of some) await work(tables);
      });
      for (const { done } of some) done();
    } catch {
      for (const each of some) await alone(each);
    }
  };
  const writeAll = async () => {
    while (waiting.length > 0) {
      const some = waiting.splice(0, MOST_TOGETHER);
      const [first] = some;
      await (first && some.length === 1 ? alone(first) : allAtOnce(some));
    }
    isWriting = false;
  };

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, done: resolve, failed: reject });
      if (isWriting) return;
      isWriting = true;
      void writeAll();
    });
}
