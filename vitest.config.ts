import { defineConfig } from "vitest/config";

const PROPERTY = [
  "test/policy/engine/{engine-agrees,properties}.test.ts",
  "test/policy/planning/planning.test.ts",
  "test/support/random-teacher.test.ts",
];

/** What each project runs; `program` runs whatever belongs to no other. */
const PROJECTS: Readonly<Record<string, readonly string[]>> = {
  unit: ["test/{domain,policy,files,wording}/**/*.test.ts", "test/{clock,config}.test.ts"],
  property: PROPERTY,
  policy: ["test/{policies,naive}/**/*.test.ts"],
  conversation: [
    "test/conversation/**/*.test.ts",
    "test/channels/{terminal,lark/cards}/**/*.test.ts",
  ],
  store: ["test/{store,app}/**/*.test.ts"],
  page: ["test/channels/page/**/*.test.ts"],
};

/** These keep nothing between files, so that a worker may load the program and the policies once. */
const TOGETHER = ["unit", "property", "policy", "conversation"];

const project = (name: string, include: readonly string[], exclude: readonly string[]) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    exclude: [...exclude],
    isolate: !TOGETHER.includes(name),
  },
});

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    restoreMocks: true,
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: "100%",
    // Generous, for machines that do other things beside: only a test that hangs should meet it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      ...Object.entries(PROJECTS).map(([name, include]) =>
        project(name, include, name === "property" ? [] : PROPERTY),
      ),
      project("program", ["test/**/*.test.ts"], Object.values(PROJECTS).flat()),
    ],
  },
});
