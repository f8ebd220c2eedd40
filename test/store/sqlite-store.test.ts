import { readFile, stat } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { everyStoreContract } from "../contracts/every-store-contract.ts";
import { submissions } from "../support/entries.ts";
import { COUNTY } from "../support/people.ts";
import { startSqlite } from "../support/test-database.ts";
import { useStore } from "../support/use-store.ts";
import { migrating } from "./suites/migrating.ts";
import { otherKinds } from "./suites/other-kinds.ts";
import { reading } from "./suites/reading.ts";
import { reopening } from "./suites/reopening.ts";
import { NATIONAL_ID, PEOPLE, PHONE, secrets } from "./suites/secrets.ts";
import { tampering } from "./suites/tampering.ts";
import { transactions } from "./suites/transactions.ts";
import { writingTogether } from "./suites/writing-together.ts";

describe("on SQLite", () => {
  const scene = useStore(startSqlite);
  everyStoreContract(() => scene.store);
  transactions(scene, true);
  writingTogether(scene);
  otherKinds(scene);
  reading(scene);
  reopening(scene);
  tampering(scene, "sqlite");
  migrating(scene, "sqlite");
  secrets(scene);

  it("keeps no secret anywhere in the file", async () => {
    await scene.store.roster.put({ units: COUNTY, people: PEOPLE });
    await scene.store.close();
    const file = await readFile(scene.settings.url.replace("sqlite:", ""));
    expect(file.includes("老师T001")).toBe(true);
    expect(file.includes(NATIONAL_ID)).toBe(false);
    expect(file.includes(PHONE)).toBe(false);
  });

  it("lets only its owner read the file and those beside it", async () => {
    await scene.store.roster.put({ units: COUNTY, people: PEOPLE });
    const file = scene.settings.url.replace("sqlite:", "");
    const modes = ["", "-wal", "-shm"].map(async (end) => (await stat(file + end)).mode & 0o777);
    expect(await Promise.all(modes)).toEqual([0o600, 0o600, 0o600]);
  });

  it("refuses to replace an entry, which no delete trigger sees", async () => {
    await scene.store.log.append(submissions("T001", 3));
    const replaced = `select number, key, stream_kind, stream, kind, version, '{}', "by", at, via, previous, hash, mac`;
    await expect(
      scene.database.query(`replace into entries ${replaced} from entries where number = 2`),
    ).rejects.toThrow("takes only the next number");
    expect(await scene.store.log.verify()).toEqual({ entries: 3 });
  });
});
