import { isDay } from "../../../domain/day.ts";
import type { FormField } from "../../../wording/reply.ts";
import type { Element, Field, Part } from "./card.ts";
import { drawButton } from "./draw-buttons.ts";
import type { BlockOf, Drawing } from "./drawing.ts";
import { LONGEST_VALUE } from "./pressed.ts";
import { paragraph, plainText, remark, shortened } from "./text.ts";

/** Names within a card that no field of a reply has. */
const FORM = "xuefen_form";
const SUBMIT = "xuefen_submit";

/**
 * Fields to fill in, and the button that sends them by their names. The names must be unique within
 * a card, so that it has one form at most.
 */
export function drawForm(
  { fields, submit }: BlockOf<"form">,
  { localizer, to, extent, before }: Drawing,
): Element[] {
  if (before > 0) return [remark(localizer.t("card.left-out.parts", { rest: 1 }))];
  const named = [...new Map(fields.map((field) => [field.name, field])).values()];
  const parts = named.flatMap((field): Part[] => [
    paragraph(shortened(field.label, extent.cell)),
    drawField(field, (key) => localizer.t(key)),
  ]);
  const button = drawButton({ ...submit, style: "primary" }, to);
  const sent: Part = { ...button, name: SUBMIT, form_action_type: "submit" };
  return [{ tag: "form", name: FORM, elements: [...parts, sent] }];
}

/** A value that the field could not have is left out: it is asked for as if it were not known. */
function drawField(
  { name, type, options = [], value = "" }: FormField,
  t: (key: string) => string,
): Field {
  const common = { name, width: "fill" } as const;
  switch (type) {
    case "day":
      return {
        tag: "date_picker",
        ...common,
        placeholder: plainText(t("card.form.day")),
        ...(isDay(value) && { initial_date: value }),
      };
    case "choice": {
      const choices = [...new Map(options.map((option) => [option.value, option])).values()];
      const chosen = choices.findIndex((option) => option.value === value) + 1;
      return {
        tag: "select_static",
        ...common,
        placeholder: plainText(t("card.form.choice")),
        options: choices.map((option) => ({
          text: plainText(option.label),
          value: option.value,
        })),
        ...(chosen > 0 && { initial_index: chosen }),
      };
    }
    case "text":
    case "number":
      return {
        tag: "input",
        ...common,
        placeholder: plainText(t("card.form.text")),
        max_length: LONGEST_VALUE,
        ...(value !== "" && value.length <= LONGEST_VALUE && { default_value: value }),
      };
  }
}
