import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import pg from "pg";
import type { OrganisationUnit, Person } from "../src/app/access/ports.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { openStore } from "../src/store/open-store.ts";
import { percentiles } from "./measured.ts";
import { serveCounty } from "./served.ts";
import { type Ask, client, steadily } from "./talk.ts";

const FOLDER = "data/bench";
const SCHOOLS = 500;
/** Those who talk while others are imported. */
const SPEAKERS = 400;
/** Said before, so that what is compiled and cached at first use does not count. */
const WARMING_UP = 300;
/** Without an import, to compare with. */
const QUIET_MESSAGES = 300;
/** Messages a second, as in a county where some twenty people write at a time. */
const A_SECOND = 25;
/** Reading, reasoning, recording: each leaves something in the database. */
const SAID = [
  "我今年还差多少学分",
  "为什么",
  "/记 2015-11-02 校本研修 6学时",
  "确认",
  "/明细",
  "如果再上16学时市级的呢",
];

/** The school of the speakers, apart from those that are imported. */
const SCHOOL: OrganisationUnit = {
  id: "bench",
  name: "在职学校",
  kind: "school",
  policy: "gansu-2013",
};
const speaker = (number: number): Person => ({
  teacher: { id: `S${number}`, name: `在职${number}` },
  unit: SCHOOL.id,
  grants: [],
});

/** Says one message after the other; each of the speakers in turn says all there is to say. */
function speakers(ask: Ask) {
  let said = 0;
  return async () => {
    const person = `S${Math.floor(said / SAID.length) % SPEAKERS}`;
    const text = SAID[said % SAID.length];
    said += 1;
    await ask("/api/say", JSON.stringify({ person, text, place: "private" }));
  };
}

interface Imported {
  readonly seconds: number;
  readonly megabytes: number;
  /** Milliseconds per message meanwhile. */
  readonly times: readonly number[];
}

/** Imports a sheet in a program of its own, as an operator does, while people talk. */
async function importBeside(
  say: () => Promise<void>,
  settings: { url: string; folder: string },
  words: readonly string[],
): Promise<Imported> {
  const start = performance.now();
  const child = spawn(process.execPath, ["dist/cli/main.js", "import", ...words], {
    env: { ...process.env, DATABASE_URL: settings.url, XUEFEN_DATA: settings.folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let megabytes = 0;
  let isOver = false;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, residentPeak(child.pid));
  }, 200);
  const ended = once(child, "exit").then(([status]) => {
    isOver = true;
    if (status !== 0) throw new Error(`import ${words.join(" ")} ended with ${status}`);
    return (performance.now() - start) / 1000;
  });
  const talking = steadily(say, { aSecond: A_SECOND, isOver: () => isOver });
  const [times, seconds] = await Promise.all([talking, ended]);
  clearInterval(watch);
  return { seconds, megabytes, times };
}

/** The most memory that a process has had so far; nothing once it has ended. */
function residentPeak(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function sheets(rows: number, folder: string) {
  const people = Array.from({ length: rows }, (_, index) => `N${String(index).padStart(6, "0")}`);
  const write = (file: string, lines: readonly string[]) => {
    writeFileSync(`${folder}/${file}`, lines.join("\n"));
    return `${folder}/${file}`;
  };
  return {
    roster: write("roster.csv", [
      "工号,姓名,学校,部门/教研组,学段,入职日期,手机",
      ...people.map((id, index) => {
        const phone = `138${String(index).padStart(8, "0")}`;
        return `${id},老师${index},学校${index % SCHOOLS},语文组,小学,2010-09-01,${phone}`;
      }),
    ]),
    records: write("records.csv", [
      "工号,姓名,项目名称,培训类别,培训级别,学时,结束日期",
      ...people.map((id, index) => `${id},老师${index},课堂评价,培训,县级,16,2015-07-20`),
    ]),
  };
}

const cells = (times: readonly number[]) =>
  `${percentiles(times)} | ${Math.max(...times).toFixed(0)} ms |`;

async function benchOn(name: string, url: string, rows: number, folder: string): Promise<void> {
  const settings = { url, folder };
  const store = await openStore({ url, keyFile: `${folder}/secret.key` }, ENTRY_KINDS);
  const people = Array.from({ length: SPEAKERS }, (_, number) => speaker(number));
  await store.roster.put({ units: [SCHOOL], people });
  await store.close();
  const files = sheets(rows, folder);
  const served = await serveCounty(settings);
  const { ask, close } = client(served.url);
  try {
    const say = speakers(ask);
    for (let said = 0; said < WARMING_UP; said += 1) await say();
    const isOver = (messages: number) => messages === QUIET_MESSAGES;
    const quiet = await steadily(say, { aSecond: A_SECOND, isOver });
    const roster = await importBeside(say, settings, ["roster", files.roster]);
    const records = await importBeside(say, settings, ["records", files.records]);
    console.log(
      `| ${rows} rows into ${name} | rows/s | peak memory | a message, p50 / p95 / p99 | the slowest |`,
    );
    console.log(`|---|---:|---:|---:|---:|\n| nothing imported | | | ${cells(quiet)}`);
    for (const [kind, { seconds, megabytes, times }] of Object.entries({ roster, records })) {
      const rate = (rows / seconds).toFixed(0);
      console.log(
        `| ${kind}, ${seconds.toFixed(0)} s | ${rate} | ${megabytes.toFixed(0)} MB | ${cells(times)}`,
      );
    }
  } finally {
    close();
    await served.stop();
  }
}

/** A database of its own on a server, dropped at the end. */
async function onServer(server: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = "xuefen_bench";
  const query = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await query(`drop database if exists ${name} with (force)`);
  await query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await work(url.href).finally(() => query(`drop database ${name} with (force)`));
}

/** How fast sheets come in, and how long people wait for an answer meanwhile. */
export async function benchImports(rows: number): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(`${FOLDER}/imports-`);
  try {
    const server = process.env.BENCH_POSTGRES;
    if (server) await onServer(server, (url) => benchOn("PostgreSQL", url, rows, folder));
    else await benchOn("SQLite", `sqlite:${folder}/bench.sqlite`, rows, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
