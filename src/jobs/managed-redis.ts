import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { Redis } from "ioredis";
import type { Store } from "../app/store.ts";

/** A Redis server that this program looks after, on a socket in its data folder: nothing outside the machine reaches it. */
export interface ManagedRedis {
  /** The socket, as an absolute path. */
  readonly url: string;
  /** Whether it ran already: another process started it, or one that was killed left it. */
  readonly isAdopted: boolean;
  /** Ends it where no other process uses it; what waits in it is on disk. */
  readonly stop: () => Promise<void>;
}

/** The servers that will do, by the names of their programs. */
export const BINARIES = ["redis-server", "valkey-server"];
/** What a socket's path may be long at most, by the operating system. */
const LONGEST_PATH = 107;
/** A server that reads a long log of its own takes some seconds. */
const READY_SECONDS = 20;
const ASK_EVERY_MS = 25;

/**
 * Starts a Redis server in a data folder, or takes the one that runs there: of several processes
 * that start at once, one starts it. Nothing where no server is installed, or none can be started
 * there.
 *
 * @param leases say whose turn it is to start it: two servers on one socket would hide each other
 */
export async function startManagedRedis(
  dataFolder: string,
  leases: Store["leases"],
  onError: (error: unknown) => void,
): Promise<ManagedRedis | undefined> {
  const folder = resolve(dataFolder, "redis");
  const socket = join(folder, "redis.sock");
  if (Buffer.byteLength(socket) > LONGEST_PATH) return undefined;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `redis:${hostname()}:${folder}`;
  const lease = { name, holder: randomUUID(), seconds: READY_SECONDS };
  const until = performance.now() + 2 * READY_SECONDS * 1000;
  let isOurs = false;
  try {
    while (performance.now() < until) {
      if (await answers(socket)) {
        return { url: socket, isAdopted: !isOurs, stop: () => stopUnused(socket) };
      }
      if (!isOurs && (await leases.take(lease)) === undefined) {
        isOurs = true;
        if (!(await launch(folder, socket))) return undefined;
      }
      await new Promise((done) => setTimeout(done, ASK_EVERY_MS));
    }
  } finally {
    if (isOurs) await leases.release(lease);
  }
  onError(new Error(`Redis does not answer in ${folder}: ${lastLine(folder)}`));
  return undefined;
}

/**
 * Starts one of the servers that may be installed; false where none is. It outlives a process that
 * is killed: others go on with it, and the next start finds it.
 */
async function launch(folder: string, socket: string): Promise<boolean> {
  const settings = {
    dir: folder,
    port: "0",
    unixsocket: socket,
    unixsocketperm: "700",
    appendonly: "yes",
    appendfsync: "everysec",
    "maxmemory-policy": "noeviction",
    save: "",
    daemonize: "no",
    logfile: join(folder, "redis.log"),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  for (const binary of BINARIES) {
    const child = spawn(binary, options, { detached: true, stdio: "ignore" });
    const isThere = await new Promise<boolean>((resolve) => {
      child.once("spawn", () => resolve(true));
      child.once("error", () => resolve(false));
    });
    child.unref();
    if (isThere) return true;
  }
  return false;
}

async function answers(socket: string): Promise<boolean> {
  return (await ask(socket, (client) => client.ping())) === "PONG";
}

/** Asks a server once, without trying again; nothing where it does not answer. */
async function ask<T>(
  socket: string,
  question: (client: Redis) => Promise<T>,
): Promise<T | undefined> {
  if (!existsSync(socket)) return undefined;
  const client = new Redis({
    ...{ path: socket, lazyConnect: true, connectTimeout: 1000, commandTimeout: 1000 },
    ...{ maxRetriesPerRequest: 0, retryStrategy: () => null, enableReadyCheck: false },
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return await question(client);
  } catch {
    return undefined;
  } finally {
    client.disconnect();
  }
}

/** Ends the server unless somebody else is connected to it. */
async function stopUnused(socket: string): Promise<void> {
  await ask(socket, async (client) => {
    const clients = String(await client.client("LIST"))
      .trim()
      .split("\n");
    if (clients.length > 1) return;
    await client.shutdown("SAVE").catch(() => {});
  });
}

function lastLine(folder: string): string {
  try {
    const log = readFileSync(join(folder, "redis.log"), "utf8").trim();
    return log.slice(log.lastIndexOf("\n") + 1);
  } catch {
    return "it wrote no log";
  }
}
