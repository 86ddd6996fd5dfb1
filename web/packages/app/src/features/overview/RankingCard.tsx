import { type Cell, columnOf, nameOf, numbersOf } from '@callsight/client-model';
import {
  type Asked,
  findMetric,
  type Question,
  useAnswer,
  useCatalog,
  useFormat,
  useView,
} from '../../data';
import { MetricHelp } from '../../drill';
import { BarTable, type BarTableRow, Card, Empty, Figure, TableSkeleton } from '../../ui';
import classes from './Overview.module.css';
import type { Ranking } from './questions';

interface RankingCardProps {
  readonly ranking: Ranking;
  readonly question: Question;
  readonly empty: string;
}

/** The first few values of a dimension: a bar for the amount, figures for the quality. */
export function RankingCard({ ranking, question, empty }: RankingCardProps) {
  const asked = useAnswer(question);
  const catalog = useCatalog();
  const metrics = ranking.metrics.filter((id) => asked.notApplicable[id] === undefined);
  const rows = useRows(ranking, metrics, asked);
  const dimension = catalog?.dimensions.find(({ id }) => id === ranking.dimension);
  const columns = [
    dimension?.label ?? ranking.dimension,
    ...metrics.map((id) => findMetric(catalog, id)?.label ?? id),
  ];
  return (
    <Card
      title={ranking.title}
      help={<MetricHelp metric={ranking.metrics[0]} />}
      className={classes.third ?? ''}
      state={asked}
      skeleton={<TableSkeleton rows={6} />}
    >
      {metrics.length === 0 || rows.length === 0 ? (
        <Empty title="Nothing to rank">{empty}</Empty>
      ) : (
        <BarTable caption={ranking.title} columns={columns} rows={rows} />
      )}
    </Card>
  );
}

function useRows(
  ranking: Ranking,
  metrics: readonly string[],
  asked: Asked,
): readonly BarTableRow[] {
  const format = useFormat();
  const catalog = useCatalog();
  const { addFilter, openDrill } = useView();
  const { answer } = asked;
  const amounts = numbersOf(answer, metrics[0] ?? '');
  const most = Math.max(...amounts.map((amount) => amount ?? 0), 0);
  return columnOf(answer, ranking.dimension).map((value, index) => {
    const filter = filterOn(ranking.dimension, value);
    const name = nameOf(answer?.names, ranking.dimension, value);
    return {
      key: String(value),
      name,
      share: most > 0 ? Math.max(amounts[index] ?? 0, 0) / most : 0,
      filter: value === null ? undefined : () => addFilter(filter),
      cells: metrics.map((id) => {
        const metric = findMetric(catalog, id);
        return (
          <Figure
            key={id}
            label={`${metric?.label ?? id}, ${name}`}
            value={numbersOf(answer, id)[index]}
            unit={metric?.unit ?? 'count'}
            decimals={metric?.decimals}
            format={format}
            open={() => openDrill({ metric: id, filters: [filter] })}
          />
        );
      }),
    };
  });
}

function filterOn(dimension: string, value: Cell) {
  return value === null
    ? ({ dimension, operator: 'notSet', values: [] } as const)
    : ({ dimension, operator: 'in', values: [value] } as const);
}
