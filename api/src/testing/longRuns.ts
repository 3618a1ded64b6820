/** How often something random is tried: `few` with every change, `many` when `npm test -- long` asks for it. */
export const longRuns = (few: number, many: number): number =>
  process.env['LONG_TESTS'] === undefined ? few : many;
