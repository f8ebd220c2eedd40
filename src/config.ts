import { z } from "zod";
import { Failure } from "./domain/failure.ts";

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

const environment = z.object({
  PORT: z.coerce
    .number("must be a port between 0 and 65535")
    .int("must be a whole number")
    .min(0, "must be a port between 0 and 65535")
    .max(65_535, "must be a port between 0 and 65535")
    .default(8080),
  HOST: z.string().min(1, "must be an address to listen on").default("127.0.0.1"),
  XUEFEN_DATA: z.string().min(1, "must be a folder").default("./data"),
  XUEFEN_TZ: timeZone.default("Asia/Shanghai"),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, "must be sqlite:<file> or postgres://…")
    .optional(),
});

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
  /** `sqlite:<file>` or `postgres://…`. */
  readonly database: string;
  readonly keyFile: string;
}

/**
 * Reads the settings; what is given here comes before the environment.
 *
 * @throws {Failure} settings/invalid, naming every bad key at once
 */
export function readConfig(given: Environment = {}, env: Environment = process.env): Config {
  const all = Object.entries({ ...env, ...given }).filter(([, value]) => value !== "");
  const result = environment.safeParse(Object.fromEntries(all));
  if (!result.success) {
    const problems = result.error.issues
      .map(({ path, message }) => `${path.join(".")} ${message}`)
      .join("; ");
    throw new Failure("settings/invalid", { problems });
  }
  const settings = result.data;
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    loopback: LOOPBACK.has(settings.HOST),
    data: settings.XUEFEN_DATA,
    timeZone: settings.XUEFEN_TZ,
    database: settings.DATABASE_URL ?? `sqlite:${settings.XUEFEN_DATA}/xuefen.sqlite`,
    keyFile: `${settings.XUEFEN_DATA}/secret.key`,
  });
}
