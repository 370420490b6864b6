/** A phrase with what stands between its braces filled in; for phrases that the browser completes too. */
export function fillIn(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
}

/** What a row of a check-in list says of its people: nothing for one person who has not come. */
export function describePresence(
  words: { one: string; some: string; none: string },
  present: number,
  seats: number,
): string {
  if (seats === 1)
    return present === 0 ? '' : fillIn(present === 1 ? words.one : words.some, { present, seats });
  return fillIn(present === 0 ? words.none : words.some, { present, seats });
}
