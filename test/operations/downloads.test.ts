import type { IBinaryData } from 'n8n-workflow';
import { readBinary } from '../support/core';
import { cases, givesFiles } from './play/cases';
import { complaints } from './play/contract';
import { FILE } from './play/fixtures';
import { openStage, type Stage } from './play/stage';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

const downloads = cases.filter(givesFiles);

/** What belongs to the API and must not leave it. */
const OURS = /^(authorization|x-subscription-key|x-client-id|ms-.*)$/;

test.each(downloads)('$title', async (one) => {
	const { result, requests } = await stage.play(one, one.parameters, 2);
	expect(result.error?.message).toBeUndefined();
	const strangers = requests.filter(({ route }) => route === 'GET {}');
	expect(strangers.flatMap(({ headers }) => Object.keys(headers)).filter((name) => OURS.test(name))).toEqual([]);
	expect(
		requests
			.filter((request) => !strangers.includes(request))
			.flatMap((request) => complaints(request, one.operation.facts)),
	).toEqual([]);

	const items = result.lastNodeItems;
	expect([...new Set(items.map(({ pairedItem }) => (pairedItem as { item: number }).item))]).toEqual([0, 1]);
	for (const { json, binary } of items) {
		expect(json).toMatchObject({ fileName: expect.stringMatching(/\.\w+$/) as string });
		expect((await readBinary(binary?.file as IBinaryData)).toString()).toBe(FILE);
	}
});
