import { useOperation } from '../bridge/operation.ts';

/** Where prepared images go while the clinic's inference server is switched on; null: nowhere. */
export function useRemoteHost(): string | null {
  const { data } = useOperation('remote.settings', {});
  return data?.isOn && URL.canParse(data.address) ? new URL(data.address).host : null;
}
