import type { CatalogMetric } from '@callsight/client-model';
import { NumberInput, Select } from '@mantine/core';
import { useCatalog, useView } from '../../data';
import type { FieldsProps } from './AlertForm';
import classes from './Alerts.module.css';
import type { Draft, Written } from './draft';

const KINDS: readonly { readonly value: Draft['kind']; readonly label: string }[] = [
  { value: 'threshold', label: 'The number goes over a limit' },
  { value: 'change', label: 'The number changes by too much' },
  { value: 'anomaly', label: 'The number is not what was expected' },
  { value: 'no_data', label: 'There is no number at all' },
];

/** The condition in plain words, how long it must hold, and on how much evidence. */
export function ConditionFields(props: FieldsProps) {
  const { draft, change, complaints } = props;
  return (
    <div className={classes.stack}>
      <Select
        label="It fires when"
        data={KINDS.map((kind) => ({ ...kind }))}
        value={draft.kind}
        allowDeselect={false}
        onChange={(value) => change({ kind: (value ?? 'threshold') as Draft['kind'] })}
        error={complaints['/condition/type']}
      />
      {draft.kind === 'threshold' && <ThresholdFields {...props} />}
      {draft.kind === 'change' && <ChangeFields {...props} />}
      {draft.kind === 'anomaly' && <AnomalyFields {...props} />}
      <LastingFields {...props} />
      {draft.kind !== 'no_data' && <EvidenceFields {...props} />}
    </div>
  );
}

/** A field's number, or empty. */
function written(value: string | number): Written {
  return typeof value === 'number' ? value : '';
}

function ThresholdFields({ draft, change, complaints }: FieldsProps) {
  const unit = useUnit(draft);
  return (
    <div className={classes.line}>
      <Select
        label="It is"
        data={[
          { value: 'below', label: 'below' },
          { value: 'above', label: 'above' },
        ]}
        value={draft.side}
        allowDeselect={false}
        onChange={(value) => change({ side: (value ?? 'below') as Draft['side'] })}
        className={classes.narrow ?? ''}
      />
      <NumberInput
        label="Limit"
        value={draft.value}
        onChange={(value) => change({ value: written(value) })}
        thousandSeparator=","
        error={complaints['/condition/value']}
        {...unit}
      />
      <NumberInput
        label="Well again"
        placeholder="At the limit"
        description={draft.side === 'below' ? 'From here on up' : 'From here on down'}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.recovery}
        onChange={(value) => change({ recovery: written(value) })}
        thousandSeparator=","
        error={complaints['/condition/recovery']}
        {...unit}
      />
    </div>
  );
}

function ChangeFields({ draft, change, complaints }: FieldsProps) {
  const metric = useDraftMetric(draft);
  const unit = useUnit(draft);
  const measures = [
    { value: 'percent', label: 'percent' },
    ...(metric?.unit === 'percent' ? [{ value: 'points', label: 'percentage points' }] : []),
    { value: 'absolute', label: 'in its own unit' },
  ];
  const suffix = draft.by === 'percent' ? { suffix: '%' } : draft.by === 'points' ? {} : unit;
  return (
    <>
      <div className={classes.line}>
        <Select
          label="It goes"
          data={[
            { value: 'below', label: 'down by' },
            { value: 'above', label: 'up by' },
          ]}
          value={draft.side}
          allowDeselect={false}
          onChange={(value) => change({ side: (value ?? 'below') as Draft['side'] })}
          className={classes.narrow ?? ''}
        />
        <NumberInput
          label="More than"
          value={draft.value}
          onChange={(value) => change({ value: written(value) })}
          thousandSeparator=","
          error={complaints['/condition/value']}
          {...suffix}
        />
        <Select
          label="Measured in"
          data={measures}
          value={draft.by}
          allowDeselect={false}
          onChange={(value) => change({ by: (value ?? 'percent') as Draft['by'] })}
        />
      </div>
      <div className={classes.line}>
        <Select
          label="Against"
          data={[
            { value: 'previous_period', label: `the ${draft.grain} before` },
            { value: 'previous_year', label: `the same ${draft.grain} a year before` },
          ]}
          value={draft.comparison}
          allowDeselect={false}
          onChange={(value) =>
            change({ comparison: (value ?? 'previous_period') as Draft['comparison'] })
          }
        />
        <NumberInput
          label="Well again"
          placeholder="At the limit"
          value={draft.recovery}
          onChange={(value) => change({ recovery: written(value) })}
          error={complaints['/condition/recovery']}
          {...suffix}
        />
      </div>
    </>
  );
}

