const DAY = 86_400_000;

/**
 * Working days (Monday to Friday) after `from` up to and including `to`, both `yyyy-mm-dd`. Public holidays are not
 * known yet and count as working days.
 */
export function workingDaysBetween(from: string, to: string): number {
  const start = Date.parse(`${from}T00:00:00Z`);
  const end = Date.parse(`${to}T00:00:00Z`);
  let days = 0;
  for (let day = start + DAY; day <= end; day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days++;
  }
  return days;
}
