import type { Case, KeyShop, Place } from './types';

/** Keys of Ingram Micro: in the PO number, or in the attributes where the flow gives a PO number of its own. */

/** What became of one place. Hidden: the platform does not show it any more. */
type Change = 'kept' | 'edited' | 'removed' | 'hidden';

const CHANGES: Change[] = ['kept', 'edited', 'removed', 'hidden'];
const SHOWN: Change[] = ['kept', 'edited'];
const GONE: Change[] = ['removed', 'hidden'];

/** Every pair, triple and so on. */
const all = <A, B>(one: A[], other: B[]): Array<[A, B]> => one.flatMap((a) => other.map((b): [A, B] => [a, b]));

const EDITED = 'edited by somebody';

/** The order of Ingram Micro: both places, by what became of each; a list that shows both shows what is not hidden. */
function ingramCase(po: Change, attributes: Change, own: string | undefined, next: string | undefined): Case[] {
	const change = (listed: boolean) => (shop: KeyShop, order: object) => {
		const { attributes: given = {} } = order as { attributes?: Record<string, string> };
		const { n8nOrderKey, ...others } = given;
		Object.assign(
			order,
			po === 'edited' && { poNumber: EDITED },
			po === 'removed' && { poNumber: '' },
			attributes === 'edited' && { attributes: { ...others, n8nOrderKey: EDITED } },
			attributes === 'removed' && { attributes: others },
		);
		shop.show({
			listShowsPoNumber: listed,
			singleShowsPoNumber: po !== 'hidden',
			singleShowsAttributes: attributes !== 'hidden',
		});
	};
	const hides = [po, attributes].includes('hidden');
	return (hides ? [false] : [false, true]).map((listed) => ({
		name: `PO number ${po}, attributes ${attributes}, the flow's own ${own} then ${next}${listed ? ', listed' : ''}`,
		own,
		next,
		change: change(listed),
	}));
}

const NONE = undefined;
const OWN = 'PO-1';
const OTHER = 'PO-2';
/** A PO number of the flow's own at the second delivery, or none. */
const NEXT = [OWN, OTHER, NONE];

/** The key is in the PO number, for the flow gives none. */
const inNumber = (numbers: Change[], attributes: Change[], nexts: Array<string | undefined>): Case[] =>
	all(numbers, all(attributes, nexts)).flatMap(([po, [attribute, next]]) => ingramCase(po, attribute, NONE, next));

/** The key is in the attributes, for the flow gives a PO number. */
const inAttributes = (attributes: Change[], numbers: Change[], nexts: Array<string | undefined>): Case[] =>
	all(attributes, all(numbers, nexts)).flatMap(([attribute, [po, next]]) => ingramCase(po, attribute, OWN, next));

export const INGRAM: Place[] = [
	['PO number: not touched', inNumber(['kept'], ['kept', 'hidden'], NEXT), 'found', 'found'],
	['PO number: removed or hidden', inNumber(GONE, ['kept', 'hidden'], NEXT), 'refused', 'refused'],
	[
		'PO number: edited; the attributes are hidden, and the flow gives a PO number since',
		inNumber(['edited'], ['hidden'], [OWN, OTHER]),
		'refused',
		'refused',
	],
	[
		'PO number: edited, otherwise',
		[...inNumber(['edited'], ['kept'], NEXT), ...inNumber(['edited'], ['hidden'], [NONE])],
		'found',
		'second order',
	],
	['Attributes: shown, whatever became of the PO number', inAttributes(['kept'], CHANGES, NEXT), 'found', 'found'],
	[
		'Attributes: hidden, removed; the PO number is removed or hidden',
		inAttributes(GONE, GONE, NEXT),
		'refused',
		'refused',
	],
	[
		'Attributes: hidden; the flow gives a PO number, the same or another',
		inAttributes(['hidden'], SHOWN, [OWN, OTHER]),
		'refused',
		'refused',
	],
	[
		'Attributes: hidden; the flow gives no PO number since',
		inAttributes(['hidden'], SHOWN, [NONE]),
		'found',
		'second order',
	],
	[
		'Attributes: shown without the key; the PO number is the same',
		inAttributes(['removed'], ['kept'], [OWN]),
		'refused',
		'refused',
	],
	[
		'Attributes: shown without the key; the PO number is another on one side',
		[...inAttributes(['removed'], ['edited'], NEXT), ...inAttributes(['removed'], ['kept'], [OTHER, NONE])],
		'found',
		'second order',
	],
	['Attributes: the key in them edited', inAttributes(['edited'], CHANGES, NEXT), 'found', 'second order'],
];

/** A key that is in the PO number only: no attributes come with these types. */
const only = (number: Change): Case[] => ingramCase(number, 'kept', NONE, NONE);

export const OF_SUBSCRIPTION: Place[] = [
	['PO number: not touched', only('kept'), 'found', 'found'],
	['PO number: removed or hidden', GONE.flatMap(only), 'refused', 'refused'],
	['PO number: edited', only('edited'), 'found', 'second order'],
];
