import { describe, expect, it } from 'vitest';
import { nextPage, tokenOf } from './next';

describe('the page after signing in', () => {
  it('is the one that asked, with its query', () => {
    const search = new URLSearchParams({ next: '/dashboard/analytics/calls?range=7d' }).toString();
    expect(nextPage(search)).toEqual({ path: '/analytics/calls', search: 'range=7d' });
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/dashboard/../admin',
    'javascript:alert(1)',
    '',
  ])('is the overview instead of %j', (next) => {
    const search = new URLSearchParams({ next }).toString();
    expect(nextPage(search)).toEqual({ path: '/analytics/overview', search: '' });
  });
});

describe('the token of a link', () => {
  it('is read from the fragment', () => {
    expect(tokenOf('#token=abc-123')).toBe('abc-123');
  });

  it('is absent from any other fragment', () => {
    expect(tokenOf('')).toBeUndefined();
    expect(tokenOf('#content')).toBeUndefined();
    expect(tokenOf('#token=')).toBeUndefined();
  });
});
