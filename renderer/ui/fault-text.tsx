import { useTranslation } from 'react-i18next';
import type { FaultCode } from '../../preload/domain.ts';
import { refusalNumber } from '../../preload/refusals.ts';

interface FaultTextProps {
  readonly code: FaultCode;
}

/** What went wrong and what to do about it, in two sentences; number and code for whoever is on the telephone. */
export function FaultText({ code }: FaultTextProps) {
  const { t } = useTranslation('faults');
  const number = refusalNumber(code);
  return (
    <div className="fault-text" data-testid="fault" data-code={code}>
      <strong>{t(`${code}.what`)}</strong>
      <span>{t(`${code}.todo`)}</span>
      <code>{number === null ? code : `${number} ${code}`}</code>
    </div>
  );
}
