import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskMessage } from "../../../src/conversation/reader/mask-message.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();
const POLICIES = new Set(["gansu-like-2013"]);
const mask = (text: string, names: readonly string[] = []) =>
  maskMessage(text, { names, vocabulary, policies: POLICIES });
const shown = (text: string, names?: readonly string[]) => mask(text, names)?.text;

describe("a message that leaves the school", () => {
  it.each([
    ["帮我看看诸葛孔明那边咋样", ["诸葛孔明"], "帮我看看〔人1〕那边咋样"],
    ["王芳和王芳芳的情况", ["王芳", "王芳芳"], "〔人2〕和〔人1〕的情况"],
    ["王芳,还是王芳", ["王芳"], "〔人1〕,还是〔人1〕"],
  ])("names nobody of the roster: %s", (text, names, masked) => {
    expect(shown(text, names)).toBe(masked);
  });

  it.each([
    ["李建国老师还差多少", "李建国"],
    ["建国老师的学时够不够", "建国"],
    ["小李那边咋整", "小李"],
    ["问下张姐交了没", "张姐"],
    ["王校长说要补", "王"],
    ["@王小明 的学分", "王小明"],
    ["请问欧阳建国还差多少", "欧阳建国"],
    ["show Wang Fang's hours", "Wang Fang"],
    ["Does Li Na have enough", "Li Na"],
    ["T001还差多少", "T001"],
    ["工号20210815的呢", "20210815"],
    ["身份证11010519491231002X", "11010519491231002X"],
    ["打13800138000", "13800138000"],
    ["打138-0013 8000", "138-0013 8000"],
    ["电话 0931-4567890", "0931-4567890"],
    ["一三八零零一三八零零零", "一三八零零"],
    ["发到 wang.fang@school.edu.cn", "wang.fang"],
    ["ou_7d8a6e6df7621556ce0d21922b676706", "ou_7d"],
    ["wxid_abcdefgh 加我", "wxid_abcdefgh"],
    ["绑定 7KQ2M9XA", "7KQ2M9XA"],
    ["绑定 KQZMXAHJ", "KQZMXAHJ"],
    ["证书编号 GP2026-00123", "GP2026"],
    ["《王芳的一堂课》算几分", "王芳"],
  ])("shows nobody by form: %s", (text, hidden) => {
    expect(shown(text)).not.toContain(hidden);
  });

  it.each([
    "今年县里16学时网课给几个",
    "3月12号到15号去市里学了三天",
    "2026-03-12 16h online",
    "按gansu-like-2013还差多少",
    "2025学年校本够不够",
    "语文组还有谁没弄完",
    "how much is a 3-day course at county level worth",
  ])("keeps what names nobody: %s", (text) => {
    expect(shown(text)).toBe(text);
  });

  it("gives back what a quote stands for", () => {
    const masked = mask("王芳在《课堂评价》拿了16学时", ["王芳"]);
    expect(masked?.text).toBe("〔人2〕在〔题1〕拿了16学时");
    expect(masked?.unmask("〔人2〕")).toBe("王芳");
    expect(masked?.unmask("〔题1〕拿了16学时")).toBe("《课堂评价》拿了16学时");
    expect(masked?.unmask("〔人9〕")).toBe("〔人9〕");
  });

  it("is not sent where it has the marks of a mask in it", () => {
    expect(mask("〔人1〕的学分是我的")).toBeUndefined();
  });

  it("comes back whole, and holds no name that is known, whatever is typed", () => {
    const NAMES = ["王芳", "李建国", "Zhao Xue"];
    const piece = fc.oneof(
      fc.constantFrom(
        ...NAMES,
        "还差",
        "老师",
        "《",
        "》",
        "16学时",
        "T001",
        "13800138000",
        " ",
        "〔",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const masked = mask(text, NAMES);
        if (/[〔〕]/u.test(text)) {
          expect(masked).toBeUndefined();
          return;
        }
        for (const name of NAMES) expect(masked?.text).not.toContain(name);
        expect(masked?.text).not.toMatch(/\d{5}/u);
        expect(masked?.unmask(masked.text)).toBe(text);
      }),
    );
  });
});
