/** Something wrong with the public log, and where: a head that was kept elsewhere is in no table. */
export interface LogFault {
  readonly text: string;
  readonly table: string;
  readonly key: string;
  /** One; or several of which any may be the one that was changed. */
  readonly columns: readonly string[];
}
