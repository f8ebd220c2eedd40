import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

async function told(policy: string, said: string): Promise<string> {
  const stranger = chat.stranger(policy);
  await stranger.says(said);
  return stranger.heard();
}

describe("whether a project's name is as asked for", () => {
  it.each([
    "校本项目名称叫2026年度松果小学校本培训项目行不行",
    "项目名称写“2026年度松果小学校本培训项目”可以吗？",
    "校本培训项目叫2026年度松果小学校本培训项目对吗",
    "请问项目名称是：2026年度松果小学校本培训项目，这样符合要求吗",
    "校本培训的项目名称可以叫2026年度松果小学校本培训项目吗",
    "项目名称能不能写成2026年度松果小学校本培训项目呢",
  ])("says that it is: %s", async (said) => {
    const heard = await told("songguo-centre", said);
    expect(heard).toMatch(/^行，这样写符合要求：“2026年度松果小学校本培训项目”\n依据：第十条/);
  });

  it.each([
    "校本项目名称叫2026学年度松果小学校本研修项目行不行",
    "项目名称写《实验小学校本培训》对吗",
    "Is the project name called 2026 School Training ok?",
  ])("says how it should be: %s", async (said) => {
    const heard = await told("songguo-centre", said);
    expect(heard).toMatch(/^(?:不行：|No: )/);
    expect(heard).toContain("XX年度XX学校校本培训项目");
    expect(heard).toContain("第十条");
  });

  it.each(["校本培训项目名称怎么写", "项目名称有什么要求", "项目名称可以写别的培训项目吗"])(
    "leaves a question without a name to the articles: %s",
    async (said) => {
      const heard = await told("songguo-centre", said);
      expect(heard).toMatch(/依据：第十条/);
      expect(heard).not.toMatch(/^(?:行|不行)/);
    },
  );
});

describe("whether a certificate's number is as asked for", () => {
  it("names the parts that it has, and says how the silent text is read", async () => {
    const heard = await told("songguo-centre", "证书编号03-12-2022-045对吗");
    expect(heard.split("\n")).toEqual([
      "能分成 4 部分：项目编号 03、单位编号 12、年度编号 2022、学员编号 045",
      "第十一条 这里按此理解：原文没有写怎么隔开；各部分用“-”隔开",
      expect.stringContaining("依据：第十一条"),
    ]);
  });

  it.each([
    ["证书编号2022-03-12-045对不对", "年度编号：“12”不是年份"],
    ["结业证书编号 03-12-2022 对吗", "有 3 部分，应该是 4 部分"],
    ["证书号03122022045正确吗", "连在一起看不出"],
  ])("says what is wrong: %s", async (said, problem) => {
    const heard = await told("songguo-centre", said);
    expect(heard).toMatch(/^不对，/);
    expect(heard).toContain(problem);
    expect(heard).toContain("第十一条");
  });

  it("answers in English", async () => {
    const heard = await told("songguo-centre", "Is the certificate number 03-12-2022-045 correct?");
    expect(heard).toMatch(/^It has all 4 parts: project 03, organiser 12, year 2022/);
  });

  it.each(["证书编号由哪几部分组成", "2022-05-01发的证书编号对吗"])(
    "leaves a question without a number to the articles: %s",
    async (said) => {
      const heard = await told("songguo-centre", said);
      expect(heard).toContain("第十一条");
      expect(heard).not.toMatch(/^(?:不对|能分成)/);
    },
  );

  it("is not spoken of under a policy that says nothing of it", async () => {
    expect(await told("bailu-county", "证书编号03-12-2022-045对吗")).not.toContain("年度编号");
  });
});
