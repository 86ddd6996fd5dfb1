import { Button, FileInput, Group, List, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { problemOf, useDashboardChanges } from '../../data';
import { Dialog } from '../../ui';
import { useAddresses, useGo } from './go';

/** Takes an exported dashboard; what does not fit is named by its place in the file. */
export function ImportDialog({ close }: { readonly close: () => void }) {
  const { create } = useDashboardChanges();
  const addresses = useAddresses();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState<string>();
  const problem = problemOf(create.error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const document = await documentOf(file);
    if (typeof document === 'string') return setUnreadable(document);
    setUnreadable(undefined);
    create.mutate(document, { onSuccess: ({ id }) => go(addresses.board(id)) });
  };
  return (
    <Dialog onClose={close} title="Import a dashboard" centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <FileInput
            label="File"
            description="A dashboard that was exported as JSON, here or from another Callsight"
            placeholder="Choose a file"
            accept="application/json,.json"
            value={file}
            onChange={(next) => {
              setFile(next);
              setUnreadable(undefined);
              create.reset();
            }}
            clearable
            clearButtonProps={{ 'aria-label': 'Take another file' }}
          />
          {unreadable !== undefined && (
            <Text size="sm" c="red" role="alert">
              {unreadable}
            </Text>
          )}
          {problem !== undefined && (
            <div role="alert">
              <Text size="sm" c="red">
                {problem.message}
              </Text>
              {problem.fields.length > 0 && (
                <List size="sm" mt={4}>
                  {problem.fields.map(({ pointer, message }) => (
                    <List.Item key={pointer + message}>
                      <code>{pointer}</code> {message}
                    </List.Item>
                  ))}
                </List>
              )}
            </div>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={file === null} loading={create.isPending}>
              Import
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What the file holds, or a sentence that says why it can't be read. */
async function documentOf(file: File): Promise<object | string> {
  try {
    const json: unknown = JSON.parse(await file.text());
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
    return `${file.name} holds no dashboard: expected a JSON object with name and widgets.`;
  } catch {
    return `${file.name} is not JSON. Choose a file that was made by Export as JSON.`;
  }
}
