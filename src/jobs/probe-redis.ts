import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { Redis } from "ioredis";
import { BINARIES } from "./managed-redis.ts";

/** How the Redis server is on which background work would be shared. */
export type RedisFound =
  /** It answers; it is the one that `REDIS_URL` names. */
  | { readonly kind: "named"; readonly version: string; readonly keepsEverything: boolean }
  /** The program would look after one of its own; this is what is installed. */
  | { readonly kind: "installed"; readonly version: string }
  | { readonly kind: "not-installed" }
  | { readonly kind: "unreachable"; readonly problem: string };

const ANSWER_MS = 3_000;

/** Looks whether there is a Redis server, without starting one. */
export async function probeRedis(url: string | undefined): Promise<RedisFound> {
  if (url !== undefined) return ask(url);
  for (const binary of BINARIES) {
    const version = await versionOf(binary);
    if (version !== undefined) return { kind: "installed", version };
  }
  return { kind: "not-installed" };
}

async function ask(url: string): Promise<RedisFound> {
  const client = new Redis(url, {
    ...{ lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 },
    ...{ connectTimeout: ANSWER_MS, commandTimeout: ANSWER_MS },
  });
  let problem = "";
  client.on("error", (error) => {
    problem = error.message;
  });
  try {
    await client.connect();
    const info = await client.info("server");
    // Not every provider of Redis lets one read the settings.
    const policy = await client.config("GET", "maxmemory-policy").catch(() => []);
    const version = /^redis_version:(\S+)/m.exec(info)?.[1] ?? "";
    const [, evicting = "noeviction"] = policy as string[];
    return { kind: "named", version, keepsEverything: evicting === "noeviction" };
  } catch (error) {
    return { kind: "unreachable", problem: problem || String(error) };
  } finally {
    client.disconnect();
  }
}

/** What a server says of itself; nothing where it is not installed. */
async function versionOf(binary: string): Promise<string | undefined> {
  const child = spawn(binary, ["--version"], { stdio: ["ignore", "pipe", "ignore"] });
  const isThere = await Promise.race([
    once(child, "spawn").then(() => true),
    once(child, "error").then(() => false),
  ]).catch(() => false);
  if (!isThere) return undefined;
  return /v=(\S+)/.exec(await text(child.stdout))?.[1] ?? binary;
}
