import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from './returnFocus';

type DialogProps = Omit<ModalProps, 'opened'>;

/** A dialog that is open while it is mounted; the focus returns to where it was. */
export function Dialog(props: DialogProps) {
  useReturnFocus();
  return <Modal opened closeButtonProps={{ 'aria-label': 'Close' }} {...props} />;
}
