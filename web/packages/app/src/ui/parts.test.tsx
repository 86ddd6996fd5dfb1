// @vitest-environment jsdom
import { Format, Problem } from '@callsight/client-model';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { draw } from '../testing/render';
import { Card, Change, Dialog, Figure, Sparkline } from '.';

const format = new Format({ locale: 'en-GB', currency: 'EUR', timezone: 'UTC' });

const refused = new Problem({
  status: 422,
  code: 'unknown_metric',
  title: 'Unprocessable',
  detail: "There is no metric 'x'.",
  requestId: 'request-9',
  fields: [],
  retryAfter: null,
});

const idle = { loading: false, stale: false, problem: undefined, retry: () => undefined };

describe('a card', () => {
  const card = (state: Parameters<typeof Card>[0]['state']) => (
    <Card title="Calls" state={state ?? idle} skeleton={<i>soon</i>}>
      body
    </Card>
  );

  it('shows the skeleton until there is an answer', () => {
    draw(card({ ...idle, loading: true }));
    expect(screen.getByText('soon')).toBeTruthy();
    expect(screen.queryByText('body')).toBeNull();
    expect(screen.getByRole('region', { name: 'Calls' }).getAttribute('aria-busy')).toBe('true');
  });

  it('keeps the body while a new answer is on its way', () => {
    draw(card({ ...idle, stale: true }));
    expect(screen.getByText('body')).toBeTruthy();
    expect(screen.getByRole('region').getAttribute('aria-busy')).toBe('true');
  });

  it('says what went wrong, with the request id and a way to try again', () => {
    let tries = 0;
    draw(card({ ...idle, problem: refused, retry: () => tries++ }));
    const alert = within(screen.getByRole('alert'));
    expect(alert.getByText("There is no metric 'x'.")).toBeTruthy();
    expect(alert.getByText('request-9')).toBeTruthy();
    fireEvent.click(alert.getByRole('button', { name: 'Try again' }));
    expect(tries).toBe(1);
  });

  it('says whom to ask when something may not be seen', () => {
    const forbidden = new Problem({ ...refused, status: 403, detail: 'No right to see this.' });
    draw(card({ ...idle, problem: forbidden }));
    expect(screen.getByText(/Ask an owner or admin/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('a figure', () => {
  it('is short to the eye and exact to a screen reader, and opens its records', () => {
    let opened = 0;
    draw(<Figure label="Calls" value={12431} unit="count" format={format} open={() => opened++} />);
    const button = screen.getByRole('button', { name: 'Calls: 12,431. Show the records' });
    expect(button.textContent).toBe('12.4k');
    fireEvent.click(button);
    expect(opened).toBe(1);
  });

  it('is no button without a value', () => {
    draw(
      <Figure label="Rate" value={null} unit="percent" format={format} open={() => undefined} />,
    );
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('–')).toBeTruthy();
  });
});

describe('a change', () => {
  it('says good or bad in words beside arrow, sign and colour', () => {
    draw(<Change change={{ arrow: '↓', text: '−3.0%', feeling: 'good', sentence: 's' }} />);
    expect(screen.getByText('−3.0%')).toBeTruthy();
    expect(screen.getByText('(better)')).toBeTruthy();
  });

  it('is nothing without a comparison', () => {
    draw(<Change change={undefined} />);
    expect(screen.queryByText(/%/)).toBeNull();
  });
});

describe('a sparkline', () => {
  const lines = (values: readonly (number | null)[], lastPartial: boolean) => {
    const { container } = draw(
      <Sparkline values={values} lastPartial={lastPartial} color="#000" />,
    );
    return [...container.querySelectorAll('polyline')];
  };

  it('dots the bucket that is still being filled', () => {
    const [whole, dotted] = lines([1, 2, 3, 1], true);
    expect(whole?.getAttribute('points')?.split(' ')).toHaveLength(3);
    expect(dotted?.getAttribute('points')?.split(' ')).toHaveLength(2);
    expect(dotted?.hasAttribute('stroke-dasharray')).toBe(true);
  });

  it('leaves a gap where there is no value', () => {
    expect(lines([1, 2, null, 2, 3], false)).toHaveLength(2);
  });

  it('draws nothing from a single value, and a flat line in sight', () => {
    expect(lines([5], false)).toHaveLength(0);
    const [flat] = lines([5, 5], false);
    expect(flat?.getAttribute('points')).not.toContain('NaN');
  });
});

describe('a dialog', () => {
  function Page() {
    const [opened, setOpened] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpened(true)}>
          Rename
        </button>
        {opened && (
          <Dialog title="A name" onClose={() => setOpened(false)}>
            <input aria-label="Name" data-autofocus />
          </Dialog>
        )}
      </>
    );
  }

  it('closes by Escape and gives the focus back to what opened it', async () => {
    draw(<Page />);
    const opener = screen.getByRole('button', { name: 'Rename' });
    opener.focus();
    fireEvent.click(opener);
    const name = await screen.findByLabelText('Name');
    await waitFor(() => expect(document.activeElement).toBe(name));
    fireEvent.keyDown(name, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByLabelText('Name')).toBeNull());
    expect(document.activeElement).toBe(opener);
  });
});
