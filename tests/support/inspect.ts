/** Looks at a screen as people and as a checker of accessibility do. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Language } from '../../preload/domain.ts';

// Looked at by people: every screen in both languages, of the run that just passed.
const PICTURES = join(import.meta.dirname, '../../test-results/screens');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Keeps a picture of what is shown under a name, and fails on an accessibility fault. */
export function inspector(page: Page, language: Language): (name: string) => Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  return async (name) => {
    await page.screenshot({ path: join(PICTURES, `${language}-${name}.png`) });
    // The other mode opens a tab of its own, which Electron does not have.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
    const faults = violations.map(
      ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    expect(faults).toEqual([]);
  };
}
