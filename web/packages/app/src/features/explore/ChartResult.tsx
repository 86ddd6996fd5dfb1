import { CHART_KINDS, type ChartKind } from '@callsight/client-model';
import { useCatalog } from '../../data';
import { ChartWidget, FigureWidget, unfit } from '../../panels';
import type { Asking } from './asking';
import classes from './Explore.module.css';

/** Pixels of the card. */
const HEIGHT = 520;
const FIGURES_HEIGHT = 180;

/** The picked chart while it fits, else the first that does; undefined for a figure. */
export function useFittingChart({ query, chart, options }: Asking): ChartKind | undefined {
  const catalog = useCatalog();
  if (catalog === undefined) return chart;
  const fits = (kind: ChartKind) => unfit(kind, query, options, catalog) === undefined;
  if (chart !== undefined && fits(chart)) return chart;
  return CHART_KINDS.find(fits);
}

interface ChartResultProps {
  readonly asking: Asking;
  readonly title: string;
}

/** The answer as a chart; as figures where no chart fits a question without a split. */
export function ChartResult({ asking, title }: ChartResultProps) {
  const { query, options } = asking;
  const kind = useFittingChart(asking);
  const isFigures = query.dimensions === undefined && query.grain === undefined;
  if (isFigures && (asking.chart === undefined || kind !== asking.chart)) {
    return (
      <div className={classes.figures}>
        <FigureWidget title={title} query={query} height={FIGURES_HEIGHT} />
      </div>
    );
  }
  return (
    <div className={classes.chart} style={{ minHeight: HEIGHT }}>
      <ChartWidget
        title={title}
        kind={kind ?? 'bar'}
        query={query}
        options={options}
        height={HEIGHT}
      />
    </div>
  );
}
