import { type CatalogMetric, changeText } from '@callsight/client-model';
import {
  findMetric,
  type LiveState,
  useAnswer,
  useCatalog,
  useFormat,
  useLiveState,
  useView,
} from '../../data';
import { Change, ChangeRoom, Failure, Figure, Room, usualValue } from '../../ui';
import classes from './Overview.module.css';
import { TODAY } from './questions';

/** Today so far, against yesterday by the same time. */
export function TodayStrip() {
  const asked = useAnswer(TODAY);
  const live = useLiveState();
  return (
    <section className={classes.whole} aria-label="Today" aria-busy={asked.loading}>
      {asked.problem !== undefined && asked.answer === undefined ? (
        <Failure problem={asked.problem} retry={asked.retry} />
      ) : (
        <div className={classes.today}>
          <h2 className={classes.todayTitle}>
            Today
            <Liveness state={live} />
          </h2>
          <dl className={classes.todayList}>
            {TODAY.metrics.map((id) =>
              asked.notApplicable[id] === undefined ? (
                <TodayItem key={id} id={id} asked={asked} />
              ) : null,
            )}
          </dl>
        </div>
      )}
    </section>
  );
}

const LIVENESS: Readonly<Record<LiveState, { readonly word: string; readonly why: string }>> = {
  live: { word: 'Live', why: 'Figures move as records come in.' },
  connecting: { word: 'Connecting', why: 'Figures will move as records come in.' },
  lost: { word: 'Reconnecting', why: 'The server is away; figures may be old.' },
  off: { word: '', why: '' },
};

/** Whether the figures move by themselves, in a word beside the dot. */
function Liveness({ state }: { readonly state: LiveState }) {
  const { word, why } = LIVENESS[state];
  if (word === '') return null;
  return (
    <span className={classes.liveness} data-state={state} title={why}>
      <span className={classes.livenessDot} aria-hidden />
      {word}
    </span>
  );
}

function TodayItem({
  id,
  asked,
}: {
  readonly id: string;
  readonly asked: ReturnType<typeof useAnswer>;
}) {
  const format = useFormat();
  const { openDrill } = useView();
  const metric = findMetric(useCatalog(), id);
  if (metric === undefined || asked.answer === undefined) return <TodayRoom metric={metric} />;
  const change = asked.answer.comparisons[0]?.totals[id];
  return (
    <div className={classes.todayItem}>
      <dt>{metric.label.toLowerCase()}</dt>
      <dd>
        <Figure
          label={`${metric.label} today`}
          value={asked.answer.totals[id]}
          unit={metric.unit}
          decimals={metric.decimals}
          format={format}
          open={() => openDrill({ metric: id, range: 'today', filters: [] })}
        />
      </dd>
      <dd>
        <Change change={changeText(change, metric.unit, 'yesterday by this time', format)} />
      </dd>
    </div>
  );
}

/** Where a figure will stand. */
function TodayRoom({ metric }: { readonly metric: CatalogMetric | undefined }) {
  const format = useFormat();
  const unit = metric?.unit ?? 'count';
  return (
    <div className={classes.todayItem}>
      <dt>{metric?.label.toLowerCase() ?? <Room>loading</Room>}</dt>
      <dd>
        <Room>{format.short(usualValue(unit), unit, metric?.decimals)}</Room>
      </dd>
      <dd>
        <ChangeRoom />
      </dd>
    </div>
  );
}
