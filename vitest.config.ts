import { createHash } from "node:crypto";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** They start programs of their own, load the whole source, or count what is left behind. */
const PROGRAM = [
  "test/cli/{program,serve,watchdog,chat}.test.ts",
  "test/store/{processes,imports-at-once}.test.ts",
  "test/{architecture,regexes}.test.ts",
];
const PROPERTY = [
  "test/policy/engine/{engine-agrees,properties}.test.ts",
  "test/policy/planning/planning.test.ts",
  "test/support/random-teacher.test.ts",
];

/**
 * What each project runs; a file belongs to the first that names it. Those with the longest files
 * go first, so that no worker is left alone with one at the end.
 */
const PROJECTS: Readonly<Record<string, readonly string[]>> = {
  program: PROGRAM,
  browser: ["test/channels/page/browser/**/*.test.ts"],
  store: ["test/{store,app}/**/*.test.ts", "test/support/memory-store.test.ts"],
  property: PROPERTY,
  cli: ["test/cli/**/*.test.ts"],
  conversation: ["test/conversation/**/*.test.ts", "test/channels/terminal/**/*.test.ts"],
  policy: ["test/{policies,naive,docs}/**/*.test.ts"],
  page: ["test/channels/page/**/*.test.ts"],
  unit: ["test/**/*.test.ts"],
};
const NAMES = Object.keys(PROJECTS);

/**
 * A worker keeps what it has loaded only while the next file belongs to the same project. So the
 * files of a project follow one another, and are shuffled among themselves.
 */
class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const turn = ({ project }: TestSpecification) => NAMES.indexOf(project.name);
    const lot = ({ moduleId }: TestSpecification) =>
      createHash("sha1").update(`${seed} ${moduleId}`).digest("hex");
    return files.toSorted((a, b) => turn(a) - turn(b) || (lot(a) < lot(b) ? -1 : 1));
  }
}

const project = (name: string, index: number) => ({
  extends: true as const,
  test: {
    name,
    include: [...(PROJECTS[name] ?? [])],
    exclude: NAMES.slice(0, index).flatMap((earlier) => PROJECTS[earlier] ?? []),
    // The others keep nothing between files, so that a worker may load program and policies once.
    isolate: name === "program",
    globalSetup: name === "browser" ? ["test/support/browser-setup.ts"] : [],
  },
});

export default defineConfig({
  test: {
    sequence: { shuffle: true, sequencer: ProjectByProject },
    restoreMocks: true,
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: "100%",
    // Generous, for machines that do other things beside: only a test that hangs should meet it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: NAMES.map(project),
  },
});
