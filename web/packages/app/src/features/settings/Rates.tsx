import type { Cell, Rate } from '@callsight/client-model';
import { Button, FileButton, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useAnswer, useDownload, useFormat, useRates, useView } from '../../data';
import { Card, Empty, TableSkeleton, toast } from '../../ui';
import { Confirm, Refused } from './parts';
import { ALL_TIME } from './range';
import classes from './Settings.module.css';
import { currencyChoices } from './zones';

type Asked = ReturnType<typeof useRates>;

const ICON = { size: 14, stroke: 1.6, 'aria-hidden': true } as const;

/** By what other currencies are converted, and what is left out for want of a rate. */
export function Rates() {
  const asked = useRates();
  const currency = useView().organization?.currency ?? '';
  const rates = useMemo(() => ordered(asked.rates?.rates ?? []), [asked.rates]);
  return (
    <>
      <LeftOut />
      <Card
        title="Exchange rates"
        subtitle={`What one unit is worth in ${currency} from a day on, until the next rate`}
        state={asked.state}
        skeleton={<TableSkeleton rows={4} />}
        actions={<Files rates={rates} asked={asked} />}
      >
        <Refused problem={asked.problem} />
        {asked.problem?.fields.slice(0, 5).map(({ pointer, message }) => (
          <p className={classes.wrong} key={pointer}>
            {pointer}: {message}
          </p>
        ))}
        <AddRate rates={rates} asked={asked} />
        {rates.length === 0 ? (
          <Empty title="No rates yet">
            Amounts in {currency} need none. Others are left out until there is a rate for them.
          </Empty>
        ) : (
          <RateTable rates={rates} asked={asked} />
        )}
      </Card>
    </>
  );
}

/** By currency, the newest first. */
function ordered(rates: readonly Rate[]): readonly Rate[] {
  return [...rates].sort(
    (a, b) => a.currency.localeCompare(b.currency) || b.date.localeCompare(a.date),
  );
}

const UNCONVERTED = [
  { metric: 'revenue.unconverted', label: 'payment' },
  { metric: 'deals.unconverted', label: 'deal' },
  { metric: 'campaigns.unconverted', label: 'expense' },
] as const;

const LEFT_OUT = {
  metrics: UNCONVERTED.map(({ metric }) => metric),
  dimensions: ['currency'],
  range: ALL_TIME,
  comparison: [],
  limit: 200,
};

/** Currencies in the records without a rate; nothing while there are none. */
function LeftOut() {
  const format = useFormat();
  const asked = useAnswer(LEFT_OUT);
  const rows = (asked.answer?.rows ?? []).filter((row) => row.slice(1).some(isSome));
  if (rows.length === 0) return null;
  return (
    <Card title="Left out for want of a rate" state={asked}>
      <p className={classes.text}>
        These amounts are in no sum and no mean until there is a rate at or before their day.
      </p>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={String(row[0])}>
            <strong>{String(row[0] ?? 'No currency')}</strong>:{' '}
            {UNCONVERTED.map(({ label }, index) => ({ label, count: row[index + 1] ?? null }))
              .filter(({ count }) => isSome(count))
              .map(
                ({ label, count }) =>
                  `${format.number(Number(count))} ${label}${count === 1 ? '' : 's'}`,
              )
              .join(', ')}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function isSome(cell: Cell): boolean {
  return typeof cell === 'number' && cell > 0;
}

interface RatesProps {
  readonly rates: readonly Rate[];
  readonly asked: Asked;
}

function AddRate({ rates, asked }: RatesProps) {
  const own = useView().organization?.currency ?? '';
  const currencies = useMemo(() => currencyChoices().filter(({ value }) => value !== own), [own]);
  const [currency, setCurrency] = useState<string | null>(null);
  const [date, setDate] = useState('');
  const [rate, setRate] = useState<number | string>('');
  const number = Number(rate);
  const ready = currency !== null && date !== '' && number > 0;
  const replaced = rates.find((other) => other.currency === currency && other.date === date);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const others = rates.filter((other) => other !== replaced);
    asked.replace.mutate([...others, { currency, date, rate: number }], {
      onSuccess: () => {
        setRate('');
        if (replaced !== undefined) offerUndo(asked, replaced, 'changed');
      },
    });
  };
  return (
    <form className={classes.row} onSubmit={submit} aria-label="Add a rate">
      <Select
        label="Currency"
        placeholder="USD"
        searchable
        w={200}
        data={currencies}
        value={currency}
        onChange={setCurrency}
      />
      <TextInput
        label="From"
        type="date"
        w={150}
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <NumberInput
        label={`Worth in ${own}`}
        w={150}
        hideControls
        allowNegative={false}
        decimalScale={9}
        value={rate}
        onChange={setRate}
      />
      <Button type="submit" disabled={!ready} loading={asked.replace.isPending}>
        {replaced !== undefined ? 'Replace rate' : 'Add rate'}
      </Button>
      <output className={classes.done}>
        {asked.replace.isSuccess ? '✓ Saved; amounts are converted anew' : ''}
      </output>
    </form>
  );
}

/** Rates shown before more are asked for: a file may have tens of thousands. */
const SHOWN = 100;

function RateTable({ rates, asked }: RatesProps) {
  const format = useFormat();
  const [shown, setShown] = useState(SHOWN);
  const remove = (rate: Rate) =>
    asked.replace.mutate(
      rates.filter((other) => other !== rate),
      { onSuccess: () => offerUndo(asked, rate, 'deleted') },
    );
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Currency</th>
            <th scope="col">From</th>
            <th scope="col" className={classes.number}>
              Worth
            </th>
            <th scope="col">
              <span className="cs-visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.slice(0, shown).map((rate) => (
            <tr key={rate.currency + rate.date}>
              <td className={classes.strong}>{rate.currency}</td>
              <td data-label="From">{format.day(rate.date)}</td>
              <td data-label="Worth" className={classes.number}>
                <Worth rate={rate} rates={rates} asked={asked} />
              </td>
              <td className={classes.actions}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  c="var(--cs-text)"
                  aria-label={`Delete the rate of ${rate.currency} from ${rate.date}`}
                  disabled={asked.replace.isPending}
                  onClick={() => remove(rate)}
                >
                  Delete
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rates.length > shown && (
        <div className={classes.foot}>
          <Button size="xs" variant="default" onClick={() => setShown(shown + 10 * SHOWN)}>
            Show more of {format.number(rates.length)}
          </Button>
        </div>
      )}
    </>
  );
}

