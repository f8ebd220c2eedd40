import { describe, expect, it } from "vitest";
import type { TrainingData } from "../../../src/conversation/message/training-data.ts";
import { createUnderstanding } from "../../../src/conversation/message/understand.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { meaningOf } from "../../support/meaning-of.ts";

const understand = (text: string) => meaningOf(text);

describe("a sentence", () => {
  it.each([
    ["那前年呢", "standing"],
    ["为啥呀", "why"],
    ["那如果再上20学时省级的呢", "what-counts"],
    ["麻煩幫我撤銷剛才那條", "undo"],
    ["我想問一下 學分登記什麼時候截止", "deadline"],
    ["3月2日校本2学时,3月4日县里听课4节,3月6日市里讲座3学时 都记一下", "record"],
    ["老师您好我想问一下就是我今年的继续教育学时到现在为止一共够不够啊", "standing"],
    ["thank you!!", "smalltalk"],
  ])("%s is a matter of %s", (text, intent) => {
    expect(understand(text).intent).toBe(intent);
  });

  it("carries its particulars along", () => {
    expect(understand("昨天县里面授16学时,帮我记一下").slots).toMatchObject({
      date: "2026-03-10",
      hours: 16,
      level: "county",
    });
  });

  it("offers three other intents, never the one taken and never unknown", () => {
    const { intent, others } = understand("校本还有多少");
    expect(others).toHaveLength(3);
    expect(others).not.toContain(intent);
    expect(others).not.toContain("unknown");
  });

  it.each(["明天会不会下大雨", "怎么做红烧鱼", "where can I park my car", "哪里可以停车呀"])(
    "%j is none of the assistant's business",
    (text) => {
      expect(understand(text).intent).toBe("unknown");
    },
  );

  it("asks what there is where nothing is said", () => {
    expect(understand("").intent).toBe("help");
  });

  it("is not acted on where two intents are as likely", () => {
    const material: TrainingData = {
      commands: [],
      vocabulary: builtInMaterial().vocabulary,
      cues: builtInMaterial().cues,
      concepts: builtInMaterial().concepts,
      examples: [
        { text: "alpha beta", question: "why.number", intent: "why", language: "en" },
        { text: "alpha gamma", question: "plan.next", intent: "plan", language: "en" },
        { text: "delta gamma", question: "chat.help", intent: "help", language: "en" },
      ],
    };
    const taught = createUnderstanding(material);
    expect(meaningOf("epsilon", { understanding: taught }).intent).toBe("unknown");
    expect(meaningOf("epsilon", { understanding: taught }).others).toHaveLength(3);
    expect(meaningOf("alpha beta", { understanding: taught }).intent).toBe("why");
  });
});

describe("an example", () => {
  it("is understood for certain once it is added, whatever stood there before", () => {
    const text = "今天适合泡温泉吗";
    expect(understand(text).intent).toBe("unknown");
    const known = builtInMaterial();
    const added = { text, question: "plan.next", intent: "plan", language: "zh-CN" } as const;
    const taught = createUnderstanding({ ...known, examples: [...known.examples, added] });
    expect(meaningOf("今天适合泡温泉吗?", { understanding: taught })).toMatchObject({
      intent: "plan",
      confidence: 1,
    });
  });
});

describe("learning", () => {
  it("comes to the same each time", () => {
    const again = createUnderstanding(builtInMaterial());
    for (const text of ["我的校本还差多少学时", "what is missing", "网络研修算多少"]) {
      expect(meaningOf(text, { understanding: again })).toEqual(understand(text));
    }
  });
});
