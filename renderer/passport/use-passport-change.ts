/** After a signature: what answers, under which passport, and what the next signature would be for. */
import { useQueryClient } from '@tanstack/react-query';
import type { Channel } from '../../preload/contract.ts';

const TOUCHED: readonly Channel[] = [
  'models.list',
  'passports.find',
  'upgrade.needs',
  'signatories.find',
  'reference.find',
];

export function usePassportChange(): () => void {
  const cache = useQueryClient();
  return () => {
    for (const channel of TOUCHED) void cache.invalidateQueries({ queryKey: [channel] });
  };
}
