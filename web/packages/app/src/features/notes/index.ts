export { NotesDrawer } from './NotesDrawer';
