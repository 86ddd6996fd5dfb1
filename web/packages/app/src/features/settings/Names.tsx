import type { Answer, Name, Named } from '@callsight/client-model';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { type Question, useAnswer, useFormat, useNames } from '../../data';
import { Card, Empty, TableSkeleton } from '../../ui';
import { Refused } from './parts';
import { ALL_TIME } from './range';
import classes from './Settings.module.css';

interface Part {
  readonly entity: Named;
  readonly title: string;
  readonly subtitle: string;
  readonly question: Question;
  /** What the question's metrics count, in their order. */
  readonly counted: readonly string[];
}

const PARTS: readonly Part[] = [
  {
    entity: 'assistants',
    title: 'Assistants',
    subtitle: 'Voice assistants by the id that calls say in assistantId',
    question: question(['calls.total'], 'assistant'),
    counted: ['calls'],
  },
  {
    entity: 'people',
    title: 'People and their teams',
    subtitle: 'By the id that calls say in agentId, leads and deals in ownerId',
    question: question(['calls.total', 'leads.total', 'deals.created'], 'owner'),
    counted: ['calls', 'leads', 'deals'],
  },
];

function question(metrics: readonly string[], dimension: string): Question {
  return { metrics, dimensions: [dimension], range: ALL_TIME, comparison: [], limit: 1000 };
}

/** What ids are called, on every chart and table. */
export function Names() {
  return (
    <>
      {PARTS.map((part) => (
        <PartCard key={part.entity} part={part} />
      ))}
    </>
  );
}

interface Line extends Name {
  readonly known: boolean;
  readonly counts: readonly number[];
}

function PartCard({ part }: { readonly part: Part }) {
  const asked = useNames(part.entity);
  const found = useAnswer(part.question);
  const lines = useMemo(
    () => linesOf(asked.names ?? [], found.answer),
    [asked.names, found.answer],
  );
  const unnamed = lines.filter(({ known }) => !known).length;
  return (
    <Card
      title={part.title}
      subtitle={
        unnamed === 0 ? part.subtitle : `${part.subtitle} · ${unnamed} without a name, shown first`
      }
      state={{ ...asked.state, loading: asked.state.loading || found.loading }}
      skeleton={<TableSkeleton rows={4} />}
    >
      <Refused problem={asked.problem} />
      {lines.length === 0 ? (
        <Empty title="None yet">They appear here with the first records that mention them.</Empty>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Id</th>
              <th scope="col">In records</th>
              <th scope="col">Name and team</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <NameRow key={line.id} line={line} part={part} asked={asked} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** Ids found in records and those that have a name; first those without one, by how often they are met. */
function linesOf(names: readonly Name[], answer: Answer | undefined): readonly Line[] {
  const counts = new Map(
    (answer?.rows ?? []).flatMap(([id, ...numbers]) =>
      id === null || id === undefined ? [] : [[String(id), numbers.map(Number)] as const],
    ),
  );
  const known = new Set(names.map(({ id }) => id));
  const missing = [...counts.keys()].filter((id) => !known.has(id));
  const total = (line: Line) => line.counts.reduce((sum, count) => sum + count, 0);
  return [
    ...missing
      .map((id) => lineOf({ id, name: '', team: null, properties: null }, false, counts))
      .sort((a, b) => total(b) - total(a)),
    ...names.map((name) => lineOf(name, true, counts)),
  ];
}

function lineOf(name: Name, known: boolean, counts: ReadonlyMap<string, readonly number[]>): Line {
  return { ...name, known, counts: counts.get(name.id) ?? [] };
}

interface NameRowProps {
  readonly line: Line;
  readonly part: Part;
  readonly asked: ReturnType<typeof useNames>;
}

function NameRow({ line, part, asked }: NameRowProps) {
  const format = useFormat();
  const [name, setName] = useState(line.name);
  const [team, setTeam] = useState(line.team ?? '');
  const dirty = name.trim() !== line.name || team.trim() !== (line.team ?? '');
  const saving = asked.tell.isPending && asked.tell.variables.id === line.id;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!dirty || name.trim() === '') return;
    asked.tell.mutate({
      id: line.id,
      name: name.trim(),
      team: team.trim() === '' ? null : team.trim(),
      properties: line.properties,
    });
  };
  const met = part.counted
    .map((word, index) => ({ word, count: line.counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${format.number(count)} ${word}`);
  return (
    <tr>
      <td className={classes.wrap}>
        <code>{line.id}</code>
      </td>
      <td data-label="In records" className={classes.muted}>
        {met.length === 0 ? 'in none' : met.join(', ')}
      </td>
      <td>
        <form className={classes.row} onSubmit={save}>
          <TextInput
            size="xs"
            w={190}
            aria-label={`Name of ${line.id}`}
            placeholder="No name yet"
            maxLength={1000}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            w={150}
            aria-label={`Team of ${line.id}`}
            placeholder="No team"
            maxLength={1000}
            value={team}
            onChange={(event) => setTeam(event.currentTarget.value)}
          />
          <Button
            size="xs"
            type="submit"
            variant={dirty ? 'filled' : 'default'}
            disabled={!dirty || name.trim() === ''}
            loading={saving}
            aria-label={`Save the name of ${line.id}`}
          >
            Save
          </Button>
        </form>
      </td>
    </tr>
  );
}
