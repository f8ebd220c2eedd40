import type { Store } from "../../app/store.ts";
import type { Now } from "../../clock.ts";
import type { Config } from "../../config.ts";
import type { Localizer } from "../../wording/messages.ts";

/** What is looked at, in the order in which it is shown. */
export const CHECKS = [
  ...["database", "key", "redis", "lark.credentials", "lark.scopes", "lark.events"],
  ...["wechat", "model", "clock", "calendar", "fonts", "policies"],
] as const;

/** How one thing is. */
export interface Check {
  readonly check: string;
  /** `off`: it is not used. */
  readonly status: "ok" | "warn" | "fail" | "off";
  readonly detail: string;
  /** What to do; empty where there is nothing to do. */
  readonly fix: string;
}

/** What the checks look at. */
export interface Patient {
  readonly config: Config;
  /** The folder of policies. */
  readonly policies: string;
  readonly now: Now;
  /** Absent where the database cannot be opened. */
  readonly store: Store | undefined;
  readonly localizer: Localizer;
}
