import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createEntryKinds, entryKind } from "../../../src/app/ledger/entry-kinds.ts";
import { POLICY_CHOSEN } from "../../../src/app/policies/entry-kinds.ts";
import { RECORD_REVERSED, RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { ENTRY_KINDS } from "../../../src/entry-kinds.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { submission, submissions } from "../../support/entries.ts";
import type { Scene } from "../../support/use-store.ts";

/** A kind of entry of a feature that this program does not have. */
const CLAIM_OPENED = entryKind("claim.opened", {
  stream: "claim",
  version: 3,
  schema: z.strictObject({ teacher: z.string(), hours: z.number(), certificate: z.string() }),
});
const WITH_CLAIMS = createEntryKinds([
  ...[RECORD_SUBMITTED, RECORD_REVERSED, POLICY_CHOSEN],
  CLAIM_OPENED,
]);
const CLAIM = { kind: "claim", id: "C1" };

/** Entries of kinds that the tables and the store were not made for. */
export function otherKinds(scene: Scene): void {
  describe("a kind of entry that the store was not made for", () => {
    const claim = (id: string, key: string) =>
      CLAIM_OPENED.entry(
        id,
        { teacher: "T001", hours: 8, certificate: "证书1" },
        { key, by: "T001", at: "2026-11-22T08:00:00.000Z", via: "web" },
      );

    const opened = async <T>(kinds: typeof ENTRY_KINDS, work: (store: Store) => Promise<T>) => {
      const store = await openStore(scene.settings, kinds);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    };

    beforeEach(async () => {
      await scene.store.close();
      await opened(WITH_CLAIMS, async ({ log }) => {
        await log.append([submission("T001", "r1"), claim("C1", "k1"), submission("C1", "r2")]);
        await log.append([claim("C2", "k2"), claim("C1", "k1"), claim("C1", "k3")]);
      });
    });

    it("is appended, read and verified as any other", async () => {
      await opened(WITH_CLAIMS, async ({ log }) => {
        const entries = await log.entriesOf(CLAIM);
        expect(entries).toMatchObject([
          { ...claim("C1", "k1"), number: 2, version: 3, isKnown: true },
          { ...claim("C1", "k3"), number: 5, version: 3, isKnown: true },
        ]);
        expect(entries.every(CLAIM_OPENED.isKindOf)).toBe(true);
        expect(await log.entry("k1")).toEqual(entries[0]);
        expect(await log.verify()).toEqual({ entries: 5 });
      });
    });

    it("changes nothing about the records that stand", async () => {
      await opened(WITH_CLAIMS, async ({ records }) => {
        expect(await records.of("T001")).toMatchObject([{ entry: 1 }]);
        expect(await records.of("C1")).toMatchObject([{ entry: 3 }]);
        expect((await records.ofMany(["C1", "C2"])).size).toBe(1);
        expect(await records.teachersWithCertificates(["证书1"])).toEqual(new Map());
      });
    });

    it("is kept and verified by a program that does not know it, and taken for nothing else", async () => {
      await opened(ENTRY_KINDS, async ({ log, records }) => {
        const [first] = await log.entriesOf(CLAIM);
        expect(first).toMatchObject({ ...claim("C1", "k1"), number: 2, isKnown: false });
        expect(first && CLAIM_OPENED.isKindOf(first)).toBe(false);
        expect(await records.of("C1")).toMatchObject([{ entry: 3 }]);
        expect(await log.append(submissions("T002", 1))).toMatchObject([{ number: 6 }]);
        await expect(log.append([claim("C9", "k9")])).rejects.toThrow("claim.opened");
        expect(await log.verify()).toEqual({ entries: 6 });
      });
    });

    it.each([
      ["body", "replace(body, '证书1', '证书2')"],
      ["version", "2"],
      ["stream", "'C2'"],
      ["stream_kind", "'teacher'"],
    ])("is found out where its %s was changed", async (column, value) => {
      await scene.database.disarmed("entries", [
        `update entries set ${column} = ${value} where number = 2`,
      ]);
      await opened(ENTRY_KINDS, async ({ log }) => {
        await expect(log.verify()).rejects.toMatchObject({
          code: "ledger/broken",
          details: { entry: 2 },
        });
      });
    });

    it("is refused when it is read where its form is another than its version's", async () => {
      const narrower = entryKind("claim.opened", {
        stream: "claim",
        version: 3,
        schema: z.strictObject({ teacher: z.string(), hours: z.string() }),
      });
      await opened(createEntryKinds([RECORD_SUBMITTED, narrower]), async ({ log }) => {
        const unreadable = {
          code: "ledger/unreadable",
          details: { entry: 2, kind: "claim.opened" },
        };
        await expect(log.entriesOf(CLAIM)).rejects.toMatchObject(unreadable);
        await expect(log.entry("k1")).rejects.toMatchObject(unreadable);
        await expect(log.verify()).rejects.toMatchObject(unreadable);
      });
    });
  });
}
