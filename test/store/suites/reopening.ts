import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENTRY_KINDS } from "../../../src/entry-kinds.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { headFileOf } from "../../../src/store/proof/head-file.ts";
import { readSecret } from "../../../src/store/vault/key-file.ts";
import { createVault } from "../../../src/store/vault/vault.ts";
import { submission } from "../../support/entries.ts";
import { COUNTY, person } from "../../support/people.ts";
import type { Scene } from "../../support/use-store.ts";

/** What is found, and what is refused, when a store is opened again. */
export function reopening(scene: Scene): void {
  /** Takes away what no version had before there were channels. */
  const dropChannelTables = async () => {
    await scene.database.query("drop index people_by_phone");
    await scene.database.query("alter table people drop column phone_index");
    const accounts = [
      "binding_codes",
      "binding_failures",
      "rooms",
      "preferences",
      "reminders",
      "planned_days",
      "broadcast_recipients",
      "broadcasts",
      "unit_counts",
      "digest_orders",
      "scheduled_reminders",
      "standings",
      "unbound_accounts",
    ];
    for (const table of ["files", "deliveries", "arrivals", "arrival_ids", ...accounts]) {
      await scene.database.query(`drop table ${table}`);
    }
  };

  describe("opening a store again", () => {
    it("finds again what was there", async () => {
      await scene.store.log.append([submission("T001", "r1")]);
      const someone = person("T001", "school-1", { nationalId: "43010219800101001X" });
      await scene.store.roster.put({ units: COUNTY, people: [someone] });
      await scene.store.close();
      const again = await openStore(scene.settings, ENTRY_KINDS);
      expect(await again.log.verify()).toEqual({ entries: 1 });
      const found = await again.roster.peopleByNationalId(["43010219800101001X"]);
      expect([...found.values()]).toEqual([someone]);
      await again.close();
    });

    it("lets people be searched for who were there before that was possible", async () => {
      const people = Array.from({ length: 1_201 }, (_, index) => person(`P${index}`));
      await scene.store.roster.put({ units: COUNTY, people });
      await scene.store.close();
      await scene.database.query("drop index if exists people_by_search");
      await scene.database.query("alter table people drop column search");
      for (const index of [
        "entries_by_certificate",
        "entries_by_questionnaire",
        "entries_by_questionnaire_due",
        "entries_by_questionnaire_stated",
        "accounts_by_person",
      ])
        await scene.database.query(`drop index ${index}`);
      await dropChannelTables();
      await scene.database.query("delete from xuefen_migrations where name >= '0006'");
      const { earlierChecks } = createVault(await readSecret(scene.settings.keyFile));
      await scene.database.query(`update key_check set value = '${earlierChecks["before-head"]}'`);
      await rm(headFileOf(scene.settings) ?? "");
      const again = await openStore(scene.settings, ENTRY_KINDS);
      for (const text of ["P0", "laoship777", "P1200"]) {
        const { people: found } = await again.roster.searchPeople({ text, limit: 1 });
        expect(found.map(({ id }) => id)).toEqual([text.replace(/^.*p/iu, "P")]);
      }
      await again.close();
    });

    it("refuses a database that a newer program has changed, and leaves it so", async () => {
      await scene.database.query(
        "insert into xuefen_migrations (name, timestamp) values ('9999-later', '2030-01-01')",
      );
      await scene.store.close();
      await expect(openStore(scene.settings, ENTRY_KINDS)).rejects.toMatchObject({
        code: "database/newer",
        details: { migration: "9999-later" },
      });
      const steps = await scene.database.query("select name from xuefen_migrations order by name");
      expect(steps.at(-1)).toEqual({ name: "9999-later" });
    });

    it("refuses to take itself for an earlier version's where that would make a new head", async () => {
      await scene.store.log.append([submission("T001", "r1")]);
      await scene.store.close();
      await rm(headFileOf(scene.settings) ?? "");
      await scene.database.query("delete from xuefen_migrations where name >= '0008'");
      await dropChannelTables();
      await expect(openStore(scene.settings, ENTRY_KINDS)).rejects.toMatchObject({
        code: "database/wrong-key",
      });
    });

    it("refuses another key than the one it was filled with", async () => {
      await scene.store.close();
      const keyFile = join(scene.folder, "another-key");
      await writeFile(keyFile, "ab".repeat(32));
      await expect(openStore({ ...scene.settings, keyFile }, ENTRY_KINDS)).rejects.toMatchObject({
        code: "database/wrong-key",
        details: { keyFile },
      });
    });

    it("refuses to draw a new key when the old one is lost", async () => {
      await scene.store.close();
      await mkdir(join(scene.folder, "lost"), { recursive: true });
      const keyFile = join(scene.folder, "lost", "key");
      await expect(openStore({ ...scene.settings, keyFile }, ENTRY_KINDS)).rejects.toMatchObject({
        code: "database/wrong-key",
      });
      expect(await readdir(join(scene.folder, "lost"))).toEqual([]);
    });
  });
}
