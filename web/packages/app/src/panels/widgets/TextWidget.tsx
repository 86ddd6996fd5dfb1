import { lazy, Suspense } from 'react';
import { Card } from '../../ui';
import classes from './widgets.module.css';

/** Only pages with words to format load the formatter. */
const Formatted = lazy(async () => ({ default: (await import('./Formatted')).Formatted }));

interface TextWidgetProps {
  readonly title: string | undefined;
  readonly text: string;
}

/** Words in Markdown. */
export function TextWidget({ title, text }: TextWidgetProps) {
  const words = (
    <Suspense fallback={<p>{text}</p>}>
      <Formatted text={text} />
    </Suspense>
  );
  if (title !== undefined && title !== '') {
    return (
      <Card className={classes.card ?? ''} title={title}>
        {words}
      </Card>
    );
  }
  return (
    <section className={classes.words} aria-label="Note">
      {words}
    </section>
  );
}
