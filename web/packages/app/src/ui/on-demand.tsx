import { Menu, type MenuProps, Popover, type PopoverProps } from '@mantine/core';
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';

type Button = ReactElement<HTMLAttributes<HTMLElement> & { readonly ref?: Ref<HTMLElement> }>;

interface MenuButtonProps extends Pick<MenuProps, 'position' | 'width'> {
  /** A click on it opens and closes. */
  readonly button: Button;
  /** The items. */
  readonly children: ReactNode;
}

/** A button with a menu. */
export function MenuButton({ button, children, ...where }: MenuButtonProps) {
  const popup = useOnDemand(button, 'menu');
  return (
    <>
      {popup.button}
      {popup.made && (
        <Menu {...popup.state} shadow="md" {...where}>
          <Menu.Target>
            <Same element={popup.element} />
          </Menu.Target>
          <Menu.Dropdown>{children}</Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

interface PanelButtonProps extends Pick<PopoverProps, 'position' | 'width' | 'withArrow'> {
  readonly label: string;
  /** A click on it opens and closes. */
  readonly button: Button;
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a panel that takes the focus, such as a form. */
export function PanelButton({ label, button, children, ...where }: PanelButtonProps) {
  const popup = useOnDemand(button, 'dialog');
  return (
    <>
      {popup.button}
      {popup.made && (
        <Popover {...popup.state} trapFocus returnFocus shadow="md" {...where}>
          <Popover.Target>
            <Same element={popup.element} />
          </Popover.Target>
          <Popover.Dropdown aria-label={label}>
            {children(() => popup.state.onChange(false))}
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

/**
 * What a button opens is made when it is first asked for: a page has dozens of such buttons, and to make all that is
 * never opened takes longer than to draw the rest. The button stays the same element, so that it keeps the focus.
 */
function useOnDemand(button: Button, kind: 'menu' | 'dialog') {
  const id = useId();
  const element = useRef<HTMLElement>(null);
  const [asked, setAsked] = useState(false);
  // It opens only once it is there: else it would not know where the focus was, to give it back.
  const [there, setThere] = useState(false);
  useEffect(() => {
    if (asked) setThere(true);
  }, [asked]);
  const opened = asked && there;
  return {
    element,
    made: asked || there,
    state: { id, opened, onChange: setAsked },
    button: cloneElement(button, {
      ref: element,
      id,
      'aria-haspopup': kind,
      'aria-expanded': opened,
      'aria-controls': opened ? `${id}-dropdown` : undefined,
      onClick: () => setAsked(!asked),
    }),
  };
}

interface SameProps {
  readonly element: RefObject<HTMLElement | null>;
  readonly ref?: Ref<HTMLElement>;
}

/** Stands for a button that is drawn elsewhere. */
function Same({ element, ref }: SameProps) {
  useImperativeHandle(ref, () => element.current as HTMLElement, [element]);
  return null;
}
