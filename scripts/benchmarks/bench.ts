import { openPlace } from './bench/place.ts';
import { readOptions } from './bench/options.ts';

const options = readOptions(process.argv.slice(2));
const place = await openPlace(options, options.size, options.verify);
await place.close();
