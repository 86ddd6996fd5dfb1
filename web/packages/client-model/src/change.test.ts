import { describe, expect, it } from 'vitest';
import { changeText } from './change';
import type { MetricChange } from './contract';
import { Format } from './format';

const format = new Format({ locale: 'en-GB', currency: 'EUR', timezone: 'UTC' });
const up: MetricChange = {
  current: 110,
  previous: 100,
  absolute: 10,
  percent: 10,
  direction: 'up',
  good: true,
};

describe('a change', () => {
  it('has arrow, sign and feeling', () => {
    expect(changeText(up, 'count', 'the 7 days before', format)).toEqual({
      arrow: '↑',
      text: '+10.0%',
      feeling: 'good',
      sentence: '110 against 100 in the 7 days before: +10.0%',
    });
  });

  it('feels good when a cost falls', () => {
    const fall: MetricChange = {
      ...up,
      current: 90,
      absolute: -10,
      percent: -10,
      direction: 'down',
    };
    const text = changeText(fall, 'currency', 'x', format);
    expect(text).toMatchObject({ arrow: '↓', text: '−10.0%', feeling: 'good' });
  });

  it('is told in points for a rate', () => {
    const rate: MetricChange = { ...up, current: 52, previous: 50, points: 2, percent: 4 };
    expect(changeText(rate, 'percent', 'x', format)?.text).toBe('+2.0 pts');
  });

  it('is neutral when neither direction is good or nothing moved', () => {
    expect(changeText({ ...up, good: null }, 'count', 'x', format)?.feeling).toBe('neutral');
    const flat: MetricChange = { ...up, direction: 'flat', percent: 0, good: null };
    expect(changeText(flat, 'count', 'x', format)).toMatchObject({ arrow: '→', text: '0.0%' });
  });

  it('says so when there is no base', () => {
    const fromZero: MetricChange = { ...up, previous: 0, percent: null, reason: 'no_base' };
    expect(changeText(fromZero, 'count', 'x', format)?.text).toBe('from zero');
    const stillZero: MetricChange = { ...fromZero, current: 0, direction: 'flat', good: null };
    expect(changeText(stillZero, 'count', 'x', format)?.text).toBe('unchanged');
    const unknown: MetricChange = { ...up, previous: null, absolute: null, percent: null };
    expect(changeText(unknown, 'count', 'x', format)?.text).toBe('no earlier value');
  });

  it('is absent without a comparison or a value', () => {
    expect(changeText(undefined, 'count', 'x', format)).toBeUndefined();
    expect(changeText({ ...up, current: null }, 'count', 'x', format)).toBeUndefined();
  });
});
