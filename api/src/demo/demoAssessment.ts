import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AssessmentNumber, AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import { Closed, Code } from '@phoeiphrae/shared/primitives';
import Type, { type Static } from 'typebox';
import { checked, DEMO_FOLDER } from './demoFolder.ts';

const explanation = Type.String();
/** An item by its address, a page of the site, or an address elsewhere with its name. */
const DemoAddress = Type.Union([
  Closed({ item: Type.String(), explanation }),
  Closed({ page: Type.String(), explanation }),
  Closed({ url: Type.String(), label: Type.String(), explanation }),
]);
export type DemoAddress = Static<typeof DemoAddress>;

const AssessmentFile = Closed({
  /** The name of a file in `db/schemes`. */
  scheme: Type.String(),
  linked: Type.Record(AssessmentNumber, Type.Array(DemoAddress)),
  /** The elements that somebody found in the year that is under way. */
  verified: Type.Record(AssessmentNumber, Type.Array(Code)),
});

const FILE = path.join(DEMO_FOLDER, 'assessment.json');
const SCHEMES = path.resolve(DEMO_FOLDER, '../schemes');

/** A list of an assessor that the office of the demonstration has answered in half. @throws {DemoFileError} */
export function readDemoAssessment() {
  const { scheme, linked, verified } = checked(AssessmentFile, JSON.parse(readFileSync(FILE, 'utf8')), FILE);
  const file = path.join(SCHEMES, `${scheme}.json`);
  return {
    linked,
    verified,
    scheme: checked(AssessmentScheme, JSON.parse(readFileSync(file, 'utf8')), file),
  };
}
