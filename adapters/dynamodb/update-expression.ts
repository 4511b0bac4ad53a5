/** An update that sets the given attributes, leaving out undefined ones, and removes others. Every name is aliased as `#name`. */
export function updateExpression(set: Readonly<Record<string, unknown>>, remove: readonly string[]) {
  const values = Object.entries(set).filter(([, value]) => value !== undefined);
  const assignments = values.map(([name]) => `#${name} = :${name}`).join(', ');
  const removals = remove.map((name) => `#${name}`).join(', ');
  const names = [...values.map(([name]) => name), ...remove];
  return {
    UpdateExpression: `SET ${assignments}${removals === '' ? '' : ` REMOVE ${removals}`}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
  };
}
