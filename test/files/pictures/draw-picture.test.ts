import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawPicture } from "../../../src/files/pictures/draw-picture.ts";
import { createLettering } from "../../../src/files/pictures/lettering.ts";
import { PALETTE } from "../../../src/files/pictures/palette.ts";
import type { ChartBlock, PictureBlock } from "../../../src/wording/reply.ts";
import { readPng } from "../../support/read-png.ts";
import { zh } from "../../support/told.ts";

const picture = (changed: Partial<PictureBlock> = {}): PictureBlock => ({
  ...{ kind: "picture", name: "学分.png", alt: "学分的图", title: "王芳的学分完成情况" },
  note: "截至 2026年11月30日",
  parts: [{ kind: "progress", label: "2026年", counted: 22, required: 30, text: "22/30 学分" }],
  notes: ["依据：三.1（青禾学校教师培训学分办法）"],
  ...changed,
});

const chart = (bars: ChartBlock["bars"]): ChartBlock => ({
  ...{ kind: "chart", title: "历年", unit: "学分", bars },
});

/** The pixels of a picture's title that are not ground, as one text. */
async function inkOfTitle(title: string): Promise<string> {
  const png = readPng(await drawPicture(picture({ title, note: "", parts: [] }), zh));
  const rows = Array.from({ length: 60 }, (_, y) => y + 36);
  return rows
    .flatMap((y) =>
      Array.from({ length: png.width }, (_, x) =>
        png.colourAt(x, y) === PALETTE.surface ? "" : `${x},${y}`,
      ),
    )
    .filter(Boolean)
    .join(" ");
}

const drawnIn = async (parts: PictureBlock["parts"], colour: string) => {
  const png = readPng(await drawPicture(picture({ parts }), zh));
  const columns = Array.from({ length: png.width }, (_, x) => x);
  return Math.max(
    ...Array.from(
      { length: png.height },
      (_, y) => columns.filter((x) => png.colourAt(x, y) === colour).length,
    ),
  );
};

describe("a picture", () => {
  it("prints the characters of names, rare ones too, and none like another", async () => {
    const characters = [..."喆堃珺昇玥翀祎瑄婳䶮𬸚𠅤龘㛃㑇"];
    const inks = await Promise.all(characters.map(inkOfTitle));
    expect(inks.map((ink) => ink.length > 500)).toEqual(characters.map(() => true));
    expect(new Set([...inks, await inkOfTitle("〓")]).size).toBe(characters.length + 1);
  });

  it("marks a character that the font does not have, and names it at the bottom", async () => {
    expect(await inkOfTitle("𠮷")).toBe(await inkOfTitle("〓"));
    const lettering = createLettering();
    lettering.widthOf("王𠮷\u{FE00}\u200d😀", { size: 12, weight: "regular", fill: PALETTE.ink });
    expect(lettering.missing()).toEqual(["𠮷", "😀"]);
    const [known, unknown] = await Promise.all(
      ["吉", "𠮷"].map((title) => drawPicture(picture({ title }), zh)),
    );
    const heights = [known, unknown].map((png) => readPng(png ?? Buffer.from("")).height);
    expect(heights[1]).toBeGreaterThan(heights[0] ?? 0);
  });

  it("has the colours of the page by day", () => {
    const tokens = readFileSync("src/channels/page/ui/styles/tokens.css", "utf8");
    const [byDay = ""] = tokens.split("@media");
    const nameOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const [key, colour] of Object.entries(PALETTE)) {
      expect(byDay).toContain(`--${nameOf(key)}: ${colour};`);
    }
  });

  it("fills a bar as far as the requirement is met, in another colour until it is", async () => {
    const part = (counted: number) =>
      [{ kind: "progress", label: "", counted, required: 30, text: "" }] as const;
    expect(await drawnIn(part(15), PALETTE.filledShort)).toBe(320);
    expect(await drawnIn(part(15), PALETTE.filled)).toBe(0);
    expect(await drawnIn(part(45), PALETTE.filled)).toBe(640);
    expect(await drawnIn(part(0), PALETTE.filledShort)).toBe(0);
  });

  it("stays small and whole, whatever is to be drawn", async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      label: `第${index}中学（某某市某某区教育局直属的单位，名字很长）`,
      ...{ value: 7 * index, target: 200 },
    }));
    const long = "一二三四五六七八九十".repeat(40);
    for (const each of [
      picture(),
      picture({ parts: [chart(many)], title: long, note: long, notes: [long] }),
      picture({ parts: [chart([]), chart([{ label: "", value: -3 }])], notes: [] }),
      picture({ title: "", parts: [chart([{ label: "2026年", value: 0, target: 0 }])] }),
    ]) {
      const bytes = await drawPicture(each, zh);
      expect(bytes.length).toBeLessThan(100_000);
      expect(readPng(bytes).width).toBe(720);
    }
  });
});
