import type { ReactNode } from 'react';
import { Figures } from './figures.tsx';
import type { Json } from './model-card.ts';
import { isObject } from './model-card.ts';

interface CardSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function CardSection({ title, children }: CardSectionProps) {
  return (
    <section className="card-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface FigureSectionProps {
  readonly title: string;
  readonly value: Json | undefined;
  /** Members that a section of their own shows. */
  readonly without?: readonly string[];
}

export function FigureSection({ title, value, without }: FigureSectionProps) {
  if (!isObject(value)) return null;
  const shown = Object.fromEntries(Object.entries(value).filter(([name]) => !without?.includes(name)));
  if (Object.keys(shown).length === 0) return null;
  return (
    <CardSection title={title}>
      <Figures value={shown} />
    </CardSection>
  );
}
