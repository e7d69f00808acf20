import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { time } from '../../../support/virtualClock';

import { CONTACT, DAY, DETAILS, picked } from '../world';
import { NOTHING_TO_CHANGE, NOTHING_TO_COMMIT } from '../../../support/sentences';
import { change, setUp, stored, world } from './accountsSetup';

setUp();

const CHANGE = 'PATCH /v3/customers/{customer-id}';

describe('Customer', () => {
	test('is created with a date that no zone shifts', async () => {
		const id = await world.customer({
			additionalFields: { cotermDate: '2028-02-29T00:00:00.000+14:00', marketSegment: 'EDU' },
		});
		expect(stored(id)).toMatchObject({ cotermDate: '2028-02-29', profile: { marketSegment: 'EDU' } });
	});

	test('with a commitment is asked for it once it is active', async () => {
		const row = await world.row('Customer', 'createWithThreeYearCommit', {
			...DETAILS,
			resellerId: picked(world.reseller()),
			additionalFields: { minimumLicenses: 10, minimumConsumables: 1000 },
		});
		expect(row).toMatchObject({
			outcome: 'completed',
			benefits: [
				{
					type: 'THREE_YEAR_COMMIT',
					commitmentRequest: {
						minimumQuantities: [
							{ offerType: 'LICENSE', quantity: 10 },
							{ offerType: 'CONSUMABLES', quantity: 1000 },
						],
					},
				},
			],
		});
		expect(
			await world.complaint('Customer', 'createWithThreeYearCommit', {
				...DETAILS,
				resellerId: picked(world.reseller()),
				additionalFields: {},
			}),
		).toContain(NOTHING_TO_COMMIT);
	});

	test('as a large government agency is of the US or Canada, and of 23 months at most', async () => {
		const agency = (more: IDataObject) => ({
			...DETAILS,
			resellerId: picked(world.reseller()),
			marketSubSegments: ['STATE'],
			additionalFields: {},
			...more,
		});
		const row = await world.row('Customer', 'createLga', agency({ additionalFields: { cotermDate: '2027-12-31' } }));
		expect(row).toMatchObject({
			companyProfile: { marketSegment: 'GOV', marketSubSegments: ['STATE'] },
			benefits: [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'ACTIVE' }],
		});
		expect(await world.complaint('Customer', 'createLga', agency({ country: 'DE' }))).toContain('only for US and CA');
		expect(
			await world.complaint('Customer', 'createLga', agency({ additionalFields: { cotermDate: '2028-12-31' } })),
		).toContain('"Anniversary Date"');
	});

	test('a change sends the customer whole and changes only what was named', async () => {
		const id = await world.customer({ additionalFields: { externalReferenceId: 'crm-1', addressLine2: 'Suite 1' } });
		const before = stored(id);
		const row = await change('update', id, { updateFields: { addressLine1: '1 Main Street' } });
		expect(row).toMatchObject({
			id,
			companyProfile: { address: { addressLine1: '1 Main Street', addressLine2: 'Suite 1' } },
		});
		expect(stored(id)).toEqual({
			...before,
			profile: { ...before.profile, address: { ...before.profile.address, addressLine1: '1 Main Street' } },
		});
	});

	test('with the reseller of the list alone there is nothing to change, and nobody gets a mail', async () => {
		const id = await world.customer();
		expect(
			await world.complaint('Customer', 'update', {
				customerId: picked(id),
				updateFields: { resellerId: picked(world.reseller()) },
			}),
		).toContain(NOTHING_TO_CHANGE);
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('a contact that a new list leaves out is reported, without a name', async () => {
		const id = await world.customer();
		const other = { ...CONTACT, firstName: 'Bo', email: 'bo@example.com' };
		const row = await change('update', id, { updateFields: { contacts: { contact: [other] } } });
		expect(row.warnings).toEqual([expect.stringMatching(/^1 of the account's previous contacts.*Admin Console/)]);
		expect(JSON.stringify(row.warnings)).not.toContain('ada');
	});

	test.each([
		['update', { updateFields: { city: 'Fresno' } }],
		['changeMarketSegment', { marketSegment: 'EDU' }],
		['setGlobalSales', { globalSalesEnabled: true }],
		['requestThreeYearCommit', { updateFields: { minimumLicenses: 10 } }],
	])('a dry run of %s shows the whole without a person, and sends nothing', async (operation, fields) => {
		const id = await world.customer();
		const shown = await change(operation, id, { ...fields, dryRun: true });
		expect(shown).toMatchObject({
			dryRun: true,
			request: {
				method: 'PATCH',
				path: `/v3/customers/${id}`,
				body: { companyProfile: { preferredLanguage: 'en-US' } },
			},
		});
		expect(JSON.stringify(shown)).not.toMatch(/ada|miller|Contoso|Park Avenue|San Jose|Fresno/i);
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('a pending customer is not changed, and nothing is sent', async () => {
		const id = await world.customer({ waitForCompletion: false });
		expect(
			await world.complaint('Customer', 'update', { customerId: picked(id), updateFields: { city: 'Fresno' } }),
		).toContain(`customer ${id} is pending validation`);
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('moves to another segment, and keeps global sales when it has them', async () => {
		const id = await world.customer();
		expect(await change('setGlobalSales', id, { globalSalesEnabled: true })).toMatchObject({
			globalSalesEnabled: true,
		});
		expect(await change('update', id, { updateFields: { city: 'Fresno' } })).toMatchObject({
			globalSalesEnabled: true,
		});
		expect(await change('setGlobalSales', id, { globalSalesEnabled: false })).toMatchObject({
			globalSalesEnabled: false,
		});
		expect(await change('changeMarketSegment', id, { marketSegment: 'EDU' })).toMatchObject({
			companyProfile: { marketSegment: 'EDU' },
		});
		expect(
			await world.complaint('Customer', 'changeMarketSegment', { customerId: picked(id), marketSegment: '={{ "" }}' }),
		).toContain('"Market Segment" is required');
	});

	test('is asked for a commitment without its contacts, which stay', async () => {
		const id = await world.customer();
		const row = await change('requestThreeYearCommit', id, { updateFields: { minimumLicenses: 10 } });
		expect(row).toMatchObject({
			benefits: [{ commitmentRequest: { status: 'REQUESTED' } }],
			companyProfile: { contacts: [CONTACT] },
		});
		expect(await change('requestThreeYearCommit', id, { updateFields: { minimumLicenses: 20 } })).toMatchObject({
			warnings: [expect.stringContaining('replaces')],
			benefits: [{ commitmentRequest: { minimumQuantities: [{ quantity: 20 }] } }],
		});
		expect(
			await world.complaint('Customer', 'requestRecommitment', {
				customerId: picked(id),
				updateFields: { minimumLicenses: 10 },
			}),
		).toContain('does not exist');
		expect(
			await world.complaint('Customer', 'requestThreeYearCommit', { customerId: picked(id), updateFields: {} }),
		).toContain(NOTHING_TO_COMMIT);
	});

	test('of another segment is not converted to an agency', async () => {
		const id = await world.customer();
		expect(
			await world.complaint('Customer', 'convertToLga', { customerId: picked(id), marketSubSegments: ['STATE'] }),
		).toContain('in the market segment COM');
		expect(world.sent(CHANGE)).toBe(0);
	});

	test('of the government is converted in the last days of its term, with enough to renew', async () => {
		const id = await world.customer({ additionalFields: { marketSegment: 'GOV' } });
		const convert = { customerId: picked(id), marketSubSegments: ['STATE'] };
		await world.buy(id, '65306524CA01C12', 150);
		expect(await world.complaint('Customer', 'convertToLga', convert)).toContain('A value is not valid');
		world.simulator.adobe.admin().setAnniversary(id, new Date(time.now() + 20 * DAY).toISOString().slice(0, 10));
		expect(await world.row('Customer', 'convertToLga', convert)).toMatchObject({
			benefits: [{ type: 'LARGE_GOVERNMENT_AGENCY', status: 'PENDING_UPGRADE' }],
			companyProfile: { marketSubSegments: ['STATE'] },
		});
		// Its level of government goes back with later changes, for agencies must have one.
		expect(await change('update', id, { updateFields: { city: 'Fresno' } })).toMatchObject({
			companyProfile: { marketSubSegments: ['STATE'] },
		});
	});

	test('that keeps its commitment is asked for a further term', async () => {
		const id = await world.customer();
		await change('requestThreeYearCommit', id, { updateFields: { minimumLicenses: 10 } });
		time.pass(world.simulator.adobe.settings.commitmentMs + 1);
		const ask = { customerId: picked(id), updateFields: { minimumLicenses: 20 } };
		expect(await world.complaint('Customer', 'requestRecommitment', ask)).toContain('is ACCEPTED');
		await world.buy(id, '65304520CA01A12', 10);
		expect(await world.row('Customer', 'requestRecommitment', ask)).toMatchObject({
			benefits: [
				{
					commitment: { status: 'COMMITTED' },
					recommitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity: 20 }] },
				},
			],
		});
		expect(await world.complaint('Customer', 'requestThreeYearCommit', ask)).toContain(
			'a request for another term (REQUESTED)',
		);
	});

	test('whose answer to a change is lost is read back', async () => {
		const id = await world.customer();
		world.simulator.faults.add({ route: CHANGE, kind: 'status', status: 502, when: 'after' });
		expect(await change('update', id, { updateFields: { city: 'Fresno' } })).toMatchObject({
			companyProfile: { address: { city: 'Fresno' } },
		});
	});

	test('is listed by status and day of creation', async () => {
		const active = await world.customer();
		const pending = await world.customer({ waitForCompletion: false });
		const ids = async (filters: IDataObject) =>
			(
				await world.run('Customer', 'getAll', { resellerId: picked(world.reseller()), returnAll: true, filters })
			).lastNodeItems.map(({ json }) => json.customerId);
		expect(await ids({})).toEqual([active]);
		expect(await ids({ status: '1002' })).toEqual([pending]);
		expect(await ids({ createdTo: '2026-03-01' })).toEqual([]);
		expect(await ids({ createdFrom: '2026-03-01' })).toEqual([active]);
	});

	test('that added licenses itself shows in the notifications, and which ones in its own list', async () => {
		const id = await world.customer();
		world.simulator.adobe.admin().addLicenses(id, '65304520CA01A12', 3);
		expect(
			await world.row('Notification', 'getAll', {
				notificationType: 'LICENSES_PENDING_PARTNER_ORDER',
				resellerId: picked(world.reseller()),
				returnAll: true,
			}),
		).toMatchObject({ customerId: id });
		expect(
			await world.row('Customer', 'getLicensesPendingOrder', { customerId: picked(id), returnAll: true }),
		).toMatchObject({ baseOfferId: '65304520CA01A12', quantity: 3 });
	});
});

describe('the list of customers', () => {
	const TYPE = 'n8n-nodes-cloud-marketplace.adobeVipCustomer';
	const search = async (operation: string, fields: IDataObject, filter?: string) =>
		(
			await world.core.search(
				TYPE,
				'customers',
				{ resource: 'customer', operation, ...fields } as INodeParameters,
				filter,
				undefined,
				{ credentialId: 'a' },
			)
		).results;

	test.each(['get', 'getLicensesPendingOrder', 'update'])(
		'of %s is that of the reseller above it, and is searched by name',
		async (operation) => {
			const id = await world.customer({ companyName: 'Litware Works' });
			await world.customer();
			const fields = { resellerId: picked(world.reseller()) };
			expect(await search(operation, fields)).toHaveLength(2);
			expect(await search(operation, fields, 'works')).toEqual([{ name: `Litware Works (${id})`, value: id }]);
		},
	);

	test('asks for the reseller first', async () => {
		await expect(search('get', {})).rejects.toThrow('Choose Reseller first');
	});
});