function AnomalyFields({ draft, change, complaints }: FieldsProps) {
  return (
    <>
      <p className={classes.notes}>
        What is expected is forecast from the {draft.grain}s before, with their season: weekdays and
        hours are held against their like.
      </p>
      <div className={classes.line}>
        <Select
          label="It is"
          data={[
            { value: 'either', label: 'above or below what was expected' },
            { value: 'below', label: 'below what was expected' },
            { value: 'above', label: 'above what was expected' },
          ]}
          value={draft.side}
          allowDeselect={false}
          onChange={(value) => change({ side: (value ?? 'either') as Draft['side'] })}
          error={complaints['/condition/direction']}
        />
        <Select
          label="Band"
          data={[
            { value: '95', label: '95 of 100 usual ones lie inside' },
            { value: '80', label: '80 of 100 usual ones lie inside' },
          ]}
          value={String(draft.confidence)}
          allowDeselect={false}
          onChange={(value) => change({ confidence: value === '80' ? 80 : 95 })}
          error={complaints['/condition/confidence']}
        />
      </div>
    </>
  );
}

function LastingFields({ draft, change, complaints }: FieldsProps) {
  const suffix = (times: Written) => ` ${draft.grain}${times === 1 ? '' : 's'} in a row`;
  return (
    <div className={classes.line}>
      <NumberInput
        label="Fires after"
        min={1}
        max={1000}
        allowDecimal={false}
        suffix={suffix(draft.times)}
        value={draft.times}
        onChange={(value) => change({ times: written(value) })}
        error={complaints['/for']}
      />
      <NumberInput
        label="Is over after"
        min={1}
        max={1000}
        allowDecimal={false}
        suffix={suffix(draft.recoverTimes)}
        value={draft.recoverTimes}
        onChange={(value) => change({ recoverTimes: written(value) })}
        error={complaints['/recoverFor']}
      />
    </div>
  );
}

function EvidenceFields({ draft, change, complaints }: FieldsProps) {
  const catalog = useCatalog();
  const counts = (catalog?.metrics ?? []).filter(({ type }) => type === 'count');
  return (
    <>
      <div className={classes.line}>
        <Select
          label="Judge only with enough"
          placeholder="Any amount"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Any amount' }}
          data={counts.map(({ id, label }) => ({ value: id, label }))}
          value={draft.minimumMetric}
          onChange={(value) => change({ minimumMetric: value })}
          error={complaints['/minimum/metric']}
        />
        {draft.minimumMetric !== null && (
          <NumberInput
            label="At least"
            min={1}
            allowDecimal={false}
            thousandSeparator=","
            value={draft.minimumCount}
            onChange={(value) => change({ minimumCount: written(value) })}
            error={complaints['/minimum/count']}
          />
        )}
      </div>
      <Select
        label="Without a number"
        data={[
          { value: 'ignore', label: 'nothing happens' },
          { value: 'alert', label: 'it is told that data are missing' },
        ]}
        value={draft.noData}
        allowDeselect={false}
        onChange={(value) => change({ noData: value === 'alert' ? 'alert' : 'ignore' })}
      />
    </>
  );
}

function useDraftMetric(draft: Draft): CatalogMetric | undefined {
  return useCatalog()?.metrics.find(({ id }) => id === draft.metric);
}

/** What stands around a number of the metric. */
function useUnit(draft: Draft): { readonly suffix?: string; readonly prefix?: string } {
  const metric = useDraftMetric(draft);
  const currency = useView().organization?.currency ?? '';
  switch (metric?.unit) {
    case 'percent':
      return { suffix: '%' };
    case 'currency':
      return { prefix: `${currency} ` };
    case 'currency_per_day':
      return { prefix: `${currency} `, suffix: ' a day' };
    case 'minutes':
      return { suffix: ' min' };
    case 'seconds':
      return { suffix: ' s' };
    case 'milliseconds':
      return { suffix: ' ms' };
    case 'days':
      return { suffix: ' days' };
    case 'per_minute':
      return { suffix: ' a minute' };
    case 'ratio':
      return { suffix: '×' };
    default:
      return {};
  }
}
