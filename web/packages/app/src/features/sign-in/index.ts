export { FirstRunPage } from './FirstRunPage';
export { SignInPage } from './SignInPage';
