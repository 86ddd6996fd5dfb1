import { Button, Menu } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useOrganizations, useSession, useView } from '../data';
import { MenuButton } from '../ui';
import { NewOrganization } from './NewOrganization';

/** Which organization is shown; only a name for who has just one and may make none. */
export function OrganizationPicker() {
  const organizations = useOrganizations();
  const mayCreate = useSession().data?.person?.mayCreateOrganizations === true;
  const { organization, change } = useView();
  const [creating, setCreating] = useState(false);
  if (organizations.length <= 1 && !mayCreate) return <strong>{organization?.name}</strong>;
  return (
    <>
      <MenuButton
        position="bottom-start"
        width={280}
        button={
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
        }
      >
        <div style={{ maxHeight: 420, overflowY: 'auto' }}>
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
          {mayCreate && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconPlus size={15} aria-hidden />}
                onClick={() => setCreating(true)}
              >
                New organization
              </Menu.Item>
            </>
          )}
        </div>
      </MenuButton>
      <NewOrganization opened={creating} onClose={() => setCreating(false)} />
    </>
  );
}
