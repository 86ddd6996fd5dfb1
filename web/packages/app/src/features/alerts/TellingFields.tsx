import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useView } from '../../data';
import type { FieldsProps } from './AlertForm';
import classes from './Alerts.module.css';

const REPEATS = [
  { value: '', label: 'once, and when it is over' },
  { value: '60', label: 'again every hour' },
  { value: '240', label: 'again every 4 hours' },
  { value: '1440', label: 'again every day' },
  { value: '10080', label: 'again every week' },
];

/** When somebody is told, and when not. */
export function TellingFields({ draft, change, complaints }: FieldsProps) {
  const { organization } = useView();
  const repeat = draft.repeatMinutes === null ? '' : String(draft.repeatMinutes);
  const usual = REPEATS.some(({ value }) => value === repeat);
  return (
    <div className={classes.stack}>
      <Select
        label="While it fires, tell"
        data={[
          ...REPEATS,
          ...(usual ? [] : [{ value: repeat, label: `again every ${repeat} minutes` }]),
        ]}
        value={repeat}
        allowDeselect={false}
        onChange={(value) =>
          change({ repeatMinutes: value === '' || value === null ? null : Number(value) })
        }
        error={complaints['/repeatMinutes']}
      />
      <Switch
        label="Quiet hours"
        description={`Nothing is told then, in the time of ${organization?.timezone ?? 'the organization'}; what still holds is told afterwards`}
        checked={draft.quiet}
        onChange={(event) => change({ quiet: event.currentTarget.checked })}
      />
      {draft.quiet && (
        <div className={classes.line}>
          <TextInput
            type="time"
            label="Quiet from"
            value={draft.quietFrom}
            onChange={(event) => change({ quietFrom: event.currentTarget.value })}
            error={complaints['/quietHours/from']}
          />
          <TextInput
            type="time"
            label="Quiet until"
            value={draft.quietTo}
            onChange={(event) => change({ quietTo: event.currentTarget.value })}
            error={complaints['/quietHours/to']}
          />
        </div>
      )}
      <NumberInput
        label="Wait for late records"
        description={`Each ${draft.grain} is judged so long after its end`}
        suffix=" minutes"
        min={0}
        max={10_080}
        allowDecimal={false}
        value={draft.lateness}
        onChange={(value) => change({ lateness: typeof value === 'number' ? value : '' })}
        error={complaints['/latenessMinutes']}
      />
    </div>
  );
}
