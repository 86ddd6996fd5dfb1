import type { PasswordChange } from '@callsight/client-model';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { problemOf, useSession, useSetPassword } from '../../data';
import { FormProblem, Frame } from './Frame';
import classes from './SignIn.module.css';

/** The shortest password the form sends; the server has the last word. */
const SHORTEST = 10;

interface FirstRunPageProps {
  /** Goes on without a password, where that is allowed. */
  readonly later?: (() => void) | undefined;
}

/** After the first sign-in by link: name, address and a password of one's own. */
export function FirstRunPage({ later }: FirstRunPageProps) {
  const person = useSession().data?.person;
  const save = useSetPassword();
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [password, setPassword] = useState('');
  const problem = problemOf(save.error);
  const tooShort = password !== '' && password.length < SHORTEST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password.length >= SHORTEST) save.mutate(changeOf(name, email, password));
  };
  return (
    <Frame title="Welcome" text="Set how you sign in from now on.">
      <form className={classes.form} onSubmit={submit}>
        {problem !== undefined && (
          <FormProblem>
            {problem.fields.map((field) => field.message).join(' ') || problem.message}
          </FormProblem>
        )}
        <TextInput
          label="Name"
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          description={`At least ${SHORTEST} characters.`}
          name="new-password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          error={tooShort ? `${SHORTEST - password.length} more needed.` : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending}>
          Save and go on
        </Button>
        {later !== undefined && (
          <Button variant="subtle" onClick={later}>
            Look at the demo first
          </Button>
        )}
      </form>
    </Frame>
  );
}

function changeOf(name: string, email: string, password: string): PasswordChange {
  return { name: name.trim(), email: email.trim(), password };
}
