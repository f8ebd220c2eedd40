import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { type ManagedRedis, startManagedRedis } from "../../src/jobs/managed-redis.ts";
import { createMemoryStore } from "./memory-store.ts";

/** Ends the server that a program which was killed has left in its data folder. */
export async function endRedisIn(dataFolder: string): Promise<void> {
  const path = join(dataFolder, "redis", "redis.sock");
  if (!existsSync(path)) return;
  const client = new Redis({ path, lazyConnect: true, retryStrategy: () => null });
  client.on("error", () => {});
  await client
    .connect()
    .then(() => client.shutdown("NOSAVE"))
    .catch(() => {});
  client.disconnect();
}

/** Installs Debian's own package; several checkouts that want it at the same time wait for one another. */
function bring(): void {
  const isThere = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].some(existsSync);
  if (isThere || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const once =
    "test -x /usr/bin/redis-server || (apt-get update && apt-get install -y redis-server)";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const lock = join(tmpdir(), "xuefen-redis.lock");
  execFileSync("sh", ["-c", `flock ${lock} sh -c '${once}'`], { env, stdio: "ignore" });
}

/**
 * A Redis server of the test's own, in a folder that goes away with it.
 *
 * @throws {Error} saying what to do, where there is none and it cannot be brought
 */
export async function startRedis(): Promise<ManagedRedis> {
  bring();
  const folder = mkdtempSync(join(tmpdir(), "xuefen-"));
  const errors: unknown[] = [];
  const { leases } = createMemoryStore();
  const redis = await startManagedRedis(folder, leases, (error) => errors.push(error));
  if (!redis) {
    const found = errors.map(String).join("; ");
    throw new Error(`no Redis: install one (Debian: apt-get install -y redis-server). ${found}`);
  }
  return {
    ...redis,
    stop: async () => {
      await redis.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
