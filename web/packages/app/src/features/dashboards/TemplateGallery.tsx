import type { DashboardTemplate, Widget } from '@callsight/client-model';
import { Button, Group } from '@mantine/core';
import { useMemo, useState } from 'react';
import { problemOf, useDashboardChanges, useDashboardTemplates } from '../../data';
import { useWidgetTitle } from '../../panels';
import { Dialog, Failure } from '../../ui';
import { Board } from './Board';
import classes from './Dashboards.module.css';
import { useAddresses, useGo } from './go';
import { COLUMNS, inOrder } from './grid';

/** Dashboards to begin with, each with a small plan; the preview shows one with the organization's own figures. */
export function TemplateGallery({ mayBuild }: { readonly mayBuild: boolean }) {
  const asked = useDashboardTemplates();
  const [previewed, setPreviewed] = useState<DashboardTemplate>();
  if (asked.problem !== undefined && asked.value === undefined) {
    return <Failure problem={asked.problem} retry={asked.retry} />;
  }
  if (asked.value === undefined) return null;
  return (
    <section aria-labelledby="templates">
      <h2 id="templates" className={classes.section}>
        Templates
      </h2>
      <ul className={classes.templates}>
        {asked.value.map((template) => (
          <li key={template.id} className={classes.template}>
            <Plan widgets={template.dashboard.widgets} />
            <h3 className={classes.templateName}>{template.dashboard.name}</h3>
            <p className={classes.description}>{template.dashboard.description}</p>
            <Group gap="xs" mt="auto">
              <Button
                size="xs"
                variant="default"
                aria-label={`Preview ${template.dashboard.name}`}
                onClick={() => setPreviewed(template)}
              >
                Preview
              </Button>
              {mayBuild && <Use template={template} />}
            </Group>
          </li>
        ))}
      </ul>
      {previewed !== undefined && (
        <Preview template={previewed} mayBuild={mayBuild} close={() => setPreviewed(undefined)} />
      )}
    </section>
  );
}

/** Makes a dashboard of one's own from it. */
function Use({ template }: { readonly template: DashboardTemplate }) {
  const { create } = useDashboardChanges();
  const addresses = useAddresses();
  const go = useGo();
  const problem = problemOf(create.error);
  return (
    <>
      <Button
        size="xs"
        variant="light"
        loading={create.isPending}
        aria-label={`Use ${template.dashboard.name}`}
        onClick={() =>
          create.mutate(template.dashboard, { onSuccess: ({ id }) => go(addresses.board(id)) })
        }
      >
        Use this
      </Button>
      {problem !== undefined && <span role="alert">{problem.message}</span>}
    </>
  );
}

interface PreviewProps {
  readonly template: DashboardTemplate;
  readonly mayBuild: boolean;
  readonly close: () => void;
}

function Preview({ template, mayBuild, close }: PreviewProps) {
  return (
    <Dialog onClose={close} title={`${template.dashboard.name}: preview`} size="min(1400px, 96vw)">
      <div className={classes.preview}>
        <Board widgets={template.dashboard.widgets} />
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" size="xs" onClick={close}>
          Close
        </Button>
        {mayBuild && <Use template={template} />}
      </Group>
    </Dialog>
  );
}

/** Where its widgets stand, small. */
function Plan({ widgets }: { readonly widgets: readonly Widget[] }) {
  const ordered = useMemo(() => inOrder(widgets), [widgets]);
  const rows = Math.max(...widgets.map(({ y, h }) => y + h));
  return (
    <svg
      className={classes.plan}
      viewBox={`0 0 ${COLUMNS * 10} ${rows * 4}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {ordered.map((widget) => (
        <Block key={widget.id} widget={widget} />
      ))}
    </svg>
  );
}

function Block({ widget }: { readonly widget: Widget }) {
  const title = useWidgetTitle(widget);
  const { x, y, w, h } = widget;
  return (
    <rect
      x={x * 10 + 0.8}
      y={y * 4 + 0.5}
      width={w * 10 - 1.6}
      height={h * 4 - 1}
      rx={1}
      data-type={widget.type}
    >
      <title>{title}</title>
    </rect>
  );
}
