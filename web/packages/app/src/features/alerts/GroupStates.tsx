import type { Alert, AlertGroup } from '@callsight/client-model';
import { useFormat } from '../../data';
import { Card, Empty } from '../../ui';
import classes from './Alerts.module.css';
import { StateBadge } from './StateBadge';

const GRAVEST = ['firing', 'recovering', 'error', 'no_data', 'pending', 'normal'] as const;

/** Where each group stands, the gravest first. */
export function GroupStates({ alert }: { readonly alert: Alert }) {
  const format = useFormat();
  const groups = [...alert.groups].sort(
    (a, b) =>
      GRAVEST.indexOf(a.state) - GRAVEST.indexOf(b.state) ||
      (a.name ?? '').localeCompare(b.name ?? ''),
  );
  return (
    <Card
      title="Where it stands"
      className={classes.whole ?? ''}
      {...(alert.evaluatedTo === null
        ? {}
        : {
            subtitle: `After the ${alert.rule.grain} that ended ${format.instant(alert.evaluatedTo)}`,
          })}
    >
      {groups.length === 0 ? (
        <Empty title={alert.enabled ? 'Not judged yet' : 'Off'}>
          {alert.enabled
            ? `It is judged when the next ${alert.rule.grain} is over.`
            : 'Switch it on in the list of alerts, and it is judged again.'}
        </Empty>
      ) : (
        <div className={classes.firings}>
          <table className={classes.table}>
            <thead>
              <tr>
                {groups.some(({ group }) => group !== null) && <th scope="col">Group</th>}
                <th scope="col">State</th>
                <th scope="col" className={classes.number}>
                  Last
                </th>
                <th scope="col">Since</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <GroupRow key={group.group ?? ''} group={group} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function GroupRow({ group }: { readonly group: AlertGroup }) {
  const format = useFormat();
  return (
    <tr>
      {group.group !== null && <td>{group.name}</td>}
      <td>
        <StateBadge state={group.state} />
      </td>
      <td className={classes.number}>{group.words ?? '–'}</td>
      <td>{group.since === null ? '' : format.instant(group.since)}</td>
    </tr>
  );
}
