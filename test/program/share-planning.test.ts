import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { planReminders } from "../../src/app/outreach/plan-reminders.ts";
import type { Store } from "../../src/app/store.ts";
import { sharePlanning } from "../../src/cli/share-planning.ts";
import { readConfig } from "../../src/config.ts";
import { parseDay } from "../../src/domain/day.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { built } from "../support/built-program.ts";
import { planning } from "../support/outreach.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";
import { fillSchool } from "../support/school.ts";

const NOW = { day: parseDay("2026-12-17"), minute: 480 };

let [folder, alone, shared] = ["", undefined, undefined] as unknown as [string, Store, Store];
const configOf = (name: string) =>
  readConfig(
    { DATABASE_URL: `sqlite:${join(folder, name, "xuefen.db")}`, XUEFEN_DATA: join(folder, name) },
    {},
  );
async function openFilled(name: string): Promise<Store> {
  const { database: url, keyFile } = configOf(name);
  const store = await openStore({ url, keyFile }, ENTRY_KINDS);
  await fillSchool(store);
  for (const person of ["T001", "T002", "T003"]) {
    await store.roster.bindAccount("lark", `ou_${person}`, person, "2026-01-01T00:00:00.000Z");
  }
  return store;
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xuefen-sharing-"));
  [alone, shared] = [await openFilled("alone"), await openFilled("shared")];
});
afterEach(async () => {
  await Promise.all([alone.close(), shared.close()]);
  rmSync(folder, { recursive: true });
});

const listed = async ({ outbox }: Store) =>
  (await outbox.list({})).map(({ key, state, dueAt }) => [key, state, dueAt]);

it("plans in several processes what one plans alone, and nothing of it again", async () => {
  const asked = { config: configOf("shared"), policies: SAMPLE_POLICIES, channels: ["lark"] };
  const [, program] = built("plan-part");
  const share = sharePlanning(asked, { processes: 3, program });
  const one = await planReminders(alone, planning(), NOW);
  const three = await planReminders(shared, planning(), NOW, share);
  expect(three).toEqual(one);
  expect(one.messages).toBeGreaterThan(0);
  expect(await listed(shared)).toEqual(await listed(alone));
  expect(await shared.reminders.lastDay(NOW.day)).toEqual(await alone.reminders.lastDay(NOW.day));
  expect((await planReminders(shared, planning(), NOW, share)).messages).toBe(0);
});

it("fails where one of the processes ends early, so that it is tried again", async () => {
  const asked = { config: configOf("shared"), policies: SAMPLE_POLICIES, channels: ["lark"] };
  const share = sharePlanning(asked, { processes: 2, program: join(folder, "not-there.js") });
  await expect(planReminders(shared, planning(), NOW, share)).rejects.toThrow("ended early");
  expect(await shared.reminders.lastDay(NOW.day)).toBeUndefined();
});
