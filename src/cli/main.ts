#!/usr/bin/env node
import { text } from "node:stream/consumers";
import { run } from "./run.ts";

/** A reader that stops early, such as `head`, is no failure; anything else is. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  process.stderr.write(`xuefen: what it prints cannot be written (${error.code}); make room\n`);
  process.exitCode = 1;
});
process.stderr.on("error", () => {});

const status = await run(process.argv.slice(2), {
  out: (written) => process.stdout.write(written),
  err: (written) => process.stderr.write(written),
  stdin: () => text(process.stdin),
  watched: process.stderr.isTTY,
});
process.exitCode ||= status;
