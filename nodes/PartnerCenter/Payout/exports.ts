import type { IDataObject } from 'n8n-workflow';

import { type CustomRead, type Operation, Problem, type Session, type State, type Wait } from '../../engine/declare';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { ask } from '../../engine/http/send';
import { waited } from '../../engine/run/perform';

import { notIn } from '../signIn/clouds';
import { USER_ONLY } from '../vendor';

/** One of the two things that are exported. */
export interface Kind {
	/** 'earnings' */
	noun: string;
	/** 'Earnings' */
	title: string;
	/** the last part of its routes */
	part: 'transactionhistory' | 'payments';
	/** how the contract names it */
	fact: 'TransactionHistory' | 'Payments';
	docs: string;
}

export const EARNINGS_KIND: Kind = {
	noun: 'earnings',
	title: 'Earnings',
	part: 'transactionhistory',
	fact: 'TransactionHistory',
	docs: 'https://learn.microsoft.com/partner-center/developer/create-earnings-export-request',
};
export const PAYMENTS_KIND: Kind = {
	noun: 'payments',
	title: 'Payments',
	part: 'payments',
	fact: 'Payments',
	docs: 'https://learn.microsoft.com/partner-center/developer/create-payment-export-request',
};

export const routeOf = ({ part }: Kind): string => `GET /v1.0/payouts/${part}/{requestId}`;

export const common = { unavailable: notIn('Payouts', 'china'), needs: USER_ONLY };

/** The address opens the file, so it is a secret. */
export const SIGNED = ['blobLocation'];

/** How far an export is: its words are not described, but a finished one names its file. */
export function stateOf({ blobLocation, status }: IDataObject): State {
	if (typeof blobLocation === 'string' && blobLocation.trim() !== '') return 'completed';
	return /fail/i.test(String(status)) ? 'failed' : 'pending';
}

export const failureOf = ({ requestId, status }: IDataObject): string =>
	`Export ${String(requestId)} failed (status ${String(status)}). Check the filters, choose a shorter period, then export again.`;

/** An export as it is now. */
export async function readExport(session: Session, kind: Kind, requestId: string): Promise<IDataObject> {
	return await readObject(session, getRequest(routeOf(kind), { requestId }));
}

function waitFor(kind: Kind): Wait {
	return {
		route: routeOf(kind),
		look: async ({ session, id }) => await readExport(session, kind, id),
		state: stateOf,
		failure: failureOf,
		until: 'the file is ready',
		offered: 'choice',
	};
}

/** An export changes nothing, so after a lost answer it is simply asked for again. */
export function exporting(kind: Kind, declared: Pick<Operation, 'fields' | 'transformValues' | 'rule'>): CustomRead {
	const wait = waitFor(kind);
	return {
		...common,
		...declared,
		value: `export${kind.title}`,
		name: `Export ${kind.title}`,
		action: `Export ${kind.noun}`,
		description: `Start an export of your ${kind.noun} to a file. Then read its rows with Get ${kind.title}, or get the file with Download ${kind.title}.`,
		route: `POST /v1.0/payouts/${kind.part}`,
		extraRoutes: [wait.route],
		wait,
		mask: SIGNED,
		sample: `partnerCenter/payout.create${kind.fact}Export.json`,
		facts: [`payout.create${kind.fact}Export`],
		docs: kind.docs,
		run: async ({ operation, session, values }) => {
			const made = session.vendor.object((await ask(session, buildRequest(operation, values))).body);
			if (made.requestId === undefined)
				throw new Problem('Microsoft accepted the export but gave no ID for it. Run this again.', {
					route: operation.route,
				});
			return waited(session, { wait }, { id: String(made.requestId), ...made });
		},
	};
}
