import type { AuditEntry } from '@callsight/client-model';

/** What was done, to follow who did it; `{}` stands for what it was done to. */
const SENTENCES: Readonly<Record<string, string>> = {
  'organization.created': 'created the organization',
  'organization.changed': 'changed the organization: {}',
  'member.invited': 'invited {}',
  'member.changed': 'changed the role of {}',
  'member.dismissed': 'removed {}',
  'member.link_issued': 'made a sign-in link for {}',
  'key.created': 'made the key {}',
  'key.revoked': 'revoked the key {}',
  'rates.replaced': 'replaced the exchange rates: {}',
  'facts.rebuilt': 'rebuilt what follows from the records',
  'data.rebuild': 'started a rebuild',
  'data.erase': 'started to erase records: {}',
  'data.rejected_cleared': 'cleared the refused rows: {}',
};

/** Things that are made, changed and deleted. */
const THINGS: Readonly<Record<string, string>> = {
  alert: 'the alert',
  annotation: 'the note',
  connector: 'the connector',
  dashboard: 'the dashboard',
  experiment: 'the experiment',
  goal: 'the goal',
  metric: 'the metric',
  report: 'the report',
  schedule: 'the schedule',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\s*/;
const ROLE = / (owner|admin|analyst|viewer)$/;

/** What an entry says without who and when: `invited ana@example.org as analyst`. */
export function auditSentence(
  { action, subject }: Pick<AuditEntry, 'action' | 'subject'>,
  people: Readonly<Record<string, string>> = {},
): string {
  const named = subjectText(action, subject, people);
  const sentence = SENTENCES[action] ?? thingSentence(action);
  if (named === '') return sentence.replace(/:? \{\}$/, '');
  return sentence.includes('{}') ? sentence.replace('{}', named) : sentence;
}

function thingSentence(action: string): string {
  const [thing = '', verb = ''] = action.split('.');
  const words = verb.replaceAll('_', ' ');
  return `${words === '' ? 'did' : words} ${THINGS[thing] ?? thing.replaceAll('_', ' ')} {}`;
}

/** The subject without its id: older entries have nothing else, and then the person's name if known. */
function subjectText(
  action: string,
  subject: string,
  people: Readonly<Record<string, string>>,
): string {
  const id = UUID.exec(subject)?.[0].trim();
  const rest = subject.replace(UUID, '').trim();
  const [, role] = ROLE.exec(` ${rest}`) ?? [];
  const takesRole = action === 'member.invited' || action === 'member.changed';
  if (takesRole && role !== undefined) {
    const email = ` ${rest}`.replace(ROLE, '').trim();
    const who = email === '' ? ((id && people[id]) ?? 'a former member') : email;
    return `${who} ${action === 'member.changed' ? 'to' : 'as'} ${role}`;
  }
  if (action === 'data.erase') return rest.split(' ').join(', ').replaceAll('_', ' ');
  return rest === '' && id !== undefined ? (people[id] ?? '') : rest;
}

/** What an action is called in the filter: `key.created` → `Key created`. */
export function actionLabel(action: string): string {
  const words = action.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
