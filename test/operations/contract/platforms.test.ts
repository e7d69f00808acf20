import { cases, operations } from '../play/cases';
import { platforms } from '../platforms';

test.each(platforms)('$name: what is said of single operations is said of operations that exist', (platform) => {
	const { screens, filled, alsoAsked, changes, refused, replies } = platform;
	const named = [screens, filled, alsoAsked, changes, refused, replies].flatMap((table) => Object.keys(table));
	const ids = operations.filter((one) => one.platform === platform).map(({ id }) => id);
	expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(platforms)(
	'$name: every operation of the contract is asked for by these requests, but those that are not offered',
	({ contract, notOffered }) => {
		const asked = new Set(cases.flatMap(({ operation }) => operation.facts));
		expect(contract.operations.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual(notOffered);
	},
);

test('no two operations have one id', () => {
	expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});
