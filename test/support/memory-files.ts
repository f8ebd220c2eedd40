import type { Files, StoredFile } from "../../src/app/files/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";

/** Files that last as long as the test. */
export function createMemoryFiles(
  files: Cell<ReadonlyMap<string, StoredFile>>,
  inTurn: Turn,
): Files {
  const isThere = ({ expiresAt }: StoredFile, now: string) => !expiresAt || expiresAt > now;
  const isForGood = (id: string) => {
    const known = files.now().get(id);
    return known !== undefined && known.expiresAt === undefined;
  };
  const without = (id: string) => [...files.now()].filter(([known]) => known !== id);
  return {
    put: (file) =>
      inTurn(() => {
        if (isForGood(file.id)) return;
        const bytes = Buffer.from(file.bytes);
        files.change(new Map([...without(file.id), [file.id, { ...file, bytes }]]));
      }),
    async find(id, now) {
      const file = files.now().get(id);
      return file && isThere(file, now) ? { ...file, bytes: Buffer.from(file.bytes) } : undefined;
    },
    keep: (id) =>
      inTurn(() => {
        const known = files.now().get(id);
        if (!known) return;
        const { expiresAt: _, ...kept } = known;
        files.change(new Map([...without(id), [id, kept]]));
      }),
    release: (id, expiresAt) =>
      inTurn(() => {
        const known = files.now().get(id);
        if (!known || !isForGood(id)) return;
        files.change(new Map([...without(id), [id, { ...known, expiresAt }]]));
      }),
    drop: (id) =>
      inTurn(() => {
        if (!isForGood(id)) files.change(new Map(without(id)));
      }),
    forget: (now) =>
      inTurn(() =>
        files.change(new Map([...files.now()].filter(([, file]) => isThere(file, now)))),
      ),
  };
}
