import { expect, test } from 'vitest';
import { nameOf } from './names';

const NAMES = { assistant: { a1: 'Ava' } };

test('shows the name people know', () => {
  expect(nameOf(NAMES, 'assistant', 'a1')).toBe('Ava');
  expect(nameOf(NAMES, 'assistant', null)).toBe('No assistant');
  expect(nameOf(NAMES, 'country', null)).toBe('Not known');
  expect(nameOf(undefined, 'country', 'PT')).toBe('Portugal');
  expect(nameOf(undefined, 'weekday', 1)).toBe('Monday');
  expect(nameOf(undefined, 'transferred', true)).toBe('Yes');
});

test('reads values of programs as phrases, and leaves people’s own texts alone', () => {
  expect(nameOf(undefined, 'status', 'no_answer')).toBe('No answer');
  expect(nameOf(undefined, 'ended_reason', 'customer-did-not-answer')).toBe(
    'Customer did not answer',
  );
  expect(nameOf(undefined, 'source', 'Google Ads – Brand')).toBe('Google Ads – Brand');
});

test('spells what is spelled', () => {
  expect(nameOf(undefined, 'source', 'ai_search')).toBe('AI search');
  expect(nameOf(undefined, 'handled_by', 'ai')).toBe('AI');
  expect(nameOf(undefined, 'channel', 'paid-seo')).toBe('Paid SEO');
  expect(nameOf(undefined, 'outcome', 'sms_sent')).toBe('SMS sent');
  expect(nameOf(undefined, 'outcome', 'said_hello')).toBe('Said hello');
});
