import { z } from "zod";
import type { LarkSettings } from "./channels/lark/settings.ts";
import { Failure } from "./domain/failure.ts";
import { readTimeSpan, type TimeSpan } from "./domain/time-of-day.ts";

/** Loopback addresses: only this machine can reach what listens there. */
const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

const timeZone = z.string().refine(
  (name) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
    } catch {
      return false;
    }
  },
  { error: "must be a time zone such as Asia/Shanghai" },
);

const PORT_RANGE = "must be a port between 0 and 65535";
const DATABASE = /^(sqlite:.+|postgres(ql)?:\/\/.+)$/;

/** What a database's address must look like, in words. */
export const DATABASE_FORMS = "must be sqlite:<file> or postgres://…";

/** Whether a text looks like the address of a database. */
export function isDatabaseUrl(text: string): boolean {
  return DATABASE.test(text);
}

const HOURS = "must be times of the day such as 08:30-11:30,14:00-17:00, the earlier first";

const hours = z.string().transform((text, context): readonly TimeSpan[] => {
  const spans = text.split(/[,，]/).map(readTimeSpan);
  const read = spans.filter((span) => span !== undefined);
  const isInOrder = read.every(({ from }, at) => at === 0 || (read[at - 1]?.to ?? 0) <= from);
  if (read.length < spans.length || !isInOrder) {
    context.addIssue({ code: "custom", message: HOURS });
  }
  return read;
});

const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT_RANGE)
  .transform(Number)
  .refine((given) => given <= 65_535, PORT_RANGE);

const readings = z
  .string()
  .regex(/^\d{1,6}$/, "must be a number of readings up to 999999")
  .transform(Number);

const settings = z.object({
  PORT: port.default(8080),
  HOST: z.string().min(1, "must be an address to listen on").default("127.0.0.1"),
  XUEFEN_DATA: z.string().min(1, "must be a folder").default("./data"),
  XUEFEN_TZ: timeZone.default("Asia/Shanghai"),
  XUEFEN_TURN_SECONDS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, "must be a number of seconds between 1 and 999")
    .transform(Number)
    .default(10),
  XUEFEN_REMINDER_HOURS: hours.default([
    { from: 510, to: 690 },
    { from: 840, to: 1020 },
  ]),
  XUEFEN_REMINDERS_PER_WEEK: z
    .string()
    .regex(/^[1-7]$/, "must be a number from 1 to 7")
    .transform(Number)
    .default(2),
  XUEFEN_BROADCAST_SECOND: z
    .string()
    .regex(/^\d{1,6}$/, "must be a number of people up to 999999")
    .transform(Number)
    .default(200),
  XUEFEN_OPERATOR_PORT: port.optional(),
  XUEFEN_METRICS_TOKEN: z.string().min(16, "must be at least 16 characters").optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/\S+$/, "must be an address such as http://collector:4318")
    .optional(),
  DATABASE_URL: z.string().refine(isDatabaseUrl, DATABASE_FORMS).optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, "must be redis://… or rediss://…")
    .optional(),
  LLM_BASE_URL: z
    .string()
    .regex(/^https?:\/\/\S+$/, "must be an address such as http://127.0.0.1:11434/v1")
    .optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  XUEFEN_READINGS_PER_DAY: readings.default(500),
  XUEFEN_READINGS_PER_PERSON: readings.default(20),
  LARK_APP_ID: z
    .string()
    .regex(
      /^cli_[0-9a-fA-F]{16}$/,
      "must be cli_ and 16 hexadecimal digits, as the console shows it",
    )
    .optional(),
  LARK_APP_SECRET: z.string().optional(),
  LARK_MODE: z.enum(["websocket", "webhook"], "must be websocket or webhook").default("websocket"),
  LARK_ENCRYPT_KEY: z.string().optional(),
  LARK_VERIFICATION_TOKEN: z.string().optional(),
  LARK_RECOGNISE: z
    .enum(
      ["staff-number-and-phone", "staff-number", "off"],
      "must be staff-number-and-phone, staff-number or off",
    )
    .default("staff-number-and-phone"),
  LARK_DOMAIN: z
    .string()
    .regex(/^https?:\/\/[^\s/]+$/, "must be an address such as https://open.feishu.cn")
    .default("https://open.feishu.cn"),
});

const environment = settings.superRefine((given, context) => {
  const demand = (
    key: keyof typeof given,
    message = "must be given, as the console of the open platform shows it",
  ) => {
    if (given[key] === undefined) context.addIssue({ code: "custom", path: [key], message });
  };
  const model = [given.LLM_BASE_URL, given.LLM_API_KEY, given.LLM_MODEL];
  if (model.some((each) => each !== undefined)) {
    demand("LLM_BASE_URL", "must be given where a language model is set");
    demand("LLM_MODEL", "must be given where a language model is set");
  }
  if (given.LARK_APP_ID === undefined) return;
  demand("LARK_APP_SECRET");
  if (given.LARK_MODE === "websocket") return;
  demand("LARK_ENCRYPT_KEY");
  demand("LARK_VERIFICATION_TOKEN");
});

