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
import { OTHER_POLICY, SCHOOL_POLICY } from "../../support/sample-policies.ts";
import { fillSchool } from "../../support/school.ts";

const AT = "2026-03-10T08:00:00.000Z";
const COUNTY: PolicyChange = { unit: "county", from: undefined, to: "xingye-2014" };
const SCHOOL: PolicyChange = { unit: "qinghe", from: SCHOOL_POLICY, to: OTHER_POLICY };

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
    expect(await policyOf("T001")).toBe(SCHOOL_POLICY);
    expect(await policyOf("U001")).toBeUndefined();
  });

  it("reaches everybody below who has none of their own", async () => {
    expect(await choose("C001", COUNTY)).toMatchObject({
      kind: "chosen",
      effects: [{ kind: "policy.chosen", id: "county" }],
    });
    expect(await policyOf("U001")).toBe("xingye-2014");
    expect(await policyOf("T001")).toBe(SCHOOL_POLICY);
  });
});

describe("choosing a policy", () => {
  it.each(["T001", "T006", "C001", "nobody"])(
    "is not for %s, who is no admin there",
    async (id) => {
      expect(await choose(id, SCHOOL)).toEqual({ kind: "not-allowed" });
      expect(await policyOf("T001")).toBe(SCHOOL_POLICY);
      expect(await choicesOf(store.log, "qinghe")).toEqual([]);
    },
  );

  it("is written down with who and when, and can be taken back the same way", async () => {
    await choose("T007", SCHOOL);
    await choose("T007", { ...SCHOOL, from: SCHOOL.to, to: SCHOOL.from });
    expect(await policyOf("T001")).toBe(SCHOOL_POLICY);
    expect(await choicesOf(store.log, "qinghe")).toMatchObject([
      {
        body: { policy: OTHER_POLICY, before: SCHOOL_POLICY },
        by: "T007",
        at: AT,
        via: "web",
      },
      { body: { policy: SCHOOL_POLICY, before: OTHER_POLICY }, by: "T007" },
    ]);
    await choose("C001", COUNTY);
    await choose("C001", { ...COUNTY, from: COUNTY.to, to: undefined });
    expect(await policyOf("U001")).toBeUndefined();
    expect((await choicesOf(store.log, "county")).at(-1)).toMatchObject({ body: { policy: null } });
  });

  it("is done once, however often it is confirmed at once", async () => {
    const all = await Promise.all([1, 2, 3].map(() => choose("T007", SCHOOL)));
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      "chosen",
      "chosen-before",
      "chosen-before",
    ]);
    expect(await choicesOf(store.log, "qinghe")).toHaveLength(1);
  });

  it("is not done where another one was chosen since it was shown", async () => {
    await choose("T007", { ...SCHOOL, to: "yunti-64h" });
    expect(await choose("T007", SCHOOL)).toMatchObject({
      kind: "changed",
      last: { body: { policy: "yunti-64h" }, by: "T007" },
    });
    expect(await policyOf("T001")).toBe("yunti-64h");
  });

  it("is not done by somebody who may not any more", async () => {
    const admin = await known("T007");
    await store.roster.put({ units: [], people: [{ ...admin, grants: [] }] });
    expect(await choose("T007", SCHOOL)).toEqual({ kind: "not-allowed" });
  });
});

describe("proposing a policy", () => {
  it("tells what holds now, by the unit's own choice or from above", async () => {
    expect(await proposePolicy(store.roster, await known("T007"))).toMatchObject({
      kind: "proposed",
      unit: { id: "qinghe" },
      holding: SCHOOL_POLICY,
      inherited: undefined,
    });
    await choose("C001", COUNTY);
    expect(await proposePolicy(store.roster, await known("T007"))).toMatchObject({
      holding: SCHOOL_POLICY,
      inherited: "xingye-2014",
    });
  });

  it("asks for which unit where somebody looks after two", async () => {
    const both = await known("C001");
    const chooser = {
      ...both,
      grants: [...both.grants, { role: "admin", unit: "qinghe" } as const],
    };
    const proposal = await proposePolicy(store.roster, chooser);
    expect(proposal).toMatchObject({
      kind: "which-unit",
      units: [{ id: "county" }, { id: "qinghe" }],
    });
    const isMeant = ({ name }: OrganisationUnit) => name === "青禾学校";
    const named = await proposePolicy(store.roster, chooser, isMeant);
    expect(named).toMatchObject({ kind: "proposed", unit: { id: "qinghe" } });
    expect(await proposePolicy(store.roster, await known("T001"))).toEqual({ kind: "not-allowed" });
  });
});
