import { administrationNews } from './content/administrationNews.ts';
import { administrationOffice } from './content/administrationOffice.ts';
import { audit } from './content/audit.ts';
import { financeProcurement } from './content/financeProcurement.ts';
import { financeServices } from './content/financeServices.ts';
import { ict } from './content/ict.ts';
import { legalComplaints } from './content/legalComplaints.ts';
import { legalIntegrity } from './content/legalIntegrity.ts';
import { personnel } from './content/personnel.ts';
import { personnelNews } from './content/personnelNews.ts';
import { planAction } from './content/planAction.ts';
import { planPolicy } from './content/planPolicy.ts';
import { promotion } from './content/promotion.ts';
import { supervision } from './content/supervision.ts';
import { teacherDevelopment } from './content/teacherDevelopment.ts';
import type { DemoItem } from './demoItem.ts';

/** Everything the demonstration office has written, in whatever state. */
export const DEMO_ITEMS: readonly DemoItem[] = [
  ...administrationOffice,
  ...administrationNews,
  ...planPolicy,
  ...planAction,
  ...financeProcurement,
  ...financeServices,
  ...personnel,
  ...personnelNews,
  ...teacherDevelopment,
  ...supervision,
  ...promotion,
  ...audit,
  ...legalComplaints,
  ...legalIntegrity,
  ...ict,
];