/** A language model that reads what the program is not sure of, and how often it may be asked. */
export interface ModelConfig {
  readonly baseUrl: string;
  /** Absent where the server asks for none. */
  readonly apiKey?: string | undefined;
  readonly model: string;
  readonly perDay: number;
  readonly perPerson: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** How this process was set up; read once, never changed. */
export interface Config {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Whether nobody but this machine can reach the page. */
  readonly loopback: boolean;
  /** The folder for the database file and the key file. */
  readonly data: string;
  readonly timeZone: string;
  /** How long the program may take to answer one message. */
  readonly turnSeconds: number;
  /** The parts of a working day in which reminders are sent, the earliest first. */
  readonly reminderHours: readonly TimeSpan[];
  /** How many reminders somebody gets within seven days, unless something falls due at once. */
  readonly remindersPerWeek: number;
  /** To more people than these a broadcast goes only if a second person agrees. */
  readonly broadcastSecond: number;
  /** Where metrics and the queues are shown to this machine alone; absent where they are not. */
  readonly operatorPort?: number;
  /** With it others may read the metrics; absent where nobody else may. */
  readonly metricsToken?: string;
  /** The base address of a collector of traces; absent where none are made. */
  readonly traces?: string;
  /** `sqlite:<file>` or `postgres://…`. */
  readonly database: string;
  readonly keyFile: string;
  /** Absent where the program looks after a Redis server itself. */
  readonly redisUrl?: string;
  /** Absent where no language model is asked. */
  readonly model?: ModelConfig;
  /** Absent where the program is not reached by Feishu. */
  readonly lark?: LarkSettings;
}

/** The settings that a command without database and network heeds; the data folder, for what was taught. */
const ALWAYS_HEEDED = ["XUEFEN_TZ", "XUEFEN_DATA"];

/**
 * Reads the settings; what is given here comes before the environment.
 *
 * @param pure for a command that needs no database and no network: whatever else the environment
 * says, for another program perhaps, is no concern of it
 * @throws {Failure} settings/invalid, naming every bad key at once
 */
export function readConfig(
  given: Environment = {},
  env: Environment = process.env,
  pure = false,
): Config {
  const heeded = Object.entries(env).filter(([key]) => !pure || ALWAYS_HEEDED.includes(key));
  const all = [...heeded, ...Object.entries(given)].filter(([, value]) => value !== "");
  const result = environment.safeParse(Object.fromEntries(all));
  if (!result.success) {
    const problems = result.error.issues
      .map(({ path, message }) => `${path.join(".")} ${message}`)
      .join("; ");
    throw new Failure("settings/invalid", { problems });
  }
  const settings = result.data;
  const [lark, model] = [larkOf(settings), modelOf(settings)];
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    loopback: LOOPBACK.has(settings.HOST),
    data: settings.XUEFEN_DATA,
    timeZone: settings.XUEFEN_TZ,
    turnSeconds: settings.XUEFEN_TURN_SECONDS,
    reminderHours: settings.XUEFEN_REMINDER_HOURS,
    remindersPerWeek: settings.XUEFEN_REMINDERS_PER_WEEK,
    broadcastSecond: settings.XUEFEN_BROADCAST_SECOND,
    database: settings.DATABASE_URL ?? `sqlite:${settings.XUEFEN_DATA}/xuefen.sqlite`,
    keyFile: `${settings.XUEFEN_DATA}/secret.key`,
    ...optional("operatorPort", settings.XUEFEN_OPERATOR_PORT),
    ...optional("metricsToken", settings.XUEFEN_METRICS_TOKEN),
    ...optional("traces", settings.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/$/, "")),
    ...optional("redisUrl", settings.REDIS_URL),
    ...(model && { model }),
    ...(lark && { lark }),
  });
}

/** A setting that was given, under its name; nothing where it was not. */
function optional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
}

function modelOf(given: z.infer<typeof settings>): ModelConfig | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: model } = given;
  if (baseUrl === undefined || model === undefined) return undefined;
  const { XUEFEN_READINGS_PER_DAY: perDay, XUEFEN_READINGS_PER_PERSON: perPerson } = given;
  return { baseUrl, ...optional("apiKey", apiKey), model, perDay, perPerson };
}

function larkOf(given: z.infer<typeof settings>): LarkSettings | undefined {
  if (given.LARK_APP_ID === undefined) return undefined;
  return {
    appId: given.LARK_APP_ID,
    appSecret: given.LARK_APP_SECRET ?? "",
    domain: given.LARK_DOMAIN,
    mode: given.LARK_MODE,
    encryptKey: given.LARK_ENCRYPT_KEY ?? "",
    verificationToken: given.LARK_VERIFICATION_TOKEN ?? "",
    recognise: given.LARK_RECOGNISE,
  };
}
