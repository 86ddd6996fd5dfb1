import { csvOf, tsvOf } from '@callsight/charts';
import type { Format } from '@callsight/client-model';
import { Menu } from '@mantine/core';
import { IconDots, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Card, type CardState, Empty, IconButton, MenuButton, TableSkeleton } from '../ui';
import { CopyItem } from './CopyItem';
import { useChartContext } from './context';
import { RankedTable } from './RankedTable';
import { type RankedColumn, type RankedRow, rankedTable, type Sorting, sortedRows } from './ranked';
import { fileName, saveFile } from './save';

interface RankedCardProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly help?: ReactNode;
  readonly actions?: ReactNode;
  readonly state: CardState;
  readonly nameLabel: string;
  readonly columns: readonly RankedColumn[];
  /** Undefined until there is an answer. */
  readonly rows: readonly RankedRow[] | undefined;
  readonly sorting: Sorting;
  readonly format: Format;
  readonly comparisonLabel?: string | undefined;
  readonly onOpen?: ((row: RankedRow, column: RankedColumn) => void) | undefined;
  readonly onNarrow: (row: RankedRow) => void;
  readonly narrowLabel?: string | undefined;
  /** Pixels. */
  readonly maxHeight?: number | undefined;
  readonly emptyTitle?: string | undefined;
  readonly emptyHint?: string | undefined;
  readonly className?: string | undefined;
  /** Writes each row's place in the order shown before its name. */
  readonly numbered?: boolean;
  /** Lines below the rows, such as what they add up to. */
  readonly sums?: readonly RankedRow[] | undefined;
}

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;
const SKELETON_ROWS = 6;

/** A ranked table in a card, with its states and its data to take along. */
export function RankedCard(props: RankedCardProps) {
  const { title, rows, state, subtitle, help, className } = props;
  const context = useChartContext(props.format, 0);
  const empty = rows === undefined || rows.length === 0;
  return (
    <Card
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      {...(help === undefined ? {} : { help })}
      {...(className === undefined ? {} : { className })}
      state={state}
      skeleton={<TableSkeleton rows={SKELETON_ROWS} />}
      actions={
        <>
          {props.actions}
          {!empty && <TakeAlong {...props} rows={rows} />}
        </>
      }
    >
      {empty ? (
        <Empty title={props.emptyTitle ?? 'Nothing in this range'}>
          {props.emptyHint ?? 'Pick another range or remove a filter.'}
        </Empty>
      ) : (
        <RankedTable
          caption={title}
          nameLabel={props.nameLabel}
          columns={props.columns}
          rows={rows}
          sorting={props.sorting}
          key={props.sorting.column}
          context={context}
          comparisonLabel={props.comparisonLabel}
          onOpen={props.onOpen}
          onNarrow={props.onNarrow}
          narrowLabel={props.narrowLabel}
          maxHeight={props.maxHeight}
          numbered={props.numbered === true}
          sums={props.sums}
        />
      )}
    </Card>
  );
}

function TakeAlong(props: RankedCardProps & { readonly rows: readonly RankedRow[] }) {
  const { title, nameLabel, columns, rows, sorting, comparisonLabel } = props;
  const context = useChartContext(props.format, 0);
  const table = () =>
    rankedTable(nameLabel, columns, sortedRows(rows, sorting), comparisonLabel, context);
  const csv = () => new Blob([csvOf(table())], { type: 'text/csv;charset=utf-8' });
  return (
    <MenuButton
      position="bottom-end"
      button={
        <IconButton aria-label={`More for ${title}`}>
          <IconDots {...ICON} />
        </IconButton>
      }
    >
      <Menu.Item
        leftSection={<IconDownload {...ICON} />}
        onClick={() => saveFile(csv(), `${fileName(title)}.csv`)}
      >
        Download CSV
      </Menu.Item>
      <CopyItem data={() => tsvOf(table())} />
    </MenuButton>
  );
}
