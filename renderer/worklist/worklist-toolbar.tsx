import { useRef } from 'react';
import { FilePlus2, FolderPlus, Search, X } from 'lucide-react';
import { Button, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useChooseFiles } from '../frame/use-import.ts';
import { useHotKeys } from '../ui/hotkeys.ts';
import type { Show } from './filter.ts';
import { SHOWS, useFilter } from './filter.ts';

export function WorklistToolbar() {
  const { t } = useTranslation('worklist');
  const choose = useChooseFiles();
  return (
    <header className="toolbar">
      <h1>{t('title')}</h1>
      <StudySearch />
      <ShowFilter />
      <span className="toolbar-gap" />
      <button type="button" className="button" onClick={() => choose('folder')}>
        <FolderPlus aria-hidden size={15} />
        {t('openFolder')}
      </button>
      <button type="button" className="button is-primary" onClick={() => choose('files')}>
        <FilePlus2 aria-hidden size={15} />
        {t('openFiles')}
      </button>
    </header>
  );
}

function StudySearch() {
  const { t } = useTranslation('worklist');
  const { search, change } = useFilter();
  const input = useRef<HTMLInputElement>(null);
  useHotKeys({ 'Ctrl+F': () => input.current?.focus() });
  return (
    <SearchField
      className="search"
      aria-label={t('search')}
      value={search}
      onChange={(text) => change({ search: text })}
      maxLength={200}
    >
      <Search aria-hidden size={14} />
      <Input ref={input} placeholder={t('searchHint')} />
      <Button className="icon-button" aria-label={t('clearSearch')}>
        <X aria-hidden size={14} />
      </Button>
    </SearchField>
  );
}

function ShowFilter() {
  const { t } = useTranslation('worklist');
  const { show, change } = useFilter();
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={t('show.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[show]}
      onSelectionChange={(keys) => change({ show: SHOWS.find((one) => keys.has(one)) ?? ('all' satisfies Show) })}
    >
      {SHOWS.map((one) => (
        <ToggleButton key={one} id={one}>
          {t(`show.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
