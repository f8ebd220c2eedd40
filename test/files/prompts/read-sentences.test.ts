import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readSentences } from "../../../src/files/prompts/read-sentences.ts";
import { createWording } from "../../../src/wording/messages.ts";

const prompts = new URL("../../../prompts/", import.meta.url).pathname;
const readWording = (from: string) => createWording(readSentences(from));
const folder = mkdtempSync(join(tmpdir(), "prompts-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the folder of prompts", () => {
  it("gives each file's sentences keys that begin with its name", () => {
    expect(readWording(prompts).say("zh-CN", "small.thanks")).toBe("不客气");
  });

  it("takes a sentence that an operator worded anew", () => {
    cpSync(join(prompts, "replies"), join(folder, "replies"), { recursive: true });
    const [chinese, english] = ["zh-CN", "en"].map((language) =>
      join(folder, "replies", language, "house.yaml"),
    ) as [string, string];
    writeFileSync(chinese, "motto: 好好学习\n");
    writeFileSync(english, "motto: Keep learning\n");
    expect(readWording(folder).say("en", "house.motto")).toBe("Keep learning");
    rmSync(english);
    expect(() => readWording(folder)).toThrow("house.motto");
  });

  it("says which folder cannot be read", () => {
    expect(() => readWording(join(folder, "nowhere"))).toThrow("nowhere");
  });
});
