import type { Rehearsal, RehearsedFiring } from '@callsight/client-model';
import { useMemo, useState } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, type useRehearsal } from '../../data';
import { measureOf } from '../../panels';
import { Card, Empty } from '../../ui';
import classes from './Alerts.module.css';
import { courseChart } from './course';
import type { Draft } from './draft';
import { GroupPicker } from './GroupPicker';

interface RehearsalCardProps {
  readonly draft: Draft;
  readonly asked: ReturnType<typeof useRehearsal>;
  /** The rule is not whole yet. */
  readonly missing: boolean;
}

/** Pixels. */
const HEIGHT = 280;
const TITLE = 'Rehearsal on the last 90 days';

/** What the rule would have done, as it is written. */
export function RehearsalCard({ draft, asked, missing }: RehearsalCardProps) {
  const format = useFormat();
  const catalog = useCatalog();
  const [picked, setPicked] = useState<string | null>(null);
  const { rehearsal } = asked;
  const courses = rehearsal?.courses ?? [];
  const course = courses.find(({ group }) => group === picked) ?? courses[0];
  const chart = useMemo(() => {
    if (rehearsal === undefined || course === undefined) return undefined;
    const fired = rehearsal.firings.filter(({ group }) => group === course.group);
    return courseChart(rehearsal, course, fired, measureOf(catalog, draft.metric), draft.grain);
  }, [rehearsal, course, catalog, draft.metric, draft.grain]);
  if (missing) {
    return (
      <Card title={TITLE}>
        <Empty title="Not a whole rule yet">
          Enter a limit, and see here when it would have fired in the last 90 days.
        </Empty>
      </Card>
    );
  }
  return (
    <ChartCard
      title={TITLE}
      subtitle={rehearsal?.sentence}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      emptyTitle="No numbers in these 90 days"
      emptyHint="The rule can be kept; it is judged when numbers come."
      actions={
        courses.length > 1 && <GroupPicker courses={courses} value={course} onChange={setPicked} />
      }
      footer={rehearsal !== undefined && <Outcome rehearsal={rehearsal} draft={draft} />}
    />
  );
}

function Outcome({ rehearsal, draft }: { readonly rehearsal: Rehearsal; readonly draft: Draft }) {
  const { firings, messages, groups } = rehearsal;
  const each = draft.channels.length > 1 ? ' by each channel' : '';
  return (
    <>
      <dl className={classes.facts}>
        <Fact
          value={firings.length}
          one="time it would have fired"
          many="times it would have fired"
        />
        <Fact value={messages} one={`message${each}`} many={`messages${each}`} />
        {draft.groupBy !== null && <Fact value={groups} one="group" many="groups" />}
      </dl>
      {firings.length > 0 && <Firings rehearsal={rehearsal} />}
    </>
  );
}

interface FactProps {
  readonly value: number;
  readonly one: string;
  readonly many: string;
}

function Fact({ value, one, many }: FactProps) {
  const format = useFormat();
  return (
    <div className={classes.fact}>
      <dt>{value === 1 ? one : many}</dt>
      <dd>{format.number(value)}</dd>
    </div>
  );
}

/** Firings listed at once; a rule that fires more often is too loud anyway. */
const LISTED = 100;

function Firings({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const format = useFormat();
  const grouped = rehearsal.firings.some(({ group }) => group !== null);
  const newest = [...rehearsal.firings].reverse().slice(0, LISTED);
  return (
    <section
      className={classes.firings}
      aria-label="When it would have fired"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Fired</th>
            {grouped && <th scope="col">Group</th>}
            <th scope="col" className={classes.number}>
              For
            </th>
          </tr>
        </thead>
        <tbody>
          {newest.map((firing) => (
            <tr key={`${firing.group} ${firing.start}`}>
              <td>{format.instant(firing.start)}</td>
              {grouped && <td>{firing.group}</td>}
              <td className={classes.number}>{lastingWords(firing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function lastingWords({ minutes, end }: RehearsedFiring): string {
  if (end !== null) return lengthWords(minutes);
  return minutes === 0 ? 'still' : `${lengthWords(minutes)}, still`;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes as days or hours: `2 days`, `5 h`. */
function lengthWords(minutes: number): string {
  if (minutes < HOUR) return `${minutes} min`;
  if (minutes < 2 * DAY) return `${Math.round(minutes / HOUR)} h`;
  return `${Math.round(minutes / DAY)} days`;
}
