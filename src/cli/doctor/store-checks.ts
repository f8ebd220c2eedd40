import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import type { Store } from "../../app/store.ts";
import type { Config } from "../../config.ts";
import { openData } from "../../open-data.ts";
import { LATEST_STEP } from "../../store/migrate.ts";
import { readSecret } from "../../store/vault/key-file.ts";
import type { Localizer } from "../../wording/messages.ts";
import { sentenceOf } from "../command.ts";
import type { Check, Patient } from "./check.ts";

/** Anybody but the owner. */
const OTHERS = 0o077;
/** People whose numbers are opened to see that the key fits. */
const SAMPLE = 50;

/** The database, where it can be opened, and what keeps it from that. */
export async function openForChecks(
  config: Config,
): Promise<{ readonly store?: Store; readonly problem?: string }> {
  try {
    return { store: await openData(config) };
  } catch (error) {
    return { problem: sentenceOf(error) };
  }
}

/** Whether the database opens, can be written, and ends where this program left it. */
export async function checkDatabase(
  { store, localizer }: Patient,
  problem: string | undefined,
): Promise<Check> {
  const check = "database";
  const failing = (detail: string): Check => ({
    ...{ check, status: "fail", detail, fix: localizer.t("doctor.as-it-says") },
  });
  if (!store) return failing(problem ?? "");
  try {
    const lease = { name: "doctor", holder: randomUUID(), seconds: 1 };
    await store.leases.take(lease);
    await store.leases.release(lease);
    const { entries } = await store.log.verifyEnd();
    const detail = localizer.t("doctor.database", { entries, step: LATEST_STEP });
    return { check, status: "ok", detail, fix: "" };
  } catch (error) {
    return failing(sentenceOf(error));
  }
}

/** Whether the key is there, is nobody else's to read, and opens what was sealed. */
export async function checkKey({ config, store, localizer }: Patient): Promise<Check> {
  const { keyFile } = config;
  const check = "key";
  try {
    await readSecret(keyFile);
    const opened = store && (await openSample(store));
    const { mode } = await stat(keyFile);
    if ((mode & OTHERS) !== 0) {
      return {
        ...{ check, status: "warn", detail: localizer.t("doctor.key-open", { file: keyFile }) },
        fix: localizer.t("doctor.key-open-fix", { file: keyFile }),
      };
    }
    return { check, status: "ok", detail: keyDetail(localizer, opened), fix: "" };
  } catch (error) {
    const fix = localizer.t("doctor.key-fix", { file: keyFile });
    return { check, status: "fail", detail: sentenceOf(error), fix };
  }
}

function keyDetail(localizer: Localizer, opened: number | undefined): string {
  if (opened === undefined) return localizer.t("doctor.key-unproved");
  if (opened === 0) return localizer.t("doctor.key-unused");
  return localizer.t("doctor.key", { opened });
}

/** Opens the sealed numbers of some people; gives of how many. */
async function openSample({ roster }: Store): Promise<number> {
  const { people } = await roster.searchPeople({ limit: SAMPLE });
  const opened = [...(await roster.people(people.map(({ id }) => id))).values()];
  return opened.filter(({ phone, nationalId }) => phone || nationalId).length;
}
