/** How a card's names and values are written out. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { TURKISH } from '../../strings/parity.ts';
import { useMeasuredOn } from '../../ui/measured-on.ts';
import type { Json } from './model-card.ts';
import { isList, isObject } from './model-card.ts';

type KnownFigure = keyof (typeof TURKISH)['models']['figure'];
type KnownValue = keyof (typeof TURKISH)['models']['value'];

/** Ratios that are read as percentages; other numbers (AUC, ECE, temperature) are not. */
const RATIOS: ReadonlySet<string> = new Set([
  'accuracy',
  'accuracy_interval',
  'folds',
  'sensitivity',
  'sensitivity_interval',
  'specificity',
  'specificity_interval',
  'robustness',
  'hannover_sensitivity',
  'hannover_covid_sensitivity',
  'covid_cxnet_without_duplicates_sensitivity',
  'kermany_normal_called_normal',
]);

/** Known names in the reader's language, others as the card writes them. */
export function useFigureName(): (name: string) => string {
  const { t } = useTranslation('models');
  return (name) => (isKnown(name) ? t(`figure.${name}`) : readable(name));
}

export function useFigureText(): (item: Json, name: string, under: string) => string {
  const { t } = useTranslation('models');
  const { number, percent, interval } = useFormat();
  const nameOf = useFigureName();
  const measuredOn = useMeasuredOn();
  const text = (item: Json, name: string, under: string): string => {
    const isRatio = RATIOS.has(name) || RATIOS.has(under);
    if (typeof item === 'number') return isRatio ? percent(item) : writtenNumber(item, name, number);
    if (typeof item === 'boolean') return t(item ? 'yes' : 'no');
    if (isPair(item) && name.endsWith('_interval')) return interval(item);
    if (isList(item)) return item.map((one) => text(one, name, under)).join(' · ');
    if (isObject(item))
      return Object.entries(item)
        .map(([key, one]) => `${nameOf(key)} ${text(one, key, under)}`)
        .join('; ');
    if (item === null) return '–';
    return isKnownValue(item) ? t(`value.${item}`) : measuredOn(item);
  };
  return text;
}

/** A seed is a name, not an amount; every other number keeps the digits of the card. */
function writtenNumber(value: number, name: string, number: (value: number, decimals: number) => string): string {
  return name === 'seed' ? String(value) : number(value, 4);
}

function isPair(item: Json): item is readonly [number, number] {
  return isList(item) && item.length === 2 && item.every((end) => typeof end === 'number');
}

function isKnown(name: string): name is KnownFigure {
  return Object.hasOwn(TURKISH.models.figure, name);
}

function isKnownValue(value: string): value is KnownValue {
  return Object.hasOwn(TURKISH.models.value, value);
}

function readable(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
