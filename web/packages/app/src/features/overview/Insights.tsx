import { comparisonLabel, type Insight, insights } from '@callsight/client-model';
import { useMemo } from 'react';
import { useAnswer, useCatalog, useFormat, useView } from '../../data';
import { Card, Empty, TableSkeleton } from '../../ui';
import { useCardAnswer } from './KpiCards';
import classes from './Overview.module.css';
import { ASSISTANTS_QUESTION, CAMPAIGNS_QUESTION, SOURCES_QUESTION } from './questions';

const SIGNS = { good: '▲', bad: '▼', neutral: '●' } as const;
const WORDS = { good: 'Good news', bad: 'Needs attention', neutral: 'To know' } as const;

/** What stands out, in sentences made of numbers that this page already has. */
export function Insights() {
  const cards = useCardAnswer();
  const found = useInsights(cards.answer);
  return (
    <Card
      title="What stands out"
      subtitle="Computed from the figures on this page"
      className={classes.insights ?? ''}
      state={cards}
      skeleton={<TableSkeleton rows={4} />}
    >
      {found.length === 0 ? (
        <Empty title="Nothing stands out">
          No figure moved enough to mention, or there is nothing to compare with.
        </Empty>
      ) : (
        <ul className={classes.insightList}>
          {found.map((insight) => (
            <InsightLine key={insight.id} insight={insight} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function InsightLine({ insight }: { readonly insight: Insight }) {
  const { openDrill } = useView();
  const { row } = insight;
  const filters =
    row === undefined
      ? []
      : [{ dimension: row.dimension, operator: 'in' as const, values: [row.value] }];
  return (
    <li className={classes.insight}>
      <span className={classes[insight.feeling]}>
        <span aria-hidden>{SIGNS[insight.feeling]}</span>
        <span className="cs-visually-hidden">{WORDS[insight.feeling]}: </span>
      </span>
      <span>
        {insight.text}{' '}
        <button
          type="button"
          className={classes.link}
          aria-label={`Show the records: ${insight.text}`}
          onClick={() => openDrill({ metric: insight.metric, filters })}
        >
          Records
        </button>
      </span>
    </li>
  );
}

function useInsights(totals: Parameters<typeof insights>[0]['totals']): readonly Insight[] {
  const format = useFormat();
  const catalog = useCatalog();
  const { view } = useView();
  const assistants = useAnswer(ASSISTANTS_QUESTION).answer;
  const sources = useAnswer(SOURCES_QUESTION).answer;
  const campaigns = useAnswer(CAMPAIGNS_QUESTION).answer;
  return useMemo(() => {
    const metrics = new Map(catalog?.metrics.map((metric) => [metric.id, metric]));
    const against = comparisonLabel(view.comparison[0] ?? 'previous_period', view.range);
    return insights({ totals, assistants, sources, campaigns, metrics, against }, format);
  }, [totals, assistants, sources, campaigns, catalog, view.comparison, view.range, format]);
}
