import type { TargetedSubmitEvent } from "preact";
import { useId } from "preact/hooks";
import type { FormField } from "../../../../wording/reply";
import type { Act, BlockOf } from "./kinds";

/** Several particulars to fill in at once. */
export function FormBlock({ fields, submit, act }: BlockOf<"form"> & { act: Act }) {
  const send = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      String(value),
    ]);
    act?.({ ...submit, values: Object.fromEntries(filled) });
  };
  return (
    <form class="form" onSubmit={send}>
      {fields.map((field) => (
        <Field key={field.name} {...field} disabled={!act} />
      ))}
      <button type="submit" class="button primary" disabled={!act}>
        {submit.label}
      </button>
    </form>
  );
}

function Field({ disabled, ...field }: FormField & { disabled: boolean }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      <Entry {...{ ...field, id, disabled }} />
    </div>
  );
}

function Entry({
  type,
  options = [],
  value = "",
  ...entry
}: Pick<FormField, "type" | "options" | "value" | "name"> & { id: string; disabled: boolean }) {
  if (type === "day") return <input {...entry} type="date" defaultValue={value} />;
  if (type !== "choice") {
    const keys = type === "number" ? "decimal" : "text";
    return <input {...entry} type="text" inputMode={keys} defaultValue={value} />;
  }
  return (
    <select {...entry} defaultValue={value}>
      <option value="" />
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
