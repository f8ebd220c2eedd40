import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Matter } from "../../src/app/outreach/matter.ts";
import { parseDay } from "../../src/domain/day.ts";
import { matterText } from "../../src/wording/reminder-wording.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { samplePolicies } from "../support/sample-policies.ts";

const wording = builtInWording();
const TODAY = parseDay("2026-12-17");

const matter = (changed: Partial<Matter>): Matter => ({
  kind: "shortfall",
  rule: "shortfall/x",
  on: parseDay("2026-12-31"),
  isDone: false,
  policy: samplePolicies().document("qinghe-school"),
  says: "shortfall-of",
  facts: {
    window: { window: "cycle", label: "2026-2030" },
    scope: { scope: "school-based" },
    missing: { amount: 5.5 },
  },
  ...changed,
});

describe("what falls due, in words", () => {
  it.each([
    [{}, "还有 14 天，12月31日（周四）截止：2026–2030 周期的校本研修还差 5.5 学分"],
    [{ on: TODAY }, "今天截止：2026–2030 周期的校本研修还差 5.5 学分"],
    [
      {
        on: parseDay("2026-12-18"),
        says: "deadline-of-party",
        facts: { what: "报县", who: "学校" },
      },
      "明天（12月18日）截止：报县（学校）",
    ],
    [
      {
        on: parseDay("2026-12-15"),
        says: "deadline-over",
        facts: { what: { text: { zh: "交证书", en: "hand in" } }, people: { people: 3 } },
      },
      "12月15日（周二）已截止：交证书；按现在的记录，还有 3 人没有完成",
    ],
    [
      { says: "questionnaire-without-day", isWithoutDay: true as const, facts: { title: "国培" } },
      "“国培”的问卷还没有填",
    ],
  ])("%j is %s", (changed, text) => {
    expect(matterText(wording.in("zh-CN"), matter(changed), TODAY)).toBe(text);
  });

  it("is said in English by the same facts", () => {
    expect(matterText(wording.in("en"), matter({}), TODAY)).toBe(
      "14 days left, due 31 December (Thursday): 5.5 credits of School-based training still missing (2026–2030 cycle)",
    );
  });

  it("has a sentence for everything that a source says, and no other", () => {
    const folder = new URL("../../src/app/outreach/sources/", import.meta.url);
    const code = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
    const sentencesOf = (prefix: string) =>
      wording.keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length))
        .sort();
    const said = code.flatMap((text) =>
      [...text.matchAll(/says: ([^\n]+)/g)].flatMap(([, names = ""]) =>
        [...names.matchAll(/"([a-z-]+)"/g)].map(([, name = ""]) => name),
      ),
    );
    const compared = ["total"];
    const names = [...new Set(said)].filter((name) => !compared.includes(name)).sort();
    expect(sentencesOf("reminder.matter.")).toEqual(names);
    // What has no day is in no digest.
    const withDay = names.filter((name) => name !== "questionnaire-without-day");
    expect(sentencesOf("reminder.of-many.")).toEqual(withDay);
  });
});
