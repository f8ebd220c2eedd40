import { describe, expect, it } from "vitest";
import { languageOf } from "../../../src/conversation/message/language-of.ts";

describe("the language of a message", () => {
  it.each([
    // message, language, why
    ["我还差多少", "zh-CN", "it is Chinese"],
    ["How much is missing?", "en", "it is English"],
    ["/standing", "en", "the command's word is English"],
    ["/record 昨天 县级 培训 8学时", "en", "the command's word is English"],
    ["／查 last year", "zh-CN", "the command's word is Chinese"],
    ["how much is 国培 worth to me", "en", "more of it is English"],
    ["我的 PPT 培训算吗", "zh-CN", "more of it is Chinese"],
    ["record 《信息技术应用能力提升工程培训》", "en", "a title tells nothing"],
  ])("of %s is %s: %s", (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it.each(["2", "🎉", "", "16", "ok", "yes"])("stays what it was for %j", (text) => {
    expect(languageOf(text, "en")).toBe("en");
    expect(languageOf(text, "zh-CN")).toBe("zh-CN");
  });
});
