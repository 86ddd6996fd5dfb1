import { describe, expect, it } from 'vitest';
import { readSources, violations } from './arrows';

const file = (path: string, text: string) => violations([{ path, text }]);

describe('arrows between the rooms of web/', () => {
  it('hold in every source file', () => {
    const sources = readSources(process.cwd());
    expect(sources.length).toBeGreaterThan(3);
    expect(violations(sources)).toEqual([]);
  });

  it('refuse a feature that imports another feature', () => {
    expect(
      file('packages/app/src/features/calls/a.ts', "import { x } from '../overview/x';"),
    ).toEqual(["packages/app/src/features/calls/a.ts: must not import '../overview/x'"]);
  });

  it('refuse charts that fetch, know React, the client model or the DOM', () => {
    const path = 'packages/charts/src/a.ts';
    expect(file(path, "fetch('/api');")).toHaveLength(1);
    expect(file(path, 'document.title;')).toHaveLength(1);
    expect(file(path, "import 'react';")).toHaveLength(1);
    expect(file(path, "import { x } from '@callsight/client-model';")).toHaveLength(1);
    expect(file('packages/app/src/charts/a.tsx', "void fetch('/api');")).toHaveLength(1);
    expect(file('packages/app/src/charts/a.tsx', "import '@tanstack/react-query';")).toHaveLength(
      1,
    );
  });

  it('refuse React in the client model, and a way back up into the app', () => {
    const path = 'packages/client-model/src/a.ts';
    expect(file(path, "import { useState } from 'react';")).toHaveLength(1);
    expect(file(path, "export { x } from '../../app/src/x';")).toHaveLength(1);
    expect(file(path, "const x = await import('@callsight/app');")).toHaveLength(1);
  });

  it('refuse ECharts outside the chart rooms, and ui that knows the shell', () => {
    expect(file('packages/app/src/features/calls/a.ts', "import 'echarts/core';")).toHaveLength(1);
    expect(file('packages/app/src/ui/a.ts', "import '../shell/x';")).toHaveLength(1);
  });

  it('refuse a panel that knows a feature, and one that fetches by itself', () => {
    const path = 'packages/app/src/panels/a.ts';
    expect(file(path, "import '../features/calls/x';")).toHaveLength(1);
    expect(file(path, "import '@tanstack/react-query';")).toHaveLength(1);
    expect(file('packages/app/src/charts/a.ts', "import '../panels/x';")).toHaveLength(1);
  });

  it('let a feature use panels, charts, ui, data, drill and the client model', () => {
    const imports = [
      '../../panels',
      '../../charts',
      '../../ui',
      '../../data',
      '../../drill',
      '@callsight/client-model',
    ]
      .map((from) => `import '${from}';`)
      .join('\n');
    expect(file('packages/app/src/features/calls/a.ts', imports)).toEqual([]);
  });

  it('refuse a folder that no room owns', () => {
    expect(file('packages/other/src/a.ts', '')).toHaveLength(1);
  });
});
