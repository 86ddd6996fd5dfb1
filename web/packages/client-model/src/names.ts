import type { Cell, Names } from './contract';

/** The name people know for a value of a dimension: `a1` → `Ava`, `no_answer` → `No answer`. */
export function nameOf(names: Names | undefined, dimension: string, value: Cell): string {
  if (value === null) return NONE[dimension] ?? 'Not known';
  const known = names?.[dimension]?.[String(value)];
  if (known !== undefined) return known;
  if (dimension === 'weekday') return WEEKDAYS[Number(value) - 1] ?? String(value);
  if (dimension === 'country') return countryName(String(value));
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? readable(value) : String(value);
}

/** What a record without a value is said to have, where that is more than not knowing. */
const NONE: Readonly<Record<string, string>> = {
  agent: 'Nobody',
  assistant: 'No assistant',
  campaign: 'No campaign',
  channel: 'No channel',
  outcome: 'No outcome',
  owner: 'Nobody',
  successful: 'Not evaluated',
  team: 'No team',
  variant: 'No variant',
};

const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

let countries: Intl.DisplayNames | undefined;

/** `PT` → `Portugal`; a code that is no region stays as it is. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  countries ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
  return countries.of(code) ?? code;
}

/** `lower_snake` and `lower-kebab` words become a phrase; anything else is somebody's own text and stays. */
function readable(value: string): string {
  if (!/^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(value)) return value;
  const words = value
    .split(/[_-]/)
    .map((word) => BRANDS[word] ?? (ACRONYMS.has(word) ? word.toUpperCase() : word));
  const phrase = words.join(' ');
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** Words that are spelled, not said: `ai_search` → `AI search`. */
const ACRONYMS = new Set(
  'ai api b2b b2c cpc cpm crm csv eu ev faq ivr llm ppc sdr sem seo sms tv uk url usa vip'.split(
    ' ',
  ),
);

/** Names that are written in their own way. */
const BRANDS: Readonly<Record<string, string>> = {
  hubspot: 'HubSpot',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  whatsapp: 'WhatsApp',
  youtube: 'YouTube',
};
