/** The sign of the assistant: a ring that is nearly full. */
export function Logo() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <circle cx="16" cy="16" r="8.5" />
      <path d="M16 7.5a8.5 8.5 0 1 1-8.08 11.14" />
    </svg>
  );
}
