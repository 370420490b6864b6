import { v7 } from 'uuid';

/** A new id: text, unique, and sorting by age (UUID version 7, RFC 9562). */
export function newId(): string {
  return v7();
}
