import type { Deps } from '../../office/deps.ts';
import type { App } from '../../http/types.ts';
import { appointmentRoutes } from './appointments.routes.ts';
import { factorRoutes } from './factors.routes.ts';
import { firstAppointmentRoutes } from './power/firstAppointments.routes.ts';
import { powerActRoutes } from './power/powerActs.routes.ts';
import { userMoveRoutes } from './userMoves.routes.ts';
import { userRoutes } from './users.routes.ts';
import { workGroupRoutes } from './workGroups.routes.ts';

/** Accounts, appointments, what waits for a second person, and work groups. */
export async function peopleRoutes(app: App, { deps }: { deps: Deps }) {
  await app.register(userRoutes, { deps });
  await app.register(userMoveRoutes, { deps });
  await app.register(factorRoutes, { deps });
  await app.register(appointmentRoutes, { deps });
  await app.register(powerActRoutes, { deps });
  await app.register(firstAppointmentRoutes, { deps });
  await app.register(workGroupRoutes, { deps });
}
