import { type DataJob, type DataKind, type DataStatus, NO_VALUE } from '@callsight/client-model';
import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useData, useFormat, useView } from '../../data';
import { Card, TableSkeleton } from '../../ui';
import { bytesText } from './bytes';
import { importExample, sendExample } from './examples';
import { Confirm, Copy, Refused } from './parts';
import { Rejected } from './Rejected';
import classes from './Settings.module.css';

type Asked = ReturnType<typeof useData>;

/** What there is of the records, what was refused, and the work on all of them. */
export function Data() {
  const asked = useData();
  const format = useFormat();
  const { data } = asked;
  return (
    <>
      <Card
        title="Records"
        subtitle={data === undefined ? undefined : summary(data, (at) => format.instant(at))}
        state={asked.state}
        skeleton={<TableSkeleton rows={8} />}
      >
        {data !== undefined && <Kinds data={data} />}
      </Card>
      <Rejected kinds={data?.entities ?? []} />
      <Sending empty={data?.entities.every(({ rows }) => rows === 0) ?? false} />
      <Work asked={asked} />
    </>
  );
}

function summary(data: DataStatus, write: (at: string) => string): string {
  const changed = data.updatedAt === null ? 'never changed' : `changed ${write(data.updatedAt)}`;
  return `${bytesText(data.bytes)} on disk with what is computed ahead, ${changed}, version ${data.version}`;
}

