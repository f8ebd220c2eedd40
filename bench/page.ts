import { Agent, request } from "node:http";
import { cpus, loadavg, totalmem } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { ASKED, idOf, nameOf, openCounty } from "./county.ts";
import { percentiles } from "./percentiles.ts";
import { type ServedCounty, serveCounty } from "./served.ts";
import { chance } from "./teachers.ts";

const MESSAGES = 20_000;
const AT_ONCE = 64;
const A_SECOND = 50;
const STEADY_SECONDS = 60;
const SEARCHES = 500;
/** Said before, so that what is compiled and cached at first use does not count. */
const WARMING_UP = 500;
/** How often the memory is looked at while messages are said. */
const LOOK_EVERY = 100;

/** Asks the program over connections that stay open; throws where it refuses. */
function client(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 * AT_ONCE });
  const once = (path: string, body: string | undefined) =>
    new Promise<string>((resolve, reject) => {
      const headers = body ? { "Content-Type": "application/json" } : {};
      const method = body ? "POST" : "GET";
      const asked = request(`${url}${path}`, { agent, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${path}: ${response.statusCode} ${text}`));
        });
      });
      asked.on("error", (error) => reject(asked.reusedSocket ? new ClosedMeanwhile() : error));
      asked.end(body);
    });
  const ask = async (path: string, body?: string): Promise<string> => {
    try {
      return await once(path, body);
    } catch (error) {
      if (!(error instanceof ClosedMeanwhile)) throw error;
      return ask(path, body);
    }
  };
  return { ask, close: () => agent.destroy() };
}

/** The server closed a connection that nobody used for a while, at the moment it was used again. */
class ClosedMeanwhile extends Error {}

type Ask = ReturnType<typeof client>["ask"];

/** Says one message after the other, each as somebody drawn from the whole county, one in four in a group. */
function speaker(ask: Ask, teachers: number) {
  const next = chance(11);
  let said = 0;
  return async () => {
    const text = ASKED[said % ASKED.length];
    const place = said % 4 === 0 ? "group" : "private";
    said += 1;
    const answer = await ask(
      "/api/say",
      JSON.stringify({ person: idOf(next(teachers)), text, place }),
    );
    if (!answer.includes('"reply"')) throw new Error(`no reply in ${answer}`);
  };
}

/** How fast so many messages are answered while 64 wait at any time, and the memory meanwhile. */
async function throughput(served: ServedCounty, say: () => Promise<void>, messages: number) {
  const memory: number[] = [];
  const [begun, cpu] = [performance.now(), served.cpuSeconds()];
  let left = messages;
  const talk = async () => {
    while (left > 0) {
      if (left % LOOK_EVERY === 0) memory.push(served.megabytes());
      left -= 1;
      await say();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, talk));
  const seconds = (performance.now() - begun) / 1000;
  const quarter = Math.floor(memory.length / 4);
  const mean = (some: readonly number[]) => some.reduce((a, b) => a + b, 0) / some.length;
  return {
    perSecond: messages / seconds,
    cpuMs: ((served.cpuSeconds() - cpu) * 1000) / messages,
    first: mean(memory.slice(0, quarter || 1)),
    last: mean(memory.slice(-quarter || -1)),
    most: Math.max(...memory),
  };
}

/**
 * Milliseconds per message at a steady pace. Each is due at its moment, whether those before it
 * are answered or not, and its time counts from then: a server that stalls is not spared.
 */
async function steady(say: () => Promise<void>, seconds: number): Promise<number[]> {
  const begun = performance.now();
  const times: Promise<number>[] = [];
  for (let number = 0; number < seconds * A_SECOND; number += 1) {
    const due = begun + (number * 1000) / A_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    times.push(say().then(() => performance.now() - due));
  }
  return Promise.all(times);
}

/** Milliseconds per search for people: a surname, a full name, the end of a name, a number, nobody. */
async function searching(ask: Ask, teachers: number): Promise<number[]> {
  const next = chance(13);
  const times: number[] = [];
  for (let number = 0; number < SEARCHES; number += 1) {
    const someone = next(teachers);
    const name = nameOf(someone);
    const words = [name.slice(0, 1), name, name.slice(1), idOf(someone), "wang f", "孙悟空"];
    const search = words[number % words.length] ?? "";
    const begun = performance.now();
    await ask(`/api/people?${new URLSearchParams({ search })}`);
    times.push(performance.now() - begun);
  }
  return times;
}

function machine(): string {
  const processors = cpus();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  const [load = 0] = loadavg();
  return `${processors.length} × ${processors[0]?.model}, ${gigabytes} GB, Node ${process.version}, load before ${load.toFixed(1)}`;
}

/** The page's interface over HTTP and the built program, over a county in SQLite. */
export async function benchPage(teachers: number, messages = MESSAGES): Promise<void> {
  const facts = machine();
  const county = await openCounty(teachers);
  const served = await serveCounty(county);
  const { ask, close } = client(served.url);
  const row = (what: string, value: string) => console.log(`| ${what} | ${value} |`);
  try {
    const say = speaker(ask, teachers);
    for (let said = 0; said < Math.min(WARMING_UP, messages); said += 1) await say();
    row(`${teachers} people × 30 records in SQLite`, "");
    console.log("|---|---:|");
    const { perSecond, cpuMs, first, last, most } = await throughput(served, say, messages);
    row(`messages a second, ${AT_ONCE} at once`, perSecond.toFixed(1));
    row("processor time of the server per message", `${cpuMs.toFixed(1)} ms`);
    row(`memory over ${messages} messages, first quarter`, `${first.toFixed(0)} MB`);
    row("memory, last quarter", `${last.toFixed(0)} MB`);
    row("memory, most", `${most.toFixed(0)} MB`);
    const times = await steady(say, Math.min(STEADY_SECONDS, messages / A_SECOND));
    row(`a message at ${A_SECOND} a second, p50 / p95 / p99`, percentiles(times));
    row("a search for people, p50 / p95 / p99", percentiles(await searching(ask, teachers)));
    console.log(`\n${facts}`);
  } finally {
    close();
    await served.stop();
  }
}
