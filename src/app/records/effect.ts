/** Something that was changed, by the id of what it changed. */
export interface Effect {
  readonly kind: "record.submitted" | "record.reversed" | "policy.chosen";
  readonly id: string;
}
