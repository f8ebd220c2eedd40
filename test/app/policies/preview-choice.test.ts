import { beforeEach, describe, expect, it } from "vitest";
import { previewChoice } from "../../../src/app/policies/preview-choice.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { person } from "../../support/people.ts";
import { OTHER_POLICY, SCHOOL_POLICY, samplePolicies } from "../../support/sample-policies.ts";
import { fillSchool } from "../../support/school.ts";

const catalogue = samplePolicies();
const qinghe = catalogue.document(SCHOOL_POLICY);
const bailu = catalogue.document(OTHER_POLICY);
const yunti = catalogue.document("yunti-64h");
const today = parseDay("2026-12-30");

let store: Store;

beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
});

describe("what another policy would mean", () => {
  it("is counted over those for whom it would hold, no others", async () => {
    const county = await previewChoice(
      store,
      { unit: "county", before: undefined, after: bailu },
      today,
    );
    // C001 and U001; those of the sample school have a policy of their own.
    expect(county).toMatchObject({ people: 2, tried: 2, shortNow: 0, shortThen: 2, newlyShort: 2 });
    const school = await previewChoice(
      store,
      { unit: "qinghe", before: qinghe, after: qinghe },
      today,
    );
    expect(school).toMatchObject({ people: 7, newlyShort: 0, noLongerShort: 0 });
    expect(school.shortNow).toBe(school.shortThen);
  });

  it("tells who becomes short and who no longer is", async () => {
    const asked = { unit: "qinghe", before: qinghe, after: yunti };
    const there = await previewChoice(store, asked, today);
    const back = await previewChoice(store, { ...asked, before: yunti, after: qinghe }, today);
    expect(there.shortNow).toBe(back.shortThen);
    expect(there.newlyShort).toBe(back.noLongerShort);
    expect(there.shortThen).toBe(there.shortNow + there.newlyShort - there.noLongerShort);
    expect(there.newlyShort + there.noLongerShort).toBeGreaterThan(0);
  });

  it("counts nobody short under a policy that sets no credits, or under none", async () => {
    const songguo = catalogue.document("songguo-centre");
    const none = await previewChoice(
      store,
      { unit: "qinghe", before: songguo, after: undefined },
      today,
    );
    expect(none).toMatchObject({ people: 7, shortNow: 0, shortThen: 0 });
  });

  it("tries an even part of very many, some at a time, and says how many", async () => {
    const people = Array.from({ length: 2_500 }, (_, index) =>
      person(`X${String(index).padStart(4, "0")}`, "qinghe-maths"),
    );
    await store.roster.put({ units: [], people });
    const atOnce: number[] = [];
    const records = {
      ...store.records,
      ofMany: (teachers: readonly string[]) => {
        atOnce.push(teachers.length);
        return store.records.ofMany(teachers);
      },
    };
    const many = await previewChoice(
      { roster: store.roster, records },
      { unit: "qinghe", before: undefined, after: bailu },
      today,
    );
    expect(many).toMatchObject({ people: 2_507, tried: 2_000 });
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(100);
    expect(many.shortThen).toBeGreaterThan(1_990);
  });
});
