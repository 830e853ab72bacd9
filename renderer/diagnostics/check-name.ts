import { useTranslation } from 'react-i18next';

const KNOWN = [
  'database-durable',
  'audit-chain',
  'model-weights',
  'reference-images',
  'inference',
  'disk-space',
  'http-api',
  'remote-inference',
  'drift',
] as const;

/** A readiness check in the reader's language, with what to do when it fails; unknown ones stand as main names them. */
export function useCheckName(name: string): { readonly name: string; readonly advice: string | null } {
  const { t } = useTranslation('diagnostics');
  const known = KNOWN.find((one) => one === name);
  return known ? { name: t(`check.${known}.name`), advice: t(`check.${known}.advice`) } : { name, advice: null };
}
