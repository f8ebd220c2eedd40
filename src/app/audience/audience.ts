import { z } from "zod";

/** What somebody is at school, or may do in this program. */
export const AUDIENCE_ROLES = [
  "class-teacher",
  "principal",
  "vice-principal",
  "middle-manager",
  "group-leader",
  "reviewer",
  "admin",
  "coordinator",
] as const;
export type AudienceRole = (typeof AUDIENCE_ROLES)[number];

const ids = z.array(z.string()).readonly();
const roles = z.array(z.enum(AUDIENCE_ROLES)).readonly();

/** An audience as it is kept between two moments; the same shape as {@link Audience}. */
export const audienceKept = z.strictObject({
  /** The ids of units: everybody who works at or below one of them. */
  units: ids,
  /** The ids of people who are meant by name, wherever they work. */
  people: ids.exactOptional(),
  /** Of those, only who is one of these. */
  roles: roles.exactOptional(),
  /** Only who lacks credits, or those of one kind. */
  short: z.strictObject({ scope: z.string().exactOptional() }).exactOptional(),
  /** Only who has a questionnaire open, or one whose title contains these words. */
  questionnaire: z.strictObject({ title: z.string().exactOptional() }).exactOptional(),
  /** Everybody but these. */
  without: z
    .strictObject({
      units: ids.exactOptional(),
      people: ids.exactOptional(),
      roles: roles.exactOptional(),
    })
    .exactOptional(),
});

/** To whom something is sent, as a rule: who fits is found anew whenever that is asked. */
export type Audience = z.output<typeof audienceKept>;

/** Whether people may stop to belong to it by doing something. */
export function endsWhenDone({ short, questionnaire }: Audience): boolean {
  return short !== undefined || questionnaire !== undefined;
}
