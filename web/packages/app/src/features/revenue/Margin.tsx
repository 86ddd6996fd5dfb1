import { MetricHelp } from '../../drill';
import { SPAN, SplitRanking } from '../../panels';
import { MARGIN_METRICS, MARGIN_SPLITS } from './questions';

/** Where what came in is left after what it cost. */
export function MarginBy() {
  return (
    <SplitRanking
      id="margin"
      className={SPAN.half}
      title="Margin and return"
      subtitle="Direct cost of payments and calls; the return is on campaign spend."
      help={<MetricHelp metric="revenue.gross_margin" />}
      splits={MARGIN_SPLITS}
      metrics={MARGIN_METRICS}
      limit={100}
      maxHeight={300}
    />
  );
}
