import { createHash } from "node:crypto";
import { existsSync, statfsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const PROPERTY = [
  "test/policy/engine/{engine-agrees,properties,stands-until}.test.ts",
  "test/policy/planning/planning.test.ts",
  "test/support/random-teacher.test.ts",
];

/**
 * What each project runs; `program` runs whatever belongs to no other, in a worker for each file. The
 * others keep nothing between files, so that a worker may load the program and the policies once.
 */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  browser: ["test/channels/page/browser/**/*.test.ts"],
  property: PROPERTY,
  app: ["test/{app,delivery}/**/*.test.ts", "test/support/memory-store.test.ts"],
  cli: ["test/cli/**/*.test.ts"],
  conversation: [
    "test/conversation/**/*.test.ts",
    "test/channels/{terminal,lark/cards}/**/*.test.ts",
  ],
  lark: ["test/channels/lark/*.test.ts", "test/support/lark-platform/*.test.ts"],
  policy: ["test/{policies,naive,docs}/**/*.test.ts"],
  page: ["test/channels/page/*.test.ts"],
  files: ["test/files/**/*.test.ts"],
  unit: ["test/{domain,policy,wording}/**/*.test.ts", "test/{clock,config}.test.ts"],
};

/** Those that try thousands of texts, of which one is as good as another to a channel, or a store. */
const NOT_OF_A_CHANNEL = [
  "anything-pressed",
  "anything-typed",
  "every-sentence",
  "on-sqlite",
  "worked-questions",
].map((name) => `test/conversation/conversations/${name}.test.ts`);

/** For these something is built once, by `test/support/<name>-setup.ts`. */
const BUILT_FOR = ["browser", "program"];

/** Those with the longest files go first, so that no worker is left alone with one at the end. */
const IN_TURN = ["program", ...Object.keys(TOGETHER), "wire"];

/** A folder in memory, as Linux has one. */
const MEMORY = "/dev/shm";
const ROOM_WANTED = 2 ** 31;

/** Databases of tests are made there where there is room: on a disk they mostly wait for it. */
function temporary(): Record<string, string> {
  if (!existsSync(MEMORY)) return {};
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM_WANTED ? { TMPDIR: MEMORY } : {};
}

/**
 * A worker keeps what it has loaded only while the next file belongs to the same project. So the
 * files of a project follow one another, and are shuffled among themselves.
 */
class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const turn = ({ project }: TestSpecification) => IN_TURN.indexOf(project.name);
    const lot = ({ moduleId }: TestSpecification) =>
      createHash("sha1").update(`${seed} ${moduleId}`).digest("hex");
    return files.toSorted((a, b) => turn(a) - turn(b) || (lot(a) < lot(b) ? -1 : 1));
  }
}

const project = (name: string, include: readonly string[], exclude: readonly string[]) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    exclude: [...exclude],
    isolate: !(name in TOGETHER),
    globalSetup: BUILT_FOR.includes(name) ? [`test/support/${name}-setup.ts`] : [],
  },
});

/** The conversations once more, with what is said in them said in Feishu, over the wire. */
const wire = {
  extends: true as const,
  test: {
    name: "wire",
    include: ["test/conversation/conversations/*.test.ts"],
    exclude: NOT_OF_A_CHANNEL,
    isolate: false,
    env: { TALKING_OVER: "lark" },
    setupFiles: ["test/support/end-bots.ts"],
  },
};

export default defineConfig({
  test: {
    sequence: { shuffle: true, sequencer: ProjectByProject },
    restoreMocks: true,
    env: temporary(),
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: "100%",
    // Generous, for machines that do other things beside: only a test that hangs should meet it.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      project("program", ["test/**/*.test.ts"], Object.values(TOGETHER).flat()),
      ...Object.entries(TOGETHER).map(([name, include]) =>
        project(name, include, name === "property" ? [] : PROPERTY),
      ),
      wire,
    ],
  },
});
