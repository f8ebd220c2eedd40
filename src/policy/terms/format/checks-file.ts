import { z } from "zod";
import { certificateFile } from "./certificate-file.ts";
import { papersFile } from "./papers-file.ts";
import { planFile } from "./plan-file.ts";
import { supplementFile } from "./supplement-file.ts";

/** What a clerk may have checked before it is handed in: a part of a policy. */
export const checksFile = z.strictObject({
  plan: planFile.optional(),
  supplement: supplementFile.optional(),
  certificate: certificateFile.optional(),
  papers: z.array(papersFile).default([]),
});

export type Checks = z.output<typeof checksFile>;
export type CheckKind = keyof Checks;

/** A check by its kind, or its id where there may be several of the kind, and the article it rests on. */
interface CheckHead {
  readonly kind: CheckKind;
  readonly id: string;
  readonly cite: string;
}

/** Every check that a policy has. */
export function availableChecks({ papers, ...single }: Checks): CheckHead[] {
  const kinds = Object.keys(single) as (keyof typeof single)[];
  return [
    ...kinds.flatMap((kind): CheckHead[] => {
      const cite = single[kind]?.cite;
      return cite === undefined ? [] : [{ kind, id: kind, cite }];
    }),
    ...papers.map(({ id, cite }) => ({ kind: "papers", id, cite }) as const),
  ];
}