function Kinds({ data }: { readonly data: DataStatus }) {
  const format = useFormat();
  const write = (at: string | null) => (at === null ? NO_VALUE : format.instant(at));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" className={classes.number}>
            Rows
          </th>
          <th scope="col">First</th>
          <th scope="col">Last</th>
          <th scope="col">Last arrival</th>
          <th scope="col" className={classes.number}>
            Size
          </th>
          <th scope="col" className={classes.number}>
            Refused
          </th>
        </tr>
      </thead>
      <tbody>
        {data.entities.map((kind) => (
          <tr key={kind.entity}>
            <td className={classes.strong}>{kind.label}</td>
            <td data-label="Rows" className={classes.number}>
              {format.number(kind.rows)}
            </td>
            <td data-label="First">{write(kind.first)}</td>
            <td data-label="Last">{write(kind.last)}</td>
            <td data-label="Last arrival">{write(kind.lastArrival)}</td>
            <td data-label="Size" className={classes.number}>
              {kind.bytes === 0 ? NO_VALUE : `about ${bytesText(kind.bytes)}`}
            </td>
            <td data-label="Refused" className={classes.number}>
              {kind.rejected === 0 ? NO_VALUE : format.number(kind.rejected)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How records come in; open by itself while there are none. */
function Sending({ empty }: { readonly empty: boolean }) {
  const id = useView().organization?.id ?? '';
  const examples = [
    { title: 'One record, or a list of them', text: sendExample(id, '$KEY') },
    { title: 'Whole files, with a progress bar', text: importExample(id) },
  ];
  return (
    <Card title="Sending records">
      <details open={empty}>
        <summary>How to send records to this organization</summary>
        <p className={classes.text}>
          Make a key that may send records under API keys, and put it in place of $KEY. Sending a
          record again does no harm: it is known by its id.
        </p>
        {examples.map(({ title, text }) => (
          <div key={title}>
            <div className={classes.foot}>
              <span className={classes.strong}>{title}</span>
              <span className={classes.spring} />
              <Copy label={title} text={text} />
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable */}
            <pre className={classes.code} tabIndex={0}>
              {text}
            </pre>
          </div>
        ))}
      </details>
    </Card>
  );
}

type Asking = { readonly kind: 'rebuild' } | { readonly kind: 'erase'; readonly of?: DataKind };

function Work({ asked }: { readonly asked: Asked }) {
  const { organization } = useView();
  const [asking, setAsking] = useState<Asking | undefined>();
  const { data, job, rebuild, erase } = asked;
  const running = job?.state === 'running';
  const close = () => {
    setAsking(undefined);
    rebuild.reset();
    erase.reset();
  };
  const kinds = (data?.entities ?? []).filter(({ rows }) => rows > 0);
  return (
    <>
      <Card title="Rebuild">
        <p className={classes.text}>
          Computes anew what follows from the records: converted amounts, attribution, and the sums
          computed ahead. Figures are the same afterwards; it is for who doubts them. Questions are
          answered meanwhile.
        </p>
        <Button variant="default" disabled={running} onClick={() => setAsking({ kind: 'rebuild' })}>
          Rebuild
        </Button>
        {job !== undefined && <Job job={job} asked={asked} />}
      </Card>
      <Card title="Erase records" className={classes.danger ?? ''}>
        <p className={classes.text}>
          Removes records for good, of one kind or all. The organization stays, with its members,
          keys, rates and dashboards. Only a backup, or sending them again, brings records back.
        </p>
        {kinds.length === 0 && <p className={classes.text}>There are no records to erase.</p>}
        <div className={classes.row}>
          {kinds.map((kind) => (
            <Button
              key={kind.entity}
              size="compact-sm"
              variant="default"
              disabled={running}
              onClick={() => setAsking({ kind: 'erase', of: kind })}
            >
              Erase {kind.label.toLowerCase()}
            </Button>
          ))}
          {kinds.length > 0 && (
            <Button
              size="compact-sm"
              color="red"
              variant="light"
              disabled={running}
              onClick={() => setAsking({ kind: 'erase' })}
            >
              Erase all records
            </Button>
          )}
        </div>
      </Card>
      {asking?.kind === 'rebuild' && (
        <Confirm
          title="Rebuild what follows from the records?"
          action="Rebuild"
          problem={rebuild.problem}
          pending={rebuild.isPending}
          onConfirm={() => rebuild.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          It takes seconds to minutes, with the number of records. Records sent meanwhile wait.
        </Confirm>
      )}
      {asking?.kind === 'erase' && (
        <Confirm
          title={
            asking.of === undefined
              ? 'Erase all records?'
              : `Erase all ${asking.of.label.toLowerCase()}?`
          }
          action="Erase for good"
          typed={asking.of?.entity ?? organization?.id ?? ''}
          problem={erase.problem}
          pending={erase.isPending}
          onConfirm={() => erase.mutate(asking.of?.entity, { onSuccess: close })}
          onClose={close}
        >
          <ErasedRows kinds={asking.of === undefined ? kinds : [asking.of]} />
        </Confirm>
      )}
    </>
  );
}

function ErasedRows({ kinds }: { readonly kinds: readonly DataKind[] }) {
  const format = useFormat();
  const rows = kinds.reduce((sum, kind) => sum + kind.rows, 0);
  return (
    <>
      {format.number(rows)} {rows === 1 ? 'record is' : 'records are'} removed from{' '}
      {kinds.map(({ label }) => label.toLowerCase()).join(', ')}, and what was computed from them
      elsewhere. This can’t be undone.
    </>
  );
}

const DONE: Readonly<Record<DataJob['state'], string>> = {
  running: 'is running',
  done: 'is done',
  failed: 'failed; nothing was changed',
  canceled: 'was stopped; nothing was changed',
};

/** How far the running job is, or how the last one ended. */
function Job({ job, asked }: { readonly job: DataJob; readonly asked: Asked }) {
  const format = useFormat();
  const what = job.kind === 'rebuild' ? 'The rebuild' : 'Erasing';
  const percent = Math.round(job.progress * 100);
  return (
    <div className={classes.job}>
      <output>
        {what} {DONE[job.state]}
        {job.state === 'running'
          ? `, ${percent}%`
          : ` · ${format.instant(job.finishedAt ?? job.createdAt)}`}
        {` · asked for by ${job.createdBy}`}
      </output>
      {job.detail !== '' && <p className={classes.wrong}>{job.detail}</p>}
      {job.state === 'running' && (
        <div className={classes.row}>
          <Progress value={percent} style={{ flex: 1 }} aria-label={`${what} is at`} animated />
          <Button
            size="compact-sm"
            variant="default"
            loading={asked.cancel.isPending}
            onClick={() => asked.cancel.mutate(job)}
          >
            Stop
          </Button>
        </div>
      )}
      <Refused problem={asked.cancel.problem} />
    </div>
  );
}
