import { type Format, nameOf, type StageSubject, type Stages } from '@callsight/client-model';
import { useMemo } from 'react';
import { RankedCard } from '../charts';
import { useFormat, useStages, useView } from '../data';
import { MetricHelp } from '../drill';
import { useRefusalOf } from './refusal';
import { filterOn } from './split';
import { CURRENT, REACHED, stageColumns, stageRows } from './stages';

const WORDS = {
  lead: { title: 'How far leads get', noun: 'leads', metric: 'leads.total' },
  deal: { title: 'How far deals get', noun: 'deals', metric: 'deals.created' },
} as const;

interface StageCardProps {
  readonly subject: StageSubject;
  readonly className?: string | undefined;
}

/** Stage by stage: how many get there, how long they stay, how many are stuck. */
export function StageCard({ subject, className }: StageCardProps) {
  const format = useFormat();
  const { addFilter, openDrill } = useView();
  const { title, noun, metric } = WORDS[subject];
  const asked = useStages(subject, undefined);
  const rows = useMemo(
    () => (asked.value === undefined ? undefined : stageRows(asked.value)),
    [asked.value],
  );
  return (
    <RankedCard
      className={className}
      title={title}
      subtitle={
        asked.value === undefined
          ? 'Stage by stage'
          : `Of the ${format.number(asked.value.total)} ${noun} created in the range, by now.${lossesOf(asked.value, format)}`
      }
      help={<MetricHelp metric={metric} />}
      state={asked}
      nameLabel="Stage"
      columns={stageColumns()}
      rows={rows}
      sorting={{ column: REACHED, descending: true }}
      format={format}
      onOpen={(row, column) => {
        if (column.id === CURRENT) openDrill({ metric, filters: [filterOn('stage', row.id)] });
      }}
      onNarrow={(row) => addFilter(filterOn('stage', row.id))}
      emptyHint="Stages come with the history of leads and deals."
      {...useRefusalOf(asked.notApplicable)}
    />
  );
}

function lossesOf({ losses }: Stages, format: Format): string {
  return losses
    .map(({ stage, entered, rateFromStart }) => {
      const name = nameOf(undefined, 'stage', stage);
      return ` ${name}: ${format.number(entered)} (${format.short(rateFromStart, 'percent')}).`;
    })
    .join('');
}
