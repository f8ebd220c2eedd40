import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    sequence: { shuffle: true },
    restoreMocks: true,
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: "100%",
    // Generous, for machines that do other things beside: only a test that hangs should meet it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
