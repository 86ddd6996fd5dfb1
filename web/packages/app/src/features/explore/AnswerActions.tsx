import { Button, Menu, Text } from '@mantine/core';
import { IconClipboard, IconDownload, IconLayoutGridAdd } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { client, useAnswer, useDownload, useMayBuild } from '../../data';
import { questionOf } from '../../panels';
import type { Asking } from './asking';
import { curlOf, jsonOf } from './request';

const SaveDialog = lazy(async () => ({ default: (await import('./SaveDialog')).SaveDialog }));

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

interface AnswerActionsProps {
  readonly asking: Asking;
  readonly title: string;
}

/** What can be taken along: the question, its answer, or a widget that asks it again. */
export function AnswerActions({ asking, title }: AnswerActionsProps) {
  const mayBuild = useMayBuild();
  const download = useDownload();
  const [saving, setSaving] = useState(false);
  const [copied, setCopied] = useState('');
  const { query } = useAnswer(useMemo(() => questionOf(asking.query, undefined), [asking.query]));
  const copy = (what: string, text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(`${what} copied.`),
      () => setCopied('The browser did not allow copying.'),
    );
  return (
    <>
      <output>
        <Text size="xs" c="dimmed" span>
          {download.error === null ? copied : `No file: ${download.error.message}`}
        </Text>
      </output>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconClipboard {...ICON} />}
            disabled={query === undefined}
          >
            Copy
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() =>
              query !== undefined && copy('curl', curlOf(query, window.location.origin))
            }
          >
            As curl
          </Menu.Item>
          <Menu.Item onClick={() => query !== undefined && copy('JSON', jsonOf(query))}>
            As JSON
          </Menu.Item>
          <Menu.Item onClick={() => copy('Address', window.location.href)}>The address</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload {...ICON} />}
        loading={download.isPending}
        disabled={query === undefined}
        onClick={() =>
          query !== undefined &&
          download.mutate({ name: 'answer.csv', file: () => client.queryCsv(query) })
        }
      >
        CSV
      </Button>
      {mayBuild && (
        <Button
          size="xs"
          leftSection={<IconLayoutGridAdd {...ICON} />}
          onClick={() => setSaving(true)}
        >
          Save to a dashboard
        </Button>
      )}
      {saving && (
        <Suspense>
          <SaveDialog asking={asking} title={title} close={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  );
}
