import { Button, Menu } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useOrganizations, useView } from '../data';

/** Which organization is shown; only a name while there is just one. */
export function OrganizationPicker() {
  const organizations = useOrganizations();
  const { organization, change } = useView();
  if (organizations.length <= 1) return <strong>{organization?.name}</strong>;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          c="var(--cs-text)"
          fw={600}
          rightSection={<IconSelector size={15} aria-hidden />}
          aria-label={`Organization: ${organization?.name ?? 'not picked'}`}
        >
          {organization?.name ?? 'Pick an organization'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {organizations.map((candidate) => (
          <Menu.Item
            key={candidate.id}
            leftSection={
              <IconCheck
                size={15}
                aria-hidden
                visibility={candidate.id === organization?.id ? 'visible' : 'hidden'}
              />
            }
            onClick={() => change({ organization: candidate.id, filters: [], drill: undefined })}
          >
            {candidate.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
