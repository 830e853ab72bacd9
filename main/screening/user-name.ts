/** What the operating system calls whoever is at work. */
import { userInfo } from 'node:os';

/** A user id without an entry in the password database has no name: Node throws, and the number must do. */
export function systemUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
