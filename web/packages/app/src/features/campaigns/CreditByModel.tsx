import type { AttributionMetric } from '@callsight/client-model';
import { useMemo } from 'react';
import { ChartCard } from '../../charts';
import { ATTRIBUTED, useAttribution, useFormat } from '../../data';
import { MetricHelp } from '../../drill';
import { ChoicePicker, useChoice, useRefusalOf } from '../../panels';
import { CREDITED, modelsChart } from './attribution';

const HEIGHT = 300;

interface CreditByModelProps {
  readonly campaign: string;
  readonly className: string;
}

/** How much a campaign brought, as each model of attribution sees it. */
export function CreditByModel({ campaign, className }: CreditByModelProps) {
  const format = useFormat();
  const [metric, pick] = useChoice(
    'credit.for',
    'revenue',
    CREDITED.map(({ value }) => value),
  );
  const asked = useAttribution(metric as AttributionMetric, 'campaign');
  const chart = useMemo(
    () => (asked.value === undefined ? undefined : modelsChart(asked.value, campaign)),
    [asked.value, campaign],
  );
  return (
    <ChartCard
      className={className}
      title="Credit by model"
      subtitle="What this campaign brought, as each model of attribution sees it"
      help={<MetricHelp metric={ATTRIBUTED[metric as AttributionMetric]} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      {...useRefusalOf(asked.notApplicable)}
      actions={
        <ChoicePicker
          label="Credit by model: of"
          choices={CREDITED}
          value={metric}
          onChange={pick}
          width={115}
        />
      }
    />
  );
}
