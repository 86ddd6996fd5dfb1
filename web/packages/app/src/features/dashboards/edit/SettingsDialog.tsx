import type { Sharing } from '@callsight/client-model';
import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../ui';
import { SHARINGS } from '../sharing';
import type { Drafting } from './useDraft';

interface SettingsDialogProps {
  readonly draft: Drafting;
  /** Whether the person made it: nobody else may make it private. */
  readonly own: boolean;
  readonly close: () => void;
}

const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 2000;

/** Name, description, and who may see and change it. */
export function SettingsDialog({ draft, own, close }: SettingsDialogProps) {
  const { content } = draft;
  const [name, setName] = useState(content.name);
  const [description, setDescription] = useState(content.description);
  const [sharing, setSharing] = useState<Sharing>(content.sharing);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.change((before) => ({
      ...before,
      name: name.trim(),
      description: description.trim(),
      sharing,
    }));
    close();
  };
  return (
    <Dialog onClose={close} title="Name and sharing" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            data-autofocus
            required
            maxLength={LONGEST_NAME}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="Description"
            maxLength={LONGEST_DESCRIPTION}
            autosize
            minRows={2}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <Radio.Group
            label="Who may see and change it"
            value={sharing}
            onChange={(value) => setSharing(value as Sharing)}
          >
            <Stack gap="xs" mt="xs">
              {SHARINGS.map(({ value, label, text }) => (
                <Radio
                  key={value}
                  value={value}
                  label={label}
                  description={
                    value === 'private' && !own ? 'Only the person who made it can do that.' : text
                  }
                  disabled={value === 'private' && !own && content.sharing !== 'private'}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              Apply
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
