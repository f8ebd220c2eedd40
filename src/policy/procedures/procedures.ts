import { z } from "zod";
import { bilingual, identifier, keywords } from "../terms/text.ts";
import { calculationFile } from "./calculation-file.ts";
import { deadlineFile } from "./deadline-file.ts";
import { routeFile } from "./route-file.ts";
import { workflowFile } from "./workflow-file.ts";

/** Those whom the program knows by a role; everybody is a teacher. */
const PARTY_ROLES = ["teacher", "group-leader", "reviewer", "admin", "coordinator"] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** Somebody who acts or asks: a person by their post, or an office. */
const party = z.strictObject({
  title: bilingual,
  /** What else people call them: 园长, head teacher. */
  keywords: keywords.default([]),
  /** Whose role makes them act for it, and so be reminded; without it, those of a role called like it. */
  roles: z.array(z.enum(PARTY_ROLES)).optional(),
});

/** Lists of rules about how things go, which need no credits. */
const sections = {
  routes: z.array(routeFile).default([]),
  deadlines: z.array(deadlineFile).default([]),
  workflows: z.array(workflowFile).default([]),
  calculations: z.array(calculationFile).default([]),
};

/** The names of the lists. */
export const PROCEDURES = Object.keys(sections) as (keyof typeof sections)[];

/** Who approves, by when, in which steps, and how much of a number: a part of a policy. */
export const proceduresFile = { parties: z.record(identifier, party).default({}), ...sections };

/** The roles of those who act for a party. */
export function rolesOf(parties: Procedures["parties"], party: string): readonly PartyRole[] {
  return parties[party]?.roles ?? PARTY_ROLES.filter((role) => role === party);
}

export type Procedures = z.output<z.ZodObject<typeof proceduresFile>>;
