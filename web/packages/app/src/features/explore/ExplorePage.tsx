import type { FilterTree } from '@callsight/client-model';
import { NumberInput, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { Scope, useAnswer, useCatalog, useView } from '../../data';
import { ChartPicker, QuestionFields, questionOf, usualTitle } from '../../panels';
import { Card, Empty, Failure } from '../../ui';
import { AnswerActions } from './AnswerActions';
import { type Asking, decodeAsking, encodeAsking, SHOWS, type Show } from './asking';
import { ChartResult, useFittingChart } from './ChartResult';
import classes from './Explore.module.css';
import { ReceiptResult } from './ReceiptResult';
import { Suggestions } from './Suggestions';
import { TableResult } from './TableResult';

const NO_FILTERS: readonly FilterTree[] = [];
const LABELS: Readonly<Record<Show, string>> = {
  chart: 'Chart',
  table: 'Table',
  receipt: 'Receipt',
};

/** Any question, picked together; the address holds all of it. */
export function ExplorePage() {
  const [asking, put] = useAsking();
  const { query, options } = asking;
  const fitting = useFittingChart(asking);
  return (
    <>
      <h1 className={classes.title}>Explore</h1>
      <div className={classes.page}>
        <div className={classes.form}>
          <Card title="Question">
            <QuestionFields query={query} onChange={(next) => put({ query: next })} />
            {query.metrics.length > 0 && (
              <div className={classes.charts}>
                <ChartPicker
                  query={query}
                  options={options}
                  value={fitting}
                  onChange={(chart) => put({ chart, show: 'chart' })}
                />
                {query.grain === undefined && query.metrics.length === 1 && (
                  <NumberInput
                    label="Target"
                    description="For progress and gauge"
                    placeholder="None"
                    value={options.target ?? ''}
                    onChange={(value) =>
                      put({ options: typeof value === 'number' ? { target: value } : {} })
                    }
                  />
                )}
              </div>
            )}
          </Card>
        </div>
        <div className={classes.result}>
          {query.metrics.length === 0 ? (
            <Nothing ask={(next) => put({ query: next })} />
          ) : (
            <Scope filters={query.filters ?? NO_FILTERS}>
              <Result asking={asking} put={put} />
            </Scope>
          )}
        </div>
      </div>
    </>
  );
}

type Put = (patch: Partial<Asking>) => void;

/** The question of the address, which keeps its identity while it is the same. */
function useAsking(): readonly [Asking, Put] {
  const { view, change } = useView();
  const text = JSON.stringify(decodeAsking(view.choices));
  const asking = useMemo(() => JSON.parse(text) as Asking, [text]);
  const put = useCallback(
    (patch: Partial<Asking>) =>
      change({ choices: encodeAsking({ ...asking, ...patch }, view.choices), drill: undefined }),
    [asking, change, view.choices],
  );
  return [asking, put];
}

interface ResultProps {
  readonly asking: Asking;
  readonly put: Put;
}

function Result({ asking, put }: ResultProps) {
  const title = usualTitle(asking.query, useCatalog());
  const { problem, retry } = useAnswer(
    useMemo(() => questionOf(asking.query, undefined), [asking.query]),
  );
  // What makes no sense as a whole, such as a metric that is not there, is said once, in the server's words.
  if (problem?.status === 422) {
    return (
      <Card title="This question can’t be answered">
        <Failure problem={problem} retry={retry} />
      </Card>
    );
  }
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label="Show as"
          data={SHOWS.map((value) => ({ value, label: LABELS[value] }))}
          value={asking.show}
          onChange={(show) => put({ show: show as Show })}
        />
        <span className={classes.spring} />
        <AnswerActions asking={asking} title={title} />
      </div>
      {asking.show === 'chart' && <ChartResult asking={asking} title={title} />}
      {asking.show === 'table' && (
        <TableResult
          query={asking.query}
          title={title}
          onOrder={(order) => put({ query: { ...asking.query, order } })}
        />
      )}
      {asking.show === 'receipt' && <ReceiptResult query={asking.query} />}
    </>
  );
}

function Nothing({ ask }: { readonly ask: (query: Asking['query']) => void }) {
  return (
    <Card title="What do you want to know?">
      <Empty title="Pick a metric to begin">
        Then split it, put it over time, and narrow it. Or start from one of these.
      </Empty>
      <Suggestions ask={ask} />
    </Card>
  );
}
