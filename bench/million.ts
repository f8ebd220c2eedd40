import { once } from "node:events";
import { readFileSync } from "node:fs";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { makeDay } from "../src/domain/day.ts";
import { readPolicies } from "../src/files/policies/read-policies.ts";
import { isApplicable, type Policy } from "../src/policy/engine/compile.ts";
import { evaluate } from "../src/policy/engine/evaluate.ts";
import { mixedTeacher } from "./mixed-teachers.ts";

const WORKERS = 2;
/** Teachers made at a time, before the clock of the evaluation runs. */
const AT_ONCE = 500;
const FIRST_YEAR = 2011;
const YEARS = 5;

/** The teachers with numbers from `from` to before `to`, under one policy. */
interface Task {
  readonly policy: string;
  readonly from: number;
  readonly to: number;
}

interface Done {
  /** Processor seconds of the evaluation alone. */
  readonly evaluating: number;
  /** Reasons given, each with its article. */
  readonly reasons: number;
}

/** Processor seconds of this thread so far, as Linux counts them: other programs do not disturb them. */
function threadSeconds(): number {
  const [nanoseconds] = readFileSync("/proc/thread-self/schedstat", "utf8").split(" ");
  return Number(nanoseconds) / 1e9;
}

function evaluateAll(policy: Policy, { from, to }: Task): Done {
  const firstYear = policy.calendar.years.first ?? FIRST_YEAR;
  const asOf = makeDay(firstYear + YEARS - 1, 12, 31);
  let [evaluating, reasons] = [0, 0];
  for (let first = from; first < to; first += AT_ONCE) {
    const teachers = Array.from({ length: Math.min(AT_ONCE, to - first) }, (_, each) =>
      mixedTeacher(first + each, firstYear),
    );
    const start = threadSeconds();
    for (const facts of teachers) {
      for (const record of evaluate(policy, facts, asOf).records) reasons += record.reasons.length;
    }
    evaluating += threadSeconds() - start;
  }
  return { evaluating, reasons };
}

/** What a worker does: the tasks it is sent, with policies of its own. */
function serve(port: NonNullable<typeof parentPort>): void {
  const policies = readPolicies("policies");
  port.on("message", (task: Task) => {
    const policy = policies.policy(task.policy);
    port.postMessage(evaluateAll(policy, task));
  });
}

async function give(worker: Worker, task: Task): Promise<Done> {
  worker.postMessage(task);
  const [done] = await once(worker, "message");
  return done;
}

/** So many teachers of thirty records, every record explained, under every policy that gives credits. */
export async function benchMillion(teachers: number): Promise<void> {
  const policies = readPolicies("policies");
  const ids = policies.ids.filter((id) => isApplicable(policies.document(id)));
  const workers = Array.from({ length: WORKERS }, () => new Worker(new URL(import.meta.url)));
  const share = Math.ceil(teachers / WORKERS);
  console.log(`\n${teachers} teachers of 30 records, ${WORKERS} workers, every record explained\n`);
  console.log(
    "| policy | wall s, teachers made too | evaluating, CPU s | teachers per CPU second |",
  );
  console.log("|---|---:|---:|---:|");
  for (const policy of ids) {
    const start = performance.now();
    const done = await Promise.all(
      workers.map((worker, index) =>
        give(worker, { policy, from: index * share, to: Math.min(teachers, (index + 1) * share) }),
      ),
    );
    const wall = (performance.now() - start) / 1000;
    const evaluating = done.reduce((sum, each) => sum + each.evaluating, 0);
    if (done.some(({ reasons }) => reasons === 0)) throw new Error(`${policy}: nothing explained`);
    const rate = Math.round(teachers / evaluating);
    console.log(`| ${policy} | ${wall.toFixed(1)} | ${evaluating.toFixed(1)} | ${rate} |`);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
}

if (!isMainThread && parentPort) serve(parentPort);
