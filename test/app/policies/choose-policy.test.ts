import { beforeEach, describe, expect, it } from "vitest";
import type { OrganisationUnit, Person } from "../../../src/app/access/ports.ts";
import {
  choosePolicy,
  type PolicyChange,
  proposePolicy,
} from "../../../src/app/policies/choose-policy.ts";
import { choicesOf } from "../../../src/app/policies/entry-kinds.ts";
import { policyForPerson } from "../../../src/app/policies/policy-for-person.ts";
import type { Store } from "../../../src/app/store.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { fillSchool } from "../../support/school.ts";

const AT = "2026-03-10T08:00:00.000Z";
const COUNTY: PolicyChange = { unit: "county", from: undefined, to: "hunan-province-2011" };
const HEYE: PolicyChange = { unit: "heye", from: "hunan-heye-school", to: "gansu-2013" };

let store: Store;

beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
});

async function known(id: string): Promise<Person> {
  const person = await store.roster.person(id);
  if (!person) throw new Error(`the school has nobody called ${id}`);
  return person;
}

const policyOf = async (id: string) =>
  (await policyForPerson(store.roster, await known(id)))?.policy;
const choose = (by: string, change: PolicyChange) =>
  choosePolicy(store, change, { by, at: AT, via: "web" }, async (chosen) => chosen);

describe("the policy of a person", () => {
  it("is that of the nearest unit upwards", async () => {
    expect(await policyOf("T001")).toBe("hunan-heye-school");
    expect(await policyOf("U001")).toBeUndefined();
  });

  it("reaches everybody below who has none of their own", async () => {
    expect(await choose("C001", COUNTY)).toMatchObject({
      kind: "chosen",
      effects: [{ kind: "policy.chosen", id: "county" }],
    });
    expect(await policyOf("U001")).toBe("hunan-province-2011");
    expect(await policyOf("T001")).toBe("hunan-heye-school");
  });
});

describe("choosing a policy", () => {
  it.each(["T001", "T006", "C001", "nobody"])(
    "is not for %s, who is no admin there",
    async (id) => {
      expect(await choose(id, HEYE)).toEqual({ kind: "not-allowed" });
      expect(await policyOf("T001")).toBe("hunan-heye-school");
      expect(await choicesOf(store.log, "heye")).toEqual([]);
    },
  );

  it("is written down with who and when, and can be taken back the same way", async () => {
    await choose("T007", HEYE);
    await choose("T007", { ...HEYE, from: HEYE.to, to: HEYE.from });
    expect(await policyOf("T001")).toBe("hunan-heye-school");
    expect(await choicesOf(store.log, "heye")).toMatchObject([
      {
        body: { policy: "gansu-2013", before: "hunan-heye-school" },
        by: "T007",
        at: AT,
        via: "web",
      },
      { body: { policy: "hunan-heye-school", before: "gansu-2013" }, by: "T007" },
    ]);
    await choose("C001", COUNTY);
    await choose("C001", { ...COUNTY, from: COUNTY.to, to: undefined });
    expect(await policyOf("U001")).toBeUndefined();
    expect((await choicesOf(store.log, "county")).at(-1)).toMatchObject({ body: { policy: null } });
  });

  it("is done once, however often it is confirmed at once", async () => {
    const all = await Promise.all([1, 2, 3].map(() => choose("T007", HEYE)));
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      "chosen",
      "chosen-before",
      "chosen-before",
    ]);
    expect(await choicesOf(store.log, "heye")).toHaveLength(1);
  });

  it("is not done where another one was chosen since it was shown", async () => {
    await choose("T007", { ...HEYE, to: "xx-primary-72" });
    expect(await choose("T007", HEYE)).toMatchObject({
      kind: "changed",
      last: { body: { policy: "xx-primary-72" }, by: "T007" },
    });
    expect(await policyOf("T001")).toBe("xx-primary-72");
  });

  it("is not done by somebody who may not any more", async () => {
    const admin = await known("T007");
    await store.roster.put({ units: [], people: [{ ...admin, grants: [] }] });
    expect(await choose("T007", HEYE)).toEqual({ kind: "not-allowed" });
  });
});

describe("proposing a policy", () => {
  it("tells what holds now, by the unit's own choice or from above", async () => {
    expect(await proposePolicy(store.roster, await known("T007"))).toMatchObject({
      kind: "proposed",
      unit: { id: "heye" },
      holding: "hunan-heye-school",
      inherited: undefined,
    });
    await choose("C001", COUNTY);
    expect(await proposePolicy(store.roster, await known("T007"))).toMatchObject({
      holding: "hunan-heye-school",
      inherited: "hunan-province-2011",
    });
  });

  it("asks for which unit where somebody looks after two", async () => {
    const both = await known("C001");
    const chooser = { ...both, grants: [...both.grants, { role: "admin", unit: "heye" } as const] };
    const proposal = await proposePolicy(store.roster, chooser);
    expect(proposal).toMatchObject({
      kind: "which-unit",
      units: [{ id: "county" }, { id: "heye" }],
    });
    const isMeant = ({ name }: OrganisationUnit) => name === "荷叶中心校";
    const named = await proposePolicy(store.roster, chooser, isMeant);
    expect(named).toMatchObject({ kind: "proposed", unit: { id: "heye" } });
    expect(await proposePolicy(store.roster, await known("T001"))).toEqual({ kind: "not-allowed" });
  });
});
