import { useCatalog } from '../../data';
import { MetricHelp } from '../../drill';
import { Ranking, SPAN, SplitPicker, useChoice } from '../../panels';
import { MARGIN_METRICS, MARGIN_SPLITS } from './questions';

/** Where what came in is left after what it cost. */
export function MarginBy() {
  const catalog = useCatalog();
  const [split, pick] = useChoice('margin.split', MARGIN_SPLITS[0], MARGIN_SPLITS);
  const label = catalog?.dimensions.find(({ id }) => id === split)?.label ?? split;
  return (
    <Ranking
      key={split}
      className={SPAN.half}
      title="Margin"
      subtitle="Direct cost of payments and calls; campaign spend is not in it."
      help={<MetricHelp metric="revenue.gross_margin" />}
      dimension={split}
      nameLabel={label}
      metrics={MARGIN_METRICS}
      change
      limit={100}
      maxHeight={300}
      actions={<SplitPicker label="Margin: by" ids={MARGIN_SPLITS} value={split} onChange={pick} />}
    />
  );
}
