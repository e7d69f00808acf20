import type { Case, Place } from './types';

/** Keys of Partner Center, in names of lines and in references, and of Adobe, in references. */

const NONE = undefined;
const EDITED = 'edited by somebody';

interface Named {
	friendlyName?: string;
}

/** The lines of a Partner Center order. @param become what the name of a line becomes, undefined where it is hidden */
function named(what: string, become: (name: string, index: number) => string | undefined, lines = 1): Case[] {
	const owns: Array<[string | undefined, string | undefined]> = [
		[NONE, NONE],
		['Sales team', 'Sales team'],
		['Sales team', 'Others'],
		['Sales team', NONE],
		[NONE, 'Others'],
	];
	return owns.map(([own, next]) => ({
		name: `${what}, ${lines} lines, the flow's own ${own} then ${next}`,
		own,
		next,
		lines,
		change: (_shop, order) =>
			(order as { lines: Named[] }).lines.forEach((line, index) => {
				line.friendlyName = become(String(line.friendlyName), index);
			}),
	}));
}

const KEY = /(?:^| )\[?deal-1\]?$/;

export const PARTNER_CENTER: Place[] = [
	[
		'Nickname: not touched, or another text in front of the key',
		[
			...named('kept', (name) => name),
			...named('kept', (name) => name, 2),
			...named('front edited', (name) => (name === 'deal-1' ? name : name.replace('Sales team', EDITED))),
		],
		'found',
		'found',
		'found',
	],
	[
		'Nickname: removed or hidden',
		[
			...named('removed', () => ''),
			...named('hidden', () => undefined),
			...named('key removed, blanks kept', () => ' '),
			...named('hidden', () => undefined, 2),
		],
		'refused',
		'refused',
		'refused',
	],
	[
		'Nickname: edited, removed or hidden on some lines',
		[
			...named('one edited', (name, index) => (index === 0 ? EDITED : name), 2),
			...named('one removed', (name, index) => (index === 0 ? '' : name), 2),
			...named('one hidden', (name, index) => (index === 1 ? undefined : name), 2),
		],
		'refused',
		'refused',
		'refused',
	],
	[
		'Nickname: edited, so that no line has the key',
		[
			...named('edited', () => EDITED),
			...named('edited', () => EDITED, 2),
			...named('key taken out', (name) => name.replace(KEY, '') || EDITED),
		],
		'found',
		'found',
		'second order',
	],
];

/** Of an order that was there before, the same process knows the ID, but not which lines were added. */
export const ADDED_LINES: Place[] = PARTNER_CENTER.map(([what, cases, same, ...later]) =>
	later.includes('second order') ? [what, cases, 'refused', ...later] : [what, cases, same, ...later],
);

interface Referenced {
	externalReferenceId?: string;
}

const referenced = (name: string, become?: string): Case => ({
	name,
	change: (_shop, order) => void ((order as Referenced).externalReferenceId = become),
});

export const ADOBE: Place[] = [
	['External reference: not touched', [referenced('kept', 'deal-1')], 'found', 'found', 'found'],
	[
		'External reference: removed or hidden',
		[referenced('removed', ''), referenced('hidden')],
		'refused',
		'refused',
		'refused',
	],
	[
		'External reference: edited, as Order > Update External Reference does',
		[referenced('edited', EDITED), referenced('in capitals', 'DEAL-1')],
		'found',
		'found',
		'second order',
	],
];

const migrated = (
	name: string,
	become: (reference: string) => string | undefined,
	own?: string,
	next?: string,
): Case => ({
	name: `${name}, the flow's own ${own} then ${next}`,
	own,
	next,
	change: (_shop, order) => {
		const { request } = order as { request: Referenced };
		request.externalReferenceId = become(String(request.externalReferenceId));
	},
});

const BATCHES: Array<[string | undefined, string | undefined]> = [
	[NONE, NONE],
	['batch-1', 'batch-1'],
	['batch-1', 'batch-2'],
	['batch-1', NONE],
	[NONE, 'batch-2'],
];

const ofBatches = (name: string, become: (reference: string) => string | undefined): Case[] =>
	BATCHES.map(([own, next]) => migrated(name, become, own, next));

export const MIGRATION: Place[] = [
	[
		'External Reference ID: not touched, or another text in front of the key',
		[...ofBatches('kept', (id) => id), ...ofBatches('front edited', (id) => id.replace('batch-1', EDITED))],
		'found',
		'found',
	],
	[
		'External Reference ID: removed or hidden',
		[...ofBatches('removed', () => ''), ...ofBatches('hidden', () => undefined)],
		'refused',
		'refused',
	],
	['External Reference ID: edited', ofBatches('edited', () => EDITED), 'found', 'refused', 'refused'],
];
