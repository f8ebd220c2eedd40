import type { Store } from "../app/store.ts";
import type { JobEngine } from "../delivery/job-engine.ts";
import { startManagedRedis } from "./managed-redis.ts";
import { createProcessEngine } from "./process-engine.ts";
import { createRedisEngine, type RedisEngine } from "./redis-engine.ts";

/** What an engine is started with. */
export interface EngineSettings {
  /** A Redis server that is there; without it the program looks after one in its data folder. */
  readonly redisUrl?: string | undefined;
  readonly dataFolder: string;
}

/**
 * Starts the engine for background work: on the Redis server that is named, else on one in the data
 * folder, else, where none is installed, in this process.
 */
export async function startEngine(
  { redisUrl, dataFolder }: EngineSettings,
  leases: Store["leases"],
  onError: (error: unknown) => void,
): Promise<JobEngine & Partial<Pick<RedisEngine, "queues">>> {
  if (redisUrl !== undefined) return createRedisEngine({ url: redisUrl }, onError);
  const redis = await startManagedRedis(dataFolder, leases, onError);
  if (!redis) return createProcessEngine(onError);
  const engine = createRedisEngine(redis, onError);
  return {
    ...engine,
    stop: async () => {
      await engine.stop();
      await redis.stop();
    },
  };
}
