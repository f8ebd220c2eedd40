import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import type { Standing } from "../../src/domain/standing.ts";
import { csv, useCommandLine } from "../support/command-line.ts";

interface Told {
  readonly reply: { readonly text: string; readonly private?: boolean };
  readonly citations: readonly { readonly policy: string; readonly article: string }[];
}

interface School {
  readonly policy: string;
  readonly at: string;
  /** What the roster says of the one teacher besides number, name and school. */
  readonly roster?: readonly [headings: string, cells: string];
  readonly records: readonly string[];
  readonly circumstances?: readonly string[];
  /** The same facts as a program would state them. */
  readonly facts: { readonly teacher?: object; readonly records: readonly object[] };
}

/** Two lectures on one content, at two levels, in one year. */
const SAME_LECTURE: School = {
  policy: "hunan-heye-school",
  at: "2026-11-20",
  records: [
    "工号,项目名称,培训类别,培训级别,授课场合,授课地点,授课内容,学时,结束日期",
    "T001,县里的讲座,授课,县级,培训班,本县,课堂评价,2,2026-03-10",
    "T001,市里的讲座,授课,市级,培训班,本县,课堂评价,2,2026-09-10",
  ],
  facts: {
    records: [lecture("2026-03-10", { level: "county" }), lecture("2026-09-10", { level: "city" })],
  },
};

function lecture(date: string, more: object) {
  const place = { host: "programme", place: "own-county", content: "课堂评价" };
  return { date, activity: "training", role: "lecturer", hours: 2, ...place, ...more };
}

const MATERNITY: School = {
  policy: "hunan-heye-school",
  at: "2026-11-20",
  records: ["工号,项目名称,培训类别,学时,结束日期", "T001,课堂评价,培训,12,2026-01-20"],
  circumstances: [
    "工号,姓名,类别,开始日期,结束日期,整学期数",
    "T001,王芳,产假,2026-02-20,2026-07-10,1",
  ],
  facts: {
    teacher: {
      leaves: [{ kind: "maternity", from: "2026-02-20", to: "2026-07-10", fullSemesters: 1 }],
    },
    records: [{ date: "2026-01-20", activity: "training", hours: 12 }],
  },
};

const POSTED: School = {
  policy: "changsha-vocational-2017",
  at: "2017-12-31",
  records: ["工号,项目名称,培训类别,学时,结束日期", "T001,课堂评价,培训,10,2017-03-20"],
  circumstances: ["工号,类别,开始日期,结束日期", "T001,支教,2017-02-01,2017-07-31"],
  facts: {
    teacher: { postings: [{ kind: "rural-support", from: "2017-02-01", to: "2017-07-31" }] },
    records: [{ date: "2017-03-20", activity: "training", hours: 10 }],
  },
};

const THEMED: School = {
  policy: "region-64h",
  at: "2026-11-20",
  records: [
    "工号,项目名称,培训类别,主题,学时,结束日期",
    "T001,做有温度的老师,培训,师德、学科,6,2026-03-20",
    "T001,单元教学,培训,学科,10,2026-04-20",
  ],
  facts: {
    records: [
      { date: "2026-03-20", activity: "training", hours: 6, themes: ["ethics", "subject"] },
      { date: "2026-04-20", activity: "training", hours: 10, themes: ["subject"] },
    ],
  },
};

const FIXED_ITEM: School = {
  policy: "chaoyang-125",
  at: "2013-12-31",
  roster: [",学段", ",小学"],
  records: [
    "工号,项目名称,培训类别,专项,学时,结束日期",
    "T001,区级必修,培训,教师基本素质,,2012-05-20",
    "T001,区级必修二,培训,学科教育心理学培训,40,2013-05-20",
  ],
  facts: {
    teacher: { stage: "primary" },
    records: [
      { date: "2012-05-20", activity: "training", programme: "teacher-qualities" },
      { date: "2013-05-20", activity: "training", programme: "educational-psychology", hours: 40 },
    ],
  },
};

