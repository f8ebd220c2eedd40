import { describe, expect, it } from "vitest";
import { soundsAlike } from "../../src/conversation/sounds-alike.ts";

describe("names that sound alike", () => {
  it.each([
    ["张小艳", "张晓燕"],
    ["李建过", "李建国"],
    ["ljg", "李建国"],
    ["li jianguo", "李建国"],
    ["LiJianguo", "李建国"],
    ["sxy", "单晓燕"],
    ["shan xiaoyan", "单晓燕"],
    ["李弘", "李𬭎"],
    ["𬭎", "李𬭎"],
  ])("are %s and %s", (wanted, name) => {
    expect(soundsAlike(wanted, name)).toBe(true);
  });

  it.each([
    ["李", "黎"],
    ["李建", "李建国"],
    ["l", "李"],
    ["王芳", "李建国"],
    ["dan xiaoyan", "单晓燕"],
    ["李建国T1", "李建国"],
    ["", "李建国"],
    ["国", "李建国"],
    ["𬭎", "𬭎文"],
  ])("are not %j and %s", (wanted, name) => {
    expect(soundsAlike(wanted, name)).toBe(false);
  });
});