/** Says what was done to a rate, with the way back to how it was. */
function offerUndo(asked: Asked, rate: Rate, done: 'changed' | 'deleted'): void {
  const back = () =>
    asked.replace.mutate([...asked.now().filter((other) => !isSame(other, rate)), rate]);
  toast({
    title: `${rate.currency} from ${rate.date} ${done}`,
    text: 'Amounts are converted anew.',
    tone: 'neutral',
    action: { label: 'Undo', run: back },
  });
}

function isSame(one: Rate, other: Rate): boolean {
  return one.currency === other.currency && one.date === other.date;
}

interface WorthProps extends RatesProps {
  readonly rate: Rate;
}

/** A rate that becomes a field when it is clicked. */
function Worth({ rate, rates, asked }: WorthProps) {
  const format = useFormat();
  const [edited, setEdited] = useState<number | string | undefined>();
  const text = format.number(rate.rate, { maximumFractionDigits: 9 });
  if (edited === undefined) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        c="var(--cs-text)"
        aria-label={`Change the rate of ${rate.currency} from ${rate.date}, ${text}`}
        onClick={() => setEdited(rate.rate)}
      >
        {text}
      </Button>
    );
  }
  const save = (event: FormEvent) => {
    event.preventDefault();
    const others = rates.filter((other) => other !== rate);
    asked.replace.mutate([...others, { ...rate, rate: Number(edited) }], {
      onSuccess: () => {
        setEdited(undefined);
        offerUndo(asked, rate, 'changed');
      },
    });
  };
  return (
    <form onSubmit={save}>
      <Group gap={4} justify="flex-end" wrap="nowrap">
        <NumberInput
          size="xs"
          w={120}
          hideControls
          autoFocus
          aria-label={`Rate of ${rate.currency} from ${rate.date}`}
          allowNegative={false}
          decimalScale={9}
          value={edited}
          onChange={setEdited}
          onKeyDown={(event) => event.key === 'Escape' && setEdited(undefined)}
        />
        <Button
          size="compact-sm"
          type="submit"
          disabled={!(Number(edited) > 0)}
          loading={asked.replace.isPending}
        >
          Save
        </Button>
      </Group>
    </form>
  );
}

/** All rates as a file, and a file in place of all rates. */
function Files({ rates, asked }: RatesProps) {
  const download = useDownload();
  const [csv, setCsv] = useState<string | undefined>();
  const reset = useRef<() => void>(null);
  const close = () => {
    setCsv(undefined);
    reset.current?.();
  };
  const save = (text: string) => asked.replace.mutate(text, { onSettled: close });
  const take = async (file: File | null) => {
    const text = await file?.text();
    if (text === undefined) return;
    // With nothing to lose nothing is asked.
    if (rates.length === 0) save(text);
    else setCsv(text);
  };
  return (
    <>
      <FileButton accept="text/csv,.csv" onChange={(file) => void take(file)} resetRef={reset}>
        {(props) => (
          <Button
            {...props}
            size="compact-sm"
            variant="default"
            leftSection={<IconUpload {...ICON} />}
            loading={asked.replace.isPending}
          >
            Upload CSV
          </Button>
        )}
      </FileButton>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconDownload {...ICON} />}
        disabled={rates.length === 0}
        onClick={() => download.mutate({ name: 'rates.csv', file: async () => csvOf(rates) })}
      >
        CSV
      </Button>
      {csv !== undefined && (
        <Confirm
          title="Replace all rates?"
          action="Replace"
          problem={asked.problem}
          pending={asked.replace.isPending}
          onConfirm={() => save(csv)}
          onClose={close}
        >
          The file has {Math.max(0, csv.trim().split('\n').length - 1)} rates. They take the place
          of the {rates.length} there are, and every amount is converted anew.
        </Confirm>
      )}
    </>
  );
}

function csvOf(rates: readonly Rate[]): Blob {
  const lines = rates.map(({ date, currency, rate }) => `${date},${currency},${rate}`);
  return new Blob([['date,currency,rate', ...lines, ''].join('\r\n')], { type: 'text/csv' });
}
