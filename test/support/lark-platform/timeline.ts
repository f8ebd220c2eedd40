/** The time of the platform, and what it does later. */
export interface Timeline {
  now(): Date;
  /** Does something after so many seconds. What it returns cancels that. */
  after(seconds: number, run: () => Promise<unknown>): () => void;
  /**
   * Lets time pass at once, and does what falls due on the way, in order.
   *
   * It waits until what it did is answered, but no longer than two real seconds each: a program that
   * has not answered by then is taken to be silent.
   */
  advance(seconds: number): Promise<void>;
  stop(): void;
}

interface Task {
  readonly at: number;
  readonly run: () => Promise<unknown>;
}

const PATIENCE_MS = 2_000;

/** Time that stands still at an instant until it is advanced, or that runs if none is given. */
export function startTimeline(standsAt?: Date): Timeline {
  const tasks = new Set<Task>();
  const timers = new Set<NodeJS.Timeout>();
  let ahead = 0;
  const now = () => (standsAt?.getTime() ?? Date.now()) + ahead;
  const nextUntil = (end: number) =>
    [...tasks].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  const moveTo = (instant: number) => {
    ahead += Math.max(0, instant - now());
  };
  const run = (task: Task) => (tasks.delete(task) ? task.run() : Promise.resolve());
  return {
    now: () => new Date(now()),
    after(seconds, toRun) {
      const task = { at: now() + seconds * 1_000, run: toRun };
      tasks.add(task);
      if (standsAt) return () => tasks.delete(task);
      const timer = setTimeout(() => {
        timers.delete(timer);
        void run(task);
      }, seconds * 1_000);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
        tasks.delete(task);
      };
    },
    async advance(seconds) {
      const end = now() + seconds * 1_000;
      for (let task = nextUntil(end); task; task = nextUntil(end)) {
        moveTo(task.at);
        await noLongerThan(PATIENCE_MS, run(task));
      }
      moveTo(end);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      tasks.clear();
    },
  };
}

async function noLongerThan(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
