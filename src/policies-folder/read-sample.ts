import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { SampleSchool } from "../app/load-sample.ts";

/** The made-up school that lies beside one of the policies, if any does. */
export function readSample(folder: string): SampleSchool | undefined {
  const policy = readdirSync(folder)
    .sort()
    .find((name) => existsSync(join(folder, name, "sample.yaml")));
  if (policy === undefined) return undefined;
  const content = parse(readFileSync(join(folder, policy, "sample.yaml"), "utf8"));
  return { ...content, policy };
}
