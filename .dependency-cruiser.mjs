/** Who may import whom. `test/architecture.test.ts` holds the code to it. */

/** Where the program meets the world; these folders do not know one another. */
const ADAPTERS = "assistant|channels/[^/]+|jobs|operator|store|files/[^/]+";

/** The rooms of `src/policy`, each with the rooms that it may import. */
const POLICY_ROOMS = {
  terms: [],
  mechanisms: ["terms"],
  procedures: ["terms"],
  engine: ["terms", "mechanisms", "procedures"],
  checks: ["terms", "engine"],
  loading: ["terms", "mechanisms", "procedures", "engine", "checks"],
  planning: ["terms", "mechanisms", "engine", "loading"],
};

/** A room of `src/policy` may import itself and the rooms below it. */
const policyRoom = ([room, below]) => ({
  name: `policy-${room}`,
  severity: "error",
  from: { path: `^src/policy/${room}/` },
  to: {
    path: "^src/policy/",
    pathNot: `^src/policy/(${[room, ...below].join("|")})/`,
  },
});

/** Only `home` may import these packages, so that they can be replaced there. */
const confined = (name, packages, home) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: home },
  to: { path: `^node_modules/(${packages})(/|$)` },
});

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module, or are missing a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "domain-stands-alone",
      severity: "error",
      from: { path: "^src/domain/" },
      to: { pathNot: "^src/domain/" },
    },
    {
      name: "policy-knows-only-the-domain",
      severity: "error",
      from: { path: "^src/policy/" },
      to: { pathNot: ["^src/(domain|policy)/", "^node_modules/(zod|yaml|yalps)/"] },
    },
    {
      name: "policy-has-seven-rooms",
      comment: "Every file of the policy layer belongs to a room.",
      severity: "error",
      from: {},
      to: {
        path: "^src/policy/",
        pathNot: `^src/policy/(${Object.keys(POLICY_ROOMS).join("|")})/`,
      },
    },
    ...Object.entries(POLICY_ROOMS).map(policyRoom),
    {
      name: "app-knows-no-adapter",
      comment: "A use case asks for what it needs through ports, and returns facts, not sentences.",
      severity: "error",
      from: { path: "^src/app/" },
      to: {
        pathNot: [
          "^src/(domain|policy|app)/",
          "^(node:)?(crypto|path|util)$",
          "^node_modules/zod/",
        ],
      },
    },
    {
      name: "wording-knows-no-conversation",
      comment: "How a fact is put into words does not depend on who asked for it, or how.",
      severity: "error",
      from: { path: "^src/wording/" },
      to: { pathNot: "^src/(domain|policy|app|wording)/" },
    },
    {
      name: "conversation-knows-no-channel",
      severity: "error",
      from: { path: "^src/conversation/" },
      to: {
        pathNot: [
          "^src/(domain|policy|app|wording|conversation)/",
          "^(node:)?module$",
          "^node_modules/(@types/)?(zod|yaml|minisearch|pinyin-pro|opencc-js|chrono-node|tyme4ts)/",
        ],
      },
    },
    {
      name: "delivery-knows-no-channel",
      comment: "What comes in and what is to be sent is handled the same on every channel.",
      severity: "error",
      from: { path: "^src/delivery/" },
      to: {
        pathNot: [
          "^src/(domain|policy|app|wording|conversation|delivery)/",
          "^(node:)?crypto$",
          "^node_modules/zod/",
        ],
      },
    },
    {
      name: "adapters-do-not-meet",
      comment: "The page does not know the database. Only main.ts and the commands introduce them.",
      severity: "error",
      from: { path: `^src/(${ADAPTERS})/` },
      to: { path: `^src/(${ADAPTERS}|cli|main|config)(/|\\.ts)`, pathNot: "^src/$1/" },
    },
    {
      name: "cards-are-only-drawn",
      comment:
        "What Feishu shows is a value, made without the SDK and tested without the platform.",
      severity: "error",
      from: { path: "^src/channels/lark/cards/" },
      to: {
        path: "^src/channels/lark/|^node_modules/(@larksuiteoapi|axios)/",
        pathNot: "^src/channels/lark/cards/",
      },
    },
    {
      name: "core-knows-no-adapter",
      severity: "error",
      from: { path: "^src/(domain|policy|app|wording|conversation|delivery)/" },
      to: { path: `^src/(${ADAPTERS}|cli|main|config)(/|\\.ts)` },
    },
    {
      name: "src-does-not-import-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no-dev-dependencies-in-src",
      comment:
        "What builds is not run; a thread run from its sources loads what reads them itself.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/build\\.mjs$",
          "^src/channels/page/ui/",
          "^src/files/sheets/sheet-thread\\.js$",
        ],
      },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    confined("database-in-one-place", "kysely|sqlite3|pg", "^src/store/"),
    confined(
      "http-in-one-place",
      "hono|@hono/node-server",
      "^src/(channels/(page|lark)|operator)/",
    ),
    confined("feishu-in-one-place", "@larksuiteoapi/node-sdk|axios", "^src/channels/lark/"),
    confined("queues-in-one-place", "bullmq|ioredis", "^src/jobs/"),
    confined("watching-in-one-place", "prom-client|@opentelemetry|@bull-board", "^src/operator/"),
    confined("sheets-in-one-place", "xlsx|csv-parse|@e965/xlsx", "^src/files/sheets/"),
    confined("pictures-in-one-place", "@resvg|fontkitten|@embedpdf", "^src/files/pictures/"),
    confined("solver-in-one-place", "yalps", "^src/policy/planning/"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/channels/page/ui/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node"],
    },
  },
};
