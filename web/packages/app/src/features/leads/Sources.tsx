import { useCatalog } from '../../data';
import { MetricHelp } from '../../drill';
import { Ranking, SPAN, SplitPicker, useChoice } from '../../panels';
import { SOURCE_METRICS, SOURCE_SPLITS, SPEED_METRICS, SPEED_SPLITS } from './questions';

/** Which sources bring leads worth having. */
export function Sources() {
  return (
    <By
      id="sources"
      title="Sources"
      splits={SOURCE_SPLITS}
      className={SPAN.full}
      metrics={SOURCE_METRICS}
      help="leads.conversion_rate"
      share
      hint="Leads say where they came from by source and medium."
      maxHeight={460}
    />
  );
}

/** How long leads take, and how soon they are called. */
export function Speed() {
  return (
    <By
      id="speed"
      title="Speed"
      splits={SPEED_SPLITS}
      className={SPAN.full}
      metrics={SPEED_METRICS}
      help="leads.velocity_days"
      share={false}
      hint="Leads that became customers have a speed."
      maxHeight={360}
    />
  );
}

interface ByProps {
  readonly id: string;
  readonly title: string;
  readonly splits: readonly string[];
  readonly className: string;
  readonly metrics: readonly string[];
  readonly help: string;
  readonly share: boolean;
  readonly hint: string;
  readonly maxHeight: number;
}

/** A ranking whose dimension can be picked; what a dimension does not know is no column. */
function By({ id, title, splits, ...props }: ByProps) {
  const catalog = useCatalog();
  const [split, pick] = useChoice(`${id}.split`, splits[0] ?? '', splits);
  const label = catalog?.dimensions.find((dimension) => dimension.id === split)?.label ?? split;
  return (
    <Ranking
      key={split}
      className={props.className}
      title={title}
      subtitle="A name filters the page, a number opens its records."
      help={<MetricHelp metric={props.help} />}
      dimension={split}
      nameLabel={label}
      metrics={props.metrics}
      share={props.share}
      change={props.share}
      limit={200}
      maxHeight={props.maxHeight}
      emptyHint={props.hint}
      actions={<SplitPicker label={`${title}: by`} ids={splits} value={split} onChange={pick} />}
    />
  );
}
