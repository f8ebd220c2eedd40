#!/usr/bin/env node
import { text } from "node:stream/consumers";
import { run } from "./run.ts";

process.exitCode = await run(process.argv.slice(2), {
  out: (written) => process.stdout.write(written),
  err: (written) => process.stderr.write(written),
  stdin: () => text(process.stdin),
});
