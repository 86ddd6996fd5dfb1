import { describe, expect, it } from 'vitest';
import { nextPage, tokenOf } from './next';

describe('the page after signing in', () => {
  it('is the one that asked, with its query', () => {
    const search = new URLSearchParams({ next: '/dashboard/analytics/calls?range=7d' }).toString();
    expect(nextPage(search)).toEqual({ path: '/analytics/calls', search: 'range=7d' });
  });

  it.each([
    '/analytics/dashboards/8c1d/edit',
    '/analytics/campaigns/solar%20search',
    '/analytics/alerts/new',
    '/settings/rates',
    '/wall',
  ])('may be %s', (path) => {
    const search = new URLSearchParams({ next: `${path}?org=acme` }).toString();
    expect(nextPage(search)).toEqual({ path, search: 'org=acme' });
  });

  it.each([
    '/sign-in?next=%2Fanalytics%2Fcalls',
    '/\\evil.example/analytics/calls',
    '/analytics/../../admin',
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
