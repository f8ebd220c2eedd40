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
  `),
  builtInMaterial().cues,
);

describe("the index of a policy's articles", () => {
  it("puts the article first that says most of what is asked", () => {
    expect(index.rank("笔记谁检查").map(({ article }) => article)).toEqual(["一"]);
    expect(index.rank("每周听课几节")[0]?.article).toBe("二");
    expect(index.rank("who grants leave")[0]?.article).toBe("零");
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
    expect(index.foreseen("笔记，多久查一次？")).toBe("一");
    expect(index.foreseen("笔记查几次")).toBeUndefined();
  });

  it("knows it in other words of the same, unless two articles foresee it", () => {
    expect(index.foreseen("什么培训可以登记学分")).toBe("一");
    expect(index.foreseen("材料登记?")).toBe("一");
    expect(index.foreseen("材料认定")).toBe("二");
    expect(index.foreseen("材料算了吗")).toBeUndefined();
  });
});
