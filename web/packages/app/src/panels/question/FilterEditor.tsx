import type { FilterTree } from '@callsight/client-model';
import { ActionIcon, Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type Draft, draftOf, emptyGroup, emptyTest, finished, type GroupDraft } from './drafts';
import classes from './question.module.css';
import { TestFields } from './TestFields';

interface FilterEditorProps {
  readonly filters: readonly FilterTree[];
  /** Filters may only be on dimensions that these have. */
  readonly metrics: readonly string[];
  readonly onChange: (filters: readonly FilterTree[]) => void;
}

const ICON = { size: 14, stroke: 1.7, 'aria-hidden': true } as const;
/** The server takes eight levels; more than three nobody can read. */
const DEEPEST = 3;

/** Filters by any operator, nested by "any of" and "all of". What is not complete yet is kept here and not asked. */
export function FilterEditor({ filters, metrics, onChange }: FilterEditorProps) {
  const [drafts, setDrafts] = useState(() => filters.map(draftOf));
  const told = useRef(JSON.stringify(filters));
  // From outside, such as by going back.
  useEffect(() => {
    const text = JSON.stringify(filters);
    if (text === told.current) return;
    told.current = text;
    setDrafts(filters.map(draftOf));
  }, [filters]);
  const change = (next: readonly Draft[]) => {
    setDrafts([...next]);
    const complete = finished(next);
    const text = JSON.stringify(complete);
    if (text === told.current) return;
    told.current = text;
    onChange(complete);
  };
  return (
    <fieldset className={classes.filters}>
      <legend>Filters</legend>
      <Parts parts={drafts} onChange={change} depth={1} metrics={metrics} />
    </fieldset>
  );
}

interface PartsProps {
  readonly parts: readonly Draft[];
  readonly onChange: (parts: readonly Draft[]) => void;
  readonly depth: number;
  readonly metrics: readonly string[];
}

function Parts({ parts, onChange, depth, metrics }: PartsProps) {
  const put = (changed: Draft) =>
    onChange(parts.map((part) => (part.key === changed.key ? changed : part)));
  const drop = (gone: Draft) => onChange(parts.filter((part) => part.key !== gone.key));
  return (
    <Stack gap="xs">
      {parts.map((part) => (
        <div key={part.key} className={classes.part}>
          {part.kind === 'test' ? (
            <TestFields test={part} metrics={metrics} onChange={put} />
          ) : (
            <GroupFields group={part} metrics={metrics} depth={depth} onChange={put} />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={part.kind === 'test' ? 'Remove this filter' : 'Remove this group'}
            onClick={() => drop(part)}
          >
            <IconX {...ICON} />
          </ActionIcon>
        </div>
      ))}
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus {...ICON} />}
          onClick={() => onChange([...parts, emptyTest()])}
        >
          {depth === 1 ? 'Add a filter' : 'Add a filter here'}
        </Button>
        {depth < DEEPEST && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus {...ICON} />}
            onClick={() => onChange([...parts, emptyGroup()])}
          >
            {depth === 1 ? 'Add a group (any of)' : 'Add a group here'}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface GroupFieldsProps {
  readonly group: GroupDraft;
  readonly onChange: (group: GroupDraft) => void;
  readonly depth: number;
  readonly metrics: readonly string[];
}

function GroupFields({ group, onChange, depth, metrics }: GroupFieldsProps) {
  return (
    <div className={classes.group}>
      <SegmentedControl
        size="xs"
        aria-label="How many must hold"
        value={group.join}
        onChange={(join) => onChange({ ...group, join: join as GroupDraft['join'] })}
        data={[
          { value: 'or', label: 'Any of' },
          { value: 'and', label: 'All of' },
        ]}
      />
      <Parts
        parts={group.parts}
        onChange={(parts) => onChange({ ...group, parts })}
        depth={depth + 1}
        metrics={metrics}
      />
    </div>
  );
}
