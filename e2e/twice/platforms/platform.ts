import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../../simulator';
import { projectFolder } from '../../paths';
import type { WorkflowFile } from '../../n8n/rest';

/** A deal as a CRM delivers it; each has a customer of its own. */
export interface Deal {
	dealId: string;
	customer: object;
}

/** One platform's headline flow, and how the simulator plays the platform in this run. */
export interface Platform {
	name: string;
	/** What its rules say of two workers at the same moment: always one order, or a window in which two are possible. */
	once: 'always' | 'window';
	flow: WorkflowFile;
	/** Sets the limit that the deliveries together go beyond. */
	setLimit: (simulator: Simulator) => void;
	deal: (number: number, simulator: Simulator) => Deal;
	/** What the flow's customer node gets beside the deal. */
	beside?: (simulator: Simulator) => object;
	customers: (simulator: Simulator) => number;
	/** The order key of every order that is stored. */
	orderKeys: (simulator: Simulator) => string[];
}

/** A file of `workflows/`. */
export const read = <T>(name: string): T =>
	JSON.parse(readFileSync(join(projectFolder, 'workflows', name), 'utf8')) as T;

/** A deal as `workflows/` keeps it. */
export interface RecordedDeal {
	customer: object;
	lines: object[];
}
