import { Failure } from "../domain/failure.ts";
import type { Localizer } from "../wording/messages.ts";
import { type Call, type Command, printJson } from "./command.ts";
import { CHECKS, type Check, type Patient } from "./doctor/check.ts";
import { checkLark } from "./doctor/lark-checks.ts";
import { checkModel } from "./doctor/model-check.ts";
import {
  checkCalendar,
  checkClock,
  checkFonts,
  checkPolicies,
  checkRedis,
  notUsed,
  policiesOf,
} from "./doctor/program-checks.ts";
import { checkDatabase, checkKey, openForChecks } from "./doctor/store-checks.ts";
import { LANGUAGE_OPTION, voiceAsked } from "./language-option.ts";

/** `xuefen doctor`: whether everything that the program needs is as it should be. */
export const doctorCommand: Command = {
  name: "doctor",
  usage: "xuefen doctor [--lang zh-CN|en] [--json]",
  summary: "checks the database, the key, Feishu, the clock and the policies; says what to do",
  takes: [],
  options: LANGUAGE_OPTION,
  run: async (call) => {
    const localizer = voiceAsked(call, doctorCommand);
    const checks = await examine(call, localizer);
    if (call.common.json) printJson(call.console, checks);
    else print(call, localizer, checks);
    const failing = checks.filter(({ status }) => status === "fail").map(({ check }) => check);
    if (failing.length > 0) throw new Failure("doctor/found", { checks: failing.join(", ") });
  },
};

async function examine({ common }: Call, localizer: Localizer): Promise<readonly Check[]> {
  const { config, policies } = common;
  const { store, problem } = await openForChecks(config);
  const patient: Patient = { config, policies, now: common.now(), store, localizer };
  try {
    const lark = await checkLark(patient);
    const catalogue = policiesOf(patient);
    const found = [
      await checkDatabase(patient, problem),
      await checkKey(patient),
      await checkRedis(patient),
      ...lark.checks,
      await checkModel(patient),
      await checkClock(patient, lark.date),
      checkCalendar(patient, catalogue),
      await checkFonts(patient),
      await checkPolicies(patient, catalogue),
    ];
    return CHECKS.map(
      (name) => found.find(({ check }) => check === name) ?? notUsed(name, patient),
    );
  } finally {
    await store?.close();
  }
}

const SIGNS: Readonly<Record<Check["status"], string>> = {
  ok: "doctor.sign-ok",
  warn: "doctor.sign-warn",
  fail: "doctor.sign-fail",
  off: "doctor.sign-off",
};

function print({ console }: Call, localizer: Localizer, checks: readonly Check[]): void {
  const width = Math.max(...CHECKS.map((name) => name.length));
  for (const { check, status, detail } of checks) {
    console.out(`${localizer.t(SIGNS[status])}  ${check.padEnd(width)}  ${detail}\n`);
  }
  const toDo = checks.filter(({ fix }) => fix !== "");
  if (toDo.length === 0) return;
  console.out(`\n${localizer.t("doctor.to-do")}\n`);
  for (const { check, fix } of toDo) console.out(`${check.padEnd(width)}  ${fix}\n`);
}
