interface SentTextProps {
  readonly label: string;
  readonly text: string;
  readonly testId: string;
}

/** Text as it leaves or left: never markup, in a box of its own that scrolls without the mouse too. */
export function SentText({ label, text, testId }: SentTextProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled from here
    <section className="sent-text" tabIndex={0} aria-label={label}>
      <pre data-testid={testId}>{text}</pre>
    </section>
  );
}
