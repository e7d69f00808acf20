import { loadContract, SYSTEMS } from '../../simulator/core/contract/contract';

const CONFIDENCE = ['official', 'official-2023', 'secondary', 'unverified'];
const DAY = /^20\d\d-[01]\d-[0-3]\d$/;

test('every platform has a contract', () => {
	expect(SYSTEMS).toEqual(['adobe', 'ingram', 'partnerCenter']);
});

describe.each(SYSTEMS)('%s', (system) => {
	const { operations, sources } = loadContract(system);

	test('every operation names its sources, the day on which it was compared with them, and how sure it is', () => {
		const wrong = operations.filter(
			({ source, checked, confidence }) =>
				source.length === 0 ||
				source.some((name) => !(name in sources)) ||
				!DAY.test(checked) ||
				!CONFIDENCE.includes(confidence),
		);
		expect(wrong.map(({ id }) => id)).toEqual([]);
	});

	test('every source has a title and a day; one in a repository names the commit that was read', () => {
		for (const { title, date, repository, commit } of Object.values(sources)) {
			expect(title.length).toBeGreaterThan(10);
			expect(date).toMatch(DAY);
			expect(commit === undefined).toBe(repository === undefined);
			if (commit !== undefined) expect(commit).toMatch(/^[0-9a-f]{7,40}$/);
		}
	});

	test('an uncertain field says how sure it is and what is in doubt', () => {
		const fields = operations.flatMap(({ id, query, headers = [], body }) =>
			[...query, ...headers, ...body].map((field) => ({ id, ...field })),
		);
		const wrong = fields.filter(
			({ confidence, doubt }) =>
				(confidence !== undefined && !CONFIDENCE.includes(confidence)) ||
				(confidence !== undefined && confidence !== 'official' && !/\.$/.test(doubt ?? '')),
		);
		expect(wrong.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
		expect(fields.filter(({ doubt }) => doubt !== undefined).length).toBeGreaterThan(3);
	});
});
