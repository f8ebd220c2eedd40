import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

// `npm run check`: what only reads the sources runs beside the tests, so that no core waits. The tests
// are seen as they run; of the others is printed what they said once they have ended.

/**
 * @param {string} script
 * @param {import("node:child_process").StdioOptions} stdio
 */
const start = (script, stdio) => spawn("npm", ["run", "--silent", script], { stdio });

/** @param {string} script */
async function quietly(script) {
  const child = start(script, ["ignore", "pipe", "pipe"]);
  const ended = once(child, "close");
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await ended;
  process.stdout.write(`\n${script}: ${status === 0 ? "ok" : "failed"}\n${said.join("")}`);
  return status;
}

async function sources() {
  /** @type {number[]} */
  const statuses = [];
  for (const script of ["lint", "types", "deps"]) statuses.push(await quietly(script));
  return statuses;
}

const beside = sources();
const [tests] = await once(start("test", "inherit"), "close");
const statuses = [tests, ...(await beside)];
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
