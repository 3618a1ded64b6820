import Type from 'typebox';
import { answers } from '../../http/problem.ts';
import { FILE_ANSWERS } from '../files/serving/params.ts';

/** All that the public's routes of files answer. */
export const PUBLIC_FILE_ANSWERS = {
  ...answers(
    200,
    Type.Any(),
    'malformed-request',
    'not-found',
    'gone',
    'range-not-satisfiable',
    'file-damaged',
    'unavailable',
  ),
  ...FILE_ANSWERS,
};
