import type { ButtonHTMLAttributes, Ref } from 'react';
import classes from './IconButton.module.css';

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly 'aria-label': string;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A small button that is nothing but an icon. A page has dozens, which is why it is a plain one. */
export function IconButton({ className = '', ...rest }: IconButtonProps) {
  return <button type="button" className={`${classes.button} ${className}`} {...rest} />;
}
