import { benchDates } from "./dates.ts";
import { benchDigest } from "./digest.ts";
import { benchEngines } from "./engines.ts";
import { benchFeishu } from "./feishu.ts";
import { benchFeishuFaults } from "./feishu-faults.ts";
import { benchHostile } from "./hostile.ts";
import { benchImports } from "./imports.ts";
import { benchJobs } from "./jobs.ts";
import { benchMillion } from "./million.ts";
import { benchPage } from "./page.ts";
import { benchPictures } from "./pictures.ts";
import { benchPlanning } from "./planning.ts";
import { benchPushes } from "./pushes.ts";
import { benchReminderFaults } from "./reminder-faults.ts";
import { benchReminders } from "./reminders.ts";
import { benchStack } from "./stack.ts";
import { benchStart } from "./start.ts";

const TEACHERS = 100_000;

/** Every part by its name, in the order in which all of them run. */
const PARTS: Readonly<Record<string, (teachers: number) => Promise<void>>> = {
  engines: benchEngines,
  start: benchStart,
  million: (teachers) => benchMillion(10 * teachers),
  stack: benchStack,
  page: benchPage,
  feishu: benchFeishu,
  "feishu-faults": (teachers) => benchFeishuFaults(teachers / 500),
  imports: (teachers) => benchImports(2 * teachers),
  reminders: benchReminders,
  planning: (teachers) => benchPlanning(10 * teachers),
  "reminder-faults": (teachers) => benchReminderFaults(teachers / 100, teachers / 300),
  jobs: benchJobs,
  pushes: (teachers) => benchPushes(teachers / 10),
  digest: (teachers) => benchDigest(Math.round((0.3 * teachers) / 100)),
  hostile: benchHostile,
  dates: benchDates,
  pictures: benchPictures,
};

const given = process.argv.slice(2);
const teachers = Number(given.find((word) => /^\d+$/.test(word)) ?? TEACHERS);
const named = given.filter((word) => !/^\d+$/.test(word));
for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
  const part = PARTS[name];
  if (!part)
    throw new Error(`there is no part ${name}; known are ${Object.keys(PARTS).join(", ")}`);
  await part(teachers);
  console.log();
}
