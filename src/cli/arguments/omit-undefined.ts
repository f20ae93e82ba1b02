type WithoutUndefined<Values> = {
  -readonly [Key in keyof Values]?: Exclude<Values[Key], undefined>;
};

/** Without what was not given: an option that is undefined is not one that is absent. */
export function omitUndefined<Values extends object>(values: Values): WithoutUndefined<Values> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as WithoutUndefined<Values>;
}
