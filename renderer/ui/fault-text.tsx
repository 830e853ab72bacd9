import { useTranslation } from 'react-i18next';
import type { FaultCode } from '../../preload/domain.ts';

interface FaultTextProps {
  readonly code: FaultCode;
}

/** What went wrong and what to do about it, in two sentences; the code itself for whoever is on the telephone. */
export function FaultText({ code }: FaultTextProps) {
  const { t } = useTranslation('faults');
  return (
    <div className="fault-text" data-testid="fault" data-code={code}>
      <strong>{t(`${code}.what`)}</strong>
      <span>{t(`${code}.todo`)}</span>
      <code>{code}</code>
    </div>
  );
}
