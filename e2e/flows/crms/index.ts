import type { CrmFlow } from '../crmFlow';
import { autotask } from './autotask';
import { connectwise } from './connectwise';
import { dynamics } from './dynamics';
import { halopsa } from './halopsa';
import { hubspot } from './hubspot';
import { pipedrive } from './pipedrive';
import { salesforce } from './salesforce';
import { zoho } from './zoho';

/** Every CRM and PSA that a flow begins and ends in. */
export const crmFlows: CrmFlow[] = [hubspot, pipedrive, salesforce, zoho, dynamics, halopsa, connectwise, autotask];
