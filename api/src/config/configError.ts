import { StartError } from '@phoeiphrae/db/startError';

/** Settings that the program cannot run with: one line for each. */
export class ConfigError extends StartError {
  override name = 'ConfigError';
  readonly faults: string[];

  constructor(faults: string[]) {
    super(
      'การตั้งค่าไม่ถูกต้อง',
      ['The settings are not right:', ...faults.map((fault) => `  ${fault}`)].join('\n'),
    );
    this.faults = faults;
  }
}
