import { type Day, dayParts } from "../../domain/day.ts";
import { readPolicies } from "../../files/policies/read-policies.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";
import { listed } from "../../wording/formatting.ts";
import { sentenceOf } from "../command.ts";
import type { Check, Patient } from "./check.ts";

const WARN_SECONDS = 30;
const FAIL_SECONDS = 300;
/** By then the holidays of the next year are announced. */
const ANNOUNCED_BY_MONTH = 12;

/** What this program can do without, and does. */
export function notUsed(check: string, { localizer }: Patient): Check {
  return { check, status: "off", detail: localizer.t("doctor.not-used"), fix: "" };
}

/**
 * Whether this machine's clock goes as others do.
 *
 * @param platform when Feishu answered, by its own clock
 */
export async function checkClock(
  { config, store, now, localizer }: Patient,
  platform: Date | undefined,
): Promise<Check> {
  const own = Date.parse(now.at);
  const database = await store?.clock().catch(() => undefined);
  const others = [database === undefined ? [] : Date.parse(database), platform?.getTime() ?? []];
  const seconds = Math.round(
    Math.max(0, ...others.flat().map((other) => Math.abs(other - own))) / 1000,
  );
  const zone = config.timeZone;
  const check = "clock";
  if (seconds <= WARN_SECONDS) {
    const detail = localizer.t("doctor.clock", { zone, today: now.today });
    return { check, status: "ok", detail, fix: "" };
  }
  return {
    ...{ check, status: seconds > FAIL_SECONDS ? "fail" : "warn" },
    detail: localizer.t("doctor.clock-off", { seconds, zone }),
    fix: localizer.t("doctor.clock-fix"),
  };
}

/** The policies, or why they cannot be read. */
export function policiesOf({ policies }: Patient): Catalogue | { readonly problem: string } {
  try {
    return readPolicies(policies);
  } catch (error) {
    return { problem: sentenceOf(error) };
  }
}

type Policies = ReturnType<typeof policiesOf>;

/** Whether the holidays of this year and, once they are announced, of the next are known. */
export function checkCalendar({ now, localizer }: Patient, policies: Policies): Check {
  const check = "calendar";
  const fix = localizer.t("doctor.calendar-fix");
  try {
    if ("problem" in policies) throw new Error(policies.problem);
    const calendar = policies.workingCalendar();
    const { year, month } = dayParts(now.today);
    const unknown = [year, year + 1].filter((each) => !calendar.knows(`${each}-01-01` as Day));
    if (unknown.length === 0) {
      return { check, status: "ok", detail: localizer.t("doctor.calendar", { year }), fix: "" };
    }
    if (!unknown.includes(year) && month < ANNOUNCED_BY_MONTH) {
      return {
        check,
        status: "ok",
        detail: localizer.t("doctor.calendar-not-yet", { year }),
        fix: "",
      };
    }
    const detail = localizer.t("doctor.calendar-unknown", { years: unknown.join(", ") });
    return { check, status: "warn", detail, fix };
  } catch (error) {
    return { check, status: "fail", detail: sentenceOf(error), fix };
  }
}

/** Whether every policy loads with its examples, and every unit has chosen one that is there. */
export async function checkPolicies(
  { store, localizer }: Patient,
  policies: Policies,
): Promise<Check> {
  const check = "policies";
  const failing = (detail: string, fix = localizer.t("doctor.as-it-says")): Check => ({
    ...{ check, status: "fail", detail, fix },
  });
  if ("problem" in policies) return failing(policies.problem);
  for (const id of policies.ids) {
    try {
      policies.document(id);
    } catch (error) {
      return failing(sentenceOf(error));
    }
  }
  const units = (await store?.roster.units().catch(() => undefined)) ?? [];
  const astray = units.filter(({ policy }) => policy && !policies.ids.includes(policy));
  if (astray.length > 0) {
    const named = astray.map(({ name, policy = "" }) => `${name} (${policy})`);
    const detail = localizer.t("doctor.policies-astray", { units: listed(localizer, named) });
    return failing(detail, localizer.t("doctor.policies-astray-fix"));
  }
  const detail = localizer.t("doctor.policies", { count: policies.ids.length });
  return { check, status: "ok", detail, fix: "" };
}

/** Whether pictures can be drawn, and in which font. */
export async function checkFonts({ localizer }: Patient): Promise<Check> {
  const check = "fonts";
  try {
    const { probePictures } = await import("../../files/pictures/probe-pictures.ts");
    const { font, characters } = await probePictures(localizer);
    const detail = localizer.t("doctor.fonts", { font, characters });
    return { check, status: "ok", detail, fix: "" };
  } catch (error) {
    const fix = localizer.t("doctor.fonts-fix");
    return { check, status: "fail", detail: sentenceOf(error), fix };
  }
}

/** Whether several processes can share what is pushed; without Redis one of them does it. */
export async function checkRedis({ config, localizer }: Patient): Promise<Check> {
  const { probeRedis } = await import("../../jobs/probe-redis.ts");
  const check = "redis";
  const { t } = localizer;
  const found = await probeRedis(config.redisUrl);
  switch (found.kind) {
    case "named":
      return found.keepsEverything
        ? { check, status: "ok", detail: t("doctor.redis", { version: found.version }), fix: "" }
        : { check, status: "warn", detail: t("doctor.redis-evicts"), fix: t("doctor.redis-keep") };
    case "installed":
      return { check, status: "ok", detail: t("doctor.redis-own", found), fix: "" };
    case "not-installed":
      return { check, status: "off", detail: t("doctor.redis-none"), fix: "" };
    case "unreachable":
      return {
        ...{ check, status: "fail", detail: t("doctor.redis-unreachable", found) },
        fix: t("doctor.redis-fix"),
      };
  }
}
