import type { Alert } from '@callsight/client-model';
import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ChartCard } from '../../charts';
import { useAlert, useAlertHistory, useCatalog, useFormat, useRehearsal } from '../../data';
import { measureOf } from '../../panels';
import { Failure } from '../../ui';
import { AlertActions } from './AlertActions';
import { AlertLink } from './AlertLink';
import { isSnoozed } from './AlertRow';
import classes from './Alerts.module.css';
import { CHANNELS } from './ChannelFields';
import { courseChart, firedOf } from './course';
import { Deliveries } from './Deliveries';
import { NoAlert } from './EditorPage';
import { GroupPicker } from './GroupPicker';
import { GroupStates } from './GroupStates';
import { History } from './History';
import { RuleFilters } from './RuleFilters';
import { StateBadge } from './StateBadge';

/** One alert: where it stands, what led there, and what was told. */
export function AlertPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { alert, problem, retry, mayWrite } = useAlert(id);
  if (problem !== undefined && alert === undefined)
    return <Failure problem={problem} retry={retry} />;
  if (alert === undefined) return <Skeleton height={420} aria-busy />;
  if (alert === null) return <NoAlert />;
  return (
    <div className={classes.page}>
      <div>
        <AlertLink to="">All alerts</AlertLink>
      </div>
      <div className={classes.head}>
        <h1 className={classes.heading}>{alert.name}</h1>
        {mayWrite && <AlertActions alert={alert} />}
      </div>
      <Standing alert={alert} />
      <div className={classes.columns}>
        <Course alert={alert} />
        <GroupStates alert={alert} />
        <History alert={alert} />
        <Deliveries alert={alert} />
      </div>
    </div>
  );
}

function Standing({ alert }: { readonly alert: Alert }) {
  const format = useFormat();
  const told = alert.channels.map(({ type, to, url, problem }) => {
    const whom = `${CHANNELS[type].label.toLowerCase()} to ${to?.join(', ') ?? url}`;
    return problem === undefined ? whom : `${whom} (${problem})`;
  });
  return (
    <div>
      <StateBadge state={alert.state} enabled={alert.enabled} />
      <p className={classes.sentence}>
        {alert.sentence}
        <RuleFilters filters={alert.rule.filters ?? []} />
      </p>
      <p className={classes.notes}>
        {alert.evaluatedTo === null
          ? 'Not judged yet.'
          : `Judged up to ${format.instant(alert.evaluatedTo)}.`}
        {isSnoozed(alert) ? ` Snoozed until ${format.instant(alert.snoozedUntil ?? '')}.` : ''}
        {told.length === 0
          ? ' Told in the app only.'
          : ` Told in the app, by ${told.join(', by ')}.`}
      </p>
    </div>
  );
}

/** Pixels. */
const HEIGHT = 260;

/** The numbers of the last 90 days against what they were held against, shaded where it fired. */
function Course({ alert }: { readonly alert: Alert }) {
  const format = useFormat();
  const catalog = useCatalog();
  const [group, setGroup] = useState<string | null>(null);
  // The channels and the name change nothing of it.
  const key = JSON.stringify({ ...alert.rule, name: undefined, enabled: undefined });
  const asked = useRehearsal(useMemo(() => JSON.parse(key), [key]));
  const { events } = useAlertHistory(alert.id);
  const { rehearsal } = asked;
  const course = rehearsal?.courses.find((each) => each.group === group) ?? rehearsal?.courses[0];
  const chart = useMemo(() => {
    if (rehearsal === undefined || course === undefined) return undefined;
    const fired = firedOf(events ?? [], course.group);
    const measure = measureOf(catalog, alert.rule.metric);
    return courseChart(rehearsal, course, fired, measure, alert.rule.grain);
  }, [rehearsal, course, events, catalog, alert.rule.metric, alert.rule.grain]);
  return (
    <ChartCard
      className={classes.whole ?? ''}
      title="Last 90 days"
      subtitle="Dashed the limit, shaded where it fired"
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      emptyTitle="No numbers in these 90 days"
      actions={
        (rehearsal?.courses.length ?? 0) > 1 && (
          <GroupPicker courses={rehearsal?.courses ?? []} value={course} onChange={setGroup} />
        )
      }
    />
  );
}
