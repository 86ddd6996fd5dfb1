import type { AttributionBy, AttributionMetric } from '@callsight/client-model';
import { useMemo } from 'react';
import { RankedCard, type RankedRow } from '../../charts';
import { ATTRIBUTED, useAttribution, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { ChoicePicker, SPAN, useChoice, useRefusalOf } from '../../panels';
import {
  CREDITED,
  CREDITED_BY,
  creditColumns,
  creditRows,
  creditSums,
  MODELS,
  rowOf,
} from './attribution';
import { useOpenCampaign } from './open';

const MODEL_CHOICES = MODELS.map(({ id, label }) => ({ value: id, label }));
const MAX_HEIGHT = 460;

const valuesOf = <T extends string>(choices: readonly { readonly value: T }[]) =>
  choices.map(({ value }) => value);

/** How the picture changes with the model of attribution: the picked one first, all others beside it. */
export function Credit() {
  const format = useFormat();
  const { addFilter } = useView();
  const openCampaign = useOpenCampaign();
  const [metric, pickMetric] = useChoice('credit.for', 'revenue', valuesOf(CREDITED));
  const [by, pickBy] = useChoice('credit.by', 'campaign', valuesOf(CREDITED_BY));
  const [model, pickModel] = useChoice('credit.model', 'last', valuesOf(MODEL_CHOICES));
  const asked = useAttribution(metric as AttributionMetric, by as AttributionBy);
  const { value } = asked;
  const columns = useMemo(
    () => (value === undefined ? [] : creditColumns(value, model)),
    [value, model],
  );
  const rows = useMemo(
    () => (value === undefined ? undefined : creditRows(value, model)),
    [value, model],
  );
  const onName = (ranked: RankedRow) => {
    const row = value === undefined ? undefined : rowOf(value, ranked.id);
    if (row === undefined) return;
    if (value?.by === 'channel') {
      addFilter({ dimension: 'channel', operator: 'in', values: [row.key] });
    } else openCampaign(row.key);
  };
  return (
    <RankedCard
      className={SPAN.full}
      title="Attribution"
      subtitle={<Explained value={value} model={model} />}
      help={<MetricHelp metric={ATTRIBUTED[metric as AttributionMetric]} />}
      state={asked}
      nameLabel={CREDITED_BY.find((each) => each.value === by)?.name ?? ''}
      columns={columns}
      rows={rows}
      sums={value === undefined ? undefined : creditSums(value, model)}
      sorting={{ column: model, descending: true }}
      format={format}
      onNarrow={onName}
      narrowLabel={by === 'channel' ? 'Show only' : 'Open'}
      maxHeight={MAX_HEIGHT}
      emptyHint="Touches of leads share the credit for what the leads bring."
      {...useRefusalOf(asked.notApplicable)}
      actions={
        <>
          <ChoicePicker
            label="Attribution: model"
            choices={MODEL_CHOICES}
            value={model}
            onChange={pickModel}
            width={170}
          />
          <ChoicePicker
            label="Attribution: of"
            choices={CREDITED}
            value={metric}
            onChange={pickMetric}
            width={115}
          />
          <ChoicePicker
            label="Attribution: by"
            choices={CREDITED_BY}
            value={by}
            onChange={pickBy}
            width={130}
          />
        </>
      }
    />
  );
}

interface ExplainedProps {
  readonly value: ReturnType<typeof useAttribution>['value'];
  readonly model: string;
}

/** What the model does, and what it leaves to no campaign. */
function Explained({ value, model }: ExplainedProps) {
  const format = useFormat();
  if (value === undefined) return 'Which touches led to it';
  const description = value.models.find(({ id }) => id === model)?.description;
  const left = value.unattributed[model] ?? 0;
  const share = value.total === 0 ? null : (left / value.total) * 100;
  return `${description ?? ''}. Of ${format.short(value.total, value.unit)} in all, ${format.short(left, value.unit)} (${format.short(share, 'percent')}) led back to no campaign. Touches count for ${value.lookbackDays} days.`;
}
