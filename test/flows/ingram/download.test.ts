import type { IBinaryData, INodeParameters } from 'n8n-workflow';

import { readBinary } from '../../support/core';
import { startRecorder, type Recorder } from '../../support/recorder';
import { time } from '../../support/virtualClock';

import { byId } from './parameters';
import { startWorld, storedText, type World } from './world';
import { NO_LONGER_VALID_LINK } from '../../support/sentences';

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

const schedule = {
	resource: 'report',
	operation: 'schedule',
	name: 'Daily report',
	startDate: '2026-02-01',
	waitForCompletion: true,
	simplify: false,
};
const download = (more: INodeParameters): INodeParameters => ({
	resource: 'report',
	operation: 'download',
	binaryPropertyName: 'data',
	...more,
});
const byLink = (downloadUrl: string) => download({ source: 'link', downloadUrl });

async function scheduled() {
	const { lastNodeItems } = await world.run('Report', schedule);
	return lastNodeItems[0].json as { id: string; downloadUrl: string };
}

test('a report is scheduled, waited for and downloaded, by its id and by its link', async () => {
	const { id, downloadUrl } = await scheduled();
	for (const parameters of [download({ source: 'report', reportId: byId(id) }), byLink(downloadUrl)]) {
		const { lastNodeItems, error } = await world.run('Report', parameters);
		expect(error).toBeUndefined();
		const file = lastNodeItems[0].binary?.data as IBinaryData;
		expect(file).toMatchObject({ mimeType: 'text/csv', fileName: expect.stringMatching(/^Daily report\..*\.csv$/) });
		expect((await readBinary(file)).toString().split('\n').length).toBeGreaterThan(3);
		expect(JSON.stringify(lastNodeItems[0].json)).not.toMatch(/sig=/);
	}
});

test.each([
	["={{ DateTime.fromISO('2026-02-01T00:30:00', { zone: 'Pacific/Kiritimati' }) }}", '2026-01-31T10:30:00Z'],
	[
		"={{ DateTime.fromISO('2026-02-01T23:30:00', { zone: 'America/Los_Angeles' }).toISODate() }}",
		'2026-02-01T00:00:00Z',
	],
	["={{ new Date('2026-02-01T00:00:00Z') }}", '2026-02-01T00:00:00Z'],
])('a date out of the expression %s is sent as %s', async (startDate, expected) => {
	const { lastNodeItems, error } = await world.run('Report', { ...schedule, startDate });
	expect(error).toBeUndefined();
	expect(lastNodeItems[0].json.startDate).toBe(expected);
});

test('a link that has ended says so, and shows no signature', async () => {
	const { downloadUrl } = await scheduled();
	time.pass(world.simulator.ingram.settings.linkSeconds * 1000);
	const result = await world.run('Report', byLink(`={{ "${downloadUrl}" }}`));
	expect(result.error?.message).toContain(NO_LONGER_VALID_LINK);
	expect(storedText(result)).toContain('403');
	expect(`${result.error?.message} ${result.error?.description}`).not.toMatch(/sig|[?]/);
});

test('a report that is not ready says when it is', async () => {
	const { lastNodeItems } = await world.run('Report', { ...schedule, waitForCompletion: false });
	const { error } = await world.run(
		'Report',
		download({ source: 'report', reportId: byId(String(lastNodeItems[0].json.id)) }),
	);
	expect(error?.message).toMatch(/\(status submitted\)/);
});

test.each(['http://storage.example.invalid/file', 'ftp://127.0.0.1/file', 'file:///etc/hostname', 'report.csv', ''])(
	'the link "%s" is refused before anything is sent',
	async (link) => {
		const { error } = await world.run('Report', byLink(`={{ "${link}" }}`));
		expect(error?.message).toMatch(/"Download Link" (must be an address that starts with https|is required)/);
	},
);

describe('a storage that breaks off', () => {
	let storage: Recorder;
	let link: string;
	beforeEach(async () => {
		storage = await startRecorder(() => ({ raw }) => {
			raw.writeHead(200, { 'Content-Length': '1000' });
			raw.write('half of the file', () => raw.socket?.destroy());
		});
		link = `${storage.url}/report.csv`;
	});
	afterEach(async () => await storage.stop());

	test('in the middle of the file gives an error, not half a file', async () => {
		const { lastNodeItems } = await world.run('Report', byLink(link), undefined, { onError: 'continueRegularOutput' });
		expect(lastNodeItems).toHaveLength(1);
		expect(lastNodeItems[0].json.error).toMatch(/read completely\. Run this again/);
		expect(lastNodeItems[0].binary).toBeUndefined();
	});
});
