import { describe, expect, it } from "vitest";
import { composeReply } from "../../src/wording/compose-reply.ts";
import { bilingual } from "../../src/wording/formatting.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { smallPolicy } from "../support/small-policy.ts";

const REMARK = "shown in Chinese";
const policy = smallPolicy(`
  articles:
    零: { summary: 只有中文。 }
    一: { summary: { zh: 有英文。, en: There is English. } }
    二: { summary: 校本。 }
`);

/** The reply that says what an article holds. */
function replyIn(language: "en" | "zh-CN", article: "零" | "一") {
  const localizer = builtInWording().in(language);
  const summary = policy.file.articles[article]?.summary ?? { zh: "", en: "" };
  const lead = bilingual(localizer, summary);
  return composeReply(localizer, { lead, policy, articles: [article] });
}

describe("an answer in English from a policy that is partly in Chinese", () => {
  it("says so where it quotes what has no English, in the text and in the blocks", () => {
    const reply = replyIn("en", "零");
    expect(reply.text.split("\n")[0]).toBe("只有中文。");
    expect(reply.text).toContain(REMARK);
    expect(JSON.stringify(reply.blocks)).toContain(REMARK);
  });

  it("says nothing of it where everything has English", () => {
    expect(replyIn("en", "一").text).not.toContain(REMARK);
  });

  it("says nothing of it to somebody who asks in Chinese", () => {
    const reply = replyIn("zh-CN", "零");
    expect(reply.text).toMatch(/^只有中文。\n依据：零/);
    expect(reply.text.split("\n")).toHaveLength(2);
  });
});
