import sharp from 'sharp';
import { examineFile } from './examineFile.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/**
 * The process that reads what strangers have made. It is given nothing but a file and a folder, answers once for each,
 * and may be ended at any time. A fault that is no refusal ends it: who knows what state the libraries are in.
 */
// Of the many formats that the library of pictures reads, those that are allowed.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

const send = (message: FromWorker) => process.send?.(message);

process.on('message', ({ id, path, about }: ToWorker) => {
  examineFile(path, about).then(
    (result) => send({ id, result }),
    (error: unknown) => {
      send({ id, fault: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault' });
    },
  );
});
// Without the parent there is nobody to answer.
process.on('disconnect', () => process.exit(0));
send({ ready: true });
