import { spawn } from "node:child_process";
import { once } from "node:events";
import type { NewDelivery } from "../src/app/delivery/ports.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { openStore } from "../src/store/open-store.ts";
import { startLarkPlatform } from "../test/support/lark-platform/lark-platform.ts";
import { copyOf, openCounty } from "./county.ts";
import { larkEnvironment } from "./feishu-askers.ts";
import { percentiles } from "./measured.ts";

const TEACHERS = 200;
const PROGRAMS = ["serve", "worker"];
/** Due so long after they are put in, so that nobody waits for that. */
const AHEAD_MS = 30_000;
const HOUR_MS = 3_600_000;

/** How long after they were due pushes arrive, at the pace that Feishu permits. */
export async function benchPushes(recipients: number): Promise<void> {
  const county = copyOf(await openCounty(TEACHERS), "pushes");
  const platform = await startLarkPlatform({ limits: true });
  const env = {
    ...{ ...process.env, PORT: "0", XUEFEN_DATA: county.folder, DATABASE_URL: county.url },
    ...larkEnvironment(platform, "websocket"),
  };
  const programs = PROGRAMS.map((command) => {
    const words = ["dist/cli/main.js", command];
    return spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "inherit"] });
  });
  await Promise.all(programs.map(({ stdout }) => once(stdout, "data")));
  const due = Date.now() + AHEAD_MS;
  const reply = { text: "提醒", language: "zh-CN", private: true, blocks: [], citations: [] };
  const pushes = Array.from({ length: recipients }, (_, each): NewDelivery => {
    const { openId } = platform.addPerson({ name: `老师${each}` });
    return {
      ...{ key: `push:${openId}`, kind: "notice", content: reply },
      address: { channel: "lark", to: { account: openId } },
      dueAt: new Date(due).toISOString(),
      expiresAt: new Date(due + HOUR_MS).toISOString(),
    };
  });
  const late: number[] = [];
  const all = new Promise<void>((resolve) => {
    platform.onSent(() => {
      late.push(Date.now() - due);
      if (late.length === recipients) resolve();
    });
  });
  const store = await openStore(county, ENTRY_KINDS);
  await store.outbox.put(pushes);
  await all;
  const refused = platform.calls().filter(({ status = 200 }) => status === 429).length;
  const people = new Set(platform.sent().map(({ to }) => to)).size;
  console.log(`${recipients} pushes from ${PROGRAMS.join(" and ")}, at the pace Feishu permits\n`);
  console.log("| after they were due, p50 / p95 / p99 | the first | the last | refused | people |");
  console.log("|---:|---:|---:|---:|---:|");
  const ends = [Math.min(...late), Math.max(...late)].map((ms) => `${(ms / 1000).toFixed(1)} s`);
  console.log(`| ${[percentiles(late), ...ends, refused, people].join(" | ")} |`);
  for (const program of programs) {
    program.kill("SIGTERM");
    await once(program, "exit");
  }
  await store.close();
  await platform.stop();
}
