import type { IDataObject } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import type { Session } from '../n8n/rest';
import type { Routes } from './recorder/recorder';

/** What a marketplace has stored of a deal. */
export interface Sold {
	orderId: string;
	subscriptionId: string;
}

/** How a CRM delivers an event: to which webhook, with which headers and body. */
export interface Delivery {
	path: string;
	headers: Record<string, string>;
	body: unknown;
}

/** A deal of a CRM, as its API answers it. */
export interface Deal {
	id: number;
	quantity: number;
	/** grows with each change of the deal */
	change: number;
}

/** A flow that begins and ends in a CRM or PSA, and what that one sends, answers and is sent back. */
export interface CrmFlow {
	/** the CRM, as a person names it */
	name: string;
	/** the flow's file in workflows/ */
	file: string;
	/** the hosts of the CRM */
	hosts: string[];
	/** the CRM's credentials, as an administrator fills them in */
	credentials: Array<{ type: string; data: IDataObject }>;
	routes(deal: Deal): Routes;
	/** nothing where n8n asks the CRM itself */
	event?(deal: Deal, webhookId: string): Delivery;
	/** what an administrator enters in the flow's own node of settings */
	settings?(simulator: Simulator): Record<string, string>;
	/** what must be there in n8n before the deal is won, such as a Data Table */
	prepare?(session: Session): Promise<void>;
	/** what is stored, one entry for each order */
	sold(simulator: Simulator): Sold[];
	/** the request that writes the order to the deal, and the one that writes a problem */
	writesOrder: { route(dealId: number): string; body(sold: Sold): unknown };
	writesProblem: { route(dealId: number): string };
}
