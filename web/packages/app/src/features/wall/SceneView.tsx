import type { TimeChart } from '@callsight/charts';
import {
  type Answer,
  type CatalogMetric,
  changeText,
  comparisonLabel,
  nameOf,
  numbersOf,
} from '@callsight/client-model';
import { useMemo, useRef } from 'react';
import { ChartView } from '../../charts';
import { type Asked, findMetric, useCatalog, useFormat, useView } from '../../data';
import { bucketsOf, comparisonsOf, measureOf } from '../../panels';
import { ChartSkeleton } from '../../ui';
import { useScene } from './asked';
import type { Scene } from './scenes';
import { useHeight } from './size';
import classes from './Wall.module.css';

/** Four figures, one of them over time, and a ranking. */
export function SceneView({ scene }: { readonly scene: Scene }) {
  const { figures, course, ranking, grain } = useScene(scene);
  return (
    <div className={classes.scene} aria-busy={figures.loading || course.loading || ranking.loading}>
      <dl className={classes.figures}>
        {scene.figures.map((id) => (
          <WallFigure key={id} id={id} asked={figures} />
        ))}
      </dl>
      <Course id={scene.course} asked={course} grain={grain} />
      <WallRanking ranking={scene.ranking} asked={ranking} />
    </div>
  );
}

function WallFigure({ id, asked }: { readonly id: string; readonly asked: Asked }) {
  const format = useFormat();
  const { view } = useView();
  const metric = findMetric(useCatalog(), id);
  const refused = asked.notApplicable[id] !== undefined;
  const [comparison] = asked.answer?.comparisons ?? [];
  const change =
    metric === undefined || comparison === undefined
      ? undefined
      : changeText(
          comparison.totals[id],
          metric.unit,
          comparisonLabel(comparison.kind, view.range),
          format,
        );
  return (
    <div className={classes.figure}>
      <dt>{metric?.label ?? '\u00a0'}</dt>
      <dd className={classes.number}>
        {metric === undefined || (asked.loading && !refused)
          ? '\u00a0'
          : format.short(asked.answer?.totals[id], metric.unit, metric.decimals)}
      </dd>
      <dd className={classes.change} data-feeling={change?.feeling}>
        {change === undefined ? (
          '\u00a0'
        ) : (
          <>
            <span aria-hidden>{change.arrow}</span> {change.text}
          </>
        )}
      </dd>
    </div>
  );
}

interface CourseProps {
  readonly id: string;
  readonly asked: Asked;
  readonly grain: ReturnType<typeof useScene>['grain'];
}

function Course({ id, asked, grain }: CourseProps) {
  const catalog = useCatalog();
  const format = useFormat();
  const { view } = useView();
  const body = useRef<HTMLDivElement>(null);
  const height = useHeight(body);
  const metric = findMetric(catalog, id);
  const { answer } = asked;
  const chart = useMemo((): TimeChart | undefined => {
    if (answer === undefined || metric === undefined) return undefined;
    return {
      kind: 'time',
      mark: 'area',
      title: `${metric.label} over time`,
      measure: measureOf(catalog, id),
      grain,
      buckets: bucketsOf(answer),
      series: [{ id, label: metric.label, values: numbersOf(answer, id) }],
      comparisons: comparisonsOf(answer, id, view.range),
    };
  }, [answer, metric, catalog, id, grain, view.range]);
  return (
    <section className={classes.card} aria-label={`${metric?.label ?? ''} over time`}>
      <h2>
        {metric?.label ?? '\u00a0'} over time
        <Legend answer={answer} />
      </h2>
      <div ref={body} className={classes.chart}>
        {chart === undefined || height === 0 ? (
          <ChartSkeleton height={Math.max(1, height)} />
        ) : (
          <ChartView chart={chart} format={format} height={height} />
        )}
      </div>
    </section>
  );
}

function Legend({ answer }: { readonly answer: Answer | undefined }) {
  const { view } = useView();
  const [comparison] = answer?.comparisons ?? [];
  if (comparison === undefined) return null;
  return (
    <span className={classes.quiet}> · grey: {comparisonLabel(comparison.kind, view.range)}</span>
  );
}

interface RankingProps {
  readonly ranking: Scene['ranking'];
  readonly asked: Asked;
}

function WallRanking({ ranking, asked }: RankingProps) {
  const format = useFormat();
  const metric = findMetric(useCatalog(), ranking.metric);
  const rows = asked.answer === undefined ? [] : rowsOf(asked.answer, ranking.dimension);
  const most = Math.max(0, ...rows.map(({ value }) => value));
  return (
    <section className={classes.card} aria-label={ranking.title}>
      <h2>
        {ranking.title}
        <span className={classes.quiet}> · {lower(metric)}</span>
      </h2>
      {rows.length === 0 && !asked.loading && (
        <p className={classes.quiet}>Nothing in this range</p>
      )}
      <ol className={classes.ranking}>
        {rows.map(({ name, value }) => (
          <li key={name}>
            <span className={classes.name}>{name}</span>
            <span className={classes.amount}>
              {format.short(value, metric?.unit ?? 'count', metric?.decimals)}
            </span>
            <span className={classes.bar} aria-hidden>
              <span style={{ width: most === 0 ? 0 : `${(Math.max(0, value) / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function lower(metric: CatalogMetric | undefined): string {
  return metric?.label.toLowerCase() ?? '';
}

function rowsOf(answer: Answer, dimension: string) {
  return answer.rows.flatMap(([key, value]) =>
    typeof value === 'number'
      ? [{ name: nameOf(answer.names, dimension, key ?? null), value }]
      : [],
  );
}
