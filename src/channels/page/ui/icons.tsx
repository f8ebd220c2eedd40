/** Small drawings in the colour of the text around them; the words beside them say the same. */
const PATHS = {
  lock: "M5.5 7V5a2.5 2.5 0 0 1 5 0v2M4 7h8v6H4z",
  good: "M3.5 8.5l3 3 6-7",
  short: "M8 3.5v5.5M8 12v.2",
  plain: "M4 8h8",
  send: "M8 13V3.5M4 7l4-4 4 4",
  people:
    "M6 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2.5 13c0-2 1.5-3.5 3.5-3.5S9.5 11 9.5 13M10.5 7.5a1.8 1.8 0 0 0 0-3.6M11.5 9.7c1.3.4 2 1.6 2 3.3",
  down: "M4 6.5l4 4 4-4",
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