type Figure = (standing: Standing) => number | undefined;

const total: Figure = ({ years }) => years.at(-1)?.total;
const of =
  (id: string, key: "required" | "counted"): Figure =>
  ({ requirements }) =>
    requirements.findLast((each) => each.id === id)?.[key];

/** A question, the sentence around the figure, and the article that it must carry. */
type Asked = readonly [question: string, figure: Figure, says: string, article: string];

const CASES: readonly (readonly [string, "csv" | "xlsx", School, Asked])[] = [
  ["the same lecture twice", "xlsx", SAME_LECTURE, ["我今年有多少学分", total, "（#/30）", "三.1"]],
  ["a leave", "csv", MATERNITY, ["今年还差多少", of("year-total", "required"), "要求 #）", "五.5"]],
  ["a posting that grants", "xlsx", POSTED, ["今年的学分怎么算的", total, "计入 # 学分", "三.6"]],
  [
    "a theme",
    "csv",
    THEMED,
    ["师德还差多少", of("annual-ethics", "counted"), "师德修养 # 学时", "五.1"],
  ],
  [
    "a fixed item",
    "xlsx",
    FIXED_ITEM,
    ["公共必修还差多少", of("public-required-cycle", "counted"), "公共必修 # 学分", "一(一).1"],
  ],
];

describe("what is imported", () => {
  const line = useCommandLine();

  async function sheet(form: string, name: string, lines: readonly string[]): Promise<string> {
    const file = await line.write(`${name}.${form}`, csv(...lines));
    if (form === "csv") return file;
    const rows = lines.map((each) => each.split(",").map((value) => ({ value })));
    await writeXlsxFile(rows).toFile(file);
    return file;
  }

  async function take(form: string, school: School) {
    const { policy, at, roster = ["", ""], records, circumstances } = school;
    const [headings, cells] = roster;
    const people = [`工号,姓名,学校${headings}`, `T001,王芳,一小${cells}`];
    await line.json("import", "roster", await sheet(form, "roster", people), "--policy", policy);
    const sheets = [
      ["records", records],
      ["circumstances", circumstances],
    ] as const;
    for (const [kind, lines] of sheets) {
      if (!lines) continue;
      const report = await line.json("import", kind, await sheet(form, kind, lines), "--at", at);
      const read = lines.length - 1;
      expect(report).toEqual({ read, accepted: read, rejected: [] });
    }
  }

  async function standing({ policy, at, facts }: School): Promise<Standing> {
    const records = facts.records.map((each, index) => ({ id: `r${index + 1}`, ...each }));
    const input = { teacher: { id: "T001", ...facts.teacher }, records };
    const file = await line.write("facts.json", JSON.stringify(input));
    return (await line.json("evaluate", policy, "--input", file, "--as-of", at)) as Standing;
  }

  it.each(CASES)("counts %s as rules ask for it, from .%s", async (_, form, school, asked) => {
    await take(form, school);
    const [question, figure, says, article] = asked;
    const { reply, citations } = (await line.json(
      "ask",
      question,
      ...["--as", "T001", "--at", school.at],
    )) as Told;
    const expected = figure(await standing(school));
    expect(expected).toBeTypeOf("number");
    expect(reply.text).toContain(says.replace("#", String(expected)));
    expect(citations).toContainEqual({ policy: school.policy, article });
  });

  it("lets nobody else in the group see a leave, nor what kind it was", async () => {
    await take("csv", MATERNITY);
    const asked = ["我今年还差多少", "--as", "T001", "--at", MATERNITY.at, "--in", "group"];
    const { reply } = (await line.json("ask", ...asked)) as Told;
    expect(reply.private).toBe(true);
    expect(reply.text).toContain("请假");
    expect(reply.text).not.toMatch(/产假|maternity/);
  });
});
