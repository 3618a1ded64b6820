import { loadConfig } from '../../api/src/config/config.ts';
import { loadDemo } from '../../api/src/demo/load.ts';
import { report } from '../../api/src/process/lifecycle.ts';
import { openDeps } from '../../api/src/process/openDeps.ts';

/** The process that makes the demonstration and ends. It does not outlive its parent, whatever it is doing. */
const leave = () => process.exit(1);
process.on('disconnect', leave);
// The parent may have ended while this was being read.
if (!process.connected) leave();
try {
  const deps = await openDeps(loadConfig(process.env));
  await loadDemo(deps);
  await deps.end();
  process.exit(0);
} catch (error) {
  report(error);
  leave();
}
