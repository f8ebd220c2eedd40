const percent = (share: number) => `${Math.round(Math.max(0, Math.min(share, 1)) * 1000) / 10}%`;

/** A bar, filled to a share between 0 and 1, with an upright line where the target is. */
export function Bar({ filled, target }: { filled: number; target?: number | undefined }) {
  return (
    <svg class="bar" width="100%" height="16" aria-hidden="true" focusable="false">
      <rect class="track" y="4" width="100%" height="8" rx="4" />
      {filled > 0 && <rect class="filled" y="4" width={percent(filled)} height="8" rx="4" />}
      {target !== undefined && (
        <line class="target" x1={percent(target)} x2={percent(target)} y1="0" y2="16" />
      )}
    </svg>
  );
}
