/** Zones that browsers list under a former name; people look for today's. */
const TODAY: readonly string[] = [
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Kanton',
  'UTC',
];

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Every zone with its clock of now: `Europe/Lisbon (UTC+0)`. */
export function zoneChoices(current: string, now: Date): readonly Choice[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), ...TODAY, current]);
  return [...known].sort().map((zone) => ({
    value: zone,
    label: `${zone.replaceAll('_', ' ')} (${offset(zone, now)})`,
  }));
}

function offset(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  const name = parts.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === 'GMT' ? 'UTC+0' : name.replace('GMT', 'UTC');
}

/** Every currency with its name: `EUR Euro`. */
export function currencyChoices(current?: string): readonly Choice[] {
  const names = new Intl.DisplayNames(['en'], { type: 'currency', fallback: 'code' });
  const codes = [
    ...Intl.supportedValuesOf('currency'),
    ...(current === undefined ? [] : [current]),
  ];
  return [...new Set(codes)].sort().map((code) => {
    const name = names.of(code);
    return { value: code, label: name === undefined || name === code ? code : `${code} ${name}` };
  });
}

export const WEEKDAYS: readonly Choice[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
].map((day) => ({ value: day, label: day.charAt(0).toUpperCase() + day.slice(1) }));
