import type { INodeParameters } from 'n8n-workflow';

import { onForm, type Field } from '../../../nodes/engine/declare';
import { optionalName } from '../../../nodes/engine/ui/layout';

import { cases, type Case } from '../play/cases';
import { openStage, type Stage } from '../play/stage';

/** What a thing is found by later names it: an external ID, a domain, the name of a company that came from nothing is refused. */

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

interface Name {
	one: Case;
	field: Field;
}

const written = cases.filter(({ fill, operation }) => fill === 'all' && operation.write !== undefined);

const groupOf = ({ one: { operation }, field }: Name): string | undefined =>
	onForm(field) ? undefined : optionalName(operation);

const isThere = (name: Name): boolean => {
	const { parameters } = name.one;
	const group = groupOf(name);
	return name.field.name in (group === undefined ? parameters : ((parameters[group] ?? {}) as INodeParameters));
};

/** Each name of each operation once, in a screen that shows it. */
const names = [
	...new Map(
		written
			.flatMap((one) => one.operation.fields.filter(({ send }) => send?.names).map((field) => ({ one, field })))
			.filter(isThere)
			.map((name) => [`${name.one.id} ${name.field.displayName}`, name] as const),
	),
];

const given = (name: Name, value: string): INodeParameters => {
	const { parameters } = name.one;
	const group = groupOf(name);
	if (group === undefined) return { ...parameters, [name.field.name]: value };
	return { ...parameters, [group]: { ...(parameters[group] as INodeParameters), [name.field.name]: value } };
};

const NOTHING = [
	'undefined',
	'null',
	'={{ "crm-" + $json.nothing }}',
	'=crm-{{ $json.nothing }}',
	'={{ "" + null }}',
	'=crm-{{ {} }}',
	'={{ "crm-" + {} }}',
	'={{ "crm-" + NaN }}',
	'crm-{{ $json.id }}',
	'-',
	'=\u200b',
];

test.each(names)('%s: what came from nothing is refused', async (_, name) => {
	const taken: string[] = [];
	for (const value of name.field.send?.names === 'name' ? NOTHING.slice(2) : NOTHING) {
		const { result, requests } = await stage.play(name.one, given(name, value));
		const message = result.error?.message ?? 'no error';
		if (requests.length > 0 || !message.includes(`"${name.field.displayName}"`)) taken.push(`${value}: ${message}`);
	}
	expect(taken).toEqual([]);
});

const ofCompanies = names.filter(([, { field }]) => field.send?.names === 'name');

test.each(ofCompanies)('%s: the name is there, its legal form is not', async (_, name) => {
	const { result, requests } = await stage.play(name.one, given(name, '={{ "Blue Harbor" }} {{ $json.legalForm }}'));
	expect(result.error).toBeUndefined();
	expect(JSON.stringify(requests)).toContain('"Blue Harbor"');
});

test.each(ofCompanies)('%s: a name that is a real one is sent, typed or from an expression', async (_, name) => {
	for (const value of [
		'Null',
		'None',
		'Nan Li',
		'null',
		'undefined',
		'={{ "Null" }}',
		'={{ "Ada" }} {{ "Null" }}',
		'=Nan Li',
	]) {
		const { result, requests } = await stage.play(name.one, given(name, value));
		expect(result.error?.message).toBeUndefined();
		expect(JSON.stringify(requests)).toMatch(/"(Null|None|Nan Li|null|undefined|Ada Null)"/);
	}
});

test('everything by which a customer, a reseller or a migration is found is a name', () => {
	expect(names.map(([title]) => title).sort()).toEqual([
		'adobeVipCustomer.create Company Name',
		'adobeVipCustomer.create External Reference ID',
		'adobeVipCustomer.createLga Company Name',
		'adobeVipCustomer.createLga External Reference ID',
		'adobeVipCustomer.createWithThreeYearCommit Company Name',
		'adobeVipCustomer.createWithThreeYearCommit External Reference ID',
		'adobeVipCustomer.findOrCreate Company Name',
		'adobeVipCustomer.findOrCreate External Reference ID',
		'adobeVipCustomer.update External Reference ID',
		'adobeVipOrder.update External Reference ID',
		'adobeVipReseller.create Company Name',
		'adobeVipReseller.create External Reference ID',
		'adobeVipReseller.update External Reference ID',
		'ingramMicroCustomer.create External ID',
		'ingramMicroCustomer.create Name',
		'ingramMicroCustomer.findOrCreate Email',
		'ingramMicroCustomer.findOrCreate External ID',
		'ingramMicroCustomer.findOrCreate Name',
		'ingramMicroCustomer.update External ID',
		'ingramMicroCustomer.update Name',
		'ingramMicroReseller.create External ID',
		'ingramMicroReseller.create Name',
		'ingramMicroReseller.createCustomer External ID',
		'ingramMicroReseller.createCustomer Name',
		'ingramMicroReseller.update External ID',
		'ingramMicroReseller.update Name',
		'partnerCenterCustomer.create Company Name',
		'partnerCenterCustomer.create Domain',
		'partnerCenterCustomer.findOrCreate Company Name',
		'partnerCenterCustomer.findOrCreate Domain',
		'partnerCenterCustomer.updateBillingProfile Company Name',
		'partnerCenterMigration.createSchedule External Reference ID',
		'partnerCenterMigration.place External Reference ID',
		'partnerCenterMigration.updateSchedule External Reference ID',
	]);
});
