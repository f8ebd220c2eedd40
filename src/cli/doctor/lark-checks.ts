import { type LarkProbe, probeLark } from "../../channels/lark/probe.ts";
import { grantLink, SCOPES } from "../../channels/lark/scopes.ts";
import type { LarkSettings } from "../../channels/lark/settings.ts";
import { wallClock } from "../../clock.ts";
import type { Localizer } from "../../wording/messages.ts";
import type { Check, Patient } from "./check.ts";

/** How the app stands in Feishu, and the platform's clock, where it answered. */
export async function checkLark(
  patient: Patient,
): Promise<{ readonly checks: readonly Check[]; readonly date?: Date | undefined }> {
  const { config, localizer } = patient;
  const { lark } = config;
  if (!lark) {
    const detail = localizer.t("doctor.lark-off");
    const names = ["lark.credentials", "lark.scopes", "lark.events"];
    return { checks: names.map((check) => ({ check, status: "off", detail, fix: "" })) };
  }
  const probe = await probeLark(lark);
  return {
    checks: [
      checkCredentials(localizer, probe),
      checkScopes(localizer, lark, probe),
      await checkEvents(patient, lark, probe),
    ],
    ...("given" in probe.credentials && { date: probe.credentials.given }),
  };
}

function checkCredentials(localizer: Localizer, { credentials }: LarkProbe): Check {
  const check = "lark.credentials";
  if ("given" in credentials) {
    return { check, status: "ok", detail: localizer.t("doctor.credentials"), fix: "" };
  }
  return {
    ...{ check, status: "fail" },
    detail: localizer.t("doctor.lark-refused", { problem: credentials.problem }),
    fix: localizer.t("doctor.credentials-fix"),
  };
}

/** What does not work without a permission that is missing. */
const WITHOUT: Readonly<Record<(typeof SCOPES)[number]["for"], string>> = {
  always: "doctor.scopes-needed",
  recognition: "doctor.scopes-recognition",
  "slash-commands": "doctor.scopes-slash-commands",
};

function checkScopes(localizer: Localizer, lark: LarkSettings, { scopes }: LarkProbe): Check {
  const check = "lark.scopes";
  if ("problem" in scopes) {
    const detail = localizer.t("doctor.lark-refused", { problem: scopes.problem });
    return { check, status: "warn", detail, fix: localizer.t("doctor.scopes-unknown-fix") };
  }
  const wanted = SCOPES.filter((scope) => scope.for !== "recognition" || lark.recognise !== "off");
  const missing = wanted.filter(({ name }) => !scopes.given.has(name));
  if (missing.length === 0) {
    const detail = localizer.t("doctor.scopes", { count: wanted.length });
    return { check, status: "ok", detail, fix: "" };
  }
  const details = Object.entries(WITHOUT).flatMap(([purpose, sentence]) => {
    const names = missing.filter((scope) => scope.for === purpose).map(({ name }) => name);
    return names.length === 0 ? [] : [localizer.t(sentence, { names: names.join(" ") })];
  });
  const link = grantLink(
    lark,
    missing.map(({ name }) => name),
  );
  return {
    ...{ check, status: missing.some((scope) => scope.for === "always") ? "fail" : "warn" },
    detail: details.join(localizer.t("common.semicolon")),
    fix: localizer.t("doctor.scopes-fix", { link }),
  };
}

/** Whether events can come in, and when one last did. */
async function checkEvents(
  { config, now, store, localizer }: Patient,
  { mode }: LarkSettings,
  { endpoint }: LarkProbe,
): Promise<Check> {
  const check = "lark.events";
  if (mode === "websocket" && "problem" in endpoint) {
    const detail = localizer.t("doctor.lark-refused", { problem: endpoint.problem });
    return { check, status: "fail", detail, fix: localizer.t("doctor.events-fix") };
  }
  if (await store?.roster.isEmpty()) {
    const detail = localizer.t("doctor.events-no-roster");
    return { check, status: "warn", detail, fix: localizer.t("doctor.events-no-roster-fix") };
  }
  const last = await store?.inbox.lastArrival("lark");
  if (last === undefined) {
    const detail = localizer.t("doctor.events-none");
    return { check, status: "warn", detail, fix: localizer.t(NONE_FIX[mode]) };
  }
  const at = wallClock(new Date(last), config.timeZone);
  const ago = timeAgo(localizer, Date.parse(now.at) - Date.parse(last));
  return { check, status: "ok", detail: localizer.t(LAST[mode], { at, ago }), fix: "" };
}

/** Such as `3 hours ago`. */
function timeAgo({ language }: Localizer, milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  const format = new Intl.RelativeTimeFormat(language);
  if (minutes < 120) return format.format(-minutes, "minute");
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), "hour");
  return format.format(-Math.round(minutes / (24 * 60)), "day");
}

const NONE_FIX = {
  websocket: "doctor.events-none-fix",
  webhook: "doctor.events-none-webhook-fix",
} as const;
const LAST = { websocket: "doctor.events", webhook: "doctor.events-webhook" } as const;
