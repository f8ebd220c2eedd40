import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../src/app/store.ts";
import { audienceMeant } from "../../../src/conversation/audience/audience-meant.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { fillSchool } from "../../support/school.ts";

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
});

async function meant(text: string, by = "T007") {
  const sender = await store.roster.person(by);
  if (!sender) throw new Error(`there is no ${by}`);
  const scopeOf = (words: string) => (words.includes("校本") ? "school-based" : undefined);
  return audienceMeant(store, text, { sender, scopeOf });
}

const SCHOOL = { units: ["qinghe"] };
const CHINESE = { units: ["qinghe-chinese"] };

describe("the words for an audience", () => {
  it.each([
    ["全校", SCHOOL],
    ["全校老师", SCHOOL],
    ["全体教师", SCHOOL],
    ["大家", SCHOOL],
    ["the whole school", SCHOOL],
    ["everyone", SCHOOL],
    ["all teachers", SCHOOL],
    ["语文组", CHINESE],
    ["语文组的各位老师", CHINESE],
    ["青禾学校语文组", CHINESE],
    ["語文組", CHINESE],
    ["语文组和数学组", { units: ["qinghe-chinese", "qinghe-maths"] }],
    ["没修够的", { ...SCHOOL, short: {} }],
    ["语文组没修够的", { ...CHINESE, short: {} }],
    ["语文组里还没修够学分的老师", { ...CHINESE, short: {} }],
    ["校本没修够的", { ...SCHOOL, short: { scope: "school-based" } }],
    ["those who are still short", { ...SCHOOL, short: {} }],
    ["teachers who have not finished", { ...SCHOOL, short: {} }],
    ["没填问卷的", { ...SCHOOL, questionnaire: {} }],
    ["没填问卷 新课标培训", { ...SCHOOL, questionnaire: { title: "新课标培训" } }],
    ["没填“新课标培训”问卷的老师", { ...SCHOOL, questionnaire: { title: "新课标培训" } }],
    ["语文组没填新课标培训问卷的", { ...CHINESE, questionnaire: { title: "新课标培训" } }],
    [
      "those who have not answered the questionnaire on New Curriculum",
      { ...SCHOOL, questionnaire: { title: "New Curriculum" } },
    ],
    ["班主任", { ...SCHOOL, roles: ["class-teacher"] }],
    ["class teachers", { ...SCHOOL, roles: ["class-teacher"] }],
    ["没修够的班主任", { ...SCHOOL, roles: ["class-teacher"], short: {} }],
    ["王芳、李娜", { units: [], people: ["T001", "T003"] }],
    ["T001", { units: [], people: ["T001"] }],
    ["语文组和李娜", { ...CHINESE, people: ["T003"] }],
    ["除了王芳", { ...SCHOOL, without: { people: ["T001"] } }],
    ["全校，除了王芳和李娜老师", { ...SCHOOL, without: { people: ["T001", "T003"] } }],
    ["除了王芳以外的语文组老师", { ...CHINESE, without: { people: ["T001"] } }],
    ["除了数学组，全校没修够的", { ...SCHOOL, short: {}, without: { units: ["qinghe-maths"] } }],
    ["everybody but 王芳", { ...SCHOOL, without: { people: ["T001"] } }],
    ["全校除了我", { ...SCHOOL, without: { people: ["T007"] } }],
  ])("%s", async (text, audience) => {
    expect(await meant(text)).toEqual({ kind: "meant", audience });
  });

  it("of somebody with several schools are of all of them, or of the one that is named", async () => {
    expect(await meant("没修够的", "C001")).toMatchObject({ audience: { units: ["county"] } });
    expect(await meant("青禾学校", "C001")).toMatchObject({ audience: SCHOOL });
    expect(await meant("全县", "C001")).toMatchObject({ audience: { units: ["county"] } });
  });

  it.each([
    ["语文祖", ["语文祖"], "语文组"],
    ["差10分以上的", ["差10分以上"], undefined],
    ["没交证书的老师", ["没交证书"], undefined],
    ["白鹭小学", ["白鹭小学"], undefined],
    ["全校除了没填问卷的", ["没填问卷的"], undefined],
    ["", [""], undefined],
  ])("that are not understood are named: %s", async (text, words, nearest) => {
    const answer = await meant(text);
    expect(answer).toMatchObject({ kind: "not-understood", words, reach: ["青禾学校"] });
    expect("nearest" in answer ? answer.nearest : undefined).toBe(nearest);
  });

  it("mean nobody whom the sender may not write to", async () => {
    expect(await meant("全校", "T001")).toEqual({ kind: "not-permitted" });
    const reach = ["语文组"];
    for (const text of ["全校", "数学组", "李娜"]) {
      expect(await meant(text, "T006")).toMatchObject({ kind: "not-understood", reach });
    }
    expect(await meant("我们组", "T006")).toMatchObject({ audience: CHINESE });
  });
});
