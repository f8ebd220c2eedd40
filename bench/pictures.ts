import { drawPicture } from "../src/files/pictures/draw-picture.ts";
import type { Localizer } from "../src/wording/messages.ts";
import type { PictureBlock } from "../src/wording/reply.ts";
import { builtInWording } from "../test/support/built-in-wording.ts";
import { machine, percentiles } from "./measured.ts";

/** Of each picture, some thousand in all. */
const RENDERINGS = 350;
const LOOK_EVERY = 175;
/** Common characters, and so many of them that names share few. */
const [FIRST, LAST] = [0x4e00, 0x9fa5];
const MEGABYTE = 2 ** 20;

const PARTS: Readonly<Record<string, PictureBlock["parts"]>> = {
  standing: [
    { kind: "progress", label: "2026年", counted: 22, required: 30, text: "22/30 学分" },
    { kind: "progress", label: "2026年校本研修", counted: 20, required: 20, text: "20/20 学分" },
    { kind: "progress", label: "2026–2030 周期", counted: 62, required: 200, text: "62/200 学分" },
  ],
  "years against what is required": [
    {
      ...{ kind: "chart", title: "历年", unit: "学分" },
      bars: [41, 30, 28.5, 36, 0, 22].map((value, at) => {
        return { label: `${2021 + at}年`, value, target: 30 };
      }),
    },
  ],
  "a school's shortfalls": [
    {
      ...{ kind: "chart", title: "还差多少学分", unit: "人" },
      bars: ["不缺", "5 以内", "5～10", "10～15", "15～20", "20～25", "25～30"].map((label, at) => {
        return { label, value: (7 * at + 5) % 23 };
      }),
    },
  ],
};

/** Draws a picture whose title has three characters that others seldom have. */
async function drawn(parts: PictureBlock["parts"], index: number, localizer: Localizer) {
  const character = (step: number) =>
    String.fromCodePoint(FIRST + ((index * step) % (LAST - FIRST)));
  const title = `${[7919, 104_729, 1_299_709].map(character).join("")}的学分完成情况`;
  return drawPicture(
    {
      ...{
        kind: "picture",
        name: "学分.png",
        alt: title,
        title,
        note: "截至 2026年11月30日",
        parts,
      },
      notes: ["依据：三.1、四.3（青禾学校教师培训学分办法）"],
    },
    localizer,
  );
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What a picture takes, how large it is, and whether memory grows while a thousand are drawn. */
export async function benchPictures(): Promise<void> {
  const localizer = builtInWording().in("zh-CN");
  console.log(`Pictures: ${machine()}\n`);
  const start = performance.now();
  await drawn(PARTS.standing ?? [], 0, localizer);
  console.log(`the first picture, fonts opened: ${(performance.now() - start).toFixed(0)} ms\n`);
  console.log("| picture | ms, p50 / p95 / p99 | processor ms | KB |\n|---|---:|---:|---:|");
  let index = 0;
  const resident: number[] = [];
  for (const [name, parts] of Object.entries(PARTS)) {
    const times: number[] = [];
    let bytes = 0;
    const busy = processorMs();
    for (let round = 0; round < RENDERINGS; round += 1) {
      if (round % LOOK_EVERY === 0) resident.push(process.memoryUsage().rss / MEGABYTE);
      index += 1;
      const begun = performance.now();
      const png = await drawn(parts, index, localizer);
      times.push(performance.now() - begun);
      bytes = Math.max(bytes, png.length);
    }
    const processor = (processorMs() - busy) / RENDERINGS;
    const kilobytes = (bytes / 1000).toFixed(1);
    console.log(`| ${name} | ${percentiles(times)} | ${processor.toFixed(1)} | ${kilobytes} |`);
  }
  resident.push(process.memoryUsage().rss / MEGABYTE);
  console.log(
    `\nresident MB, every ${LOOK_EVERY}: ${resident.map((each) => each.toFixed(0)).join(" ")}`,
  );
}
