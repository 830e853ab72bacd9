import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components';
import type { Selection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StudyRow } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';
import { patientName, studyLine, studyTitle } from '../format/patient.ts';
import { useView } from '../frame/view.ts';
import { AnswerCell } from './answer-cell.tsx';
import { EmptyWorklist } from './empty-worklist.tsx';
import { useFilter } from './filter.ts';
import { ReadCell } from './read-cell.tsx';

interface StudyTableProps {
  readonly rows: readonly StudyRow[];
}

const COLUMNS = [
  { name: 'state', width: 108 },
  { name: 'patient', width: '1.3fr', minWidth: 172 },
  { name: 'id', width: 100 },
  { name: 'ageSex', width: 60, minWidth: 60 },
  { name: 'study', width: '1fr', minWidth: 130 },
  { name: 'date', width: 144 },
  { name: 'answer', width: 112 },
  { name: 'reader', width: 110 },
] as const;

/** Only the rows in sight are in the document: a page of two hundred costs as much as one of twenty. */
const LAYOUT = { rowHeight: 28, headingHeight: 28 };

/** The order is main's and stays: one row is chosen with a click or the arrows, and opened with Enter or a double click. */
export function StudyTable({ rows }: StudyTableProps) {
  const { t } = useTranslation('worklist');
  const { selected, select } = useFilter();
  const openStudy = useView((view) => view.openStudy);
  const sequence = rows.map((row) => row.id);
  const open = (key: unknown): void => {
    const row = rows.find(({ id }) => id === key);
    if (row) openStudy(row.id, sequence);
  };
  return (
    <div className="table-scroll">
      <Virtualizer layout={TableLayout} layoutOptions={LAYOUT}>
        <Table
          aria-label={t('title')}
          data-testid="worklist"
          className="table"
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={selected ? [selected] : []}
          onSelectionChange={(keys: Selection) =>
            select(rows.find(({ id }) => keys !== 'all' && keys.has(id))?.id ?? null)
          }
          onRowAction={open}
        >
          <TableHeader>
            {COLUMNS.map(({ name, ...size }) => (
              <Column key={name} id={name} {...size} isRowHeader={name === 'patient'}>
                {t(`columns.${name}`)}
              </Column>
            ))}
          </TableHeader>
          <TableBody items={rows} renderEmptyState={() => <EmptyWorklist />}>
            {(row) => <StudyRowView row={row} />}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  );
}

function StudyRowView({ row }: { readonly row: StudyRow }) {
  const { t } = useTranslation('worklist');
  const { dateTime } = useFormat();
  const when = row.acquisition.date ?? row.arrivedAt;
  return (
    <Row id={row.id} textValue={studyTitle(row)} data-study={row.id} className={row.ownRead ? 'row is-read' : 'row'}>
      <Cell>
        <ReadCell row={row} />
      </Cell>
      <Cell className="cell-patient">
        <span className={patientName(row.patient) ? undefined : 'is-file'}>{studyTitle(row)}</span>
        {row.isSample && <span className="badge is-sample">{t('sample')}</span>}
      </Cell>
      <Cell className="is-number">{row.patient.id ?? '–'}</Cell>
      <Cell>
        <AgeSex row={row} />
      </Cell>
      <Cell className="is-muted">{studyLine(row.acquisition) ?? row.format?.toLocaleUpperCase('en') ?? '–'}</Cell>
      <Cell className="is-number">{dateTime(when)}</Cell>
      <Cell>
        <AnswerCell row={row} />
      </Cell>
      <Cell className="is-muted">{row.finalRead?.reader ?? row.ownRead?.reader ?? '–'}</Cell>
    </Row>
  );
}

function AgeSex({ row }: { readonly row: StudyRow }) {
  const { t } = useTranslation('common');
  const { ageYears, sex } = row.patient;
  if (ageYears === null && sex === null) return <>–</>;
  return <>{[ageYears, sex && t(`sex.${sex}`)].filter((part) => part !== null).join(' ')}</>;
}
