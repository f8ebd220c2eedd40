/** Refuses a policy file for what stands at a place in it. */
export type Refuse = (path: readonly (string | number)[], problem: string) => never;
