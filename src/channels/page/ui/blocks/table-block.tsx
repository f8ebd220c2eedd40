import { useId } from "preact/hooks";
import { KEYBOARD_SCROLL } from "../keyboard-scroll";
import type { BlockOf } from "./kinds";
import { widthOf } from "./width-of";

/** Cells such as `12`, `+1.5` or `—`: a column of nothing else stands flush right. */
const NUMERIC = /^[+\-−]?[\d.,]*%?$|^[—–-]$/;

/** A column with a wider cell than this may break its lines; the others stay on one. */
const SHORT = 16;

/** Rows under headings; on a small screen it scrolls within itself, also by keyboard. */
export function TableBlock({ caption, columns, rows }: BlockOf<"table">) {
  const id = useId();
  const kinds = columns.map((_, at) => {
    const cells = rows.map((row) => row[at] ?? "");
    if (cells.every((cell) => NUMERIC.test(cell))) return "number";
    return cells.some((cell) => widthOf(cell) > SHORT) ? "long" : "short";
  });
  return (
    <section class="table" aria-labelledby={id} {...KEYBOARD_SCROLL}>
      <table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" class={kinds[at]}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, at) => (
                <td key={at} class={kinds[at]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
