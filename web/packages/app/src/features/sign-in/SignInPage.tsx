import type { Problem } from '@callsight/client-model';
import { Button, Loader, PasswordInput, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { problemOf, type RawSearch, useLinkSignIn, useSession, useSignIn } from '../../data';
import { FormProblem, Frame } from './Frame';
import { nextPage, tokenOf } from './next';
import classes from './SignIn.module.css';

/** Sign in by password, or at once by the one-time link whose token is in the fragment. */
export function SignInPage() {
  const [token] = useState(() => tokenOf(window.location.hash));
  const session = useSession();
  useArrival(session.data?.authenticated === true && token === undefined);
  useEffect(() => {
    document.title = 'Sign in · Callsight';
  }, []);
  return token === undefined ? (
    <PasswordForm setupNeeded={session.data?.setup.needed === true} />
  ) : (
    <LinkSignIn token={token} setupNeeded={session.data?.setup.needed === true} />
  );
}

/** Goes on, once, to the page that asked for signing in when this one was opened. */
function useArrival(arrived: boolean): void {
  const router = useRouter();
  const [next] = useState(() => nextPage((router.state.location.search as RawSearch).raw ?? ''));
  const gone = useRef(false);
  useEffect(() => {
    if (!arrived || gone.current) return;
    gone.current = true;
    void router.navigate({
      to: next.path as never,
      search: { raw: next.search } as never,
      replace: true,
    });
  }, [arrived, next, router]);
}

interface LinkSignInProps {
  readonly token: string;
  readonly setupNeeded: boolean;
}

function LinkSignIn({ token, setupNeeded }: LinkSignInProps) {
  const { mutate, isSuccess, error } = useLinkSignIn();
  const sent = useRef(false);
  useArrival(isSuccess);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    // The token is used once; out of the address it can be neither copied nor tried again.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    mutate(token);
  }, [mutate, token]);
  const problem = problemOf(error);
  if (problem === undefined) {
    return (
      <Frame title="Signing in">
        <Loader size="sm" aria-label="Signing in" />
      </Frame>
    );
  }
  return (
    <Frame title="This link no longer works" text={linkText(problem, setupNeeded)}>
      <Button component="a" href="/dashboard/sign-in" variant="default">
        Sign in with a password
      </Button>
    </Frame>
  );
}

function linkText(problem: Problem, setupNeeded: boolean): string {
  if (problem.status === 0 || problem.status >= 500) return problem.message;
  const wayOut = setupNeeded
    ? 'Start the server again: it prints a new one.'
    : 'Ask an admin for a new one.';
  return `A sign-in link works once and for a limited time. ${wayOut}`;
}

function PasswordForm({ setupNeeded }: { readonly setupNeeded: boolean }) {
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const problem = problemOf(signIn.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  return (
    <Frame
      title="Sign in"
      foot={
        setupNeeded
          ? 'First time here? Open the sign-in link that the server printed when it started.'
          : 'No password yet? Ask an admin of your organization for a sign-in link.'
      }
    >
      <form className={classes.form} onSubmit={submit}>
        {problem !== undefined && <FormProblem>{signInText(problem)}</FormProblem>}
        <TextInput
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </Frame>
  );
}

function signInText(problem: Problem): string {
  if (problem.status === 401) return 'Email or password is not right.';
  if (problem.status === 429) {
    const wait = problem.retryAfter === null ? 'a minute' : `${problem.retryAfter} seconds`;
    return `Too many attempts. Try again in ${wait}.`;
  }
  return problem.message;
}
