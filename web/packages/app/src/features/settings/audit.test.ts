import { expect, test } from 'vitest';
import { actionLabel, auditSentence } from './audit';

const ID = '3f0c5a52-5f0e-4a8c-9a64-0d8a8b1f6c11';

function said(action: string, subject: string): string {
  return auditSentence({ action, subject }, { [ID]: 'Ana' });
}

test('says what was done without ids', () => {
  expect(said('member.invited', `${ID} ana@example.org analyst`)).toBe(
    'invited ana@example.org as analyst',
  );
  expect(said('member.changed', `${ID} ana@example.org admin`)).toBe(
    'changed the role of ana@example.org to admin',
  );
  expect(said('key.created', `${ID} phone system`)).toBe('made the key phone system');
  expect(said('organization.changed', 'timezone Europe/Lisbon → Asia/Tokyo')).toBe(
    'changed the organization: timezone Europe/Lisbon → Asia/Tokyo',
  );
  expect(said('goal.created', `${ID} Revenue this month`)).toBe(
    'created the goal Revenue this month',
  );
  expect(said('data.erase', 'calls mrr_changes')).toBe(
    'started to erase records: calls, mrr changes',
  );
});

test('finds words for entries that have nothing but an id, and for unknown actions', () => {
  expect(said('member.changed', `${ID} viewer`)).toBe('changed the role of Ana to viewer');
  expect(said('member.dismissed', ID)).toBe('removed Ana');
  expect(said('dashboard.deleted', '00000000-0000-0000-0000-000000000000')).toBe(
    'deleted the dashboard',
  );
  expect(said('organization.changed', 'acme')).toBe('changed the organization: acme');
  expect(said('probe.sent_home', '')).toBe('sent home probe');
});

test('names actions for the filter', () => {
  expect(actionLabel('member.link_issued')).toBe('Member link issued');
});
