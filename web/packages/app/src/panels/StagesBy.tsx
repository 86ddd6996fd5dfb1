import type { StageSubject } from '@callsight/client-model';
import { useMemo } from 'react';
import { RankedCard } from '../charts';
import { useCatalog, useFormat, useStages, useView } from '../data';
import { MetricHelp } from '../drill';
import { ChoicePicker, SplitPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { measureOf } from './measures';
import { useRefusalOf } from './refusal';
import { filterOn, UNKNOWN } from './split';
import { GROUP_MEASURES, groupColumns, groupRows, TOTAL } from './stages';

const METRICS = { lead: 'leads.total', deal: 'deals.created' } as const;
const SHOWN = GROUP_MEASURES.map(({ id, label }) => ({ value: id, label }));

interface StagesByProps {
  readonly subject: StageSubject;
  readonly title: string;
  /** What the card's choices are kept under in the address. */
  readonly id: string;
  /** What can be compared; the first is the usual one. */
  readonly splits: readonly string[];
  readonly className?: string | undefined;
}

/** The stages of the largest sources, teams or the like beside each other: how far, how long, how many stuck. */
export function StagesBy({ subject, title, id, splits, className }: StagesByProps) {
  const format = useFormat();
  const catalog = useCatalog();
  const { addFilter, openDrill } = useView();
  const [split, pickSplit] = useChoice(`${id}.split`, splits[0] ?? '', splits);
  const [shown, pickShown] = useChoice(
    `${id}.shown`,
    SHOWN[0]?.value ?? '',
    SHOWN.map(({ value }) => value),
  );
  const asked = useStages(subject, split);
  const metric = METRICS[subject];
  const measure = GROUP_MEASURES.find((each) => each.id === shown);
  const groups = asked.stale ? undefined : asked.value?.groups;
  const table = useMemo(() => {
    if (asked.value === undefined || groups === undefined || measure === undefined) {
      return { columns: [], rows: undefined };
    }
    return {
      columns: groupColumns(asked.value, measureOf(catalog, metric), measure),
      rows: groupRows(groups, split, measure),
    };
  }, [asked.value, groups, measure, catalog, metric, split]);
  const filterOf = (row: { readonly id: string }) =>
    filterOn(split, row.id === UNKNOWN ? null : row.id);
  return (
    <RankedCard
      className={className}
      title={title}
      subtitle="The eight largest, stage by stage. A name filters the page."
      help={<MetricHelp metric={metric} />}
      state={{ ...asked, loading: asked.loading || (asked.stale && table.rows === undefined) }}
      nameLabel={catalog?.dimensions.find((each) => each.id === split)?.label ?? split}
      columns={table.columns}
      rows={table.rows}
      sorting={{ column: TOTAL, descending: true }}
      format={format}
      onOpen={(row, column) =>
        openDrill({
          metric,
          filters:
            column.id === TOTAL ? [filterOf(row)] : [filterOf(row), filterOn('stage', column.id)],
        })
      }
      onNarrow={(row) => addFilter(filterOf(row))}
      emptyHint="Stages come with the history of leads and deals."
      {...useRefusalOf(asked.notApplicable)}
      actions={
        <>
          <ChoicePicker
            label={`${title}: shown`}
            choices={SHOWN}
            value={shown}
            onChange={pickShown}
            width={180}
          />
          <SplitPicker label={`${title}: by`} ids={splits} value={split} onChange={pickSplit} />
        </>
      }
    />
  );
}
