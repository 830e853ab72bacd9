import { useTranslation } from 'react-i18next';
import { useFindingNames } from '../../reading/not-assessed.tsx';
import type { ModelCard } from './model-card.ts';
import { isList, isObject, textOf } from './model-card.ts';

interface NotForProps {
  readonly card: ModelCard;
}

/** What the model must not be used for, in sentences made of its card, and the findings it was never taught. */
export function NotFor({ card }: NotForProps) {
  const { t } = useTranslation('models');
  const named = useFindingNames()(listOf(card['not_assessed']));
  const population = isObject(card['population']) ? card['population'] : {};
  const age = population['age_min'];
  const code = textOf(population['body_part']);
  const part = code === 'CHEST' ? t('notFor.chest') : code;
  const views = listOf(population['views']).join(', ');
  return (
    <>
      <ul className="not-for">
        <li>{t('notFor.alone')}</li>
        {typeof age === 'number' && age > 0 && <li>{t('notFor.age', { age })}</li>}
        {part && <li>{views === '' ? t('notFor.part', { part }) : t('notFor.views', { part, views })}</li>}
        {named.length > 0 && <li>{t('notFor.findings')}</li>}
      </ul>
      <ul className="plain-list">
        {named.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

function listOf(value: ModelCard[string] | undefined): readonly string[] {
  return isList(value) ? value.map(String) : [];
}
