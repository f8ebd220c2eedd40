import { describe, expect, it } from "vitest";
import { indexArticles } from "../../../src/conversation/articles/article-index.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { smallPolicy } from "../../support/small-policy.ts";

const index = indexArticles(
  smallPolicy(`
    articles:
      零: { title: { zh: 请假, en: Leave }, summary: { zh: 请假先找学校。, en: Ask the school. } }
      一: { summary: { zh: 笔记每周检查。, en: Notes are checked weekly. }, questions: [笔记多久查一次, 要不要写笔记, 哪些培训算学分, 材料登记] }
      二: { summary: { zh: 听课每周两节。, en: Two lessons a week. }, questions: [材料认定] }
    answers:
      - { id: notes-lost, cite: 一, say: { zh: 补写一份, en: Write them anew }, questions: [本子丢了咋整] }
      - { id: fares, silent: true, say: { zh: 没有写车费, en: Fares are not covered }, questions: [路费报不报] }
  `),
  builtInMaterial(),
);

const bestOf = (question: string) => index.rank(question)[0]?.passage;

describe("the index of a policy's articles", () => {
  it("knows the short answers, those on what the policy does not say too", () => {
    expect(bestOf("我的本子丢了")).toMatchObject({
      articles: ["一"],
      answer: { id: "notes-lost" },
    });
    expect(bestOf("路费谁报")).toMatchObject({ articles: [], answer: { id: "fares" } });
    expect(index.foreseen("路费，报不报？")).toMatchObject({ answer: { id: "fares" } });
  });

  it("takes out of a text the sentences that speak of a question, or all of it", () => {
    const text = "笔记每周检查。听课每周两节；迟到的不计。";
    expect(index.excerpt("听课几节", text)).toBe("听课每周两节；");
    expect(index.excerpt("食堂", text)).toBe(text);
    expect(index.excerpt("who checks notes", "Two lessons a week. Notes are checked weekly.")).toBe(
      "Notes are checked weekly.",
    );
  });

  it("puts the article first that says most of what is asked", () => {
    expect(bestOf("笔记谁检查")).toEqual({ articles: ["一"] });
    expect(bestOf("每周听课几节")).toEqual({ articles: ["二"] });
    expect(bestOf("who grants leave")).toEqual({ articles: ["零"] });
    expect(index.rank("食堂")).toEqual([]);
  });

  it("tells how much of a question was found, a rare word more than a common one", () => {
    const of = (question: string) => {
      const [first] = index.rank(question);
      return index.coverage(question, first?.terms ?? []);
    };
    expect(of("写笔记")).toBe(1);
    expect(of("笔记食堂")).toBeLessThan(0.7);
    expect(of("每周食堂")).toBeLessThan(of("笔记食堂"));
  });

  it("knows a question that an article foresees, however it is typed", () => {
    expect(index.foreseen("笔记，多久查一次？")).toEqual({ articles: ["一"] });
    expect(index.foreseen("笔记查几次")).toBeUndefined();
  });

  it("knows it in other words of the same, unless two articles foresee it", () => {
    expect(index.foreseen("什么培训可以登记学分")).toEqual({ articles: ["一"] });
    expect(index.foreseen("材料登记?")).toEqual({ articles: ["一"] });
    expect(index.foreseen("材料认定")).toEqual({ articles: ["二"] });
    expect(index.foreseen("材料算了吗")).toBeUndefined();
  });
});

describe("answers that differ in whom or which time they are of", () => {
  const amounts = indexArticles(
    smallPolicy(`
      answers:
        - { id: newcomers, cite: 一, say: { zh: 每年100, en: 100 a year }, questions: [新教师一年要修多少学分, 头两年每年要修多少学分, How many credits a year for new teachers?] }
        - { id: year, cite: 一, say: { zh: 每年72, en: 72 a year }, questions: [每年最少几分, What is the yearly minimum?] }
        - { id: cycle, cite: 一, say: { zh: 五年360, en: 360 in five years }, questions: [五年一共要修够多少学分, 一个周期总共要修多少, How many credits in five years?] }
    `),
    builtInMaterial(),
  );

  it.each([
    ["一年要修多少学分", "year"],
    ["how many credits do we need a year", "year"],
    ["五年要修多少学分", "cycle"],
    ["新老师每年要修多少学分", "newcomers"],
  ])("are told apart: %s", (question, answer) => {
    expect(amounts.rank(question)[0]?.passage.answer?.id).toBe(answer);
  });
});
