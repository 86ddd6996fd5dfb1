import { compiler } from 'markdown-to-jsx/react';
import { type AnchorHTMLAttributes, useMemo } from 'react';
import classes from './widgets.module.css';

/**
 * Markdown as elements of the page. HTML in it stays text, and an address that is no web, mail or phone address is dropped: a
 * shared dashboard must not be able to run anything.
 */
export function Formatted({ text }: { readonly text: string }) {
  const content = useMemo(
    () =>
      compiler(text, {
        disableParsingRawHTML: true,
        forceBlock: true,
        overrides: { a: Link, img: Picture, ...HEADINGS },
      }),
    [text],
  );
  return <div className={classes.formatted}>{content}</div>;
}

/** The page and its cards have the two levels above. */
const HEADINGS = Object.fromEntries(
  ['h1', 'h2', 'h4', 'h5', 'h6'].map((name) => [name, { component: 'h3' }]),
);

function Link({ href, children }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  if (href === undefined || !/^(https?:|mailto:|tel:|\/|#)/i.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** A picture would tell another server who reads the dashboard; its words stay. */
function Picture({ alt }: { readonly alt?: string }) {
  return <>{alt}</>;
}
