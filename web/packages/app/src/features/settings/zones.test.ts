import { expect, test } from 'vitest';
import { bytesText } from './bytes';
import { currencyChoices, zoneChoices } from './zones';

const WINTER = new Date('2026-01-15T12:00:00Z');

test('offers every zone under its name of today, with its clock', () => {
  const zones = zoneChoices('Europe/Lisbon', WINTER);
  const labels = zones.map(({ label }) => label);
  expect(labels).toContain('Asia/Kolkata (UTC+5:30)');
  expect(labels).toContain('Europe/Lisbon (UTC+0)');
  expect(labels).toContain('UTC (UTC+0)');
  expect(new Set(zones.map(({ value }) => value)).size).toBe(zones.length);
});

test('offers every currency with its name, the current one among them', () => {
  expect(currencyChoices()).toContainEqual({ value: 'EUR', label: 'EUR Euro' });
  expect(currencyChoices('XTS').map(({ value }) => value)).toContain('XTS');
});

test('says sizes as people do', () => {
  expect([0, 999, 1000, 52_428_800, 1_400_000_000].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '52 MB',
    '1.4 GB',
  ]);
});
