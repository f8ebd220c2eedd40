import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SampleSchool } from "../../app/load-sample.ts";
import { readYaml } from "../../policy/loading/read-yaml.ts";

/**
 * The made-up school that lies beside one of the policies, if any does.
 *
 * @throws {Failure} policy/unreadable if its file is not YAML
 */
export function readSample(folder: string): SampleSchool | undefined {
  const policy = readdirSync(folder)
    .sort()
    .find((name) => existsSync(join(folder, name, "sample.yaml")));
  if (policy === undefined) return undefined;
  const file = join(folder, policy, "sample.yaml");
  const content = readYaml(file, readFileSync(file, "utf8")).content as SampleSchool;
  return { ...content, policy };
}
