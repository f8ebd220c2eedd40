import type { JobEngine, JobQueue, JobWork } from "../delivery/job-engine.ts";

/** An engine without a server: it does in this process whatever is asked of it here, and nothing else. */
export function createProcessEngine(onError: (error: unknown) => void): JobEngine {
  const queues: ReturnType<typeof createQueue>[] = [];
  const turn = createTurns();
  return {
    isShared: false,
    turn: async (name, gapMs) => turn(name, gapMs),
    queue: (name, work) => {
      const queue = createQueue(work, (error) =>
        onError(new Error(`a job of ${name} failed`, { cause: error })),
      );
      queues.push(queue);
      return queue;
    },
    health: async () => {
      const waiting = queues.reduce((sum, queue) => sum + queue.size(), 0);
      return { kind: "process", isReachable: true, waiting };
    },
    stop: async () => {
      await Promise.all(queues.map((queue) => queue.stop()));
    },
  };
}

/** Turns among those who ask in this process; a name whose next turn is past need not be remembered. */
export function createTurns(): (name: string, gapMs: number) => number {
  const next = new Map<string, number>();
  return (name, gapMs) => {
    const now = performance.now();
    for (const [each, at] of next) if (at < now) next.delete(each);
    const at = Math.max(now, next.get(name) ?? 0);
    next.set(name, at + gapMs);
    return at - now;
  };
}

function createQueue(
  { atOnce, handle, onceFor }: JobWork,
  onError: (error: unknown) => void,
): JobQueue & { size(): number; stop(): Promise<void> } {
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const done = new Map<string, number>();
  let isStopped = false;

  const isDone = (id: string) => (done.get(id) ?? 0) > performance.now();
  const next = () => {
    for (const id of waiting) {
      if (isStopped || running.size >= atOnce) return;
      if (running.has(id)) continue;
      waiting.delete(id);
      running.set(id, run(id));
    }
  };
  const run = async (id: string) => {
    try {
      await handle(id);
      if (onceFor > 0) remember(id);
    } catch (error) {
      onError(error);
    }
    running.delete(id);
    next();
  };
  const remember = (id: string) => {
    const now = performance.now();
    for (const [each, until] of done) if (until <= now) done.delete(each);
    done.set(id, now + onceFor * 1000);
  };
  return {
    ask: async (ids) => {
      if (isStopped) return false;
      for (const id of ids) if (!running.has(id) && !isDone(id)) waiting.add(id);
      next();
      return true;
    },
    size: () => waiting.size + running.size,
    stop: async () => {
      isStopped = true;
      await Promise.all(running.values());
    },
  };
}
