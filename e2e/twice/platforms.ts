import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../simulator';
import { projectFolder } from '../paths';
import type { CredentialReference, WorkflowFile } from '../n8n/rest';
import type { Stage } from '../n8n/stage';

/** A deal as a CRM delivers it; each has a customer of its own. */
export interface Deal {
	dealId: string;
	customer: object;
}

/** One platform's headline flow, and how the simulator stands for the platform in this run. */
export interface Platform {
	name: string;
	/** What its rules say of two workers at the same moment: always one order, or a window in which two are possible. */
	once: 'always' | 'window';
	flow: WorkflowFile;
	/** Sets the limit that the deliveries together go beyond. */
	setLimit: (simulator: Simulator) => void;
	credentials: (stage: Stage) => CredentialReference[];
	deal: (number: number, simulator: Simulator) => Deal;
	/** What the flow's customer node gets beside the deal. */
	beside?: (simulator: Simulator) => object;
	customers: (simulator: Simulator) => number;
	/** The order key of every order that is stored. */
	orderKeys: (simulator: Simulator) => string[];
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(projectFolder, 'workflows', name), 'utf8')) as T;

interface RecordedDeal {
	customer: object;
	lines: object[];
}

/** The resellers that Adobe's distributor has from the start. */
const resellerOf = (simulator: Simulator) => simulator.adobe.state().resellers[0];

const ingram: Platform = {
	name: 'Ingram Micro',
	// It has no idempotency key, so between the look and the order another worker can place one.
	once: 'window',
	flow: read('deal-to-subscription.json'),
	setLimit: ({ ingram: { settings } }) => void (settings.ratePerSecond = 15),
	credentials: ({ credential }) => [credential],
	deal: (number) => {
		const {
			customer,
			lines: [line],
			...recorded
		} = read<RecordedDeal>('new-crm-deal.body.json');
		return {
			...recorded,
			dealId: `deal-${number}`,
			customer: { ...customer, id: `CRM-${number}`, name: `Customer ${number}` },
			lines: [{ ...line, parameters: [{ name: 'domain', value: `customer${number}` }] }],
		};
	},
	customers: (simulator) => simulator.ingram.customers().length,
	orderKeys: (simulator) => simulator.ingram.orders().map(({ poNumber }) => poNumber ?? ''),
};

const partnerCenter: Platform = {
	name: 'Partner Center',
	once: 'always',
	flow: read('csp-deal-to-licenses.json'),
	setLimit: ({ partnerCenter: { settings } }) => void (settings.throttlePerMinute = 900),
	credentials: ({ microsoft }) => microsoft,
	deal: (number) => {
		const { customer, ...recorded } = read<RecordedDeal>('new-csp-deal.body.json');
		const own = { ...customer, domain: `customer${number}.onmicrosoft.com`, name: `Customer ${number}` };
		// Without users the deal ends with the order.
		return { ...recorded, dealId: `deal-${number}`, customer: own, users: [] } as Deal;
	},
	customers: (simulator) => simulator.partnerCenter.state().commerce.customers.length,
	orderKeys: (simulator) =>
		simulator.partnerCenter.state().commerce.orders.map(({ lines: [line] }) => line.friendlyName),
};

const adobe: Platform = {
	name: 'Adobe VIP Marketplace',
	once: 'always',
	flow: read('adobe-deal-to-subscription.json'),
	setLimit: ({ adobe: { settings } }) => void (settings.perMinute = 1800),
	credentials: (stage) => [stage.adobe],
	deal: (number, simulator) => {
		const { customer, ...recorded } = read<RecordedDeal>('new-adobe-deal.body.json');
		return {
			...recorded,
			dealId: `deal-${number}`,
			distributorId: simulator.adobe.accounts[0].distributorId,
			reseller: { name: resellerOf(simulator).profile.companyName, termsAccepted: true },
			customer: { ...customer, id: `CRM-${number}`, name: `Customer ${number}` },
		} as Deal;
	},
	beside: (simulator) => ({ resellerId: resellerOf(simulator).id }),
	customers: (simulator) => simulator.adobe.state().customers.length,
	orderKeys: (simulator) => simulator.adobe.state().orders.map(({ externalReferenceId }) => externalReferenceId),
};

/** By the name of their part of the run. */
export const platforms: Record<string, Platform> = {
	'twice-ingram': ingram,
	'twice-microsoft': partnerCenter,
	'twice-adobe': adobe,
};
