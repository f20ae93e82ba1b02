type Defined<Values> = { -readonly [Key in keyof Values]?: Exclude<Values[Key], undefined> };

/** Without what was not given: an option that is undefined is not one that is absent. */
export function defined<Values extends object>(values: Values): Defined<Values> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Defined<Values>;
}
