/** The five shapes of an answer. Shape, word and place carry the state; colour only repeats it. */
export type AnswerState = 'positive' | 'negative' | 'uncertain' | 'refused' | 'error';

const SHAPES = {
  positive: <path d="M8 1.5 15 14H1z" />,
  negative: <path d="M2.5 2.5h11v11h-11z" />,
  uncertain: <path d="M8 .8 15.2 8 8 15.2.8 8z" />,
  refused: (
    <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2c1 0 2 .3 2.8.9l-6.9 6.9A5 5 0 0 1 8 3Zm0 10c-1 0-2-.3-2.8-.9l6.9-6.9A5 5 0 0 1 8 13Z" />
  ),
  error: <path d="m3.4 1.6 4.6 4.6 4.6-4.6 1.8 1.8L9.8 8l4.6 4.6-1.8 1.8L8 9.8l-4.6 4.6-1.8-1.8L6.2 8 1.6 3.4z" />,
} as const satisfies Record<AnswerState, unknown>;

interface StateIconProps {
  readonly state: AnswerState;
  readonly size?: number;
}

export function StateIcon({ state, size = 16 }: StateIconProps) {
  return (
    <svg aria-hidden className={`state-icon is-${state}`} width={size} height={size} viewBox="0 0 16 16">
      {SHAPES[state]}
    </svg>
  );
}
