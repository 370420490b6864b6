/** A token that we did not sign: its last sign is another one, whatever it was. */
export function forge(token: string): string {
  return `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
}
