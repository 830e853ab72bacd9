import { useState } from 'react';
import { ClipboardCopy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
  readonly isDisabled?: boolean;
}

/** Says in its own words whether the text went, so that nobody pastes what lay there before. */
export function CopyButton({ label, text, isDisabled = false }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const [hasGone, setGone] = useState<boolean | null>(null);
  const said = hasGone ? t('copied') : t('copyFailed');
  return (
    <>
      <button
        type="button"
        className="button is-small"
        data-testid="copy"
        disabled={isDisabled}
        onClick={() => setGone(copyText(text()))}
        onBlur={() => setGone(null)}
      >
        <ClipboardCopy aria-hidden size={14} />
        {label}
      </button>
      <output className="hint copy-said">{hasGone === null ? '' : said}</output>
    </>
  );
}
