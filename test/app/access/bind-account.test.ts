import { beforeEach, describe, expect, it } from "vitest";
import { bindByCode, issueCode } from "../../../src/app/access/bind-account.ts";
import type { Store } from "../../../src/app/store.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { COUNTY, person } from "../../support/people.ts";

const AT = "2026-11-30T01:00:00.000Z";
const minutesLater = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await store.roster.put({ units: COUNTY, people: [person("T001"), person("T002")] });
});

const bind = (account: string, code: string, at = AT) =>
  bindByCode(store, { channel: "lark", account, code, at });

describe("a code that was used", () => {
  it("binds the same account again within minutes, and answers as it did", async () => {
    const { code } = await issueCode(store, "T001", AT);
    const bound = { kind: "bound", person: person("T001") };
    expect(await bind("ou_1", code)).toEqual(bound);
    expect(await bind("ou_1", code)).toEqual(bound);
    expect(await bind("ou_1", code, minutesLater(10))).toEqual(bound);
    expect(await bind("ou_1", code, minutesLater(11))).toEqual({ kind: "not-good" });
  });

  it("is no good to anybody else", async () => {
    const { code } = await issueCode(store, "T001", AT);
    await bind("ou_1", code);
    expect(await bind("ou_2", code)).toEqual({ kind: "not-good" });
    expect(await store.roster.personByAccount("lark", "ou_2")).toBeUndefined();
  });

  it("does not bind an account that was unbound or bound to somebody else meanwhile", async () => {
    const { code } = await issueCode(store, "T001", AT);
    await bind("ou_1", code);
    await store.roster.unbindAccount("lark", "ou_1");
    expect(await bind("ou_1", code)).toEqual({ kind: "not-good" });
    await store.roster.bindAccount("lark", "ou_1", "T002", AT);
    expect(await bind("ou_1", code)).toEqual({ kind: "not-good" });
    expect(await store.roster.personByAccount("lark", "ou_1")).toEqual(person("T002"));
  });
});
