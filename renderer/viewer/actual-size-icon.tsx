interface ActualSizeIconProps {
  readonly size?: number;
}

/** "1:1", which no icon says as plainly. */
export function ActualSizeIcon({ size = 18 }: ActualSizeIconProps) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 18 18" className="text-icon">
      <text x="9" y="13" textAnchor="middle">
        1:1
      </text>
    </svg>
  );
}
