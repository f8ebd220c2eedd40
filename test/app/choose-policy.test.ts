import { beforeEach, describe, expect, it } from "vitest";
import { choosePolicy } from "../../src/app/choose-policy.ts";
import { policyForPerson } from "../../src/app/policy-for-person.ts";
import type { Person, Store } from "../../src/app/ports.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { fillSchool } from "../support/school.ts";

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

describe("the policy of a person", () => {
  it("is that of the nearest unit upwards", async () => {
    expect(await policyOf("T001")).toBe("hunan-heye-school");
    expect(await policyOf("U001")).toBeUndefined();
  });

  it("reaches everybody below who has none of their own", async () => {
    const choice = await choosePolicy(store.roster, await known("C001"), "hunan-province-2011");
    expect(choice).toMatchObject({
      kind: "chosen",
      effects: [{ kind: "policy.chosen", id: "county" }],
    });
    expect(await policyOf("U001")).toBe("hunan-province-2011");
    expect(await policyOf("T001")).toBe("hunan-heye-school");
  });

  it.each(["T001", "T006"])("is not chosen by %s, who is no admin", async (id) => {
    const choice = await choosePolicy(store.roster, await known(id), "gansu-2013");
    expect(choice).toEqual({ kind: "not-allowed" });
    expect(await policyOf("T001")).toBe("hunan-heye-school");
  });

  it("asks for which unit where somebody looks after two", async () => {
    const both = await known("C001");
    const chooser = { ...both, grants: [...both.grants, { role: "admin", unit: "heye" } as const] };
    const choice = await choosePolicy(store.roster, chooser, "gansu-2013");
    expect(choice).toMatchObject({ kind: "which-unit", units: [{ id: "county" }, { id: "heye" }] });
    const named = await choosePolicy(store.roster, chooser, "gansu-2013", "荷叶中心校");
    expect(named).toMatchObject({ kind: "chosen", unit: { id: "heye" } });
    expect(await policyOf("T001")).toBe("gansu-2013");
  });
});
