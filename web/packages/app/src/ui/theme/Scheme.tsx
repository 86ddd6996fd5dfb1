import type { CSSProperties, ReactNode } from 'react';
import { useMemo } from 'react';
import { SchemeContext } from './scheme-context';
import { variablesOf } from './theme';
import { type Scheme as SchemeName, tokensOf } from './tokens';

interface SchemeProps {
  readonly scheme: SchemeName;
  /** Pixels, for text in charts. */
  readonly fontSize: number;
  readonly className: string;
  readonly style?: Readonly<Record<`--${string}`, string>>;
  readonly children: ReactNode;
}

/** A part of the page that is light or dark by itself, whatever the rest of it is. */
export function Scheme({ scheme, fontSize, className, style, children }: SchemeProps) {
  const value = useMemo(() => ({ scheme, fontSize }), [scheme, fontSize]);
  const variables = { ...variablesOf(tokensOf(scheme)), colorScheme: scheme, ...style };
  return (
    <SchemeContext.Provider value={value}>
      <div className={className} style={variables as CSSProperties}>
        {children}
      </div>
    </SchemeContext.Provider>
  );
}
